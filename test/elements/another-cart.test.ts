import { expect, html } from '@open-wc/testing';
import { getCart as readCart } from '../../src/api/cart.js';
import { getCart } from '../../src/page/get-cart.js';
import { configureCart } from '../../src/store/config.js';
import { requireStore } from '../../src/store/require-store.js';
import { fillCart, openPage, until } from '../store/browser-page.js';
import { byRole, click, eventually, seen } from './screen.js';
import {
  collect,
  collectWarnings,
  destinations,
  hamlet,
  openShop,
  requestsOf,
  show,
} from './shop.js';

const read = (text: string) => eventually(() => expect(seen()).to.contain(text));

/** A theatre that has a cart with one ticket, and another one with three. */
async function openShopWithTwo() {
  const theatre = await openShop();
  const [before, after] = [await fillCart(theatre, 1), await fillCart(theatre, 3)];
  await theatre.clearRequests();
  return { theatre, before, after };
}

/** A page that shows the cart of one ticket. */
async function showFirst() {
  const shop = await openShopWithTwo();
  const page = await show(html`
    <peppered-cart-badge></peppered-cart-badge>
    <peppered-cart cart-id=${shop.before}></peppered-cart>
  `);
  await read('Totaal € 24,50');
  const cart = page.querySelector('peppered-cart');
  if (!cart) throw new Error('no cart');
  return { ...shop, page, cart };
}

describe('a cart-id that comes late', () => {
  it('is the cart of the whole page, as when it had been there from the beginning', async () => {
    const { after } = await openShopWithTwo();
    const warnings = collectWarnings();
    const page = await show(html`
      <peppered-cart-badge></peppered-cart-badge><peppered-cart></peppered-cart>
    `);
    await read('Je winkelwagen is leeg');
    page.querySelector('peppered-cart')?.setAttribute('cart-id', after);
    await read('Totaal € 73,50');
    await eventually(() => byRole('button', 'Winkelwagen 3 items'));
    expect(warnings).to.deep.equal([]);
  });

  it('takes the place of the one that the browser remembers', async () => {
    const { theatre, before, after } = await openShopWithTwo();
    openPage(theatre, { cartId: before });
    const page = await show(html`<peppered-cart></peppered-cart>`);
    await read('Totaal € 24,50');
    page.querySelector('peppered-cart')?.setAttribute('cart-id', after);
    await read('Totaal € 73,50');
  });

  it('may come with an element', async () => {
    const { after } = await openShopWithTwo();
    const page = await show(html`<peppered-cart></peppered-cart>`);
    await read('Je winkelwagen is leeg');
    const badge = document.createElement('peppered-cart-badge');
    badge.cartId = after;
    page.append(badge);
    await read('Totaal € 73,50');
  });

  it('may come from configureCart, for elements and for scripts alone', async () => {
    const { after } = await openShopWithTwo();
    const cart = getCart();
    const counts: number[] = [];
    const stop = cart.subscribe(({ numberOfItems }) => counts.push(numberOfItems));
    configureCart({ cartId: after });
    await eventually(() => expect(counts.at(-1)).to.equal(3));
    stop();
    await show(html`<peppered-cart></peppered-cart>`);
    await read('Totaal € 73,50');
  });
});

describe('a cart-id of the page’s settings', () => {
  it('that comes late leaves the shop the cart that an element names', async () => {
    const { after, before, page } = await showFirst();
    const warnings = collectWarnings();
    configureCart({ cartId: after });
    await page.querySelector('peppered-cart-badge')?.updateComplete;
    await page.querySelector('peppered-cart')?.updateComplete;
    await getCart().refresh();
    expect(getCart().state).to.include({ cartId: before, numberOfItems: 1 });
    expect(warnings).to.deep.equal([]);
  });
});

describe('a cart-id that changes', () => {
  it('leads the whole page to that cart, and the other tabs', async () => {
    const { theatre, after, cart } = await showFirst();
    const warnings = collectWarnings();
    const tab = openPage(theatre);
    const there = until(tab.store, ({ numberOfItems }) => numberOfItems === 3);
    cart.setAttribute('cart-id', after);
    await read('Totaal € 73,50');
    await eventually(() => byRole('button', 'Winkelwagen 3 items'));
    await there;
    expect(warnings).to.deep.equal([]);
  });

  it('needs no word of the cart of before: its answer is not waited for, and dropped', async () => {
    const { theatre, before, after, cart } = await showFirst();
    const path = `/peppered/cart/${before}`;
    const answer = await theatre.fault({ kind: 'hold', when: 'after' }, { path });
    const reading = getCart().refresh();
    await answer.struck();
    cart.setAttribute('cart-id', after);
    await read('Totaal € 73,50');
    const changes = collect('peppered-cart-change');
    await answer.remove();
    await reading;
    await getCart().refresh();
    expect(changes).to.deep.equal([]);
    expect(seen()).to.contain('Totaal € 73,50');
  });

  it('is told to several elements one after the other without a warning', async () => {
    const { after, cart, page } = await showFirst();
    const warnings = collectWarnings();
    const badge = page.querySelector('peppered-cart-badge');
    badge?.setAttribute('cart-id', getCart().state.cartId ?? '');
    await badge?.updateComplete;
    cart.setAttribute('cart-id', after);
    await cart.updateComplete;
    badge?.setAttribute('cart-id', after);
    await eventually(() => byRole('button', 'Winkelwagen 3 items'));
    expect(warnings).to.deep.equal([]);
  });

  it('may come with an element that takes the place of another', async () => {
    const { after, cart } = await showFirst();
    const warnings = collectWarnings();
    const next = document.createElement('peppered-cart');
    next.setAttribute('cart-id', after);
    cart.before(next);
    cart.remove();
    await read('Totaal € 73,50');
    expect(warnings).to.deep.equal([]);
  });

  it('to what is no id keeps the cart, with one warning', async () => {
    const { cart } = await showFirst();
    const warnings = collectWarnings();
    cart.setAttribute('cart-id', '../elsewhere');
    await cart.updateComplete;
    cart.requestUpdate();
    await cart.updateComplete;
    expect(seen()).to.contain('Totaal € 24,50');
    expect(warnings).to.have.length(1);
    expect(warnings[0]).to.match(/<peppered-cart>.*cart-id is not the id of a cart/);
  });

  it('changes nothing when it is taken away', async () => {
    const { theatre, cart } = await showFirst();
    await read('20:15 Grote Zaal');
    await theatre.clearRequests();
    cart.removeAttribute('cart-id');
    await cart.updateComplete;
    await getCart().refresh();
    expect(seen()).to.contain('Totaal € 24,50');
    expect(await requestsOf(theatre)).to.deep.equal(['GET /peppered/cart/*']);
  });

  it('moves nothing while it names the cart that the visitor has begun since', async () => {
    const { theatre, cart } = await showFirst();
    await getCart().empty();
    await getCart().add([hamlet(2)]);
    await read('Totaal € 49,00');
    await theatre.clearRequests();
    cart.setAttribute('cart-id', getCart().state.cartId ?? '');
    await cart.updateComplete;
    expect(seen()).to.contain('Totaal € 49,00');
    expect(await requestsOf(theatre)).to.deep.equal([]);
  });

  it('beside another element that names the one of before warns once, at rest', async () => {
    const { after, cart, page } = await showFirst();
    const badge = page.querySelector('peppered-cart-badge');
    badge?.setAttribute('cart-id', getCart().state.cartId ?? '');
    await badge?.updateComplete;
    const warnings = collectWarnings();
    cart.setAttribute('cart-id', after);
    await eventually(() => byRole('button', 'Winkelwagen 3 items'));
    badge?.requestUpdate();
    await badge?.updateComplete;
    expect(warnings).to.have.length(1);
    expect(warnings[0]).to.match(/<peppered-cart-badge>.*cart-id.*ignored/);
  });
});

describe('a cart-id that changes while something is done', () => {
  it('waits for an add, which goes to the cart that was shown; what follows goes to the new one', async () => {
    const { theatre, before, after, cart } = await showFirst();
    const answer = await theatre.fault({ kind: 'hold', when: 'after' }, { method: 'POST' });
    const first = getCart().add([hamlet(1)]);
    await answer.struck();
    cart.setAttribute('cart-id', after);
    await cart.updateComplete;
    const second = getCart().add([hamlet(2)]);
    await answer.remove();
    await Promise.all([first, second]);
    await read('Totaal € 122,50');
    expect(await readCart(theatre.api, before)).to.have.property('numberOfItems', 2);
    expect(await readCart(theatre.api, after)).to.have.property('numberOfItems', 5);
  });

  it('does not tell from the new cart what became of a lost add', async () => {
    const { theatre, before, after, cart } = await showFirst();
    const path = `/peppered/cart/${before}`;
    await theatre.fault({ kind: 'dropAfter' }, { method: 'POST', path });
    await theatre.fault({ kind: 'status', status: 503 }, { method: 'GET', path });
    const lost = await getCart()
      .add([hamlet(1)])
      .catch((error: unknown) => error);
    expect(lost).to.have.property('outcomeUnknown', true);
    cart.setAttribute('cart-id', after);
    await read('Totaal € 73,50');
    expect(getCart().state.problem).to.equal(null);
  });

  const post = { method: 'POST', path: '/peppered/cart/*/checkout' } as const;

  it('waits for an order that is sent, which is for the cart that was shown', async () => {
    const { theatre, before, after } = await openShopWithTwo();
    const page = await show(html`
      <peppered-checkout payment-method-id="1" cart-id=${before}></peppered-checkout>
    `);
    const button = await eventually(() => byRole('button', 'Bestellen en € 24,50 betalen'));
    const answer = await theatre.fault({ kind: 'hold', when: 'after' }, post);
    await click(button);
    await answer.struck();
    page.querySelector('peppered-checkout')?.setAttribute('cart-id', after);
    await answer.remove();
    await eventually(() => expect(destinations).to.have.length(1));
    await eventually(() => expect(getCart().state).to.include({ cartId: after, numberOfItems: 3 }));
    expect(requireStore().state.order).to.include({ cartId: before });
    expect(await theatre.orders()).to.have.length(1);
  });

  it('is not ordered in place of what the visitor agreed to', async () => {
    const { theatre, cart } = await showFirst();
    const alike = await fillCart(theatre, 1);
    const answer = await theatre.fault(
      { kind: 'hold', when: 'after' },
      { method: 'POST', times: 1 },
    );
    const adding = getCart().add([hamlet(1)]);
    await answer.struck();
    cart.setAttribute('cart-id', alike);
    await cart.updateComplete;
    const redirectURL = `${location.origin}/bedankt.html`;
    const ordering = getCart()
      .checkout({ paymentMethodId: 1, redirectURL })
      .catch((error: unknown) => error);
    await answer.remove();
    await adding;
    expect(await ordering).to.include({ kind: 'outdated' });
    expect(await theatre.orders()).to.have.length(0);
  });

  it('leaves an order whose answer was lost to be found, beside the new cart', async () => {
    const { theatre, before, after } = await openShopWithTwo();
    const page = await show(html`
      <peppered-cart></peppered-cart>
      <peppered-checkout payment-method-id="1" cart-id=${before}></peppered-checkout>
    `);
    const button = await eventually(() => byRole('button', 'Bestellen en € 24,50 betalen'));
    await theatre.fault({ kind: 'status', status: 502, when: 'after' }, { ...post, times: 1 });
    const unreadable = await theatre.fault(
      { kind: 'status', status: 503 },
      { method: 'GET', path: '/peppered/cart/*', skip: 1 },
    );
    await click(button);
    await eventually(() => expect(getCart().state.orderPhase).to.equal('unknown'));
    await unreadable.remove();
    page.querySelector('peppered-checkout')?.setAttribute('cart-id', after);
    await read('Totaal € 73,50');
    expect(getCart().state.orderPhase).to.equal('unknown');
    await click(await eventually(() => byRole('button', 'Nu opnieuw kijken')));
    await eventually(() => expect(getCart().state.order).to.include({ cartId: before }));
    expect(getCart().state).to.include({ cartId: after, numberOfItems: 3 });
    expect(await theatre.orders()).to.have.length(1);
  });
});
