/**
 * Writes pictures of what a visitor sees to `screenshots/`: every state, and the way through the demo
 * theatre's pages, on a phone and a desktop, light and dark, in Dutch, German and Arabic. `index.html`
 * there shows them side by side, `sheets/` has one picture a state. Pictures of an earlier time stay, unless
 * they are taken again.
 *
 *   npm run screenshots -- --only "nl cart-filled"    whose names contain these words
 *   npm run screenshots -- --languages "nl en"        in other languages
 *   npm run screenshots -- --workers 4                so many pages at a time, 2 by default
 *   npm run screenshots -- wordpress                  instead of these, the pictures of docs/wordpress.md and of the plugin directory
 */
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { findChromium } from '../test/browser/find-chromium.mjs';
import { openAlbum } from './screenshots/album.js';
import { photographJourney, programmes } from './screenshots/journey.mjs';
import { writeSheets } from './screenshots/sheets.mjs';
import { photographStates } from './screenshots/states.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: 'string', default: '' },
    languages: { type: 'string', default: 'nl de ar' },
    workers: { type: 'string', default: '2' },
  },
});
if (positionals.includes('wordpress')) {
  // It needs Debian's packages, which the others do without.
  const { photographWordPress } = await import('./screenshots/wordpress.mjs');
  const browser = await chromium.launch(await findChromium());
  await photographWordPress(browser).finally(() => browser.close());
  process.exit();
}
const languages = values.languages.split(' ');
const unknown = languages.filter((lang) => !Object.hasOwn(programmes, lang));
if (unknown.length > 0)
  throw new Error(
    `No pages in ${unknown.join(', ')}: --languages takes ${Object.keys(programmes)}.`,
  );
const folder = 'screenshots';
const album = openAlbum(folder, languages, values.only);
const found = await findChromium();
const browser = await chromium.launch(found);
const options = {
  chromium: found,
  browser,
  album,
  only: values.only,
  languages,
  workers: Number(values.workers),
};
try {
  const complete = [await photographStates(options), await photographJourney(options)];
  if (complete.includes(false)) process.exitCode = 1;
  else album.removeOutdated();
  await writeSheets(browser, folder, album, Object.keys(programmes));
  console.log(`${album.taken.size} pictures: ${folder}/index.html`);
} finally {
  await browser.close();
}
