import { expect } from '@open-wc/testing';
import { getCart } from '../../src/api/cart.js';
import {
  CartExpiredEvent,
  PepperedErrorEvent,
  PepperedOrderEvent,
} from '../../src/store/events.js';
import { add, empty, order, remove } from '../../src/store/mutations.js';
import { openTheatre, type Fault, type Theatre } from '../theatre.js';
import { donation, eventsOf, fillCart, openPage, until, type BrowserPage } from './browser-page.js';

describe('an answer that is lost', () => {
  let theatre: Theatre;
  let page: BrowserPage;

  beforeEach(async () => {
    theatre = await openTheatre();
    page = openPage(theatre, { cartId: await fillCart(theatre, 2) });
    page.store.subscribe(() => undefined, getCart);
    await page.store.refresh();
    page.sent.length = page.events.length = 0;
  });

  afterEach(() => theatre.close());

  /** The server does what it is asked, and half of its answer arrives. */
  const cut = (method: 'POST' | 'DELETE') => theatre.fault({ kind: 'truncate' }, { method });

  function expectProblem(action: string) {
    const { problem } = page.store.state;
    expect(problem?.action).to.equal(action);
    expect(problem?.error).to.include({ kind: 'network', outcomeUnknown: true });
    expect(eventsOf(page, PepperedErrorEvent).map(({ error }) => error)).to.deep.equal([
      problem?.error,
    ]);
  }

  it('after an add: shows what the server added, and adds nothing again', async () => {
    await cut('POST');
    expect(await add(page.store, [donation(5)])).not.to.equal(null);
    expectProblem('add');
    const { amount } = await until(page.store, ({ numberOfItems }) => numberOfItems === 3);
    expect(amount).to.equal(54);
    expect(page.sent.filter((request) => request.startsWith('POST'))).to.have.length(1);
  });

  it('after a removal: shows what the server still holds', async () => {
    await cut('DELETE');
    const itemId = page.store.state.cartItems?.[0]?.itemId ?? '';
    expect(await remove(page.store, itemId)).not.to.equal(null);
    expectProblem('remove');
    const { amount } = await until(page.store, ({ numberOfItems }) => numberOfItems === 1);
    expect(amount).to.equal(24.5);
  });

  it('after the cart was emptied: shows no cart, and does not say that the time is up', async () => {
    await cut('DELETE');
    expect(await empty(page.store)).not.to.equal(null);
    expectProblem('empty');
    const { phase } = await until(page.store, ({ cartId }) => cartId === null);
    expect(phase).to.equal('none');
    expect(eventsOf(page, CartExpiredEvent)).to.deep.equal([]);
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
    it(`after the checkout (${what}): says that nobody knows, and orders nothing again`, async () => {
      await theatre.fault(fault, { path: '/**/checkout' });
      const error = await order(page.store, invoice);
      expect(error?.outcomeUnknown).to.equal(true);
      expect(page.store.state).to.include({ orderPhase: 'unknown', order: null });
      const { phase, orderPhase } = await until(page.store, ({ cartId }) => cartId === null);
      expect({ phase, orderPhase }).to.deep.equal({ phase: 'none', orderPhase: 'unknown' });
      expect(eventsOf(page, CartExpiredEvent)).to.deep.equal([]);
      expect(eventsOf(page, PepperedOrderEvent).at(-1)).to.include({ orderPhase: 'unknown' });
      expect(page.sent.filter((request) => request.startsWith('POST'))).to.have.length(1);
      expect(await theatre.orders()).to.have.length(1);
    });
  }

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

  it('lets nobody send a second order while nobody knows of the first', async () => {
    await theatre.fault({ kind: 'status', status: 502 }, { path: '/**/checkout', times: 1 });
    await order(page.store, invoice);
    await until(page.store, ({ stale, cartItems }) => !stale && cartItems !== null);
    page.sent.length = 0;
    const again = await order(page.store, invoice);
    expect(again?.kind).to.equal('invalid-request');
    expect(page.sent).not.to.include('POST /peppered/cart/{cartId}/checkout');
    expect(page.store.state.orderPhase).to.equal('unknown');
    expect(await theatre.orders()).to.have.length(0);
  });
});
