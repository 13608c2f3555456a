import { expect } from '@open-wc/testing';
import { getCart } from '../../src/api/cart.js';
import { CartExpiredEvent, CartExpiringEvent } from '../../src/store/events.js';
import { openTheatre, type Theatre } from '../theatre.js';
import { eventsOf, fillCart, nextTask, openPage, until, type BrowserPage } from './browser-page.js';
import { pass, stopClock } from './fake-clock.js';

const minute = 60_000;
const hold = 15 * minute;

describe('the hold on the seats', () => {
  let theatre: Theatre;

  beforeEach(async () => {
    theatre = await openTheatre({ holdSeconds: hold / 1000 });
  });

  afterEach(() => theatre.close());

  async function openCart(): Promise<BrowserPage> {
    const page = openPage(theatre, { cartId: await fillCart(theatre, 1) });
    page.store.subscribe(() => undefined);
    await page.store.refresh();
    page.sent.length = 0;
    return page;
  }

  const remaining = ({ store }: BrowserPage) => (store.state.deadline ?? NaN) - Date.now();
  /** HTTP's `Date` has whole seconds. */
  const tolerance = 2000;

  for (const hours of [-26, -2, 0, 3]) {
    it(`is as long as the server says when its clock is ${String(hours)} hours ahead`, async () => {
      await theatre.advance(hours * 3600);
      expect(remaining(await openCart())).to.be.closeTo(hold, tolerance);
    });
  }

  it('follows the server’s clock when the visitor sets another time', async () => {
    const page = await openCart();
    stopClock();
    pass(3 * 60 * minute - minute);
    await page.store.refresh();
    expect(remaining(page)).to.be.closeTo(hold, tolerance);
  });

  it('takes no time from an answer that comes out of a cache', async () => {
    const date = 'Sat, 01 Jan 2000 00:00:00 GMT';
    const cartId = await fillCart(theatre, 1);
    const fault = await theatre.fault({ kind: 'override', headers: { date, age: '60' } });
    const cached = openPage(theatre, { cartId });
    await cached.store.refresh();
    expect(remaining(cached)).to.be.closeTo(hold, tolerance);
    await fault.remove();
    await theatre.fault({ kind: 'override', headers: { date } });
    const fresh = openPage(theatre, { cartId });
    await fresh.store.refresh();
    expect(remaining(fresh)).to.be.above(24 * 60 * minute);
  });

  it('takes the time from an answer whose Age is 0: it lay in no cache', async () => {
    stopClock();
    pass(20 * minute);
    const cartId = await fillCart(theatre, 1);
    await theatre.fault({ kind: 'override', headers: { age: '0' } });
    const page = openPage(theatre, { cartId });
    await page.store.refresh();
    expect(page.store.state.phase).to.equal('filled');
    expect(remaining(page)).to.be.closeTo(hold, tolerance);
  });

  const timeless: Record<string, Record<string, string>> = {
    'cannot be read': { date: 'today' },
    'lay in a cache': { date: 'Sat, 01 Jan 2000 00:00:00 GMT', age: '60' },
  };

  for (const [what, headers] of Object.entries(timeless)) {
    it(`is not over by a visitor’s clock that is ahead, where the server’s ${what}`, async () => {
      stopClock();
      pass(20 * minute);
      const cartId = await fillCart(theatre, 1);
      await theatre.fault({ kind: 'override', headers });
      const page = openPage(theatre, { cartId });
      page.store.subscribe(() => undefined);
      await page.store.refresh();
      pass(60 * minute);
      await page.store.refresh();
      expect(page.store.state).to.include({ phase: 'filled', numberOfItems: 1, deadline: null });
      expect(page.sent).to.have.length(2);
      expect(eventsOf(page, CartExpiredEvent)).to.deep.equal([]);
    });

    it(`goes on without a countdown once that is over by a clock that is ahead, where the server’s ${what}`, async () => {
      stopClock();
      pass(10 * minute);
      const cartId = await fillCart(theatre, 1);
      await theatre.fault({ kind: 'override', headers });
      const page = openPage(theatre, { cartId });
      page.store.subscribe(() => undefined);
      await page.store.refresh();
      expect(remaining(page)).to.be.closeTo(5 * minute, tolerance);
      pass(remaining(page));
      await until(page.store, ({ deadline }) => deadline === null);
      pass(60 * minute);
      await nextTask();
      expect(page.store.state).to.include({ phase: 'filled', numberOfItems: 1 });
      expect(page.sent).to.have.length(2);
      expect(eventsOf(page, CartExpiredEvent)).to.deep.equal([]);
      await theatre.advance(hold / 1000 + 1);
      await page.store.refresh();
      expect(eventsOf(page, CartExpiredEvent)).to.have.length(1);
    });
  }

  it('ends for the tickets alone: what stays lives on without a countdown', async () => {
    stopClock();
    const page = openPage(theatre, { cartId: await fillCart(theatre, 1) });
    const { cartId } = page.store.state;
    page.store.subscribe(() => undefined, getCart);
    await page.store.refresh();
    const line = { itemType: 'donation', itemId: 'gift', priceId: 'donation', amount: 5 };
    const left = { cartId, timeOut: null, numberOfItems: 1, amount: 5, cartItems: [line] };
    const body = JSON.stringify(left);
    await theatre.fault({ kind: 'override', body }, { path: '/peppered/cart/**' });
    pass(remaining(page));
    await until(page.store, ({ amount }) => amount === 5);
    expect(page.store.state).to.include({ phase: 'filled', cartId, deadline: null });
    expect(eventsOf(page, CartExpiredEvent)).to.deep.equal([]);
  });

  it('runs by the visitor’s clock where the server’s cannot be read', async () => {
    const cartId = await fillCart(theatre, 1);
    await theatre.fault({ kind: 'override', headers: { date: 'today' } });
    const page = openPage(theatre, { cartId });
    await page.store.refresh();
    expect(remaining(page)).to.be.closeTo(hold, tolerance);
  });

  it('is announced to the site five minutes and one minute before its end', async () => {
    stopClock();
    const page = await openCart();
    pass(remaining(page) - 5 * minute);
    pass(4 * minute);
    expect(eventsOf(page, CartExpiringEvent).map((event) => event.remaining)).to.deep.equal([
      5 * minute,
      minute,
    ]);
    expect(page.sent).to.deep.equal([]);
  });

  it('is over only when the server says so', async () => {
    stopClock();
    const page = await openCart();
    await theatre.advance(hold / 1000 + 1);
    const held = await theatre.fault({ kind: 'hold' }, { method: 'GET' });
    pass(remaining(page));
    await held.struck();
    expect(page.store.state.phase).to.equal('filled');
    expect(eventsOf(page, CartExpiredEvent)).to.deep.equal([]);
    await held.remove();
    await until(page.store, ({ phase }) => phase === 'expired');
    expect(eventsOf(page, CartExpiredEvent)).to.have.length(1);
    expect(page.sent).to.deep.equal(['GET /peppered/cart/{cartId}/summary']);
  });

  it('goes on when the server says that it does', async () => {
    stopClock();
    const page = await openCart();
    pass(remaining(page));
    await until(page.store, ({ deadline }) => deadline !== null && deadline > Date.now());
    expect(page.store.state.phase).to.equal('filled');
    expect(remaining(page)).to.be.closeTo(hold, tolerance);
    expect(eventsOf(page, CartExpiredEvent)).to.deep.equal([]);
  });

  it('is watched by nobody once nobody shows it', async () => {
    stopClock();
    const page = openPage(theatre, { cartId: await fillCart(theatre, 1) });
    const leave = page.store.subscribe(() => undefined);
    await page.store.refresh();
    page.sent.length = 0;
    leave();
    pass(hold);
    await nextTask();
    expect(page.sent).to.deep.equal([]);
    expect(eventsOf(page, CartExpiringEvent)).to.deep.equal([]);
  });

  it('is watched again when somebody comes back to show it', async () => {
    stopClock();
    const page = openPage(theatre, { cartId: await fillCart(theatre, 1) });
    const leave = page.store.subscribe(() => undefined);
    await page.store.refresh();
    leave();
    page.store.subscribe(() => undefined);
    pass(remaining(page) - minute);
    expect(eventsOf(page, CartExpiringEvent)).to.have.length(2);
  });
});
