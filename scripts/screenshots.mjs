/**
 * Writes pictures of what a visitor sees to `screenshots/`: every state, and the way through the demo
 * theatre's pages, on a phone and a desktop, light and dark, in Dutch, German and Arabic. `index.html`
 * there shows them side by side, `sheets/` has one picture a state.
 *
 *   npm run screenshots -- --only "nl cart-filled"    whose names contain these words
 *   npm run screenshots -- --languages "nl en"        in other languages
 *   npm run screenshots -- --workers 4                so many pages at a time, 2 by default
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { findChromium } from '../test/browser/find-chromium.mjs';
import { photographJourney, programmes } from './screenshots/journey.mjs';
import { writeSheets } from './screenshots/sheets.mjs';
import { photographStates } from './screenshots/states.mjs';

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    languages: { type: 'string', default: 'nl de ar' },
    workers: { type: 'string', default: '2' },
  },
});
const languages = values.languages.split(' ');
const unknown = languages.filter((lang) => !Object.hasOwn(programmes, lang));
if (unknown.length > 0)
  throw new Error(
    `No pages in ${unknown.join(', ')}: --languages takes ${Object.keys(programmes)}.`,
  );
const folder = 'screenshots';
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder);

const names = [];
const found = await findChromium();
const browser = await chromium.launch(found);
const options = {
  chromium: found,
  browser,
  only: values.only,
  languages,
  workers: Number(values.workers),
  keep(name, png) {
    writeFileSync(`${folder}/${name}.png`, png);
    names.push(name);
  },
};
try {
  const complete = [await photographStates(options), await photographJourney(options)];
  await writeSheets(options, folder, names);
  console.log(`${names.length} pictures: ${folder}/index.html`);
  if (complete.includes(false)) process.exitCode = 1;
} finally {
  await browser.close();
}
