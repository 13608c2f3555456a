import { expect } from '@open-wc/testing';
import { PepperedErrorEvent, PepperedOrderEvent } from '../../src/store/events.js';
import { order, readOrder } from '../../src/store/orders.js';
import type { OrderPhase } from '../../src/store/journey.js';
import { openTheatre, paymentPath, type Theatre } from '../theatre.js';
import { eventsOf, fillCart, openPage, type BrowserPage } from './browser-page.js';

describe('a visitor who is back from the payment page', () => {
  let theatre: Theatre;
  let page: BrowserPage;
  let orderKey: string;
  let paymentPage: string;
  let phases: OrderPhase[];

  beforeEach(async () => {
    theatre = await openTheatre();
    const { store } = openPage(theatre, { cartId: await fillCart(theatre, 2) });
    const redirectURL = `${location.origin}/bedankt.html`;
    expect(await order(store, { paymentMethodId: 1, redirectURL })).to.equal(null);
    orderKey = store.state.order?.orderKey ?? '';
    paymentPage = store.state.order?.url ?? '';
    page = openPage(theatre);
    phases = [];
    page.store.subscribe(() => phases.push(page.store.state.orderPhase));
  });

  afterEach(() => theatre.close());

  /** Presses a button of the payment page. */
  const press = (choice: 'pay' | 'cancel' | 'later') =>
    fetch(paymentPath(paymentPage), {
      method: 'POST',
      body: new URLSearchParams({ choice }),
    });

  const read = (key = orderKey, signal = new AbortController().signal) =>
    readOrder(page.store, key, signal);
  const readAgain = () => readOrder(page.store, orderKey, new AbortController().signal, true);

  const answerWith = (status: string) =>
    theatre.fault(
      { kind: 'override', body: JSON.stringify({ order_payment_status: status }) },
      { path: '/order/*' },
    );

  it('reads that it is paid, and finds tickets and receipt', async () => {
    await press('pay');
    await read();
    expect(phases).to.deep.equal(['checking', 'paid']);
    const { orderKey: key, ticketsUrl, receiptUrl } = page.store.state.order ?? {};
    expect(key).to.equal(orderKey);
    expect(ticketsUrl).to.match(new RegExp(`/tickets/${orderKey}$`));
    expect(receiptUrl).to.match(new RegExp(`/receipt/${orderKey}$`));
    expect(page.sent).to.deep.equal([`GET /order/${orderKey}`]);
    expect(eventsOf(page, PepperedOrderEvent).map(({ orderPhase }) => orderPhase)).to.deep.equal([
      'checking',
      'paid',
    ]);
  });

  it('reads that it is cancelled', async () => {
    await press('cancel');
    await read();
    expect([...new Set(phases)]).to.deep.equal(['checking', 'cancelled']);
  });

  it('reads that the payment is not confirmed yet', async () => {
    await press('later');
    await read();
    expect(phases).to.deep.equal(['checking', 'pending']);
  });

  it('reads that a part is paid', async () => {
    await answerWith('partial');
    await read();
    expect(phases).to.deep.equal(['checking', 'partial']);
  });

  for (const status of ['none', 'authorised', '']) {
    it(`never takes the status “${status}” for paid`, async () => {
      await answerWith(status);
      await read();
      expect(phases).to.deep.equal(['checking', 'pending']);
    });
  }

  it('sees no flicker while a pending order is asked for again', async () => {
    await read();
    await readAgain();
    await press('pay');
    await readAgain();
    expect(phases).to.deep.equal(['checking', 'pending', 'pending', 'paid']);
  });

  it('keeps a known state when asking again fails', async () => {
    await read();
    await theatre.fault({ kind: 'status', status: 503 }, { path: '/order/*' });
    await readAgain();
    expect(page.store.state.orderPhase).to.equal('pending');
    expect(eventsOf(page, PepperedErrorEvent)).to.have.length(1);
  });

  it('hears that the order is not known', async () => {
    await read('AAAAA-BBBBB-CCCCC-DDDDD');
    expect(phases).to.deep.equal(['checking', 'missing']);
    expect(eventsOf(page, PepperedErrorEvent)).to.deep.equal([]);
  });

  it('hears that the order cannot be read, and can ask again', async () => {
    await press('pay');
    const fault = await theatre.fault({ kind: 'truncate' }, { path: '/order/*' });
    await read();
    expect(phases).to.deep.equal(['checking', 'unreachable']);
    const [event] = eventsOf(page, PepperedErrorEvent);
    expect(event?.error.kind).to.equal('network');
    expect(event?.error.message).not.to.contain(orderKey);
    await fault.remove();
    await read();
    expect(phases).to.deep.equal(['checking', 'unreachable', 'checking', 'paid']);
  });

  it('sends no request for a key that could change the path', async () => {
    for (const key of ['..', '%2e%2e', 'a/b', 'https://elsewhere.example', '']) {
      await read(key);
      expect(page.store.state.orderPhase, key).to.equal('unreachable');
    }
    expect(page.sent).to.deep.equal([]);
  });

  it('hears nothing any more after leaving', async () => {
    const held = await theatre.fault({ kind: 'hold' }, { path: '/order/*' });
    const leaving = new AbortController();
    const reading = read(orderKey, leaving.signal);
    await held.struck();
    leaving.abort();
    await reading;
    expect(phases).to.deep.equal(['checking']);
    expect(eventsOf(page, PepperedErrorEvent)).to.deep.equal([]);
  });
});
