/**
 * What continuous integration runs after `npm ci`: `npm test` as on a bare machine, then `npm run test:all`
 * with every browser, of which it installs those that are missing: on Debian, as root. The last line is
 * `N passed, N failed`, over both.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { findInstalledChromium } from '../test/browser/find-chromium.mjs';
import { findProgram } from '../test/browser/find-program.mjs';

const totalFile = 'node_modules/.cache/test-counts/total.json';
const total = { passed: 0, failed: 0 };

part('npm test');
if (!allInstalled()) {
  const install = 'apt-get install -y --no-install-recommends';
}
