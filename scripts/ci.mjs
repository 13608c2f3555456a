/**
 * What continuous integration runs after `npm ci`: `npm test` with the browser that is there, then the rest of
 * `npm run test:all`, after installing what is missing for it: on Debian, as root. The last line is
 * `N passed, N failed`, over both.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { missingPackages } from '../test/browser/installed.mjs';

const folder = 'node_modules/.cache/test-counts';
const totalFile = `${folder}/total.json`;
const total = { passed: 0, failed: 0 };
mkdirSync(folder, { recursive: true });

tests('npm test');
const packages = missingPackages();
if (packages.length > 0) {
  run('apt-get update');
  run(`apt-get install --yes --no-install-recommends ${packages.join(' ')}`);
}
tests('npm run test:all -- --after-test');

console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;

/** Runs tests and adds what they counted. Whatever ends badly counts as failed at least once. */
function tests(command) {
  rmSync(totalFile, { force: true });
  const ok = run(command);
  const { passed, failed } = readTotal();
  total.passed += passed;
  total.failed += ok ? failed : Math.max(failed, 1);
  console.log(`${command}: ${passed} tests passed, ${failed} failed`);
}

function run(command) {
  console.log(`\n> ${command}`);
  const env = { ...process.env, TEST_TOTAL: totalFile, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync(command, { shell: true, stdio: 'inherit', env }).status === 0;
}

function readTotal() {
  try {
    return JSON.parse(readFileSync(totalFile, 'utf8'));
  } catch {
    // The run ended before it wrote any.
    return { passed: 0, failed: 0 };
  }
}
