import assert from 'node:assert/strict';
import { once } from 'node:events';
import { startChild } from '../browser/children.mjs';
import type { Environment } from './site.js';

/**
 * Starts a server of Node, with nothing in its environment of the machine that runs the tests.
 * @param script What Node is given; the folder and the Node to run it in, where they are not those of the tests.
 * @returns when it has said that it is open, the first that it says.
 */
export async function startServer(
  script: string[],
  environment: Environment,
  { cwd, node = process.execPath }: { cwd?: string; node?: string } = {},
) {
  const server = await startChild(node, script, {
    ...(cwd && { cwd }),
    env: { PATH: process.env.PATH, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const { child } = server;
  assert(child.stdout);
  const isOpen = once(child.stdout, 'data');
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`${script.join(' ')} ended with code ${String(code)} before it was open.`);
  });
  await Promise.race([isOpen, ended]);
  return server;
}
