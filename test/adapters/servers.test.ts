/** The examples for servers of Node, as they stand, on the package as it was built. */
import { describe } from 'node:test';
import { conformance } from '../conformance/suite.js';
import { adapter } from './adapter.js';
import { openSite } from './site.js';
import { startServer } from './start.js';

const examples = ['node-http', 'express', 'fastify', 'hono'];
const sites = await Promise.all(
  examples.map((example) =>
    openSite((environment) => startServer([`examples/gateway/${example}.mjs`], environment)),
  ),
);

describe('an example of a server', { concurrency: true }, () => {
  for (const [index, site] of sites.entries())
    describe(examples[index] ?? '', { concurrency: 1 }, () => {
      conformance(site.subject);
      adapter(site, { from: 'X-Forwarded-For' });
    });
});
