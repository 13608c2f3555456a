import { expect, html } from '@open-wc/testing';
import { eventually, seen } from './screen.js';
import { comeBackWith, openShop, openShopWithOrder, show } from './shop.js';
import { openTab, read, withKey } from './tab.js';

const checkout = html`<peppered-checkout></peppered-checkout>`;
const pending = 'Je betaling is nog niet bevestigd';

/** A router as that of Next: it keeps an address and a state of its own, and sets them again when it likes to. */
function startRouter({ history, location }: Pick<Window, 'history' | 'location'> = window) {
  const address = location.href;
  const state = { isRouters: true, tree: ['', { children: ['thank-you'] }] };
  return {
    state,
    restore: () => history.replaceState(state, '', address),
    push: (page: string) => history.pushState({ ...state, page }, '', page),
  };
}

/** Nothing of an order stands in the address, and the router's state is whole. */
const isClean = (router: ReturnType<typeof startRouter>, { history, location }: Window = window) =>
  eventually(() => {
    expect(location.href).not.to.match(/return=|response=/);
    expect(history.state).to.deep.include(router.state);
    expect(history.state).to.have.property('pepperedOrderKey');
  });

describe('on a page whose router restores its address', () => {
  it('the order key is gone for good', async () => {
    const { orderKey } = await openShopWithOrder();
    comeBackWith(orderKey);
    const router = startRouter();
    await show(checkout);
    await eventually(() => expect(seen()).to.contain(pending));
    expect(location.href).not.to.contain(orderKey);
    // Once it has started, and whenever it renders later on.
    for (let times = 0; times < 3; times++) {
      router.restore();
      expect(location.href).to.contain(orderKey);
      await isClean(router);
    }
  });

  it('the order key is gone after each navigation', async () => {
    const { orderKey } = await openShopWithOrder();
    const { pathname } = location;
    comeBackWith(orderKey);
    const router = startRouter();
    await show(checkout);
    await eventually(() => expect(seen()).to.contain(pending));
    // Before it leaves an entry of the history, Vue's sets what it knows of that.
    router.restore();
    router.push(`${pathname}?page=2`);
    await isClean(router);
    router.restore();
    await isClean(router);
    history.back();
    await eventually(() => expect(history.state).not.to.have.property('page'));
    await isClean(router);
    expect(seen()).to.contain(pending);
  });

  it('an order that only the key tells of is found after a reload', async () => {
    const theatre = await openShop();
    const body = JSON.stringify({ order_payment_status: 'pending' });
    await theatre.fault(
      { kind: 'status', status: 200, headers: { 'Content-Type': 'application/json' }, body },
      { path: '/order/*' },
    );
    const tab = await openTab(theatre);
    await tab.goTo(withKey(tab.location().href, 'a-key-of-somebody-else'));
    const page = tab.window();
    const router = startRouter(page);
    await read(tab, pending);
    router.restore();
    await isClean(router, page);
    // And where it has learned the address, but not what stands with it.
    page.history.replaceState(router.state, '', page.location.href);
    await isClean(router, page);
    await tab.reload();
    await read(tab, pending);
    await eventually(() => expect(tab.location().href).not.to.contain('somebody'));
  });
});
