import { expect } from '@open-wc/testing';
import { add, remove } from '../../src/store/mutations.js';
import { order } from '../../src/store/orders.js';
import { openTheatre, type Theatre } from '../theatre.js';
import { donation, openPageWithTickets, until, type BrowserPage } from './browser-page.js';

/**
 * The server does what it is asked and hangs up without a word. On a connection that had served before, Chromium
 * then sends the request again by itself, a POST too. What another browser does not send again is an answer lost.
 */
describe('a request that the browser sends twice', () => {
  let theatre: Theatre;
  let page: BrowserPage;

  beforeEach(async () => {
    theatre = await openTheatre();
    page = await openPageWithTickets(theatre);
    await theatre.clearRequests();
    await theatre.fault({ kind: 'dropAfter' }, { path: '/peppered/cart/**', times: 1 });
  });

  afterEach(() => theatre.close());

  const reached = async (method: string) =>
    (await theatre.requests()).filter((request) => request.method === method);

  it('is one order, and never called refused', async () => {
    await order(page.store, { paymentMethodId: 3 });
    expect(page.store.state.orderPhase).to.be.oneOf(['placed', 'unknown']);
    await until(page.store, ({ cartId }) => cartId === null);
    expect(await theatre.orders()).to.have.length(1);
    expect(await reached('POST')).to.have.length(1);
  });

  it('is one addition', async () => {
    await add(page.store, [donation(5)]);
    const { amount } = await until(page.store, ({ numberOfItems }) => numberOfItems > 2);
    expect(amount).to.equal(54);
    await page.store.refresh();
    expect(page.store.state.numberOfItems).to.equal(3);
    expect(await reached('POST')).to.have.length(1);
  });

  it('is one removal', async () => {
    await remove(page.store, page.store.state.cartItems?.[0]?.itemId ?? '');
    const { amount } = await until(page.store, ({ numberOfItems }) => numberOfItems < 2);
    expect(amount).to.equal(24.5);
    expect(page.store.state.problem?.error.kind ?? 'network').to.equal('network');
  });
});
