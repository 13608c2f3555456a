import { expect } from '@open-wc/testing';
import { getCart } from '../../src/api/cart.js';
import { CartChangeEvent, PepperedErrorEvent } from '../../src/store/events.js';
import { add, empty, remove } from '../../src/store/mutations.js';
import { notThere, openTheatre, type Theatre } from '../theatre.js';
import {
  donation,
  eventsOf,
  fillCart,
  nextTask,
  openPage,
  tickets,
  type BrowserPage,
} from './browser-page.js';

describe('changing the cart', () => {
  let theatre: Theatre;
  let page: BrowserPage;
  let itemIds: string[];

  beforeEach(async () => {
    theatre = await openTheatre();
    page = openPage(theatre, { cartId: await fillCart(theatre, 3) });
    page.store.subscribe(() => undefined, getCart);
    await page.store.refresh();
    itemIds = page.store.state.cartItems?.map(({ itemId }) => itemId) ?? [];
    page.sent.length = page.events.length = 0;
  });

  afterEach(() => theatre.close());

  const itemAt = (index: number) => itemIds[index] ?? '';

  it('removes the line that was asked for, and shows the server’s new total', async () => {
    expect(await remove(page.store, itemAt(1))).to.equal(null);
    const { cartItems, amount, numberOfItems } = page.store.state;
    expect(cartItems?.map(({ itemId }) => itemId)).to.deep.equal([itemAt(0), itemAt(2)]);
    expect({ amount, numberOfItems }).to.deep.equal({ amount: 49, numberOfItems: 2 });
    expect(eventsOf(page, CartChangeEvent)).to.have.length(1);
  });

  it('makes one request of a double click on “remove”', async () => {
    const outcomes = await Promise.all([
      remove(page.store, itemAt(0)),
      remove(page.store, itemAt(0)),
    ]);
    expect(outcomes).to.deep.equal([null, null]);
    expect(page.sent).to.deep.equal(['DELETE /peppered/cart/{cartId}/{itemId}']);
    expect(page.store.state.numberOfItems).to.equal(2);
  });

  it('counts a line as removed that is already gone', async () => {
    const elsewhere = openPage(theatre);
    await remove(elsewhere.store, itemAt(0));
    expect(await remove(page.store, itemAt(0))).to.equal(null);
    await page.store.refresh();
    expect(page.store.state).to.include({ numberOfItems: 2, problem: null });
    expect(eventsOf(page, PepperedErrorEvent)).to.deep.equal([]);
  });

  it('changes one thing at a time, in the order of the clicks', async () => {
    const held = await theatre.fault({ kind: 'hold' }, { method: 'DELETE', times: 1 });
    const outcomes = [
      remove(page.store, itemAt(0)),
      add(page.store, [donation(5)]),
      remove(page.store, itemAt(1)),
    ];
    await held.struck();
    await nextTask();
    expect(page.sent).to.have.length(1);
    expect(page.store.state.busy).to.have.length(3).and.include(itemAt(0)).and.include(itemAt(1));
    await held.remove();
    expect(await Promise.all(outcomes)).to.deep.equal([null, null, null]);
    expect(page.sent).to.deep.equal([
      'DELETE /peppered/cart/{cartId}/{itemId}',
      'POST /peppered/cart/{cartId}',
      'DELETE /peppered/cart/{cartId}/{itemId}',
    ]);
    expect(page.store.state.busy).to.deep.equal([]);
    expect(page.store.state.amount).to.equal(29.5);
  });

  it('goes on after one that failed', async () => {
    await theatre.fault({ kind: 'status', status: 503 }, { method: 'DELETE', times: 1 });
    const [first, second] = await Promise.all([
      remove(page.store, itemAt(0)),
      remove(page.store, itemAt(1)),
    ]);
    expect(first?.kind).to.equal('not-applied');
    expect(first?.cause).to.include({ kind: 'server-error' });
    expect(second).to.equal(null);
    await page.store.refresh();
    expect(page.store.state.numberOfItems).to.equal(2);
  });

  it('locks a line at once, before anything is sent', () => {
    void remove(page.store, itemAt(0));
    expect(page.store.state.busy).to.deep.equal([itemAt(0)]);
    expect(page.sent).to.deep.equal([]);
  });

  it('makes one request of a double click on the same button', async () => {
    await Promise.all([add(page.store, [tickets(1)]), add(page.store, [tickets(1)])]);
    expect(page.sent).to.deep.equal(['POST /peppered/cart/{cartId}']);
    expect(page.store.state.numberOfItems).to.equal(4);
  });

  it('adds the same again when it is asked to later', async () => {
    await add(page.store, [tickets(1)]);
    await add(page.store, [tickets(1)]);
    expect(page.store.state.numberOfItems).to.equal(5);
  });

  it('empties the cart, and forgets it', async () => {
    expect(await empty(page.store)).to.equal(null);
    expect(page.store.state).to.include({ phase: 'none', cartId: null, numberOfItems: 0 });
    expect(page.sent).to.deep.equal(['DELETE /peppered/cart/{cartId}']);
    expect(openPage(theatre).store.state.cartId).to.equal(null);
  });

  it('counts a cart as emptied that is already gone', async () => {
    await theatre.fault(notThere, { method: 'DELETE' });
    expect(await empty(page.store)).to.equal(null);
    expect(page.store.state).to.include({ phase: 'none', problem: null });
    expect(eventsOf(page, PepperedErrorEvent)).to.deep.equal([]);
  });

  it('asks nothing of a server without a cart', async () => {
    await empty(page.store);
    page.sent.length = 0;
    expect(await remove(page.store, itemAt(0))).to.equal(null);
    expect(await empty(page.store)).to.equal(null);
    expect(page.sent).to.deep.equal([]);
  });
});
