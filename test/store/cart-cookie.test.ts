import { expect } from '@open-wc/testing';
import { getCart } from '../../src/api/cart.js';
import { add, empty } from '../../src/store/mutations.js';
import { order } from '../../src/store/orders.js';
import type { StoreOptions } from '../../src/store/store.js';
import { openTheatre, type Theatre } from '../theatre.js';
import { donation, fillCart, openPage, tickets, until, type BrowserPage } from './browser-page.js';
import { openTab } from './another-tab.js';
import { cookieOf, setCookie } from './cookies.js';

describe('the cookie of the vendor’s embed', () => {
  const cartCookie = 'voordemensen_session_id';
  let theatre: Theatre;
  let leave: (() => void)[];

  beforeEach(async () => {
    theatre = await openTheatre();
    leave = [];
  });

  afterEach(async () => {
    for (const each of leave) each();
    document.cookie = `${cartCookie}=;path=/;max-age=0`;
    await theatre.close();
  });

  const open = (options?: Partial<StoreOptions>) => openPage(theatre, { cartCookie, ...options });
  const show = ({ store }: BrowserPage) => {
    leave.push(store.subscribe(() => undefined, getCart));
  };
  const shows = ({ store }: BrowserPage, count: number) =>
    until(store, ({ numberOfItems, stale }) => numberOfItems === count && !stale);

  it('names the visitor’s cart', async () => {
    setCookie(cartCookie, await fillCart(theatre, 2));
    const page = open();
    show(page);
    expect((await shows(page, 2)).cartId).to.equal(cookieOf(cartCookie));
    expect(page.sent).to.deep.equal(['GET /peppered/cart/{cartId}']);
  });

  it('comes after the cart that the page names, which it then names too', async () => {
    const given = await fillCart(theatre, 3);
    setCookie(cartCookie, await fillCart(theatre, 2));
    const page = open({ cartId: given });
    show(page);
    expect((await shows(page, 3)).cartId).to.equal(given);
    expect(cookieOf(cartCookie)).to.equal(given);
    await page.store.refresh();
    expect(page.store.state.cartId).to.equal(given);
  });

  it('comes before the cart that this browser remembers', async () => {
    await add(openPage(theatre).store, [tickets(1)]);
    setCookie(cartCookie, await fillCart(theatre, 2));
    const page = open();
    show(page);
    expect((await shows(page, 2)).cartId).to.equal(cookieOf(cartCookie));
  });

  it('hands the embed the cart that this browser remembers', async () => {
    const { store } = openPage(theatre);
    await add(store, [tickets(1)]);
    expect(cookieOf(cartCookie)).to.equal(undefined);
    open();
    expect(cookieOf(cartCookie)).to.equal(store.state.cartId);
  });

  it('that is not there costs no request', async () => {
    setCookie(`not_${cartCookie}`, 'cart1');
    setCookie(`${cartCookie}_2`, 'cart2');
    setCookie('other', cartCookie);
    const page = open();
    show(page);
    await page.store.refresh();
    expect(page.sent).to.deep.equal([]);
    expect(page.store.state.phase).to.equal('none');
  });

  it('that nobody named is not read', async () => {
    setCookie(cartCookie, await fillCart(theatre, 2));
    expect(openPage(theatre).store.state.cartId).to.equal(null);
  });

  for (const value of ['..', '%2e%2e', 'https://elsewhere.example/', 'a b', '"cart"', '']) {
    it(`that says ${JSON.stringify(value)} is ignored before any request`, async () => {
      setCookie(cartCookie, value);
      const page = open();
      show(page);
      await page.store.refresh();
      expect(page.sent).to.deep.equal([]);
      expect(page.store.state).to.include({ phase: 'none', stale: false });
      expect(await add(page.store, [tickets(1)])).to.equal(null);
    });
  }

  it('names the cart that is made here', async () => {
    const { store } = open();
    await add(store, [tickets(1)]);
    expect(cookieOf(cartCookie)).to.equal(store.state.cartId);
  });

  const ends: Record<string, (page: BrowserPage) => Promise<unknown>> = {
    'is given up': ({ store }) => empty(store),
    'is ordered': ({ store }) => order(store, { paymentMethodId: 3 }),
    async 'has expired'({ store }) {
      await theatre.advance(3600);
      await store.refresh();
    },
  };

  for (const [what, end] of Object.entries(ends)) {
    it(`goes when the cart ${what}`, async () => {
      const page = open();
      await add(page.store, [tickets(1)]);
      await end(page);
      expect(page.store.state.cartId).to.equal(null);
      expect(cookieOf(cartCookie)).to.equal(undefined);
      await page.store.refresh();
      expect(page.store.state.cartId).to.equal(null);
    });

    it(`stays when the cart ${what}, where the embed has begun another`, async () => {
      const page = open();
      show(page);
      await add(page.store, [tickets(1)]);
      const held = await theatre.fault({ kind: 'hold', when: 'after' }, { times: 1 });
      const ended = end(page);
      await held.struck();
      const other = await fillCart(theatre, 2);
      setCookie(cartCookie, other);
      await held.remove();
      await ended;
      expect(cookieOf(cartCookie)).to.equal(other);
      await page.store.refresh();
      expect(page.store.state).to.include({ cartId: other, numberOfItems: 2 });
    });
  }

  const moments: Record<string, () => unknown> = {
    'becomes visible': () => document.dispatchEvent(new Event('visibilitychange')),
    'comes back': () => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })),
    'hears another tab': () => {
      openPage(theatre).store.announce();
    },
  };

  for (const [what, happen] of Object.entries(moments)) {
    it(`is followed to another cart when the page ${what}`, async () => {
      const page = open();
      await add(page.store, [tickets(1)]);
      show(page);
      const other = await fillCart(theatre, 2);
      setCookie(cartCookie, other);
      happen();
      expect((await shows(page, 2)).cartId).to.equal(other);
    });
  }

  it('is followed to another cart that came while this one was being changed', async () => {
    const page = open();
    await add(page.store, [tickets(1)]);
    show(page);
    const other = await fillCart(theatre, 3);
    const held = await theatre.fault({ kind: 'hold' }, { method: 'POST', times: 1 });
    const adding = add(page.store, [donation(5)]);
    await held.struck();
    setCookie(cartCookie, other);
    document.dispatchEvent(new Event('visibilitychange'));
    await held.remove();
    expect(await adding).to.equal(null);
    expect((await shows(page, 3)).cartId).to.equal(other);
  });

  it('says where an add goes, when the embed has begun a cart unheard', async () => {
    const { store } = open();
    await add(store, [tickets(1)]);
    const other = await fillCart(theatre, 2);
    setCookie(cartCookie, other);
    expect(await add(store, [donation(5)])).to.equal(null);
    expect(store.state).to.include({ cartId: other, numberOfItems: 3 });
  });

  it('stays when the embed begins a cart while one is being made here', async () => {
    const { store } = open();
    const other = await fillCart(theatre, 2);
    const held = await theatre.fault({ kind: 'hold', when: 'after' }, { method: 'POST', times: 1 });
    const adding = add(store, [donation(5)]);
    await held.struck();
    setCookie(cartCookie, other);
    await held.remove();
    expect(await adding).to.equal(null);
    expect(store.state).to.include({ cartId: other, numberOfItems: 3 });
    expect(cookieOf(cartCookie)).to.equal(other);
  });

  it('may be named late', async () => {
    const page = openPage(theatre);
    show(page);
    setCookie(cartCookie, await fillCart(theatre, 2));
    page.store.joinEmbed({ cartCookie });
    expect((await shows(page, 2)).cartId).to.equal(cookieOf(cartCookie));
  });

  it('of another path cannot be deleted, and yet brings no cart back that has ended', async () => {
    const tab = await openTab();
    const dead = await fillCart(theatre, 2);
    tab.document.cookie = `${cartCookie}=${dead};path=/test`;
    const { store } = tab.openPage(theatre, { cartCookie });
    expect(store.state.cartId).to.equal(dead);
    await empty(store);
    expect(tab.document.cookie).to.contain(`${cartCookie}=${dead}`);
    await store.refresh();
    expect(store.state.cartId).to.equal(null);
    expect(await add(store, [tickets(1)])).to.equal(null);
    const next = (await openTab()).openPage(theatre, { cartCookie });
    expect(next.store.state).to.include({ cartId: store.state.cartId, phase: 'loading' });
    await empty(next.store);
    expect(cookieOf(cartCookie)).to.equal(undefined);
    tab.document.cookie = `${cartCookie}=;path=/test;max-age=0`;
  });
});

/** The ways in which browsers keep cookies from scripts, each as the `document.cookie` that these see. */
const obstacles: Record<string, PropertyDescriptor> = {
  blocked: { get: () => '', set: () => undefined },
  forbidden: {
    get() {
      throw new DOMException('The document is sandboxed.', 'SecurityError');
    },
    set() {
      throw new DOMException('The document is sandboxed.', 'SecurityError');
    },
  },
};

for (const [state, descriptor] of Object.entries(obstacles)) {
  describe(`a cart cookie that is ${state}`, () => {
    let theatre: Theatre;

    beforeEach(async () => {
      theatre = await openTheatre();
      Object.defineProperty(document, 'cookie', { configurable: true, ...descriptor });
    });

    afterEach(async () => {
      Reflect.deleteProperty(document, 'cookie');
      await theatre.close();
    });

    it('leaves the cart to storage', async () => {
      const { store } = openPage(theatre, { cartCookie: 'll_vdm_session_id' });
      expect(await add(store, [tickets(2)])).to.equal(null);
      const next = openPage(theatre, { cartCookie: 'll_vdm_session_id' });
      expect(next.store.state.cartId).to.equal(store.state.cartId);
      expect(await empty(next.store)).to.equal(null);
      expect(openPage(theatre).store.state.cartId).to.equal(null);
    });
  });
}
