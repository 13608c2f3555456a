import { expect } from '@open-wc/testing';
import { getCart } from '../../src/api/cart.js';
import { CartExpiredEvent } from '../../src/store/events.js';
import type { OrderPhase } from '../../src/store/journey.js';
import { add } from '../../src/store/mutations.js';
import { moveOrder, order, readOrder } from '../../src/store/orders.js';
import { openTheatre, paymentPath, type Theatre } from '../theatre.js';
import { eventsOf, openPage, tickets, until, type BrowserPage } from './browser-page.js';

const iDeal = { paymentMethodId: 1, redirectURL: `${location.origin}/bedankt` };
const invoice = { paymentMethodId: 3 };

describe('an order, in the tabs of one visitor', () => {
  let theatre: Theatre;
  let first: BrowserPage;
  let second: BrowserPage;

  beforeEach(async () => {
    theatre = await openTheatre();
    first = openPage(theatre);
    second = openPage(theatre);
    for (const { store } of [first, second]) store.subscribe(() => undefined, getCart);
    await add(first.store, [tickets(2)]);
    await shows(second, 2);
  });

  afterEach(() => theatre.close());

  const shows = ({ store }: BrowserPage, count: number) =>
    until(store, ({ numberOfItems, stale }) => numberOfItems === count && !stale);
  const read = ({ store }: BrowserPage, orderKey = '', again = false) =>
    readOrder(store, orderKey, new AbortController().signal, again);
  const keyOf = ({ store }: BrowserPage) => store.state.order?.orderKey;

  /** What the other tab and one that is loaded anew say of it. */
  async function expectEverywhere(orderPhase: OrderPhase) {
    await until(second.store, (state) => state.orderPhase === orderPhase);
    const reloaded = openPage(theatre);
    expect(reloaded.store.state.orderPhase).to.equal(orderPhase);
    for (const page of [second, reloaded]) {
      expect(page.store.state.order).to.deep.equal(first.store.state.order);
      expect(eventsOf(page, CartExpiredEvent)).to.deep.equal([]);
    }
  }

  async function pay(choice: 'pay' | 'cancel') {
    await order(first.store, iDeal);
    const { orderKey = '', url } = first.store.state.order ?? {};
    await fetch(paymentPath(url ?? ''), {
      method: 'POST',
      body: new URLSearchParams({ choice }),
    });
    return orderKey;
  }

  it('waits to be paid while this tab leaves for the payment page', async () => {
    await order(first.store, iDeal);
    expect(first.store.state.orderPhase).to.equal('leaving');
    await expectEverywhere('pending');
    expect(second.store.state.order?.url).to.contain('/pay/');
  });

  for (const [choice, phase] of [
    ['pay', 'paid'],
    ['cancel', 'cancelled'],
  ] as const) {
    it(`is ${phase} as soon as one tab has read so`, async () => {
      const orderKey = await pay(choice);
      await expectEverywhere('pending');
      await read(first, orderKey);
      await expectEverywhere(phase);
    });
  }

  it('is not forgotten because a tab that had not heard of it orders the same cart', async () => {
    const late = openPage(theatre);
    await late.store.refresh();
    await order(first.store, iDeal);
    expect((await order(late.store, iDeal))?.kind).to.equal('not-found');
    await late.store.refresh();
    for (const page of [late, second, openPage(theatre)]) {
      await until(page.store, ({ orderPhase }) => orderPhase === 'pending');
      expect(keyOf(page)).to.equal(keyOf(first));
      expect(page.store.state.phase).to.equal('none');
    }
    expect(await theatre.orders()).to.have.length(1);
  });

  it('is blocked everywhere when its payment page may not be opened', async () => {
    await order(first.store, iDeal);
    moveOrder(first.store, 'blocked');
    first.store.announce();
    await expectEverywhere('blocked');
  });

  it('is followed by the next, although nothing else of it is different', async () => {
    await order(first.store, invoice);
    await expectEverywhere('placed');
    await add(first.store, [tickets(1)]);
    await order(first.store, invoice);
    await until(second.store, () => keyOf(second) === keyOf(first));
    await expectEverywhere('placed');
    expect(await theatre.orders()).to.have.length(2);
  });

  it('is forgotten in all tabs when something is added in one', async () => {
    await order(first.store, iDeal);
    await expectEverywhere('pending');
    await add(second.store, [tickets(1)]);
    await shows(first, 1);
    await until(second.store, ({ orderPhase }) => orderPhase === 'none');
    const third = openPage(theatre);
    expect(third.store.state).to.include({ orderPhase: 'none', order: null });
  });

  it('is forgotten by a tab that only remembered it', async () => {
    await order(first.store, iDeal);
    await expectEverywhere('pending');
    const third = openPage(theatre);
    third.store.subscribe(() => undefined, getCart);
    await add(second.store, [tickets(1)]);
    const { orderPhase } = await shows(third, 1);
    expect(orderPhase).to.equal('none');
    expect(await order(third.store, invoice)).to.equal(null);
  });

  it('stays on the page that the visitor came back to, whatever other tabs do', async () => {
    const orderKey = await pay('pay');
    const thanks = openPage(theatre);
    thanks.store.subscribe(() => undefined, getCart);
    await read(thanks, orderKey);
    expect(thanks.store.state.orderPhase).to.equal('paid');
    await add(second.store, [tickets(1)]);
    await shows(thanks, 1);
    expect(thanks.store.state.orderPhase).to.equal('paid');
    await order(second.store, iDeal);
    await until(thanks.store, ({ phase }) => phase === 'none');
    expect(thanks.store.state.orderPhase).to.equal('paid');
    expect(keyOf(thanks)).to.equal(orderKey);
  });

  it('is not overwritten by one that an older page still looks at', async () => {
    const orderKey = await pay('cancel');
    const thanks = openPage(theatre);
    await read(thanks, orderKey);
    await add(second.store, [tickets(1)]);
    await order(second.store, iDeal);
    await read(thanks, orderKey, true);
    expect(keyOf(openPage(theatre))).to.equal(keyOf(second));
  });

  it('that is being sent is not called expired in another tab, which sees its cart go', async () => {
    const held = await theatre.fault(
      { kind: 'hold', when: 'after' },
      { method: 'POST', path: '/**/checkout' },
    );
    const ordering = order(first.store, iDeal);
    await held.struck();
    await until(second.store, () => true);
    while (second.store.state.phase === 'filled') await second.store.refresh();
    expect(second.store.state).to.include({ phase: 'none', orderPhase: 'unknown' });
    expect(eventsOf(second, CartExpiredEvent)).to.deep.equal([]);
    await held.remove();
    await ordering;
    await expectEverywhere('pending');
  });

  it('that was refused is nowhere', async () => {
    await order(first.store, { paymentMethodId: 99 });
    expect(openPage(theatre).store.state).to.include({ orderPhase: 'none', order: null });
    await second.store.refresh();
    expect(second.store.state).to.include({ orderPhase: 'none', phase: 'filled' });
  });

  it('of another browser is shown, and remembered by none', async () => {
    const orderKey = await pay('pay');
    localStorage.clear();
    const elsewhere = openPage(theatre);
    await read(elsewhere, orderKey);
    expect(elsewhere.store.state.orderPhase).to.equal('paid');
    expect(openPage(theatre).store.state).to.include({ orderPhase: 'none', order: null });
    expect(Object.values(localStorage).join()).not.to.contain(orderKey);
  });

  it('does not keep a visitor from buying when garbage is stored', () => {
    for (const key of Object.keys(localStorage)) {
      if (key.endsWith(' order')) localStorage.removeItem(key);
    }
    const cartKey = Object.keys(localStorage).find((key) => key.includes(theatre.clientName)) ?? '';
    for (const orderPhase of ['sending', 'leaving', 'checking', 'constructor']) {
      const order = {
        orderKey: 'a',
        url: null,
        ticketsUrl: null,
        receiptUrl: null,
        placedAt: 1e15,
      };
      const text = JSON.stringify({ orderPhase, savedAt: Date.now(), order });
      localStorage.setItem(`${cartKey} order`, text);
      expect(openPage(theatre).store.state.orderPhase).to.equal('none');
    }
  });
});
