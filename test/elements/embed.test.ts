import { expect, html } from '@open-wc/testing';
import type { TemplateResult } from 'lit';
import { addCartItems } from '../../src/api/cart.js';
import { getCart } from '../../src/page/get-cart.js';
import { configureCart } from '../../src/store/config.js';
import { fillCart } from '../store/browser-page.js';
import { setCookie } from '../store/cookies.js';
import { openSeatPicker } from '../store/seat-picker.js';
import { eventually, seen } from './screen.js';
import { collectWarnings, hamlet, openShop, requestsOf, show } from './shop.js';

const cookie = 'voordemensen_session_id';

/** Every element may say what is known of the embed, for all that show the cart. */
const pages: Record<string, (embed: { cookie: string; origin: string }) => TemplateResult> = {
  badge: ({ cookie, origin }) => html`
    <peppered-cart></peppered-cart>
    <peppered-cart-badge cart-cookie=${cookie} ticket-origin=${origin}></peppered-cart-badge>
  `,
  cart: ({ cookie, origin }) => html`
    <peppered-cart-badge></peppered-cart-badge>
    <peppered-cart cart-cookie=${cookie} ticket-origin=${origin}></peppered-cart>
  `,
  checkout: ({ cookie, origin }) => html`
    <peppered-cart></peppered-cart>
    <peppered-checkout cart-cookie=${cookie} ticket-origin=${origin}></peppered-checkout>
  `,
};

describe('the vendor’s embed', () => {
  afterEach(() => {
    configureCart({ cartCookie: undefined, ticketOrigin: undefined });
  });

  for (const [name, page] of Object.entries(pages)) {
    it(`shares its cart with all elements, and is heard, where the ${name} names it`, async () => {
      const theatre = await openShop();
      const { say, origin } = await openSeatPicker();
      const cartId = await fillCart(theatre, 2);
      setCookie(cookie, cartId);
      const main = await show(page({ cookie, origin }));
      await eventually(() => expect(seen(main)).to.contain('Totaal € 49,00'));
      await addCartItems(theatre.api, cartId, [hamlet()]);
      await say({ vdm_basketcounter: 0 });
      await eventually(() => expect(seen(main)).to.contain('Totaal € 73,50'));
    });
  }

  it('may be named for the whole page, after the elements', async () => {
    const theatre = await openShop();
    const { say, origin } = await openSeatPicker();
    const main = await show(html`<peppered-cart></peppered-cart>`);
    const cartId = await fillCart(theatre, 2);
    setCookie(cookie, cartId);
    configureCart({ cartCookie: cookie, ticketOrigin: origin });
    await eventually(() => expect(seen(main)).to.contain('Totaal € 49,00'));
    await addCartItems(theatre.api, cartId, [hamlet()]);
    await say({ vdm_close: true });
    await eventually(() => expect(seen(main)).to.contain('Totaal € 73,50'));
  });

  it('costs a visitor without a cart no request', async () => {
    const theatre = await openShop();
    const { say, origin } = await openSeatPicker();
    const main = await show(html`
      <peppered-cart cart-cookie=${cookie} ticket-origin=${origin}></peppered-cart>
    `);
    await say({ vdm_close: true });
    await getCart().refresh();
    expect(seen(main)).to.contain('Je winkelwagen is leeg');
    expect(await requestsOf(theatre)).to.deep.equal([]);
  });

  it('whose origin is "*" is not heard, and one warning says what to write', async () => {
    await openShop();
    const warnings = collectWarnings();
    const main = await show(html`
      <peppered-cart-badge ticket-origin="*"></peppered-cart-badge>
      <peppered-cart ticket-origin="*"></peppered-cart>
    `);
    main.querySelector('peppered-cart')?.requestUpdate();
    await main.querySelector('peppered-cart')?.updateComplete;
    expect(warnings).to.have.length(1);
    expect(warnings[0]).to.match(/ticket-origin "\*".*"https:\/\/tickets\.voordemensen\.nl"/);
  });
});
