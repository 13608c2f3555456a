/**
 * `npm test`: every check and every test. A check counts as one, a stage of tests counts its tests;
 * a failed stage does not stop the ones after it. The last line is `N passed, N failed`.
 */
import { readFileSync, rmSync } from 'node:fs';
import { run } from './run.mjs';

const total = { passed: 0, failed: 0 };

rmSync('coverage', { recursive: true, force: true });

// Side by side, for two cores; the tests have the machine to themselves.
await Promise.all([
  inTurn(['build', 'node scripts/build.mjs'], ['types', 'tsc']),
  inTurn(
    ['lint', 'eslint . --max-warnings=0'],
    ['format', 'prettier --check .'],
    ['manifest', 'node scripts/manifest.mjs --check'],
  ),
]);
await tests('node', 'node scripts/node-tests.mjs --coverage');
await tests('browser', 'wtr --coverage');
await check('coverage', 'node scripts/coverage.mjs');
await tests('e2e', 'node scripts/node-tests.mjs --counts=e2e e2e');
await check('publint', 'publint --strict');
await check('attw', 'attw --pack . --profile esm-only');
await check('sizes', 'node scripts/sizes.mjs');

console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;

async function inTurn(...stages) {
  for (const [name, command] of stages) await check(name, command);
}

/** A stage that is right or wrong as a whole. */
async function check(name, command) {
  const result = await run(command);
  report(name, result, result.ok ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });
  if (result.ok && name === 'sizes') console.log(indented(result.output));
}

/** A stage of tests. It also fails when it ran no test, skipped one, or ended badly beside them. */
async function tests(name, command) {
  const file = `node_modules/.cache/test-counts/${name}.json`;
  rmSync(file, { force: true });
  const result = await run(command);
  const counts = readCounts(file);
  if (counts.failed === 0 && (!result.ok || counts.passed === 0 || counts.skipped > 0)) {
    counts.failed = 1;
  }
  const { passed, failed, skipped } = counts;
  report(`${name} tests: ${passed} passed, ${failed} failed, ${skipped} skipped`, result, counts);
}

function readCounts(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // The runner ended before it wrote any.
    return { passed: 0, failed: 0, skipped: 0 };
  }
}

function report(title, { output, seconds }, { passed, failed }) {
  total.passed += passed;
  total.failed += failed;
  console.log(`${failed === 0 ? '✔' : '✖'} ${title} (${seconds.toFixed(1)} s)`);
  if (failed > 0) console.log(indented(output));
}

function indented(text) {
  return text.trimEnd().replaceAll(/^/gm, '  ');
}
