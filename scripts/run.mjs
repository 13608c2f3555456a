import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';

const bin = join(process.cwd(), 'node_modules', '.bin');
const path = `${bin}${delimiter}${process.env.PATH}`;

/** Runs a command as an npm script would, and resolves when it ends: `{ ok, output, seconds }`. */
export async function run(command, variables = {}) {
  const started = performance.now();
  const child = spawn(command, {
    shell: true,
    env: { ...process.env, PATH: path, ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => (output += text));
  }
  const code = await new Promise((resolve) => child.on('close', resolve));
  return { ok: code === 0, output, seconds: (performance.now() - started) / 1000 };
}
