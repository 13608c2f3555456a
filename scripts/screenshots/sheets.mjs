import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { parse } from 'node:path';
import { pathToFileURL } from 'node:url';

const looks = ['phone-light', 'phone-dark', 'desktop-light', 'desktop-dark'];
const pattern = new RegExp(`^(?<lang>[a-z]+)-(?<state>.+)-(?<look>${looks.join('|')})$`);

/**
 * Puts an album's pictures side by side, one state below the other: `index.html` in its folder, and a picture
 * of each state's part of it in `sheets/`.
 * @param {import('playwright-core').Browser} browser
 * @param {string} folder
 * @param {import('./album.js').Album} album
 * @param {string[]} languages In the order of the rows.
 */
export async function writeSheets(browser, folder, album, languages) {
  const pictures = album
    .names()
    .map((name) => ({ name, ...pattern.exec(name)?.groups }))
    .toSorted((a, b) => looks.indexOf(a.look) - looks.indexOf(b.look));
  const states = [...new Set(pictures.map(({ state }) => state))].toSorted();
  const picturesOf = (state) =>
    languages.flatMap((lang) =>
      pictures.filter((picture) => picture.state === state && picture.lang === lang),
    );
  const file = `${folder}/index.html`;
  writeFileSync(file, page(states.map((state) => section(state, picturesOf(state))).join('\n')));

  const sheets = `${folder}/sheets`;
  mkdirSync(sheets, { recursive: true });
  for (const sheet of readdirSync(sheets))
    if (!states.includes(parse(sheet).name)) rmSync(`${sheets}/${sheet}`);
  const tab = await browser.newPage({ viewport: { width: 2480, height: 1000 } });
  await tab.goto(pathToFileURL(file).href);
  for (const state of states.filter((state) =>
    picturesOf(state).some(({ name }) => album.taken.has(name)),
  ))
    await tab.locator(`#${state}`).screenshot({ path: `${sheets}/${state}.png` });
  await tab.close();
}

const section = (state, pictures) => `<section id="${state}">
  <h2>${state}</h2>
  <div>
    ${pictures.map(figure).join('\n    ')}
  </div>
</section>`;

const figure = ({ name, look }) => `<figure class="${look}">
      <figcaption>${name}</figcaption>
      <a href="${name}.png"><img src="${name}.png" alt="" /></a>
    </figure>`;

/** A row is a language. */
const page = (sections) => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>peppered-cart: every state</title>
    <style>
      body {
        margin: 0;
        background: #888;
        font: 14px system-ui, sans-serif;
      }
      section {
        padding: 1rem;
      }
      h2 {
        margin: 0 0 0.5rem;
      }
      div {
        display: grid;
        grid-template-columns: repeat(4, auto);
        justify-content: start;
        gap: 1rem;
      }
      figure {
        margin: 0;
      }
${looks.map((look, column) => `      .${look} {\n        grid-column: ${column + 1};\n      }`).join('\n')}
      img {
        max-width: 768px;
        display: block;
      }
    </style>
  </head>
  <body>
${sections}
  </body>
</html>
`;
