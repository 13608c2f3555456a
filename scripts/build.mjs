/**
 * Builds `dist`: `node scripts/build.mjs [--if-needed]`. With the option it does nothing when `dist`
 * is newer than everything it is made from.
 */
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
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
  } else removeUnreachableTypes();
}

/** Types that no entry of the package leads to are of no use to anyone. */
function removeUnreachableTypes() {
  const { exports } = JSON.parse(readFileSync('package.json', 'utf8'));
  const reachable = new Set();
  const reach = (file) => {
    if (reachable.has(file)) return;
    reachable.add(file);
    for (const [, path] of readFileSync(file, 'utf8').matchAll(/['"](\.[^'"\n]+)\.js['"]/g))
      reach(join(dirname(file), `${path}.d.ts`));
  };
  for (const { types } of Object.values(exports)) if (types) reach(join(types));
  for (const file of readdirSync('dist', { recursive: true }).map((name) => join('dist', name)))
    if (file.endsWith('.d.ts') && !reachable.has(file)) rmSync(file);
}

function isStale() {
  if (!existsSync('dist')) return true;
  const built = statSync('dist').mtimeMs;
  return [...inputs, ...sources].some((file) => statSync(file).mtimeMs > built);
}
