import { expect } from '@open-wc/testing';
import { openTheatre } from '../theatre.js';
import { openFrame } from './frame.js';
import { eventually } from './screen.js';
import { paymentMethods } from './shop.js';

/** Opens a page where everything is missing that came after the oldest browsers. */
async function openPage(body: string): Promise<Window> {
  const page = await openFrame('/test/elements/oldest-browsers.html');
  page.document.body.innerHTML = body;
  return page;
}

describe('in the oldest browsers', () => {
  it('a visitor adds, looks into the drawer, removes and goes to pay', async () => {
    const theatre = await openTheatre();
    const shop = `client-name="${theatre.clientName}" api-base="${theatre.apiBase}"`;
    const page = await openPage(`
      <peppered-cart-badge ${shop}></peppered-cart-badge>
      <button data-peppered-add data-price-id="2ePdA8q3BN" data-rank-id="42" data-event-id="95"></button>
      <peppered-cart drawer checkout-href="#checkout" ${shop}></peppered-cart>
      <peppered-checkout payment-method-id="${String(paymentMethods.iDEAL)}" redirect-url="/bedankt.html" ${shop}>
        <input slot="terms" type="checkbox" required />
      </peppered-checkout>`);
    const failures: string[] = [];
    for (const type of ['error', 'unhandledrejection'])
      page.addEventListener(type, (event) =>
        failures.push(event instanceof ErrorEvent ? event.message : event.type),
      );
    const { document } = page;
    expect('canParse' in Reflect.get(page, 'URL'), 'the page is as old as it should be').to.be
      .false;

    const root = (tag: string) => document.querySelector(tag)?.shadowRoot;
    const shown = (tag: string) => root(tag)?.textContent.replace(/\s+/g, ' ') ?? '';
    const press = (tag: string, part: string) =>
      root(tag)?.querySelector<HTMLElement>(`[part="${part}"]`)?.click();

    const add = document.querySelector('button');
    for (const total of ['€ 24,50', '€ 49,00']) {
      add?.click();
      expect(add?.getAttribute('aria-busy')).to.equal('true');
      await eventually(() => expect(shown('peppered-cart')).to.contain(`Totaal${total}`));
      await eventually(() => expect(add?.getAttribute('aria-busy')).to.equal('false'));
    }
    expect(shown('peppered-cart-badge')).to.contain('2 items');

    press('peppered-cart-badge', 'link');
    const dialog = root('peppered-cart')?.querySelector('dialog');
    await eventually(() => expect(dialog?.open).to.be.true);
    expect(dialog?.matches(':modal')).to.be.true;
    press('peppered-cart', 'remove');
    await eventually(() => expect(shown('peppered-cart')).to.contain('Totaal€ 24,50'));
    press('peppered-cart', 'close');
    await eventually(() => expect(dialog?.open).to.be.false);

    await eventually(() => expect(shown('peppered-checkout')).to.contain('iDEAL'));
    press('peppered-checkout', 'submit');
    await eventually(() => expect(shown('peppered-checkout')).to.contain('Vink eerst aan'));
    document.querySelector('input')?.click();
    press('peppered-checkout', 'submit');
    await eventually(() => expect(page.location.hash).to.match(/^#.+/));
    const [order, ...others] = await theatre.orders();
    expect(order).to.include({ amount: 24.5 });
    expect(others).to.be.empty;
    expect(failures).to.deep.equal([]);
  });
});
