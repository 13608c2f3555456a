import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * The path of an installed program that the tests in all browsers need.
 * @param {string} title What it is called.
 * @param {string[]} names Its file names, in order of preference.
 * @param {string} debianPackage The package that has it.
 * @throws {Error} when it is not there, with what to do about it.
 */
export function findProgram(title, names, debianPackage) {
  if (process.platform !== 'linux') {
    throw new Error(
      'The tests in all browsers need Linux, for WebKitGTK and Xvfb. `npm test` runs everywhere, in Chromium.',
    );
  }
  const folders = (process.env.PATH ?? '').split(delimiter);
  const found = names
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .find((path) => existsSync(path));
  if (found) return found;
  throw new Error(`${title} is not installed. On Debian: apt-get install ${debianPackage}`);
}
