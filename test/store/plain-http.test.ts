import { expect } from '@open-wc/testing';
import { add } from '../../src/store/mutations.js';
import { order } from '../../src/store/orders.js';
import { openTheatre, type Theatre } from '../theatre.js';
import { openPage, tickets } from './browser-page.js';

/** What browsers have on pages with https only, and where. */
const secureOnly: [owner: object, name: string][] = [
  [Crypto.prototype, 'randomUUID'],
  [Crypto.prototype, 'subtle'],
  [Navigator.prototype, 'locks'],
  [Navigator.prototype, 'serviceWorker'],
  [Navigator.prototype, 'storage'],
  [globalThis, 'caches'],
  [globalThis, 'cookieStore'],
];

describe('on a plain HTTP page', () => {
  let theatre: Theatre;
  let restore: (() => void)[];

  beforeEach(async () => {
    theatre = await openTheatre();
    restore = secureOnly.map(([owner, name]) => {
      const own = Object.getOwnPropertyDescriptor(owner, name);
      Object.defineProperty(owner, name, { configurable: true, value: undefined });
      return () =>
        own ? Object.defineProperty(owner, name, own) : Reflect.deleteProperty(owner, name);
    });
  });

  afterEach(async () => {
    for (const each of restore) each();
    await theatre.close();
  });

  it('a visitor fills a cart and orders it', async () => {
    const { store } = openPage(theatre);
    expect(await add(store, [tickets(2)])).to.equal(null);
    expect(await order(store, { paymentMethodId: 3 })).to.equal(null);
    expect(store.state.orderPhase).to.equal('placed');
    expect(await theatre.orders()).to.have.length(1);
  });
});
