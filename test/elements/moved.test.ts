import { expect, html } from '@open-wc/testing';
import { getCart } from '../../src/page/get-cart.js';
import { advance, installClock } from './clock.js';
import { allByRole, byRole, click, eventually, focused, seen } from './screen.js';
import {
  collect,
  comeBackWith,
  hamlet,
  openShopWith,
  openShopWithOrder,
  requestsOf,
  show,
} from './shop.js';

/** Moves an element into another part of the page. */
function move(page: HTMLElement, tag: string): HTMLElement {
  const elsewhere = document.createElement('div');
  page.append(elsewhere);
  elsewhere.append(...page.querySelectorAll(tag));
  return elsewhere;
}

describe('an element that is moved', () => {
  it('counts on', async () => {
    installClock();
    await openShopWith([hamlet()]);
    const page = await show(html`<peppered-cart></peppered-cart>`);
    await eventually(() => expect(seen(page)).to.match(/Nog 1[45]:/));
    move(page, 'peppered-cart');
    advance(120_000);
    await eventually(() => expect(seen(page)).to.match(/Nog 1[23]:/));
  });

  it('keeps an open drawer over the page, without a word or a request', async () => {
    const theatre = await openShopWith([hamlet()]);
    const page = await show(html`<peppered-cart drawer open></peppered-cart>`);
    const dialog = await eventually(() => byRole('dialog', 'Winkelwagen'));
    await eventually(() => expect(seen(dialog)).to.match(/20:15 Grote Zaal .+ Totaal € 24,50/));
    const events = [...(['open', 'close', 'change'] as const)].map((name) =>
      collect(`peppered-cart-${name}`),
    );
    await theatre.clearRequests();
    const elsewhere = move(page, 'peppered-cart');
    const drawer = elsewhere.querySelector('peppered-cart');
    await drawer?.updateComplete;
    await new Promise(requestAnimationFrame);
    expect(drawer).to.have.property('open', true);
    expect(dialog.matches(':modal')).to.be.true;
    expect(dialog.contains(focused())).to.be.true;
    expect(events.flat()).to.have.length(0);
    expect(await requestsOf(theatre)).to.deep.equal([]);
    await click(byRole('button', 'Sluiten'));
    await eventually(() => expect(allByRole('dialog')).to.have.length(0));
  });

  it('keeps a drawer closed that was closed while it was away', async () => {
    await openShopWith([hamlet()]);
    const page = await show(html`<peppered-cart drawer open></peppered-cart>`);
    await eventually(() => byRole('dialog', 'Winkelwagen'));
    const drawer = page.querySelector('peppered-cart');
    drawer?.remove();
    drawer?.close();
    await drawer?.updateComplete;
    if (drawer) page.append(drawer);
    await drawer?.updateComplete;
    expect(allByRole('dialog')).to.have.length(0);
  });

  it('keeps looking whether an order is paid', async () => {
    installClock();
    const { orderKey, settle } = await openShopWithOrder();
    comeBackWith(orderKey);
    const page = await show(html`<peppered-checkout></peppered-checkout>`);
    await eventually(() => expect(seen(page)).to.contain('Je betaling is nog niet bevestigd'));
    move(page, 'peppered-checkout');
    await settle('pay');
    advance(3000);
    await eventually(() => expect(seen(page)).to.contain('Betaald. Tot snel.'));
  });
});

describe('an element that comes back', () => {
  it('shows what happened while it was away', async () => {
    await openShopWith([hamlet(2)]);
    const page = await show(html`<peppered-cart></peppered-cart>`);
    await eventually(() => expect(seen(page)).to.contain('Totaal € 49,00'));
    const cart = page.querySelector('peppered-cart');
    cart?.remove();
    await getCart().add([hamlet()]);
    if (cart) page.append(cart);
    await eventually(() => expect(seen(page)).to.contain('Totaal € 73,50'));
  });
});
