import { expect } from '@open-wc/testing';
import { getCart } from '../../src/api/cart.js';
import { add, empty } from '../../src/store/mutations.js';
import { findOrder, order, sentCheckout } from '../../src/store/orders.js';
import { openTheatre, type Theatre } from '../theatre.js';
import { openTab } from './another-tab.js';
import { donation, openPage, tickets, until, type BrowserPage } from './browser-page.js';
import { cookieOf } from './cookies.js';

/** What a tool for consent does. */
function emptyStorage() {
  localStorage.clear();
  sessionStorage.clear();
}

describe('storage that is emptied under a tab', () => {
  const cartCookie = 'voordemensen_session_id';
  let theatre: Theatre;
  let page: BrowserPage;
  let leave: () => void;

  beforeEach(async () => {
    theatre = await openTheatre();
    page = openPage(theatre);
    leave = page.store.subscribe(() => undefined, getCart);
  });

  afterEach(() => {
    leave();
    document.cookie = `${cartCookie}=;path=/;max-age=0`;
    return theatre.close();
  });

  const comeBack = () => document.dispatchEvent(new Event('visibilitychange'));

  it('leaves it its cart, which it stores again', async () => {
    await add(page.store, [tickets(2)]);
    const { cartId } = page.store.state;
    emptyStorage();
    comeBack();
    await page.store.refresh();
    expect(page.store.state).to.include({ phase: 'filled', cartId, numberOfItems: 2 });
    expect(openPage(theatre).store.state.cartId).to.equal(cartId);
  });

  it('leaves an add the cart that is there', async () => {
    await add(page.store, [tickets(2)]);
    const { cartId } = page.store.state;
    emptyStorage();
    expect(await add(page.store, [donation(5)])).to.equal(null);
    expect(page.store.state).to.include({ cartId, numberOfItems: 3 });
  });

  it('leaves the next page the cart too', async () => {
    await add(page.store, [tickets(2)]);
    const { cartId } = page.store.state;
    emptyStorage();
    dispatchEvent(new PageTransitionEvent('pagehide', { persisted: false }));
    expect(openPage(theatre).store.state.cartId).to.equal(cartId);
    expect(page.sent).to.have.length(2);
  });

  it('leaves the vendor’s embed the cart too, where its cookie went as well', async () => {
    page.store.joinEmbed({ cartCookie });
    await add(page.store, [tickets(2)]);
    const { cartId } = page.store.state;
    emptyStorage();
    document.cookie = `${cartCookie}=;path=/;max-age=0`;
    await page.store.refresh();
    expect(page.store.state.cartId).to.equal(cartId);
    expect(cookieOf(cartCookie)).to.equal(cartId);
    await page.store.refresh();
    expect(page.store.state.cartId).to.equal(cartId);
  });

  it('leaves another tab to end the cart', async () => {
    await add(page.store, [tickets(2)]);
    const tab = (await openTab()).openPage(theatre);
    tab.store.subscribe(() => undefined, getCart);
    emptyStorage();
    comeBack();
    await empty(tab.store);
    await until(page.store, ({ cartId }) => cartId === null);
    expect(page.store.state.phase).to.equal('none');
    expect(openPage(theatre).store.state.cartId).to.equal(null);
  });

  it('leaves the server to end the cart', async () => {
    await add(page.store, [tickets(2)]);
    emptyStorage();
    await theatre.advance(3600);
    comeBack();
    await page.store.refresh();
    expect(page.store.state).to.include({ phase: 'expired', cartId: null });
  });

  it('leaves it its order, which it stores again', async () => {
    await add(page.store, [tickets(2)]);
    await order(page.store, { paymentMethodId: 3 });
    const { orderPhase, order: made } = page.store.state;
    emptyStorage();
    comeBack();
    await page.store.refresh();
    expect(page.store.state).to.include({ orderPhase, order: made });
    expect(openPage(theatre).store.state).to.deep.include({ orderPhase, order: made });
  });

  const lost = { kind: 'status', status: 502, when: 'after' } as const;
  const checkout = { method: 'POST', path: '/**/checkout' } as const;
  const leavePage = () => dispatchEvent(new PageTransitionEvent('pagehide', { persisted: false }));

  it('leaves it what finds an order after a reload of which nothing is known', async () => {
    await add(page.store, [tickets(2)]);
    await theatre.fault(lost, checkout);
    await order(page.store, { paymentMethodId: 3 });
    expect(page.store.state.orderPhase).to.equal('unknown');
    emptyStorage();
    leavePage();
    await isFound();
  });

  it('leaves it all that while the order is being sent', async () => {
    await add(page.store, [tickets(2)]);
    const answer = await theatre.fault({ kind: 'hold', when: 'after' }, checkout);
    const ordering = order(page.store, { paymentMethodId: 3 });
    await answer.struck();
    const { cartId } = page.store.state;
    emptyStorage();
    leavePage();
    const { store } = openPage(theatre);
    expect(store.state).to.include({ orderPhase: 'unknown', cartId });
    expect(sentCheckout(store)).to.include({ cartId });
    await answer.remove();
    await ordering;
  });

  it('leaves an order of which only the tab knows to be found, and no second one to be made', async () => {
    await add(page.store, [tickets(2)]);
    await theatre.fault(lost, checkout);
    await order(page.store, { paymentMethodId: 3 });
    localStorage.clear();
    await isFound();
  });

  /** The next page finds the order. */
  async function isFound() {
    const { store } = openPage(theatre);
    expect(store.state.orderPhase).to.equal('unknown');
    await findOrder(store);
    expect(store.state.orderPhase).to.equal('placed');
    expect(await theatre.orders()).to.have.length(1);
  }

  it('brings no order back that the visitor has left for a new cart', async () => {
    await add(page.store, [tickets(2)]);
    await order(page.store, { paymentMethodId: 3 });
    emptyStorage();
    await add(page.store, [tickets(1)]);
    await page.store.refresh();
    expect(page.store.state).to.include({ orderPhase: 'none', numberOfItems: 1 });
    expect(openPage(theatre).store.state.orderPhase).to.equal('none');
  });
});
