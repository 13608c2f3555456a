import { expect } from '@open-wc/testing';
import {
  CartExpiredEvent,
  PepperedErrorEvent,
  PepperedOrderEvent,
} from '../../src/store/events.js';
import { add, empty, remove } from '../../src/store/mutations.js';
import { findOrder, order } from '../../src/store/orders.js';
import { openTheatre, type Fault, type Theatre } from '../theatre.js';
import {
  donation,
  eventsOf,
  openPage,
  openPageWithTickets,
  tickets,
  type BrowserPage,
} from './browser-page.js';

describe('an answer that is lost', () => {
  let theatre: Theatre;
  let page: BrowserPage;

  beforeEach(async () => {
    theatre = await openTheatre();
    page = await openPageWithTickets(theatre);
  });

  afterEach(() => theatre.close());

  /** The server does what it is asked, and half of its answer arrives. */
  const cut = (method: 'POST' | 'DELETE') => theatre.fault({ kind: 'truncate' }, { method });

  const sentPosts = () => page.sent.filter((request) => request.startsWith('POST'));

  it('after an add that was done: is as good as an answer', async () => {
    await cut('POST');
    expect(await add(page.store, [donation(5)])).to.equal(null);
    expect(page.store.state).to.include({ numberOfItems: 3, amount: 54, problem: null });
    expect(eventsOf(page, PepperedErrorEvent)).to.deep.equal([]);
    expect(sentPosts()).to.have.length(1);
  });

  it('after an add that was not done: says so, and adds nothing again', async () => {
    await theatre.fault({ kind: 'dropBefore' }, { method: 'POST' });
    const error = await add(page.store, [tickets(1)]);
    expect(error).to.include({ kind: 'not-applied', outcomeUnknown: false });
    expect(error?.cause).to.include({ kind: 'network', outcomeUnknown: true });
    expect(page.store.state.problem).to.deep.equal({ action: 'add', error });
    expect(page.store.state.numberOfItems).to.equal(2);
    expect(eventsOf(page, PepperedErrorEvent).map((event) => event.error)).to.deep.equal([error]);
  });

  it('after an add that was half done: says how much is missing', async () => {
    await theatre.change({ partialAdds: true });
    await theatre.leaveSeats(95, 42, 1);
    await cut('POST');
    const error = await add(page.store, [tickets(3)]);
    expect(error).to.include({ kind: 'incomplete', missing: 2 });
    expect(page.store.state.numberOfItems).to.equal(3);
  });

  it('after an add to a new cart: is as good as an answer', async () => {
    const other = await openTheatre();
    const { store } = openPage(other);
    await other.fault({ kind: 'truncate' }, { path: '/**/peppered/cart/*', method: 'POST' });
    expect(await add(store, [tickets(2), donation(5)])).to.equal(null);
    expect(store.state).to.include({ numberOfItems: 3, problem: null });
  });

  it('after a removal: is as good as an answer', async () => {
    await cut('DELETE');
    const itemId = page.store.state.cartItems?.[0]?.itemId ?? '';
    expect(await remove(page.store, itemId)).to.equal(null);
    expect(page.store.state).to.include({ numberOfItems: 1, amount: 24.5, problem: null });
  });

  it('after a removal that was not done: says so', async () => {
    await theatre.fault({ kind: 'status', status: 502 }, { method: 'DELETE' });
    const itemId = page.store.state.cartItems?.[0]?.itemId ?? '';
    const error = await remove(page.store, itemId);
    expect(error?.kind).to.equal('not-applied');
    expect(page.store.state).to.include({ numberOfItems: 2 });
    expect(page.store.state.problem).to.deep.equal({ action: 'remove', error });
  });

  it('after the cart was emptied: shows no cart, and does not say that the time is up', async () => {
    await cut('DELETE');
    expect(await empty(page.store)).to.equal(null);
    expect(page.store.state).to.include({ phase: 'none', cartId: null, problem: null });
    expect(eventsOf(page, CartExpiredEvent)).to.deep.equal([]);
  });

  it('after the cart was not emptied: says so', async () => {
    await theatre.fault({ kind: 'dropBefore' }, { method: 'DELETE' });
    const error = await empty(page.store);
    expect(error?.kind).to.equal('not-applied');
    expect(page.store.state).to.include({ phase: 'filled', numberOfItems: 2 });
  });

  describe('and the cart cannot be read either', () => {
    let reads: { remove(): Promise<void> };

    beforeEach(async () => {
      reads = await theatre.fault({ kind: 'dropBefore' }, { method: 'GET' });
    });

    async function expectUnknown(outcome: ReturnType<typeof add>) {
      const error = await outcome;
      expect(error).to.include({ kind: 'network', outcomeUnknown: true });
      expect(page.store.state.problem).to.include({ error });
    }

    it('after an add: nobody knows, until it is seen to be done', async () => {
      await cut('POST');
      await expectUnknown(add(page.store, [tickets(1)]));
      await reads.remove();
      await page.store.refresh();
      expect(page.store.state).to.include({ problem: null, numberOfItems: 3 });
    });

    it('after an add: nobody knows, until it is seen not to be done', async () => {
      await theatre.fault({ kind: 'dropBefore' }, { method: 'POST' });
      await expectUnknown(add(page.store, [tickets(1)]));
      await reads.remove();
      await page.store.refresh();
      const { problem, numberOfItems } = page.store.state;
      expect(problem?.error.kind).to.equal('not-applied');
      expect(numberOfItems).to.equal(2);
    });

    it('after a removal: nobody knows, until it is seen', async () => {
      await cut('DELETE');
      await expectUnknown(remove(page.store, page.store.state.cartItems?.[0]?.itemId ?? ''));
      await reads.remove();
      await page.store.refresh();
      expect(page.store.state).to.include({ problem: null, numberOfItems: 1 });
    });

    it('after the cart was emptied: nobody knows, until it is seen', async () => {
      await cut('DELETE');
      await expectUnknown(empty(page.store));
      await reads.remove();
      await page.store.refresh();
      expect(page.store.state).to.include({ problem: null, phase: 'none' });
      expect(eventsOf(page, CartExpiredEvent)).to.deep.equal([]);
    });

    it('sends the same key with the same wish, and another one once it is known', async () => {
      const answers = await cut('POST');
      for (let times = 0; times < 3; times++) await expectUnknown(add(page.store, [tickets(1)]));
      await reads.remove();
      await answers.remove();
      await page.store.refresh();
      await add(page.store, [tickets(1)]);
      const { keys } = page;
      expect(keys).to.have.length(4);
      expect(keys[1]).to.equal(keys[0]);
      expect(keys[2]).to.equal(keys[0]);
      expect(keys[3]).not.to.equal(keys[0]);
    });
  });

  const invoice = { paymentMethodId: 3 };
  const lost: Record<string, Fault> = {
    'half of it': { kind: 'truncate' },
    'the whole of it': { kind: 'dropAfter' },
    'all but an error': { kind: 'status', status: 502, when: 'after' },
    'all but a page of HTML': { kind: 'override', contentType: 'text/html', body: '<p>' },
    'its meaning': { kind: 'override', body: '{}' },
  };

  for (const [what, fault] of Object.entries(lost)) {
    it(`after the checkout (${what}): says that nobody knows, and makes no second order`, async () => {
      await theatre.fault(fault, { path: '/**/checkout' });
      const error = await order(page.store, invoice);
      expect(error?.outcomeUnknown).to.equal(true);
      const { phase, orderPhase, order: made } = page.store.state;
      expect({ phase, orderPhase, made }).to.deep.equal({
        phase: 'none',
        orderPhase: 'unknown',
        made: null,
      });
      expect(eventsOf(page, CartExpiredEvent)).to.deep.equal([]);
      expect(eventsOf(page, PepperedOrderEvent).at(-1)).to.include({ orderPhase: 'unknown' });
      expect(await theatre.orders()).to.have.length(1);
    });
  }

  it('after the checkout: finds the order with the same key once the cart is gone', async () => {
    await theatre.fault({ kind: 'truncate' }, { path: '/**/checkout', times: 1 });
    expect(await order(page.store, invoice)).to.equal(null);
    expect(page.store.state).to.include({ phase: 'none', orderPhase: 'placed', problem: null });
    expect(page.keys).to.have.length(2);
    expect(page.keys[1]).to.equal(page.keys[0]);
    expect(await theatre.orders()).to.have.length(1);
  });

  it('after the checkout: is looked for again when the visitor asks', async () => {
    await theatre.fault({ kind: 'truncate' }, { path: '/**/checkout', times: 2 });
    await order(page.store, invoice);
    expect(page.store.state.orderPhase).to.equal('unknown');
    expect(await findOrder(page.store)).to.equal(null);
    expect(page.store.state).to.include({ phase: 'none', orderPhase: 'placed', problem: null });
    expect(await theatre.orders()).to.have.length(1);
  });

  it('because the browser sent the checkout twice, and the first is still under way', async () => {
    await theatre.fault({ kind: 'status', status: 409, when: 'after' }, { path: '/**/checkout' });
    await order(page.store, invoice);
    expect(page.store.state.orderPhase).to.equal('unknown');
    expect(await theatre.orders()).to.have.length(1);
  });

  it('because it took too long: nobody knows either', async () => {
    page = openPage(theatre, { timeout: 300 });
    const held = await theatre.fault({ kind: 'stall' }, { path: '/**/checkout' });
    const error = await order(page.store, invoice);
    await held.remove();
    expect(error?.kind).to.equal('timeout');
    expect(page.store.state.orderPhase).to.equal('unknown');
    expect(await theatre.orders()).to.have.length(1);
  });
});
