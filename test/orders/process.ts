import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
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

/** Whether the command can be tried as a user who has no name: root may, where that user can reach it. */
export const canActAsAnybody =
  process.getuid?.() === 0 && [process.execPath, resolve(main)].every(isOpenToAll);

function isOpenToAll(path: string): boolean {
  const parent = dirname(path);
  return (statSync(path).mode & 0o005) === 0o005 && (parent === path || isOpenToAll(parent));
}

export interface Running {
  child: ChildProcessByStdio<null, Readable, Readable>;
  finished: Promise<Finished & { signal: NodeJS.Signals | null }>;
}

/** `peppered-orders` with arguments, for a shell's `"$@"` or for `start`. */
export const commandLine = (args: string[]): [string, ...string[]] => [
  process.execPath,
  main,
  ...args,
];

/** The same from its source, which takes longer to start and counts as covered. */
export const sourceLine = (args: string[]): [string, ...string[]] => [
  process.execPath,
  ...['--import', 'tsx', 'src/orders/cli/main.ts'],
  ...args,
];

/**
 * Starts a program as a process of its own; it gets nothing of this environment but the path.
 * @param uid another user, as whom the superuser can start it
 */
export function start([program, ...args]: [string, ...string[]], key = '', uid?: number): Running {
  const { PATH, NODE_V8_COVERAGE } = process.env;
  const child = spawn(program, args, {
    env: { PATH, NODE_V8_COVERAGE, PEPPERED_API_KEY: key },
    stdio: ['ignore', 'pipe', 'pipe'],
    uid,
  });
  let output = '';
  let errors = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  const finished = once(child, 'close').then(() => ({
    exitCode: child.exitCode ?? undefined,
    signal: child.signalCode,
    output,
    errors,
  }));
  return { child, finished };
}
