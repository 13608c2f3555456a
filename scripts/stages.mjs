/**
 * The stages of a test run. Each prints one line, and what it said when it failed; a failed stage does not
 * stop the ones after it. A check counts as one, a stage of tests counts its tests.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { run } from './run.mjs';

const total = { passed: 0, failed: 0 };

/** A stage that is right or wrong as a whole. Resolves with `{ ok, output, seconds }`. */
export async function check(name, command) {
  const result = await run(command);
  report(name, result, result.ok ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });
  return result;
}

/** A stage of tests. It also fails when it ran no test, skipped one, or ended badly beside them. */
export async function tests(name, command) {
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

/** Runs stages one after another, each as `stage` has it: `check` or `tests`. */
export async function inTurn(stage, ...stages) {
  for (const [name, command] of stages) await stage(name, command);
}

/**
 * Ends the run. The last line is `N passed, N failed`, unless the run is a part of another that named the
 * file for its total in `TEST_TOTAL`.
 */
export function finish() {
  process.exitCode = total.failed > 0 ? 1 : 0;
  if (process.env.TEST_TOTAL) writeFileSync(process.env.TEST_TOTAL, JSON.stringify(total));
  else console.log(`\n${total.passed} passed, ${total.failed} failed`);
}

export function indented(text) {
  return text.trimEnd().replaceAll(/^/gm, '  ');
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
