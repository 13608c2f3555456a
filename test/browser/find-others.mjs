import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { findInstalledChromium } from './find-chromium.mjs';

/**
 * Finds what `npm run test:all` needs beside the Chromium of `npm test`.
 * @returns {{ firefox: string, webKitDriver: string }} Paths of the programs.
 * @throws {Error} that names the Debian packages of all that is missing.
 */
export function findOthers() {
  if (process.platform !== 'linux') {
    throw new Error(
      'The tests in all browsers need Linux, for WebKitGTK and Xvfb. `npm test` runs everywhere, in Chromium.',
    );
  }
  const firefox = onPath('firefox-esr') ?? onPath('firefox');
  const webKitDriver = onPath('WebKitWebDriver');
  const packages = {
    chromium: findInstalledChromium(),
    'firefox-esr': firefox,
    'webkit2gtk-driver': webKitDriver,
    xvfb: onPath('Xvfb'),
  };
  const missing = Object.keys(packages).filter((name) => !packages[name]);
  if (missing.length > 0) {
    throw new Error(
      `The tests in all browsers need more than is installed. On Debian: apt-get install ${missing.join(' ')}`,
    );
  }
  return { firefox, webKitDriver };
}

function onPath(program) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.map((folder) => join(folder, program)).find((path) => existsSync(path));
}
