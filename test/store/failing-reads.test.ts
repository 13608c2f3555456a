import { expect } from '@open-wc/testing';
import { getCart } from '../../src/api/cart.js';
import { CartExpiredEvent, PepperedErrorEvent } from '../../src/store/events.js';
import { openTheatre, type Fault, type Theatre } from '../theatre.js';
import { eventsOf, fillCart, nextTask, openPage, until, type BrowserPage } from './browser-page.js';

describe('a cart that cannot be read', () => {
  let theatre: Theatre;
  let cartId: string;
  let page: BrowserPage;

  beforeEach(async () => {
    theatre = await openTheatre();
    cartId = await fillCart(theatre, 2);
    page = openPage(theatre, { cartId });
  });

  afterEach(() => theatre.close());

  const failure: Fault = { kind: 'status', status: 503 };
  const reads = { method: 'GET' } as const;

  async function showCart() {
    page.store.subscribe(() => undefined, getCart);
    await page.store.refresh();
    page.sent.length = page.events.length = 0;
  }

  it('because the server never heard of it: there is none', async () => {
    await theatre.advance(901);
    page.store.subscribe(() => undefined);
    await until(page.store, ({ phase }) => phase === 'none');
    expect(page.store.state.cartId).to.equal(null);
    expect(eventsOf(page, CartExpiredEvent)).to.deep.equal([]);
    expect(eventsOf(page, PepperedErrorEvent)).to.deep.equal([]);
    expect(openPage(theatre).store.state.cartId).to.equal(null);
  });

  it('because its time is up: the seats are lost, and the site hears which', async () => {
    await showCart();
    const { cartItems } = page.store.state;
    await theatre.advance(901);
    await page.store.refresh();
    expect(page.store.state).to.include({ phase: 'expired', cartId: null, cartItems: null });
    const [expired, ...more] = eventsOf(page, CartExpiredEvent);
    expect(expired?.cartItems).to.have.length(2).and.equal(cartItems);
    expect(more).to.deep.equal([]);
    expect(eventsOf(page, PepperedErrorEvent)).to.deep.equal([]);
    expect(openPage(theatre).store.state.cartId).to.equal(null);
  });

  it('from the first time on: says so', async () => {
    await theatre.fault(failure, reads);
    await page.store.refresh();
    expect(page.store.state).to.include({ phase: 'failed', cartId, numberOfItems: 0 });
    expect(eventsOf(page, PepperedErrorEvent).map(({ error }) => error.kind)).to.deep.equal([
      'server-error',
    ]);
  });

  it('for a while: keeps what was last known, and says that it may be old', async () => {
    await showCart();
    const { cartItems } = page.store.state;
    await theatre.fault(failure, reads);
    await page.store.refresh();
    expect(page.store.state).to.include({ phase: 'filled', stale: true, cartItems, amount: 49 });
    expect(eventsOf(page, PepperedErrorEvent)).to.have.length(1);
  });

  it('because the connection is gone: says so at once', async () => {
    await showCart();
    await theatre.fault({ kind: 'dropBefore' }, reads);
    dispatchEvent(new Event('offline'));
    await until(page.store, ({ stale }) => stale);
    expect(page.store.state).to.include({ phase: 'filled', amount: 49 });
  });

  it('is what it was as soon as it can be read again', async () => {
    await showCart();
    const fault = await theatre.fault(failure, reads);
    await page.store.refresh();
    await fault.remove();
    await page.store.refresh();
    expect(page.store.state).to.include({ phase: 'filled', stale: false, numberOfItems: 2 });
  });

  it('is never named by an error', async () => {
    await showCart();
    const faults: Fault[] = [
      failure,
      { kind: 'status', status: 403 },
      { kind: 'html' },
      { kind: 'truncate' },
      { kind: 'override', body: `{"cartId":"${cartId}"` },
      { kind: 'override', body: `{"cartId":"${cartId}"}` },
    ];
    for (const fault of faults) {
      const { remove } = await theatre.fault(fault, reads);
      await page.store.refresh();
      await remove();
    }
    const errors = eventsOf(page, PepperedErrorEvent).map(({ error }) => error);
    expect(errors.map(({ kind }) => kind)).to.deep.equal([
      'server-error',
      'unauthorized',
      'invalid-response',
      'network',
      'invalid-response',
      'invalid-response',
    ]);
    for (const { message, cause } of errors)
      expect(`${message} ${String(cause)}`).not.to.contain(cartId);
  });

  const resumptions: Record<string, () => void> = {
    'the browser is online again': () => dispatchEvent(new Event('online')),
    'the tab comes to the front': () => document.dispatchEvent(new Event('visibilitychange')),
    'the page comes back from the cache': () =>
      dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })),
  };

  for (const [when, resume] of Object.entries(resumptions)) {
    it(`is read again when ${when}`, async () => {
      const fault = await theatre.fault(failure, reads);
      // Who subscribes after a failure asks again: these two are there before.
      const filled = until(page.store, ({ phase }) => phase === 'filled');
      await until(page.store, ({ phase }) => phase === 'failed');
      await fault.remove();
      await nextTask();
      expect(page.sent).to.have.length(1);
      resume();
      expect(await filled).to.include({ stale: false, numberOfItems: 2 });
    });
  }

  it('is not read again when the page is shown for the first time, or the tab is hidden', async () => {
    await showCart();
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: false }));
    Object.defineProperty(document, 'visibilityState', { configurable: true, value: 'hidden' });
    document.dispatchEvent(new Event('visibilitychange'));
    Reflect.deleteProperty(document, 'visibilityState');
    await nextTask();
    expect(page.sent).to.deep.equal([]);
  });

  it('is left alone once nobody shows it any more', async () => {
    const leave = page.store.subscribe(() => undefined, getCart);
    await page.store.refresh();
    page.sent.length = 0;
    leave();
    for (const resume of Object.values(resumptions)) resume();
    await nextTask();
    expect(page.sent).to.deep.equal([]);
  });
});
