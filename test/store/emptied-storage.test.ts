import { expect } from '@open-wc/testing';
import { getCart } from '../../src/api/cart.js';
import { add, empty } from '../../src/store/mutations.js';
import { order } from '../../src/store/orders.js';
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
