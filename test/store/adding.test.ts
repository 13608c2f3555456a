import { expect } from '@open-wc/testing';
import { CartChangeEvent, PepperedErrorEvent } from '../../src/store/events.js';
import { add } from '../../src/store/mutations.js';
import { openTheatre, type Theatre } from '../theatre.js';
import { donation, eventsOf, fillCart, nextTask, openPage, tickets } from './browser-page.js';

describe('adding', () => {
  let theatre: Theatre;

  beforeEach(async () => {
    theatre = await openTheatre();
  });

  afterEach(() => theatre.close());

  it('makes the cart first, and shows what the server put in it', async () => {
    const page = openPage(theatre);
    expect(await add(page.store, [tickets(2), donation(5)])).to.equal(null);
    expect(page.sent).to.deep.equal(['POST /cart', 'POST /peppered/cart/{cartId}']);
    const { phase, amount, cartItems, busy, problem } = page.store.state;
    expect({ phase, amount, busy, problem }).to.deep.equal({
      phase: 'filled',
      amount: 54,
      busy: [],
      problem: null,
    });
    expect(cartItems?.map(({ itemType }) => itemType)).to.deep.equal([
      'ticket',
      'ticket',
      'donation',
    ]);
    expect(eventsOf(page, CartChangeEvent).at(-1)?.state.amount).to.equal(54);
  });

  it('makes one cart for two buttons', async () => {
    const page = openPage(theatre);
    await Promise.all([add(page.store, [tickets(1)]), add(page.store, [donation(5)])]);
    expect(page.sent.filter((request) => request === 'POST /cart')).to.have.length(1);
    expect(page.store.state.numberOfItems).to.equal(2);
  });

  it('remembers the cart for the next page of the same shop', async () => {
    const page = openPage(theatre);
    await add(page.store, [tickets(2)]);
    const next = openPage(theatre);
    await next.store.refresh();
    expect(next.store.state).to.include({ cartId: page.store.state.cartId, numberOfItems: 2 });
  });

  it('keeps the carts of two shops apart', async () => {
    const other = await openTheatre();
    await add(openPage(theatre).store, [tickets(2)]);
    expect(openPage(other).store.state.cartId).to.equal(null);
  });

  it('prefers the cart that the page names to the one that is remembered', async () => {
    await add(openPage(theatre).store, [tickets(2)]);
    const cartId = await fillCart(theatre, 1);
    expect(openPage(theatre, { cartId }).store.state.cartId).to.equal(cartId);
    expect(openPage(theatre).store.state.cartId).to.equal(cartId);
  });

  it('sends a key of its own with each request, so that a repeat is told from a second wish', async () => {
    const page = openPage(theatre);
    await add(page.store, [tickets(1)]);
    await add(page.store, [tickets(1)]);
    const requests = await theatre.requests();
    const keys = requests.map(({ idempotencyKey }) => idempotencyKey);
    expect(keys).to.have.length(3);
    expect(new Set(keys)).to.have.property('size', 3);
    for (const key of keys) expect(key).to.be.a('string').and.have.length.above(10);
  });

  it('says which tickets were just sold, and reads the cart again', async () => {
    const page = openPage(theatre);
    await add(page.store, [donation(5)]);
    await theatre.leaveSeats(95, 42, 1);
    const error = await add(page.store, [tickets(2)]);
    expect(error?.kind).to.equal('conflict');
    expect(page.store.state.problem).to.deep.equal({ action: 'add', error });
    await nextTask();
    expect(page.sent.at(-1)).to.equal('GET /peppered/cart/{cartId}/summary');
    expect(page.store.state.numberOfItems).to.equal(1);
    expect(eventsOf(page, PepperedErrorEvent).map((event) => event.error)).to.deep.equal([error]);
  });

  it('says so where the server gives fewer seats than asked for', async () => {
    await theatre.change({ partialAdds: true });
    await theatre.leaveSeats(95, 42, 1);
    const page = openPage(theatre);
    const error = await add(page.store, [tickets(2)]);
    expect(error).to.include({ kind: 'incomplete', missing: 1, outcomeUnknown: false });
    expect(page.store.state).to.include({ numberOfItems: 1 });
    expect(page.store.state.problem).to.deep.equal({ action: 'add', error });
  });

  it('sends nothing when the items are not valid', async () => {
    const page = openPage(theatre);
    for (const items of [[], [tickets(0)], [donation(-5)], [{ ...tickets(1), priceId: '../x' }]]) {
      const error = await add(page.store, items);
      expect(error?.kind).to.equal('invalid-request');
      expect(page.store.state.problem).to.deep.equal({ action: 'add', error });
    }
    expect(page.sent).to.deep.equal([]);
    expect(page.store.state.phase).to.equal('none');
  });

  it('can be tried again when the cart could not be made', async () => {
    await theatre.fault({ kind: 'status', status: 503 }, { path: '/cart', times: 1 });
    const page = openPage(theatre);
    expect((await add(page.store, [tickets(1)]))?.kind).to.equal('not-applied');
    expect(page.store.state).to.include({ phase: 'none', cartId: null });
    expect(await add(page.store, [tickets(1)])).to.equal(null);
    expect(page.store.state).to.include({ phase: 'filled', problem: null });
  });

  it('begins another cart when the remembered one is over', async () => {
    const page = openPage(theatre);
    await add(page.store, [tickets(1)]);
    await theatre.advance(901);
    await page.store.refresh();
    expect(page.store.state.phase).to.equal('expired');
    expect(await add(page.store, [tickets(2)])).to.equal(null);
    expect(page.store.state).to.include({ phase: 'filled', numberOfItems: 2 });
  });
});
