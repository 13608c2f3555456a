import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { after } from 'node:test';
import { build } from 'esbuild';
import type { Finished } from './command.js';

/** Within node_modules, so that the command finds its dependencies. */
const folder = join('node_modules/.cache', `peppered-orders-${String(process.pid)}`);
const main = join(folder, 'dist/orders/cli/main.js');

mkdirSync(folder, { recursive: true });
copyFileSync('package.json', join(folder, 'package.json'));
await build({
  entryPoints: ['src/api', 'src/orders'].flatMap((room) =>
    readdirSync(room, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => join(room, file)),
  ),
  outbase: 'src',
  outdir: join(folder, 'dist'),
  target: 'es2022',
});
after(() => rmSync(folder, { recursive: true, force: true }));

export interface Running {
  child: ChildProcess;
  finished: Promise<Finished & { signal: NodeJS.Signals | null }>;
}

/** `peppered-orders` with arguments, for a shell's `"$@"` or for `start`. */
export const commandLine = (args: string[]): [string, ...string[]] => [
  process.execPath,
  main,
  ...args,
];

/** Starts a program as a process of its own; it gets nothing of this environment but the path. */
export function start([program, ...args]: [string, ...string[]], key = ''): Running {
  const child = spawn(program, args, {
    env: { PATH: process.env.PATH, PEPPERED_API_KEY: key },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = text(child.stdout);
  const errors = text(child.stderr);
  const finished = once(child, 'close').then(async () => ({
    exitCode: child.exitCode ?? undefined,
    signal: child.signalCode,
    output: await output,
    errors: await errors,
  }));
  return { child, finished };
}
