import { expect } from '@open-wc/testing';
import { getCart } from '../../src/api/cart.js';
import { CartExpiredEvent } from '../../src/store/events.js';
import { add, empty, remove } from '../../src/store/mutations.js';
import { order } from '../../src/store/orders.js';
import { openTheatre, type Theatre } from '../theatre.js';
import { donation, eventsOf, openPage, tickets, until, type BrowserPage } from './browser-page.js';

describe('two tabs of the same shop', () => {
  let theatre: Theatre;
  let first: BrowserPage;
  let second: BrowserPage;

  beforeEach(async () => {
    theatre = await openTheatre();
    first = openPage(theatre);
    second = openPage(theatre);
    for (const { store } of [first, second]) store.subscribe(() => undefined, getCart);
  });

  afterEach(() => theatre.close());

  const shows = ({ store }: BrowserPage, count: number) =>
    until(store, ({ numberOfItems, stale }) => numberOfItems === count && !stale);

  it('show the same cart as soon as one of them begins it', async () => {
    await add(first.store, [tickets(2)]);
    const { cartId, cartItems } = await shows(second, 2);
    expect(cartId).to.equal(first.store.state.cartId);
    expect(cartItems).to.deep.equal(first.store.state.cartItems);
  });

  it('follow what the other adds and removes', async () => {
    await add(first.store, [tickets(2)]);
    await shows(second, 2);
    await add(second.store, [donation(5)]);
    await shows(first, 3);
    await remove(first.store, first.store.state.cartItems?.[0]?.itemId ?? '');
    const { amount } = await shows(second, 2);
    expect(amount).to.equal(29.5);
  });

  it('both show none when one empties it, and not that the time is up', async () => {
    await add(first.store, [tickets(2)]);
    await shows(second, 2);
    await empty(first.store);
    await until(second.store, ({ phase }) => phase !== 'filled');
    expect(second.store.state).to.include({ phase: 'none', cartId: null });
    expect(eventsOf(second, CartExpiredEvent)).to.deep.equal([]);
  });

  it('both show that one has ordered it', async () => {
    await add(first.store, [tickets(2)]);
    await shows(second, 2);
    await order(first.store, { paymentMethodId: 3 });
    await until(second.store, ({ phase }) => phase !== 'filled');
    expect(second.store.state).to.include({ phase: 'none', orderPhase: 'placed' });
    expect(eventsOf(second, CartExpiredEvent)).to.deep.equal([]);
  });

  it('do not say that the time is up while one is paying', async () => {
    await add(first.store, [tickets(2)]);
    await shows(second, 2);
    await order(first.store, { paymentMethodId: 1, redirectURL: `${location.origin}/` });
    const { order: made } = first.store.state;
    await until(second.store, ({ phase }) => phase !== 'filled');
    expect(second.store.state).to.include({ phase: 'none', orderPhase: 'pending' });
    expect(made?.url).to.be.a('string');
    expect(second.store.state.order).to.deep.equal(made);
    expect(eventsOf(second, CartExpiredEvent)).to.deep.equal([]);
  });

  it('both say that the time is up, and what was lost, whichever hears it first', async () => {
    await add(first.store, [tickets(2)]);
    await shows(second, 2);
    await theatre.advance(901);
    await first.store.refresh();
    await second.store.refresh();
    for (const page of [first, second]) {
      expect(page.store.state).to.include({ phase: 'expired', cartId: null });
      expect(page.store.state.lostItems).to.have.length(2);
      expect(eventsOf(page, CartExpiredEvent)).to.have.length(1);
      await page.store.refresh();
      expect(page.store.state).to.include({ phase: 'expired' });
    }
    const { phase, cartId } = openPage(theatre).store.state;
    expect({ phase, cartId }).to.deep.equal({ phase: 'none', cartId: null });
    await add(second.store, [tickets(1)]);
    expect((await shows(first, 1)).cartId).to.equal(second.store.state.cartId);
  });

  it('show none when one empties what the other could not read', async () => {
    await theatre.fault({ kind: 'status', status: 503 }, { method: 'GET' });
    await add(first.store, [tickets(2)]);
    await until(second.store, ({ phase }) => phase === 'failed');
    await empty(first.store);
    await until(second.store, ({ cartId }) => cartId === null);
    expect(second.store.state).to.include({ phase: 'none', stale: false });
  });

  it('show the new cart when one empties the old and begins another', async () => {
    await add(first.store, [tickets(2)]);
    await shows(second, 2);
    await empty(first.store);
    await add(first.store, [donation(5)]);
    const { cartId } = await shows(second, 1);
    expect(cartId).to.equal(first.store.state.cartId);
  });

  it('hear nothing of another shop', async () => {
    const other = openPage(await openTheatre());
    other.store.subscribe(() => undefined, getCart);
    await add(first.store, [tickets(2)]);
    await shows(second, 2);
    expect(other.sent).to.deep.equal([]);
    expect(other.store.state.phase).to.equal('none');
  });

  it('let a page find, when it shows a cart again, what happened meanwhile', async () => {
    const third = openPage(theatre);
    const leave = third.store.subscribe(() => undefined, getCart);
    leave();
    await add(first.store, [tickets(2)]);
    await shows(second, 2);
    expect(third.sent).to.deep.equal([]);
    third.store.subscribe(() => undefined, getCart);
    expect((await shows(third, 2)).cartId).to.equal(first.store.state.cartId);
  });

  it('find the new cart when the old one was emptied in the middle of a change', async () => {
    await add(first.store, [tickets(2)]);
    const { cartItems } = await shows(second, 2);
    const held = await theatre.fault({ kind: 'hold' }, { method: 'DELETE', path: '/**/cart/*/*' });
    const removal = remove(second.store, cartItems?.[0]?.itemId ?? '');
    await held.struck();
    await empty(first.store);
    await add(first.store, [donation(5)]);
    await held.remove();
    expect(await removal).to.equal(null);
    const { cartId } = await shows(second, 1);
    expect(cartId).to.equal(first.store.state.cartId);
    expect(cartId).to.equal(openPage(theatre).store.state.cartId);
    expect(eventsOf(second, CartExpiredEvent)).to.deep.equal([]);
  });

  it('hear of what a page adds that shows no cart', async () => {
    const buttons = openPage(theatre);
    await add(buttons.store, [tickets(2)]);
    await shows(first, 2);
    await shows(second, 2);
    expect(buttons.sent).to.deep.equal(['POST /cart', 'POST /peppered/cart/{cartId}']);
  });

  it('share one cart when both begin it at once', async () => {
    const held = await theatre.fault({ kind: 'hold', when: 'after' }, { method: 'POST', times: 1 });
    const adding = add(first.store, [tickets(2)]);
    await held.struck();
    await add(second.store, [donation(5)]);
    await held.remove();
    expect(await adding).to.equal(null);
    await shows(first, 3);
    await shows(second, 3);
    expect(first.store.state.cartId).to.equal(second.store.state.cartId);
  });

  it('do not take a cart for expired that the other emptied unheard', async () => {
    const third = openPage(theatre);
    await add(first.store, [tickets(2)]);
    third.store.subscribe(() => undefined)();
    await third.store.refresh();
    await empty(first.store);
    await third.store.refresh();
    expect(third.store.state).to.include({ phase: 'none', cartId: null });
    expect(eventsOf(third, CartExpiredEvent)).to.deep.equal([]);
  });

  it('keep their own cart while they change it', async () => {
    await add(first.store, [tickets(2)]);
    await shows(second, 2);
    const held = await theatre.fault({ kind: 'hold' }, { method: 'DELETE', times: 1 });
    const itemId = second.store.state.cartItems?.[0]?.itemId ?? '';
    const removal = remove(second.store, itemId);
    await held.struck();
    await add(first.store, [donation(5)]);
    await held.remove();
    expect(await removal).to.equal(null);
    await shows(second, 2);
    await shows(first, 2);
  });
});
