/** The script tags of the documents, as they stand there, with the demo theatre for its shop. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pinTo } from '../../scripts/integrity.mjs';
import { blocksOf, manifest, packedFiles, read } from '../package/package-files.js';
import { desktop, visit, type Visit } from './visit.js';

const [ownSite = '', elements = ''] = blocksOf(read('README.md'), 'html');
/** With the hashes of what is built: the page has those of the last release. */
const page = pinTo(manifest.version, 'dist/cdn', read('docs/script-tags.md'));
const [module = '', classic = '', badge = '', languages = ''] = blocksOf(page, 'html');
const packed = packedFiles().paths;

for (const [name, tags] of Object.entries({
  'the README’s module': ownSite,
  'the pinned module, with every language': module + languages,
  'the pinned classic script': classic,
}))
  visit(`sell from ${name}`, desktop, async (visitor) => {
    await usePage(visitor, tags);
    await visitor.open('/');
    await visitor.page.getByRole('button', { name: 'Twee kaarten' }).click();
    await visitor.badgeSays('2 items');
    await visitor.page.getByLabel('Ik ga akkoord met de voorwaarden').waitFor();
    await visitor.page.getByRole('link', { name: 'Winkelwagen' }).click();
    await visitor.page.getByRole('dialog').getByRole('heading', { name: 'Hamlet' }).waitFor();
    assert.deepEqual(visitor.warnings, []);
  });

visit('count from the pinned badge alone', desktop, async (visitor) => {
  await usePage(visitor, `${importMap()}${badge}`, '<peppered-cart-badge></peppered-cart-badge>');
  await visitor.open('/');
  await visitor.badgeSays('0 items');
});

for (const [file, tags, defined] of [
  ['peppered-cart.js', module, []],
  ['peppered-cart.iife.js', classic, []],
  ['chunks/cart.js', module, ['peppered-cart-badge', 'peppered-checkout']],
] as const)
  visit(`run nothing of ${file} when a byte of it is another`, desktop, async (visitor) => {
    await usePage(visitor, tags, elements, file);
    const blocked = visitor.page.waitForEvent('console', (message) =>
      message.text().includes('integrity'),
    );
    await visitor.open('/');
    const error = (await blocked).text();
    assert(error.includes(file), error);
    visitor.expectedErrors.push(error);
    for (const name of defined)
      await visitor.page.locator(`${name}:defined`).waitFor({ state: 'attached' });
    const all = ['peppered-cart-badge', 'peppered-cart', 'peppered-checkout'];
    const known = await visitor.page.evaluate(
      (names) => names.filter((name) => customElements.get(name)),
      all,
    );
    assert.deepEqual(known, defined);
  });

test('name every chunk in the import map', () => {
  const chunks = packed.filter((path) => path.startsWith('dist/cdn/chunks/'));
  assert(chunks.length > 0);
  for (const chunk of chunks) assert(importMap().includes(`/${chunk}": "sha384-`), chunk);
});

/** Of the pinned module. */
function importMap(): string {
  const [map] = /^<script type="importmap">[^]*?<\/script>/.exec(module) ?? [];
  assert(map);
  return map;
}

/** Puts these tags and elements on the theatre's first page, and the package where they look for it, one file changed. */
async function usePage(
  { page }: Visit,
  tags: string,
  body = elements,
  changed?: string,
): Promise<void> {
  const html = `<!doctype html><html lang="nl"><head>${tags}</head><body><header>${body}</header></body></html>`;
  await page.route(/:\d+\/$/, (route) =>
    route.fulfill({ contentType: 'text/html', body: html.replaceAll('mytheatre"', 'delinde"') }),
  );
  const serve = (origin: string, folder: string) =>
    page.route(`${origin}**`, (route) => {
      const path = folder + new URL(route.request().url()).href.slice(origin.length);
      if (!packed.includes(path)) return route.fulfill({ status: 404 });
      const code = read(path) + (path === `dist/cdn/${changed ?? ''}` ? ' ' : '');
      const headers = { 'Access-Control-Allow-Origin': '*' };
      return route.fulfill({ contentType: 'application/javascript', headers, body: code });
    });
  await serve('https://www.mytheatre.nl/peppered-cart/', 'dist/cdn/');
  await serve(`https://cdn.jsdelivr.net/npm/peppered-cart@${manifest.version}/`, '');
}
