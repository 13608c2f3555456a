import { expect } from '@open-wc/testing';
import { openFrame } from './frame.js';
import { eventually } from './screen.js';
import { hamlet, openShopWith } from './shop.js';

const hydration = '/node_modules/@lit-labs/ssr-client/lit-element-hydrate-support.js';

/** Opens a page with elements that a server has rendered, and hears what is said on its console. */
async function openRendered(attributes: Record<string, string>) {
  const window = await openFrame(`/rendered.html?${new URLSearchParams(attributes).toString()}`);
  const said: unknown[] = [];
  Object.assign(window, { litIssuedWarnings: new Set(['dev-mode']) });
  Object.assign(window.console, {
    warn: (...words: unknown[]) => said.push(...words),
    error: (...words: unknown[]) => said.push(...words),
  });
  window.addEventListener('error', ({ message }) => said.push(message));
  window.addEventListener('unhandledrejection', ({ reason }) => said.push(reason));
  return { page: window.document, said };
}

function load(page: Document, source: string): Promise<unknown> {
  const script = Object.assign(page.createElement('script'), { type: 'module', src: source });
  const loaded = new Promise((resolve) => {
    script.onload = resolve;
  });
  page.head.append(script);
  return loaded;
}

const tags = ['peppered-cart-badge', 'peppered-cart', 'peppered-checkout'] as const;

describe('elements that a server has rendered', () => {
  for (const [what, scripts] of [
    ['alone', ['/src/define.ts']],
    ['where the page hydrates other elements', [hydration, '/src/define.ts']],
    ['by the script tag', ['/src/cdn/peppered-cart.ts']],
  ] as const)
    it(`come to life without a warning, nothing is there twice: ${what}`, async () => {
      const { clientName, apiBase, cartId } = await openShopWith([hamlet()]);
      const { page, said } = await openRendered({
        'client-name': clientName,
        'api-base': apiBase,
        'cart-id': cartId,
      });
      const inside = (tag: string) => page.querySelector(tag)?.shadowRoot;
      const text = (tag: string) => inside(tag)?.textContent.replace(/\s+/g, ' ') ?? '';
      for (const tag of tags) expect(inside(tag)?.querySelector('[part]'), tag).not.to.equal(null);
      expect(text('peppered-cart')).not.to.contain('€ 24,50');

      for (const script of scripts) await load(page, script);
      await eventually(() => {
        expect(text('peppered-cart')).to.contain('Totaal€ 24,50');
        expect(text('peppered-checkout')).to.contain('iDEAL');
        expect(inside('peppered-cart-badge')?.querySelector('[part=count]')?.textContent).to.match(
          /^\s*1/,
        );
      });
      for (const [tag, once] of [
        ['peppered-cart-badge', '[part=count]'],
        ['peppered-cart', 'h2'],
        ['peppered-checkout', '[part=submit]'],
      ] as const)
        expect(inside(tag)?.querySelectorAll(once), tag).to.have.length(1);

      inside('peppered-cart')?.querySelector<HTMLElement>('[part=remove]')?.click();
      await eventually(() => expect(text('peppered-cart')).to.contain('Je winkelwagen is leeg'));
      expect(said).to.deep.equal([]);
    });

  it('keep the focus of who has come to them already', async () => {
    const { page } = await openRendered({ href: '/bedankt.html' });
    const badge = page.querySelector('peppered-cart-badge');
    badge?.replaceChildren('Mandje');
    const link = () => badge?.shadowRoot?.querySelector<HTMLElement>('a[href]');
    const focused = () => badge?.shadowRoot?.activeElement;
    const rendered = link();
    rendered?.focus();
    expect(focused() && focused() === rendered).to.equal(true);

    await load(page, '/src/define.ts');
    await eventually(() => expect(focused() && focused() === link()).to.equal(true));
    expect(link() === rendered).to.equal(false);
  });
});
