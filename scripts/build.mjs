/**
 * Builds `dist`: `node scripts/build.mjs [--if-needed]`. With the option it does nothing when `dist`
 * is newer than everything it is made from.
 */
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { run } from './run.mjs';

const inputs = ['package.json', 'rollup.config.mjs', 'tsconfig.json', 'tsconfig.build.json', 'src'];
const sources = ['src', 'demo/sandbox'].flatMap((folder) =>
  readdirSync(folder, { recursive: true }).map((file) => join(folder, file)),
);

if (!process.argv.includes('--if-needed') || isStale()) {
  rmSync('dist', { recursive: true, force: true });
  const parts = await Promise.all([
    run('rollup --config --failAfterWarnings'),
    run('tsc --project tsconfig.build.json'),
  ]);
  for (const { ok, output } of parts) {
    if (!ok) console.error(output);
  }
  if (parts.some(({ ok }) => !ok)) {
    // Half a build must not pass for a whole one.
    rmSync('dist', { recursive: true, force: true });
    process.exitCode = 1;
  } else compress('dist/cdn');
}

/** Beside each script file its compressed forms, which `peppered-gateway` serves as they are. */
function compress(folder) {
  for (const file of readdirSync(folder, { recursive: true }).filter((name) =>
    name.endsWith('.js'),
  )) {
    const path = join(folder, file);
    const code = readFileSync(path);
    writeFileSync(`${path}.br`, brotliCompressSync(code));
    writeFileSync(`${path}.gz`, gzipSync(code, { level: 9 }));
  }
}

function isStale() {
  if (!existsSync('dist')) return true;
  const built = statSync('dist').mtimeMs;
  return [...inputs, ...sources].some((file) => statSync(file).mtimeMs > built);
}
