import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { findInstalledChromium } from './find-chromium.mjs';

/** Debian's packages that `npm run test:all` needs, each with the names that its program may have. */
const programs = {
  'firefox-esr': ['firefox-esr', 'firefox'],
  'webkit2gtk-driver': ['WebKitWebDriver'],
  xvfb: ['Xvfb'],
  postgresql: ['postgres'],
  'redis-server': ['redis-server', 'valkey-server'],
  'nginx-light': ['nginx'],
  caddy: ['caddy'],
  'php-cli': ['php'],
  'php-codesniffer': ['phpcs'],
  'mariadb-server-core': ['mariadbd'],
};

/** Debian's packages of the PHP extensions that WordPress needs, each with the name that PHP gives it. */
const phpExtensions = {
  'php-curl': 'curl',
  'php-gd': 'gd',
  'php-mbstring': 'mbstring',
  'php-mysql': 'mysqli',
  'php-xml': 'dom',
};

/**
 * The path of the program that comes with one of these packages.
 * @param {keyof typeof programs} debianPackage
 * @returns {string}
 * @throws {Error} when it is not there, with what to do about it.
 */
export function findProgram(debianPackage) {
  const path = onPath(programs[debianPackage]);
  if (!path) throw new Error(missing([debianPackage]));
  return path;
}

/**
 * Debian's packages for `npm run test:all` that are not installed, among them a Chromium.
 * @throws {Error} on a machine that cannot have them.
 */
export function missingPackages() {
  if (process.platform !== 'linux') {
    throw new Error(
      'The tests in all browsers need Linux, for WebKitGTK and Xvfb. `npm test` runs everywhere, in Chromium.',
    );
  }
  return [
    ...(findInstalledChromium() ? [] : ['chromium']),
    ...Object.keys(programs).filter((name) => !onPath(programs[name])),
    ...missingExtensions(),
  ];
}

function missingExtensions() {
  const php = onPath(programs['php-cli']);
  const there = php ? execFileSync(php, ['-m'], { encoding: 'utf8' }).split('\n') : [];
  return Object.keys(phpExtensions).filter((name) => !there.includes(phpExtensions[name]));
}

/** What to do about packages that are missing. */
export const missing = (packages) =>
  `Not installed: ${packages.join(', ')}. On Debian: apt-get install ${packages.join(' ')}`;

function onPath(names) {
  const folders = [
    ...(process.env.PATH ?? '').split(delimiter),
    '/usr/sbin',
    ...postgresqlFolders(),
  ];
  return names
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .find((path) => existsSync(path));
}

/** Where Debian keeps the programs of each version that is installed, the newest first. */
function postgresqlFolders() {
  const folder = '/usr/lib/postgresql';
  if (!existsSync(folder)) return [];
  const versions = readdirSync(folder).sort((one, other) => Number(other) - Number(one));
  return versions.map((version) => join(folder, version, 'bin'));
}
