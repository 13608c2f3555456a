import { expect } from '@open-wc/testing';
import {
  CartExpiredEvent,
  PepperedErrorEvent,
  PepperedOrderEvent,
} from '../../src/store/events.js';
import { add } from '../../src/store/mutations.js';
import { order } from '../../src/store/orders.js';
import { openTheatre, type Theatre } from '../theatre.js';
import {
  donation,
  eventsOf,
  openPage,
  openPageWithTickets,
  tickets,
  type BrowserPage,
} from './browser-page.js';

const iDeal = { paymentMethodId: 1, redirectURL: 'https://theater.example/bedankt' };
const invoice = { paymentMethodId: 3 };

describe('checking out', () => {
  let theatre: Theatre;
  let page: BrowserPage;

  beforeEach(async () => {
    theatre = await openTheatre();
    page = await openPageWithTickets(theatre);
  });

  afterEach(() => theatre.close());

  it('makes an order that is to be paid on a page of its own', async () => {
    expect(await order(page.store, iDeal)).to.equal(null);
    const [sold, ...others] = await theatre.orders();
    expect(others).to.deep.equal([]);
    expect(sold).to.include({ amount: 49, customerId: theatre.customerId });
    expect(page.store.state.orderPhase).to.equal('leaving');
    expect(page.store.state.order?.orderKey).to.equal(sold?.orderKey);
    expect(page.store.state.order?.url).to.match(/^http:.*\/pay\//);
  });

  it('makes an order that is final where nothing is paid online', async () => {
    expect(await order(page.store, invoice)).to.equal(null);
    expect(page.store.state).to.include({ orderPhase: 'placed', phase: 'none' });
    expect(page.store.state.order).to.include({ url: null });
  });

  it('gives the cart up, which became the order', async () => {
    await order(page.store, iDeal);
    expect(page.store.state).to.include({ phase: 'none', cartId: null, deadline: null });
    expect(eventsOf(page, CartExpiredEvent)).to.deep.equal([]);
    expect(openPage(theatre).store.state.cartId).to.equal(null);
    await page.store.refresh();
    expect(page.sent).to.deep.equal([
      'GET /peppered/cart/{cartId}',
      'POST /peppered/cart/{cartId}/checkout',
    ]);
  });

  it('tells the site once of each phase of the order', async () => {
    await order(page.store, iDeal);
    const orders = eventsOf(page, PepperedOrderEvent);
    expect(orders.map(({ orderPhase }) => orderPhase)).to.deep.equal(['sending', 'leaving']);
    expect(orders[1]?.order).to.equal(page.store.state.order);
  });

  it('makes one order of a double click', async () => {
    const clicks = [order(page.store, iDeal), order(page.store, iDeal)];
    expect(page.store.state.busy).to.deep.equal(['checkout']);
    expect(await Promise.all(clicks)).to.deep.equal([null, null]);
    expect(page.sent).to.deep.equal([
      'GET /peppered/cart/{cartId}',
      'POST /peppered/cart/{cartId}/checkout',
    ]);
    expect(await theatre.orders()).to.have.length(1);
  });

  it('makes one order of a click beside another way to pay', async () => {
    await Promise.all([order(page.store, iDeal), order(page.store, invoice)]);
    expect(await theatre.orders()).to.have.length(1);
  });

  it('orders nothing that the visitor had not seen at the click', async () => {
    const [, error] = await Promise.all([
      add(page.store, [tickets(1)]),
      order(page.store, invoice),
    ]);
    expect(error).to.include({ kind: 'outdated', outcomeUnknown: false });
    expect(page.store.state).to.include({ numberOfItems: 3, orderPhase: 'none' });
    expect(await theatre.orders()).to.deep.equal([]);
    expect(await order(page.store, invoice)).to.equal(null);
    const [sold] = await theatre.orders();
    expect(sold?.lines).to.have.length(3);
  });

  it('orders nothing of a cart that was changed elsewhere, and shows what it is now', async () => {
    await add(openPage(theatre).store, [donation(5)]);
    const error = await order(page.store, invoice);
    expect(error?.kind).to.equal('outdated');
    expect(page.store.state.problem).to.deep.equal({ action: 'checkout', error });
    expect(page.store.state).to.include({ numberOfItems: 3, amount: 54, orderPhase: 'none' });
    expect(await theatre.orders()).to.deep.equal([]);
  });

  it('orders nothing while the cart cannot be read', async () => {
    await theatre.fault({ kind: 'dropBefore' }, { method: 'GET' });
    const error = await order(page.store, invoice);
    expect(error).to.include({ kind: 'outdated', outcomeUnknown: false });
    expect(page.store.state).to.include({ phase: 'filled', orderPhase: 'none' });
    expect(page.sent).not.to.include('POST /peppered/cart/{cartId}/checkout');
    expect(await theatre.orders()).to.deep.equal([]);
  });

  it('sends a key by which a gateway tells a repeat from a second order', async () => {
    await order(page.store, iDeal);
    const sent = (await theatre.requests()).at(-1);
    expect(sent?.path).to.match(/\/checkout$/);
    expect(sent?.idempotencyKey).to.be.a('string').and.have.length.above(10);
  });

  it('keeps the cart when the server refuses, and says that nothing was ordered', async () => {
    const error = await order(page.store, { paymentMethodId: 99 });
    expect(error?.kind).to.equal('unprocessable');
    expect(page.store.state.problem).to.deep.equal({ action: 'checkout', error });
    expect(page.store.state).to.include({ orderPhase: 'none', order: null });
    await page.store.refresh();
    expect(page.store.state).to.include({ phase: 'filled', numberOfItems: 2 });
    expect(eventsOf(page, PepperedErrorEvent).map((event) => event.error)).to.deep.equal([error]);
    expect(await theatre.orders()).to.deep.equal([]);
  });

  it('can be tried again after a refusal', async () => {
    await order(page.store, { paymentMethodId: 99 });
    expect(await order(page.store, invoice)).to.equal(null);
    expect(page.store.state).to.include({ orderPhase: 'placed', problem: null });
  });

  it('refuses by itself what is not valid', async () => {
    const error = await order(page.store, { paymentMethodId: 1, redirectURL: '/bedankt' });
    expect(error?.kind).to.equal('invalid-request');
    expect(page.store.state).to.include({ orderPhase: 'none', phase: 'filled' });
    expect(page.sent).to.deep.equal([]);
  });

  it('says that the time is up when the seats were lost in the meantime', async () => {
    await theatre.advance(901);
    const error = await order(page.store, invoice);
    expect(error?.kind).to.equal('not-found');
    await page.store.refresh();
    expect(page.store.state).to.include({ phase: 'expired', orderPhase: 'none' });
    expect(await theatre.orders()).to.deep.equal([]);
  });

  it('makes place for the next order when something is added', async () => {
    await order(page.store, invoice);
    await add(page.store, [tickets(1)]);
    expect(page.store.state).to.include({ orderPhase: 'none', order: null, phase: 'filled' });
    expect(await order(page.store, invoice)).to.equal(null);
    expect(await theatre.orders()).to.have.length(2);
  });
});
