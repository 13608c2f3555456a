import { expect } from '@open-wc/testing';
import { getCart } from '../../src/api/cart.js';
import { PepperedErrorEvent } from '../../src/store/events.js';
import { openTheatre, type ActiveFault, type Fault, type Theatre } from '../theatre.js';
import { eventsOf, fillCart, nextTask, openPage, until, type BrowserPage } from './browser-page.js';
import { pass, sleep, stopClock } from './fake-clock.js';

const second = 1000;
const minute = 60 * second;
const reads = { method: 'GET' } as const;
const unavailable: Fault = { kind: 'status', status: 503 };

describe('reads that fail', () => {
  let theatre: Theatre;
  let page: BrowserPage;
  let leave: () => void;

  beforeEach(async () => {
    theatre = await openTheatre({ holdSeconds: 7 * 86_400 });
    page = openPage(theatre, { cartId: await fillCart(theatre, 2) });
    stopClock();
    leave = page.store.subscribe(() => undefined, getCart);
    await page.store.refresh();
    page.sent.length = page.events.length = 0;
  });

  afterEach(() => theatre.close());

  const errors = () => eventsOf(page, PepperedErrorEvent).length;

  /** Resolves once the read that is under way has failed. */
  async function failure(count = page.sent.length) {
    while (errors() < count) await nextTask();
    await nextTask();
  }

  async function fail(fault: Fault = unavailable): Promise<ActiveFault> {
    const active = await theatre.fault(fault, reads);
    await page.store.refresh();
    return active;
  }

  /** Lets the time pass in which the next read may begin, and answers when it did, in twentieths of `least`. */
  async function nextRead(least: number): Promise<number> {
    const { length } = page.sent;
    pass(least - 1);
    await nextTask();
    expect(page.sent, 'too early').to.have.length(length);
    pass(1);
    for (let twentieths = 0; twentieths <= 11; twentieths++) {
      await nextTask();
      if (page.sent.length > length) {
        expect(page.sent).to.have.length(length + 1);
        return twentieths;
      }
      pass(least / 20);
    }
    throw new Error('too late');
  }

  it('are tried again later and later, at most a minute and a half apart, never all visitors at once', async () => {
    await fail();
    const moments: number[] = [];
    for (const seconds of [1, 2, 4, 8, 16, 32, 60, 60, 60]) {
      moments.push(await nextRead(seconds * second));
      await failure();
    }
    expect(new Set(moments)).to.have.property('size').above(1);
    expect(page.store.state).to.include({ phase: 'filled', stale: true, numberOfItems: 2 });
  });

  it('begin with short pauses again after one that succeeded', async () => {
    const down = await fail();
    for (const seconds of [1, 2, 4]) {
      await nextRead(seconds * second);
      await failure();
    }
    await down.remove();
    await nextRead(8 * second);
    await until(page.store, ({ stale }) => !stale);
    pass(10 * minute);
    await nextTask();
    expect(page.sent).to.have.length(5);
    page.sent.length = page.events.length = 0;
    await fail();
    await nextRead(second);
  });

  for (const status of [429, 503]) {
    it(`wait for as many seconds as a ${String(status)} asks for, never fewer`, async () => {
      await fail({ kind: 'status', status, headers: { 'Retry-After': '120' } });
      await nextRead(120 * second);
    });
  }

  it('wait until the date that the server names', async () => {
    const headers = { 'Retry-After': new Date(Date.now() + 2 * minute).toUTCString() };
    await fail({ kind: 'status', status: 429, headers });
    await nextRead(2 * minute - 2 * second);
  });

  it('wait until that date by the server’s clock, when the visitor’s is two hours ahead', async () => {
    const headers = { 'Retry-After': new Date(Date.now() + 2 * minute).toUTCString() };
    pass(120 * minute);
    await fail({ kind: 'status', status: 429, headers });
    await nextRead(2 * minute - 2 * second);
  });

  it('wait no longer than five minutes and a half of them', async () => {
    await fail({ kind: 'status', status: 503, headers: { 'Retry-After': '86400' } });
    await nextRead(5 * minute);
  });

  for (const status of [401, 403, 422]) {
    it(`because of a ${String(status)} are not tried again`, async () => {
      await fail({ kind: 'status', status, headers: { 'Retry-After': '1' } });
      expect(page.store.state.stale).to.equal(true);
      pass(60 * minute);
      await nextTask();
      expect(page.sent).to.have.length(1);
    });
  }

  const passing: Record<string, Fault> = {
    'the connection was lost': { kind: 'dropBefore' },
    'half an answer came': { kind: 'truncate' },
    'a captive portal answered': { kind: 'html' },
    'a login page answered': { kind: 'redirect' },
  };
  for (const [why, fault] of Object.entries(passing)) {
    it(`because ${why} are tried again`, async () => {
      const active = await fail(fault);
      expect(page.store.state).to.include({ phase: 'filled', stale: true, numberOfItems: 2 });
      await active.remove();
      await nextRead(second);
      await until(page.store, ({ stale }) => !stale);
    });
  }

  it('are not tried again once nobody shows the cart', async () => {
    await fail();
    leave();
    pass(10 * minute);
    await nextTask();
    expect(page.sent).to.have.length(1);
  });

  it('are not tried again when everybody left in the middle of one', async () => {
    await theatre.fault(unavailable, { ...reads, layer: 'api' });
    const held = await theatre.fault({ kind: 'hold' }, { ...reads, times: 1 });
    const reading = page.store.refresh();
    await held.struck();
    leave();
    await held.remove();
    await reading;
    pass(10 * minute);
    await nextTask();
    expect(page.sent).to.have.length(1);
  });

  it('are tried again for an element that was only moved', async () => {
    const down = await fail();
    leave();
    page.store.subscribe(() => undefined, getCart);
    await down.remove();
    await until(page.store, ({ stale }) => !stale);
    expect(page.sent).to.have.length(2);
  });

  it('are tried again for a badge that was only moved', async () => {
    const down = await theatre.fault(unavailable, reads);
    const badge = openPage(theatre, { cartId: page.store.state.cartId ?? '' });
    const moved = badge.store.subscribe(() => undefined);
    await badge.store.refresh();
    expect(badge.store.state.phase).to.equal('failed');
    moved();
    await down.remove();
    badge.store.subscribe(() => undefined);
    await until(badge.store, ({ phase }) => phase === 'filled');
  });

  it('and are asked for by the visitor do not wait, nor come twice', async () => {
    await fail();
    await page.store.refresh();
    expect(page.sent).to.have.length(2);
    await nextRead(2 * second);
    await failure();
    pass(3.9 * second);
    await nextTask();
    expect(page.sent).to.have.length(3);
  });

  it('come one at a time when another was asked for meanwhile', async () => {
    await theatre.fault(unavailable, { ...reads, layer: 'api' });
    const held = await theatre.fault({ kind: 'hold' }, { ...reads, times: 1 });
    const first = page.store.refresh();
    await held.struck();
    const second = page.store.refresh();
    await held.remove();
    await Promise.all([first, second]);
    expect(page.sent).to.have.length(2);
    pass(1600);
    await nextTask();
    expect(page.sent).to.have.length(2);
    pass(1400);
    await nextTask();
    expect(page.sent).to.have.length(3);
  });

  it('are tried again when the laptop wakes up', async () => {
    const down = await fail({ kind: 'status', status: 401 });
    await down.remove();
    sleep(30 * minute);
    await until(page.store, ({ stale }) => !stale);
    expect(page.sent).to.have.length(2);
  });

  it('keep the last good cart on screen, and a change of it goes on', async () => {
    const before = page.store.state;
    await fail();
    const { phase, amount, numberOfItems, cartItems, deadline, stale } = page.store.state;
    expect({ phase, amount, numberOfItems, stale }).to.deep.equal({
      phase: 'filled',
      amount: 49,
      numberOfItems: 2,
      stale: true,
    });
    expect(cartItems).to.equal(before.cartItems);
    expect(deadline).to.equal(before.deadline);
  });
});
