import { mkdirSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const looks = ['phone-light', 'phone-dark', 'desktop-light', 'desktop-dark'];
const pattern = new RegExp(`^(?<lang>[a-z]+)-(?<state>.+)-(?<look>${looks.join('|')})$`);

/**
 * Puts pictures side by side, one state below the other: `index.html` in their folder, and a picture of
 * each state's part of it in `sheets/`.
 * @param {string[]} names Such as `de-cart-filled-phone-dark`.
 */
export async function writeSheets({ browser, languages }, folder, names) {
  const pictures = names
    .map((name) => ({ name, ...pattern.exec(name)?.groups }))
    .toSorted((a, b) => looks.indexOf(a.look) - looks.indexOf(b.look));
  const states = [...new Set(pictures.map(({ state }) => state))].toSorted();
  const sections = states.map((state) =>
    section(
      state,
      languages.flatMap((lang) =>
        pictures.filter((picture) => picture.state === state && picture.lang === lang),
      ),
    ),
  );
  const file = `${folder}/index.html`;
  writeFileSync(file, page(sections.join('\n')));
  mkdirSync(`${folder}/sheets`, { recursive: true });
  const tab = await browser.newPage({ viewport: { width: 2480, height: 1000 } });
  await tab.goto(pathToFileURL(file).href);
  for (const state of states)
    await tab.locator(`#${state}`).screenshot({ path: `${folder}/sheets/${state}.png` });
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
