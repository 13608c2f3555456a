/** The examples for servers of Node, as they stand, on the package as it was built. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { describe } from 'node:test';
import { startChild } from '../browser/children.mjs';
import { conformance } from '../conformance/suite.js';
import { adapter } from './adapter.js';
import { openSite, type Environment } from './site.js';

async function start(example: string, environment: Environment) {
  const server = await startChild(process.execPath, [`examples/gateway/${example}.mjs`], {
    // Nothing of the machine that runs the tests.
    env: { PATH: process.env.PATH, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const { child } = server;
  assert(child.stdout);
  const isOpen = once(child.stdout, 'data');
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`${example} ended with code ${String(code)} before it was open.`);
  });
  await Promise.race([isOpen, ended]);
  return server;
}

const examples = ['node-http', 'express', 'fastify', 'hono'];
const sites = await Promise.all(
  examples.map((example) => openSite((environment) => start(example, environment))),
);

describe('an example of a server', { concurrency: true }, () => {
  for (const [index, site] of sites.entries())
    describe(examples[index] ?? '', { concurrency: 1 }, () => {
      conformance(site.subject);
      adapter(site, 'X-Forwarded-For');
    });
});
