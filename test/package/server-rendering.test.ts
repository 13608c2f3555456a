import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { describe, it } from 'node:test';

/** What a server makes of each piece of markup, and what of storage and network it used meanwhile. There is no document. */
function renderInNode(pieces: readonly string[]): { rendered: string[]; asked: string[] } {
  const script = `
    const asked = new Set();
    for (const name of ['localStorage', 'sessionStorage', 'fetch'])
      Object.defineProperty(globalThis, name, { get: () => void asked.add(name), configurable: true });
    const { render } = await import('@lit-labs/ssr');
    const { collectResult } = await import('@lit-labs/ssr/lib/render-result.js');
    const { html, unsafeStatic } = await import('lit/static-html.js');
    await import('peppered-cart/define');
    const { configureCart, en, registerLanguage } = await import('peppered-cart');
    asked.clear();
    registerLanguage('en', en);
    configureCart({ clientName: 'demo', apiBase: '/tickets' });
    const rendered = [];
    for (const piece of ${JSON.stringify(pieces)})
      rendered.push(await collectResult(render(html\`\${unsafeStatic(piece)}\`)));
    console.log(JSON.stringify({ rendered, asked: [...asked] }));
  `;
  const output = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
  });
  return JSON.parse(output) as { rendered: string[]; asked: string[] };
}

/** What is in the shadow root, without styles and Lit's marks. */
const shadowOf = (html: string) =>
  (/<template shadowroot[^>]*>(.*)<\/template>/s.exec(html)?.[1] ?? '')
    .replace(/<style>.*?<\/style>/gs, '')
    .replace(/<!--.*?-->|<\?>/gs, '')
    .replace(/\s+/g, ' ');

const expectations: [markup: string, contained: RegExp[], missing: RegExp[]][] = [
  [
    '<peppered-cart-badge></peppered-cart-badge>',
    [/<span part="link"/, /Winkelwagen/, /part="count" class="count none"/, /&nbsp;/],
    [/part="(amount|time)"/],
  ],
  [
    '<peppered-cart-badge href="/cart" show-amount></peppered-cart-badge>',
    [/<a part="link" class="button link" href="\/cart"/, /<span part="amount"/],
    [],
  ],
  [
    '<peppered-cart-badge hide-when-empty></peppered-cart-badge>',
    [/class="button link hidden"/],
    [],
  ],
  ['<peppered-cart-badge lang="en"></peppered-cart-badge>', [/>Cart</], [/Winkelwagen/]],
  [
    '<peppered-cart></peppered-cart>',
    [/<section/, /<h2[^>]*>.*Winkelwagen/, /inert/, /<section part="group"/, /part="line"/],
    [/dialog/, /Je winkelwagen is leeg/],
  ],
  [
    '<peppered-cart lang="en-GB" checkout-href="/pay"></peppered-cart>',
    [/>Cart</, /href="\/pay"/],
    [],
  ],
  [
    '<peppered-cart drawer></peppered-cart>',
    [/<dialog part="dialog"/, /part="close"/],
    [/<section aria/],
  ],
  [
    '<peppered-cart drawer open open-on-add></peppered-cart>',
    [/<dialog part="dialog" aria-labelledby="heading" *>/],
    [/<section aria/],
  ],
  [
    '<peppered-checkout redirect-url="/thanks" payment-method-id="2" email="a@b.nl"></peppered-checkout>',
    [
      /<form part="form" class="stack skeleton" inert/,
      /Hoe wil je betalen\?/,
      /type="radio"/,
      /slot name="terms"/,
    ],
    [/a@b\.nl/],
  ],
  ['<peppered-checkout lang="fr"></peppered-checkout>', [/Hoe wil je betalen\?/], []],
];

describe('on a server', () => {
  const { rendered, asked } = renderInNode(expectations.map(([markup]) => markup));

  for (const [index, [markup, contained, missing]] of expectations.entries())
    it(`renders what is true of any visitor: ${markup}`, () => {
      const shadow = shadowOf(rendered[index] ?? '');
      for (const part of contained) assert.match(shadow, part);
      for (const part of missing) assert.doesNotMatch(shadow, part);
    });

  it('asks neither storage nor the network', () => {
    assert.deepEqual(asked, []);
  });

  it('leaves what the page puts in as it is', () => {
    const link = '<a href="/cart">Mandje</a>';
    const {
      rendered: [badge = ''],
    } = renderInNode([`<peppered-cart-badge>${link}</peppered-cart-badge>`]);
    assert.ok(badge.includes(`</template>${link}</peppered-cart-badge>`), badge);
  });
});
