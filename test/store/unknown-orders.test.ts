import { expect } from '@open-wc/testing';
import { deleteCart, getCart } from '../../src/api/cart.js';
import { CartExpiredEvent } from '../../src/store/events.js';
import { keyOf } from '../../src/store/environment.js';
import { add } from '../../src/store/mutations.js';
import { findOrder, order, sentCheckout } from '../../src/store/orders.js';
import { openTheatre, type Fault, type Theatre } from '../theatre.js';
import {
  eventsOf,
  fillCart,
  openPage,
  openPageWithTickets,
  tickets,
  type BrowserPage,
} from './browser-page.js';
import { pass, stopClock } from './fake-clock.js';

const invoice = { paymentMethodId: 3 };
const checkouts = { path: '/**/checkout' } as const;
/** Longer than a checkout can take. */
const settled = 131_000;

describe('a checkout of which nobody knows', () => {
  let theatre: Theatre;
  let page: BrowserPage;

  beforeEach(async () => {
    theatre = await openTheatre({ holdSeconds: 86_400 });
    stopClock();
    page = await openPageWithTickets(theatre);
  });

  afterEach(() => theatre.close());

  const posts = () => page.sent.filter((request) => request.startsWith('POST'));

  const losses: Record<string, Fault> = {
    'no answer': { kind: 'dropBefore' },
    'a failure': { kind: 'status', status: 502 },
    'no answer in time': { kind: 'status', status: 504 },
    'that it is under way': { kind: 'status', status: 409, headers: { 'Retry-After': '1' } },
    'a login page': { kind: 'html' },
  };

  for (const [what, fault] of Object.entries(losses)) {
    it(`because there came ${what} is never called refused while it may still be made`, async () => {
      await theatre.fault(fault, checkouts);
      await order(page.store, invoice);
      expect(page.store.state).to.include({ phase: 'filled', orderPhase: 'unknown' });
      for (let look = 0; look < 3; look++) {
        pass(40_000);
        const error = await findOrder(page.store);
        expect(error?.kind).not.to.equal('not-applied');
        expect(page.store.state).to.include({ phase: 'filled', orderPhase: 'unknown' });
      }
      expect(posts()).to.have.length(1);
      expect(await theatre.orders()).to.deep.equal([]);
    });
  }

  it('was not made when its cart is still there long after, and can be made', async () => {
    await theatre.fault({ kind: 'status', status: 502 }, { ...checkouts, times: 1 });
    await order(page.store, invoice);
    pass(settled);
    const error = await findOrder(page.store);
    expect(error).to.include({ kind: 'not-applied', outcomeUnknown: false });
    expect(error?.cause).to.include({ kind: 'network', outcomeUnknown: true });
    expect(page.store.state.problem).to.deep.equal({ action: 'checkout', error });
    expect(page.store.state).to.include({ phase: 'filled', orderPhase: 'none' });
    expect(await order(page.store, invoice)).to.equal(null);
    expect(page.store.state).to.include({ orderPhase: 'placed', problem: null });
    expect(page.keys).to.have.length(2);
    expect(page.keys[1]).not.to.equal(page.keys[0]);
    expect(await theatre.orders()).to.have.length(1);
  });

  it('is settled by any read of its cart, after a reload too', async () => {
    await theatre.fault({ kind: 'status', status: 502 }, { ...checkouts, times: 1 });
    await order(page.store, invoice);
    const reloaded = openPage(theatre);
    reloaded.store.subscribe(() => undefined, getCart);
    await reloaded.store.refresh();
    expect(reloaded.store.state).to.include({ phase: 'filled', orderPhase: 'unknown' });
    pass(settled);
    await reloaded.store.refresh();
    expect(reloaded.store.state).to.include({ phase: 'filled', orderPhase: 'none' });
    expect(openPage(theatre).store.state.orderPhase).to.equal('none');
  });

  it('does not become younger by being looked at in other tabs', async () => {
    await theatre.fault({ kind: 'status', status: 502 }, { ...checkouts, times: 1 });
    await order(page.store, invoice);
    for (let hour = 0; hour < 24; hour++) {
      expect(openPage(theatre).store.state.orderPhase).to.equal('unknown');
      pass(3_600_000);
    }
    expect(openPage(theatre).store.state.orderPhase).to.equal('none');
  });

  it('is found by the same key as soon as it is made late, and never called expired', async () => {
    const held = await theatre.fault({ kind: 'status', status: 504 }, { ...checkouts, times: 2 });
    await order(page.store, invoice);
    await held.remove();
    await deleteCart(theatre.api, page.store.state.cartId ?? '');
    await page.store.refresh();
    expect(page.store.state).to.include({ phase: 'none', orderPhase: 'unknown' });
    expect(eventsOf(page, CartExpiredEvent)).to.deep.equal([]);
    await findOrder(page.store);
    expect(page.store.state.orderPhase).to.equal('unknown');
    expect(page.keys).to.have.length(2);
    expect(page.keys[1]).to.equal(page.keys[0]);
  });

  it('keeps its key however often, and with whatever answer, it is looked for', async () => {
    await theatre.fault({ kind: 'truncate' }, { ...checkouts, times: 1 });
    await theatre.fault({ kind: 'status', status: 429 }, { ...checkouts, times: 1 });
    await theatre.fault({ kind: 'status', status: 403 }, { ...checkouts, times: 1 });
    await order(page.store, invoice);
    expect(page.store.state.orderPhase).to.equal('unknown');
    await findOrder(page.store);
    expect(page.store.state.orderPhase).to.equal('unknown');
    await findOrder(page.store);
    expect(page.store.state.orderPhase).to.equal('placed');
    expect(page.keys).to.have.length(4);
    expect(new Set(page.keys)).to.have.property('size', 1);
    expect(await theatre.orders()).to.have.length(1);
  });

  it('was not made when a gateway says so', async () => {
    await theatre.fault({ kind: 'status', status: 502, when: 'after' }, { ...checkouts, times: 1 });
    await theatre.fault({ kind: 'status', status: 424 }, { ...checkouts, times: 1 });
    const error = await order(page.store, invoice);
    expect(error?.status).to.equal(424);
    expect(page.store.state.orderPhase).to.equal('none');
  });

  it('is looked for by its key where an order leaves an empty cart behind', async () => {
    await theatre.fault({ kind: 'truncate' }, { ...checkouts, times: 1 });
    const { cartId } = page.store.state;
    const body = JSON.stringify({
      cartId,
      timeOut: null,
      numberOfItems: 0,
      amount: 0,
      cartItems: [],
    });
    await theatre.fault(
      { kind: 'override', contentType: 'application/json', body },
      { method: 'GET', skip: 1, layer: 'gateway' },
    );
    expect(await order(page.store, invoice)).to.equal(null);
    expect(page.store.state.orderPhase).to.equal('placed');
    expect(await theatre.orders()).to.have.length(1);
  });

  it('lets nobody send a second order', async () => {
    await theatre.fault({ kind: 'status', status: 502 }, { ...checkouts, times: 1 });
    await order(page.store, invoice);
    page.sent.length = 0;
    const again = await order(page.store, invoice);
    expect(again?.kind).to.equal('invalid-request');
    expect(posts()).to.deep.equal([]);
    expect(page.store.state.orderPhase).to.equal('unknown');
  });

  it('is left behind when the visitor chooses more tickets', async () => {
    await theatre.fault({ kind: 'status', status: 502 }, { ...checkouts, times: 1 });
    await order(page.store, invoice);
    expect(await add(page.store, [tickets(1)])).to.equal(null);
    expect(page.store.state).to.include({ orderPhase: 'none', numberOfItems: 3 });
    expect(openPage(theatre).store.state.orderPhase).to.equal('none');
  });

  it('is not taken for one that another tab has ordered since', async () => {
    const { cartId } = page.store.state;
    await theatre.fault({ kind: 'status', status: 502, when: 'after' }, checkouts);
    await order(page.store, invoice);
    expect(sentCheckout(openPage(theatre).store)).to.include({ cartId });
    const key = `${keyOf(page.store.api)} order`;
    const other = { orderPhase: 'unknown', savedAt: Date.now(), order: null, cartId: 'another1' };
    localStorage.setItem(key, JSON.stringify(other));
    const next = openPage(theatre);
    expect(sentCheckout(next.store)).to.equal(undefined);
    expect(next.store.state.orderPhase).to.equal('unknown');
  });

  it('is known after a reload in the middle of it', async () => {
    const held = await theatre.fault({ kind: 'hold' }, checkouts);
    const ordering = order(page.store, invoice);
    await held.struck();
    expect(openPage(theatre).store.state).to.include({ orderPhase: 'unknown', order: null });
    await held.remove();
    await ordering;
    expect(openPage(theatre).store.state).to.include({ orderPhase: 'placed' });
  });
});

describe('a checkout that could not be sent', () => {
  it('because its cart could not be read is followed by another look at the cart', async () => {
    const theatre = await openTheatre();
    const page = openPage(theatre, { cartId: await fillCart(theatre, 2) });
    page.store.subscribe(() => undefined, getCart);
    await page.store.refresh();
    const down = await theatre.fault({ kind: 'status', status: 503 }, { method: 'GET' });
    const error = await order(page.store, invoice);
    expect(error).to.include({ kind: 'outdated', outcomeUnknown: false });
    await page.store.refresh();
    expect(page.sent.filter((request) => request.startsWith('GET'))).to.have.length.above(2);
    expect(page.store.state.stale).to.equal(true);
    await down.remove();
    await theatre.close();
  });
});
