import { expect } from '@open-wc/testing';
import { add, empty, remove } from '../../src/store/mutations.js';
import { openTheatre, type Theatre } from '../theatre.js';
import {
  donation,
  fillCart,
  openPage,
  openPageWithTickets,
  tickets,
  type BrowserPage,
} from './browser-page.js';

const post = { method: 'POST', path: '/peppered/cart/*' } as const;
const cut = { kind: 'truncate' } as const;
const drop = { kind: 'dropBefore' } as const;
/** Unlike a dropped one, the browser does not send it again by itself. */
const fail = { kind: 'status', status: 502 } as const;

describe('several changes, and answers that are lost', () => {
  let theatre: Theatre;
  let page: BrowserPage;

  beforeEach(async () => {
    theatre = await openTheatre();
    page = await openPageWithTickets(theatre);
  });

  afterEach(() => theatre.close());

  it('one that was not done is still said after the next one was', async () => {
    await theatre.fault(fail, { ...post, times: 1 });
    const [first, second] = await Promise.all([
      add(page.store, [tickets(1)]),
      add(page.store, [donation(5)]),
    ]);
    expect(first?.kind).to.equal('not-applied');
    expect(second).to.equal(null);
    expect(page.store.state.problem).to.deep.equal({ action: 'add', error: first });
    expect(page.store.state).to.include({ numberOfItems: 3, amount: 54 });
  });

  it('one that was refused is still said after the next one was done', async () => {
    await theatre.leaveSeats(95, 42, 0);
    const [first, second] = await Promise.all([
      add(page.store, [tickets(1)]),
      add(page.store, [donation(5)]),
    ]);
    expect(first?.kind).to.equal('conflict');
    expect(second).to.equal(null);
    expect(page.store.state.problem).to.deep.equal({ action: 'add', error: first });
  });

  it('the next one is judged by what the one before it has left', async () => {
    await theatre.fault(cut, { ...post, times: 1 });
    await theatre.fault(fail, { ...post, times: 1 });
    const [first, second] = await Promise.all([
      add(page.store, [tickets(2)]),
      add(page.store, [tickets(1)]),
    ]);
    expect(first).to.equal(null);
    expect(second?.kind).to.equal('not-applied');
    expect(page.store.state.numberOfItems).to.equal(4);
  });

  it('two are both seen to be done, once the cart can be read', async () => {
    const reads = await theatre.fault(drop, { method: 'GET' });
    await theatre.fault(cut, { ...post, times: 2 });
    const errors = await Promise.all([
      add(page.store, [tickets(1)]),
      add(page.store, [donation(5)]),
    ]);
    for (const error of errors) expect(error?.outcomeUnknown).to.equal(true);
    expect(page.store.state.problem?.error.outcomeUnknown).to.equal(true);
    await reads.remove();
    await page.store.refresh();
    expect(page.store.state).to.include({ numberOfItems: 4, amount: 78.5, problem: null });
  });

  it('two are both seen not to be done, once the cart can be read', async () => {
    const reads = await theatre.fault(drop, { method: 'GET' });
    await theatre.fault(fail, { ...post, times: 2 });
    await Promise.all([add(page.store, [tickets(1)]), add(page.store, [donation(5)])]);
    await reads.remove();
    await page.store.refresh();
    expect(page.store.state.problem?.error.kind).to.equal('not-applied');
    expect(page.store.state.numberOfItems).to.equal(2);
  });

  it('one of which nobody knows is told of by the answer to the next', async () => {
    const reads = await theatre.fault(drop, { method: 'GET' });
    await theatre.fault(fail, { ...post, times: 1 });
    await add(page.store, [tickets(3)]);
    expect(page.store.state.problem?.error.outcomeUnknown).to.equal(true);
    expect(await add(page.store, [tickets(1)])).to.equal(null);
    expect(page.store.state.problem?.error).to.include({ kind: 'incomplete' });
    await reads.remove();
  });

  it('one of which nobody knows is no riddle any more once the cart is given up', async () => {
    const reads = await theatre.fault(drop, { method: 'GET' });
    await theatre.fault(fail, { ...post, times: 1 });
    await add(page.store, [tickets(1)]);
    expect(await empty(page.store)).to.equal(null);
    expect(page.store.state).to.include({ phase: 'none', problem: null });
    await reads.remove();
  });

  it('one of which nobody knows was not done when the time is up', async () => {
    const reads = await theatre.fault(drop, { method: 'GET' });
    await theatre.fault(fail, { ...post, times: 1 });
    await add(page.store, [tickets(1)]);
    await reads.remove();
    const { cartId } = page.store.state;
    const body = JSON.stringify({
      cartId,
      timeOut: '2020-01-01T00:00:00Z',
      numberOfItems: 2,
      amount: 49,
      cartItems: page.store.state.cartItems,
    });
    await theatre.fault({ kind: 'override', body }, { method: 'GET' });
    await page.store.refresh();
    expect(page.store.state.phase).to.equal('expired');
    expect(page.store.state.problem?.error.kind).to.equal('not-applied');
  });

  it('a read that was under way says nothing of one that came after it', async () => {
    const held = await theatre.fault({ kind: 'hold', when: 'after' }, { method: 'GET', times: 1 });
    const reading = page.store.refresh();
    await held.struck();
    await theatre.fault(cut, { method: 'DELETE' });
    const itemId = page.store.state.cartItems?.[0]?.itemId ?? '';
    expect(await remove(page.store, itemId)).to.equal(null);
    await held.remove();
    await reading;
    expect(page.store.state).to.include({ numberOfItems: 1, problem: null });
  });

  it('the same wish is another one as soon as the cart showed what became of the first', async () => {
    const reads = await theatre.fault(drop, { method: 'GET' });
    await theatre.fault(cut, { ...post, times: 1 });
    await add(page.store, [tickets(1)]);
    await reads.remove();
    await page.store.refresh();
    expect(page.store.state).to.include({ numberOfItems: 3, problem: null });
    expect(await add(page.store, [tickets(1)])).to.equal(null);
    expect(page.store.state.numberOfItems).to.equal(4);
    expect(page.keys[1]).not.to.equal(page.keys[0]);
  });

  it('the same wish is another one for another cart', async () => {
    const reads = await theatre.fault(drop, { method: 'GET' });
    await theatre.fault(fail, { ...post, times: 1 });
    await add(page.store, [tickets(1)]);
    await reads.remove();
    await theatre.advance(901);
    await page.store.refresh();
    expect(await add(page.store, [tickets(1)])).to.equal(null);
    expect(page.store.state.numberOfItems).to.equal(1);
    expect(page.keys.at(-1)).not.to.equal(page.keys[0]);
  });
});

describe('an add before the cart was read', () => {
  let theatre: Theatre;

  beforeEach(async () => {
    theatre = await openTheatre();
  });

  afterEach(() => theatre.close());

  it('that was lost is judged by what was there before', async () => {
    const { store } = openPage(theatre, { cartId: await fillCart(theatre, 3) });
    await theatre.fault(fail, post);
    const error = await add(store, [tickets(2)]);
    expect(error?.kind).to.equal('not-applied');
    expect(store.state.numberOfItems).to.equal(3);
  });

  it('that brought fewer tickets says so', async () => {
    const { store } = openPage(theatre, { cartId: await fillCart(theatre, 3) });
    await theatre.change({ partialAdds: true });
    await theatre.leaveSeats(95, 42, 1);
    expect(await add(store, [tickets(2)])).to.include({ kind: 'incomplete', missing: 1 });
  });

  it('begins another cart when the remembered one is over', async () => {
    const { store } = openPage(theatre, { cartId: await fillCart(theatre, 3) });
    await theatre.advance(901);
    expect(await add(store, [tickets(2)])).to.equal(null);
    expect(store.state).to.include({ phase: 'filled', numberOfItems: 2, problem: null });
  });
});

describe('the key of a new cart', () => {
  let theatre: Theatre;

  beforeEach(async () => {
    theatre = await openTheatre();
  });

  afterEach(() => theatre.close());

  async function twice(status: number) {
    const { store, keys } = openPage(theatre);
    await theatre.fault({ kind: 'status', status }, { path: '/cart', times: 1 });
    expect(await add(store, [tickets(1)])).not.to.equal(null);
    expect(await add(store, [tickets(1)])).to.equal(null);
    return keys;
  }

  it('stays the same as long as nobody knows whether it was made', async () => {
    const [first, second] = await twice(503);
    expect(second).to.equal(first);
  });

  it('is another one once the server has said no', async () => {
    const [first, second] = await twice(429);
    expect(second).not.to.equal(first);
  });
});
