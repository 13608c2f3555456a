import { expect, html } from '@open-wc/testing';
import { configureCart } from '../../src/store/config.js';
import { byRole, eventually, seen } from './screen.js';
import { collectWarnings, destinations, hamlet, openShopWith, settle, show } from './shop.js';

const cart = html`<peppered-cart checkout-href="#checkout"></peppered-cart>`;
const isFilled = () => eventually(() => byRole('link', /^(Afrekenen|Check out)$/));

/** Sizes and looks of everything in the cart. */
function looks(page: HTMLElement): string[] {
  const inside =
    page.querySelector('peppered-cart')?.shadowRoot?.querySelectorAll('section *') ?? [];
  return [...inside].map((element) => {
    const { width, height } = element.getBoundingClientRect();
    const { display, color, textTransform, margin, visibility } = getComputedStyle(element);
    return [
      element.localName,
      width,
      height,
      display,
      color,
      textTransform,
      margin,
      visibility,
    ].join();
  });
}

describe('on a page with styles of its own', () => {
  it('the cart keeps its looks', async () => {
    await openShopWith([hamlet(2)]);
    const page = await show(cart);
    await isFilled();
    const before = looks(page);
    expect(before).to.have.length.above(20);
    const style = document.createElement('style');
    style.textContent = `
      * { box-sizing: content-box !important; }
      section, h2, h3, ul, li, p, a, button, span, bdi, svg {
        color: red !important; margin: 3rem !important; padding: 3rem !important;
        text-transform: uppercase !important; visibility: hidden !important; display: inline;
      }
      .row, .line, .group, .button, .stack, .total { display: none !important; }`;
    page.append(style);
    expect(looks(page)).to.deep.equal(before);
  });

  it('a hidden element is hidden', async () => {
    await openShopWith([hamlet(2)]);
    const page = await show(cart);
    await isFilled();
    page.querySelector('peppered-cart')?.toggleAttribute('hidden', true);
    expect(seen(page)).to.equal('');
  });

  it('nothing is added to the prototypes that all scripts share', async () => {
    await openShopWith([hamlet(2)]);
    await show(cart);
    await isFilled();
    for (const { prototype } of [Object, Array, String, Promise])
      expect(Object.keys(prototype)).to.deep.equal([]);
  });
});

describe('on a page whose addresses are relative to another host', () => {
  let base: HTMLBaseElement;

  beforeEach(() => {
    base = document.createElement('base');
    base.href = 'https://elsewhere.example/';
  });

  afterEach(() => {
    base.remove();
  });

  it('requests still go to the shop', async () => {
    const theatre = await openShopWith([hamlet(2)]);
    document.head.append(base);
    configureCart({ apiBase: new URL(theatre.apiBase).pathname });
    const page = await show(html`<peppered-cart></peppered-cart>`);
    await eventually(() => expect(seen(page)).to.contain('Totaal € 49,00'));
  });

  it('a visitor who has paid still comes back to this site', async () => {
    await openShopWith([hamlet(2)]);
    document.head.append(base);
    await show(html`
      <peppered-checkout payment-method-id="1" redirect-url="/bedankt.html"></peppered-checkout>
    `);
    (await eventually(() => byRole('button', /^Bestellen/))).click();
    await eventually(() => expect(destinations).to.have.length(1));
    base.remove();
    const { origin, pathname } = new URL(await settle(destinations[0] ?? '', 'pay'));
    expect(origin + pathname).to.equal(`${location.origin}/bedankt.html`);
  });
});

describe('the language', () => {
  it('is that of the page around the element, through shadow roots', async () => {
    await openShopWith([hamlet(2)]);
    const page = await show(html`<div></div>`, 'nl-BE');
    const root = page.querySelector('div')?.attachShadow({ mode: 'open' });
    root?.append(document.createElement('peppered-cart'));
    await eventually(() => expect(seen(page)).to.contain('Totaal € 49,00'));
  });

  it('is that of the element first, and can change', async () => {
    await openShopWith([hamlet(2)]);
    const page = await show(html`<peppered-cart lang="en"></peppered-cart>`, 'nl');
    await eventually(() => expect(seen(page)).to.contain('Total €49.00'));
    const element = page.querySelector('peppered-cart');
    element?.setAttribute('lang', 'nl_NL');
    await element?.updateComplete;
    expect(seen(page)).to.contain('Totaal € 49,00');
  });

  it('is Dutch where the words are missing, numbers too', async () => {
    await openShopWith([hamlet(2)]);
    const page = await show(html`<peppered-cart></peppered-cart>`, 'fi');
    await eventually(() => expect(seen(page)).to.contain('Totaal € 49,00'));
  });
});

describe('the currency', () => {
  for (const [currency, text] of [
    ['SEK', 'Totaal SEK 49,00'],
    ['XYZ', 'Totaal 49,00 XYZ'],
    ['muntjes', 'Totaal 49,00 muntjes'],
  ] as const)
    it(`"${currency}" is not shown as another`, async () => {
      collectWarnings();
      await openShopWith([hamlet(2)]);
      const page = await show(html`<peppered-cart currency=${currency}></peppered-cart>`);
      await eventually(() => expect(seen(page)).to.contain(text));
    });
});
