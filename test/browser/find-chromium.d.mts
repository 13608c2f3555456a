/** What it takes to launch the browser; the names are those of Puppeteer and Playwright. */
export interface Chromium {
  executablePath: string;
  args: string[];
  env: NodeJS.ProcessEnv;
}

/**
 * Finds the Chromium to test in: `CHROME_PATH`, an installed Chrome or Chromium, or on Linux x64
 * the one inside the npm package.
 * @throws {Error} when there is no browser, with what to do about it.
 */
export function findChromium(): Promise<Chromium>;

/**
 * The build without an interface where it runs, or else the one that `findChromium` finds.
 * @throws {Error} when there is no browser, with what to do about it.
 */
export function findHeadlessChromium(): Promise<Chromium>;

/** Whether the build inside the npm package runs here. */
export const hasPackagedChromium: boolean;

/** The one inside the npm package, whatever is installed. */
export function packagedChromium(): Promise<Chromium>;

/**
 * The executable in `CHROME_PATH`, or of an installed Chrome or Chromium.
 * @throws {Error} when `CHROME_PATH` is wrong.
 */
export function findInstalledChromium(): string | undefined;
