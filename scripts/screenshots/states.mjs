import { pageFor, takePictures } from '../../test/browser/pictures.mjs';

const head = `
    <link rel="stylesheet" href="/demo/pages/style.css" />
    <link rel="stylesheet" href="/demo/pages/order.css" />
    <style>
      main {
        min-block-size: 0;
        max-inline-size: 48rem;
        padding: 1rem;
      }
    </style>`;

/**
 * Photographs every row of `test/elements/states.ts`, in the demo theatre's style. Resolves with whether
 * all came about.
 */
export function photographStates({ chromium, languages, only, workers, album }) {
  const pages = Array.from({ length: workers }, (_, index) => {
    const data = { languages: languages.join(' '), only, share: `${index + 1}/${workers}` };
    const attributes = Object.entries(data).map(([name, value]) => `data-${name}="${value}"`);
    return pageFor(languages, { head, attributes: attributes.join(' ') });
  });
  return takePictures({ chromium, files: 'test/seen/states.test.ts', pages, keep: album.keep });
}
