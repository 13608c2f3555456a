/**
 * Compares the pictures of `test/seen/pixels.test.ts` with those in `test/seen/pixels/`, pixel by pixel:
 * `npm run pixels`. With `--update` they become the ones to compare with.
 *
 * Always in the Chromium of the lock file, with a font of its own and a clock that stands still, so that
 * the same code gives the same pixels.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { hasPackagedChromium, packagedChromium } from '../test/browser/find-chromium.mjs';
import { pageFor, takePictures } from '../test/browser/pictures.mjs';
import { browserCounts } from './browser-counts.mjs';

const { update } = parseArgs({
  options: { update: { type: 'boolean', default: false } },
}).values;
const references = 'test/seen/pixels';
const differences = 'screenshots/pixels';
/** Two or three of 255 shades: less than anybody sees, more than processors differ by. */
const threshold = 0.01;

if (!hasPackagedChromium)
  throw new Error('Pixels are compared in the Chromium of the npm package, which needs Linux x64.');
if (update) rmSync(references, { recursive: true, force: true });
rmSync(differences, { recursive: true, force: true });
for (const folder of [references, differences]) mkdirSync(folder, { recursive: true });

// The season's dates follow the day that the sandbox starts.
const { now } = Date;
const offset = Date.parse('2026-04-01T12:00:00Z') - now();
Date.now = () => now() + offset;

const head = `
    <link rel="stylesheet" href="/node_modules/@fontsource-variable/vazirmatn/index.css" />
    <style>
      :root {
        color-scheme: light dark;
        background: Canvas;
        font-family: 'Vazirmatn Variable';
        caret-color: transparent;
      }
      main {
        max-inline-size: 32rem;
        padding: 0.5rem;
      }
    </style>
    <script>
      {
        const { now } = Date;
        Date.now = () => now() + ${offset};
      }
    </script>`;
const { env, ...chromium } = await packagedChromium();
const passed = await takePictures({
  chromium: { ...chromium, env: { ...env, FONTCONFIG_FILE: resolve('test/seen/fonts.conf') } },
  files: 'test/seen/pixels.test.ts',
  keep: update ? accept : compare,
  reporters: [browserCounts('node_modules/.cache/test-counts/pixels.json')],
  pages: [pageFor(['ar'], { head })],
});
process.exitCode = passed ? 0 : 1;

function accept(name, png) {
  writeFileSync(`${references}/${name}.png`, png);
}

/** What is wrong with a picture, and what to do about it. */
function compare(name, png) {
  const advice = 'To accept the pictures as they are now: npm run pixels -- --update';
  const reference = `${references}/${name}.png`;
  if (!existsSync(reference)) return `There is no ${reference}. ${advice}`;
  const [expected, actual] = [readFileSync(reference), png].map((data) => PNG.sync.read(data));
  const difference = differenceBetween(expected, actual);
  if (!difference) return undefined;
  for (const [part, picture] of Object.entries({ expected, actual, ...difference.pictures }))
    writeFileSync(`${differences}/${name}-${part}.png`, PNG.sync.write(picture));
  return `${difference.text}. Look at ${differences}/${name}-*.png. ${advice}`;
}

/** `undefined` when there is none. */
function differenceBetween(expected, actual) {
  const { width, height } = expected;
  if (actual.width !== width || actual.height !== height)
    return { text: `${width} × ${height} pixels became ${actual.width} × ${actual.height}` };
  const diff = new PNG({ width, height });
  const options = { threshold, includeAA: true };
  const count = pixelmatch(expected.data, actual.data, diff.data, width, height, options);
  if (count === 0) return undefined;
  return { text: `${count} of ${width * height} pixels differ`, pictures: { diff } };
}
