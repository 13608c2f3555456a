import { expect } from '@open-wc/testing';
import { addCartItems, createCart, getCart, getCartSummary } from '../../src/client.js';
import { PepperedErrorEvent } from '../../src/store/events.js';
import type { CartStore, Read } from '../../src/store/store.js';
import { openTheatre, type Theatre } from '../theatre.js';
import { eventsOf, fillCart, nextTask, openPage, until, type BrowserPage } from './browser-page.js';

const filled = (store: CartStore) => until(store, ({ phase }) => phase === 'filled');
const show = ({ store }: BrowserPage, ...reads: Read[]) => {
  for (const read of reads) store.subscribe(() => undefined, read);
};

describe('reading the cart', () => {
  let theatre: Theatre;

  beforeEach(async () => {
    theatre = await openTheatre();
  });

  afterEach(() => theatre.close());

  it('costs a visitor without a cart no request', async () => {
    const page = openPage(theatre);
    show(page, getCartSummary, getCart);
    await page.store.refresh();
    dispatchEvent(new Event('online'));
    await nextTask();
    expect(page.sent).to.deep.equal([]);
    expect(page.store.state.phase).to.equal('none');
    expect(await theatre.requests()).to.deep.equal([]);
  });

  it('costs five badges and a cart one request, for the whole cart', async () => {
    const page = openPage(theatre, { cartId: await fillCart(theatre, 2) });
    await theatre.clearRequests();
    show(
      page,
      getCartSummary,
      getCartSummary,
      getCart,
      getCartSummary,
      getCartSummary,
      getCartSummary,
    );
    const { numberOfItems, amount, cartItems } = await filled(page.store);
    await nextTask();
    expect({ numberOfItems, amount }).to.deep.equal({ numberOfItems: 2, amount: 49 });
    expect(cartItems).to.have.length(2);
    expect(page.sent).to.deep.equal(['GET /peppered/cart/{cartId}']);
    expect(await theatre.requests()).to.have.length(1);
  });

  it('reads totals alone where nobody shows lines', async () => {
    const page = openPage(theatre, { cartId: await fillCart(theatre, 2) });
    show(page, getCartSummary, getCartSummary);
    const { numberOfItems, amount, cartItems } = await filled(page.store);
    await nextTask();
    expect({ numberOfItems, amount, cartItems }).to.deep.equal({
      numberOfItems: 2,
      amount: 49,
      cartItems: null,
    });
    expect(page.sent).to.deep.equal(['GET /peppered/cart/{cartId}/summary']);
  });

  it('reads the lines when somebody comes who shows them, and not for who does not', async () => {
    const page = openPage(theatre, { cartId: await fillCart(theatre, 2) });
    show(page, getCartSummary);
    await filled(page.store);
    show(page, getCartSummary);
    await nextTask();
    show(page, getCart);
    const { cartItems } = await until(page.store, (state) => state.cartItems !== null);
    show(page, getCart, getCartSummary);
    await nextTask();
    expect(cartItems).to.have.length(2);
    expect(page.sent).to.deep.equal([
      'GET /peppered/cart/{cartId}/summary',
      'GET /peppered/cart/{cartId}',
    ]);
  });

  it('reads the lines for who comes while the totals are being read', async () => {
    const page = openPage(theatre, { cartId: await fillCart(theatre, 2) });
    const held = await theatre.fault({ kind: 'hold' }, { path: '/**/summary' });
    show(page, getCartSummary);
    await held.struck();
    show(page, getCart);
    await nextTask();
    await held.remove();
    const { cartItems } = await until(page.store, (state) => state.cartItems !== null);
    expect(cartItems).to.have.length(2);
  });

  it('waits for the elements that the page was sent with', async () => {
    const loading = new EventTarget();
    const ready = new Promise((resolve) => {
      loading.addEventListener('end', resolve);
    });
    const cartId = await fillCart(theatre, 1);
    const page = openPage(theatre, { cartId, environment: { ready } });
    show(page, getCartSummary);
    await nextTask();
    expect(page.sent).to.deep.equal([]);
    show(page, getCart);
    loading.dispatchEvent(new Event('end'));
    await filled(page.store);
    expect(page.sent).to.deep.equal(['GET /peppered/cart/{cartId}']);
  });

  it('makes one request of several refreshes in one task', async () => {
    const page = openPage(theatre, { cartId: await fillCart(theatre, 1) });
    const { store } = page;
    await Promise.all([store.refresh(), store.refresh(), store.refresh()]);
    expect(store.state.numberOfItems).to.equal(1);
    expect(page.sent).to.have.length(1);
  });

  it('reads once more, and only once, when asked to while it reads', async () => {
    const cartId = await fillCart(theatre, 1);
    const page = openPage(theatre, { cartId });
    const held = await theatre.fault({ kind: 'hold', when: 'after' }, { method: 'GET', times: 1 });
    const first = page.store.refresh();
    await held.struck();
    const refreshes = [first, page.store.refresh(), page.store.refresh()];
    await addCartItems(theatre.api, cartId, [{ priceId: 'donation', rankId: 0, amount: 5 }]);
    await held.remove();
    await Promise.all(refreshes);
    expect(page.store.state.numberOfItems).to.equal(2);
    expect(page.sent).to.have.length(2);
  });

  it('tells each subscriber after each change, until it leaves', async () => {
    const page = openPage(theatre, { cartId: await fillCart(theatre, 1) });
    const counts: number[] = [];
    const leave = page.store.subscribe(() => counts.push(page.store.state.numberOfItems));
    await filled(page.store);
    expect(counts).to.deep.equal([1]);
    leave();
    await page.store.refresh();
    expect(counts).to.deep.equal([1]);
  });

  it('knows an empty cart from none', async () => {
    const page = openPage(theatre, { cartId: await createCart(theatre.api) });
    await page.store.refresh();
    expect(page.store.state).to.include({ phase: 'empty', numberOfItems: 0, deadline: null });
  });

  it('never shows an amount of minus nothing', async () => {
    const cartId = await createCart(theatre.api);
    const body = `{"cartId":"${cartId}","timeOut":null,"numberOfItems":0,"amount":-0,"cartItems":[]}`;
    await theatre.fault({ kind: 'override', body }, { method: 'GET' });
    const page = openPage(theatre, { cartId });
    await page.store.refresh();
    expect(page.store.state.phase).to.equal('empty');
    expect(Object.is(page.store.state.amount, 0)).to.equal(true);
  });

  it('runs no countdown on a timeOut without an offset, and tells the site’s developer', async () => {
    const cartId = await fillCart(theatre, 1);
    const body = `{"cartId":"${cartId}","timeOut":"2026-04-22T14:35:00","numberOfItems":1,"amount":24.5,"cartItems":[]}`;
    await theatre.fault({ kind: 'override', body }, { method: 'GET' });
    const page = openPage(theatre, { cartId });
    await page.store.refresh();
    expect(page.store.state).to.include({ phase: 'filled', deadline: null });
    const [event] = eventsOf(page, PepperedErrorEvent);
    expect(event?.error.kind).to.equal('invalid-response');
    expect(event?.error.message).to.contain('timeOut').and.not.contain(cartId);
  });
});
