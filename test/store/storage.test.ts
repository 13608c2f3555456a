import { expect } from '@open-wc/testing';
import { add, empty } from '../../src/store/mutations.js';
import { openTheatre, type Theatre } from '../theatre.js';
import { openPage, tickets } from './browser-page.js';

function denied() {
  throw new DOMException('Access is denied for this document.', 'SecurityError');
}

/** The ways in which browsers refuse to store anything, each with its undo. */
const obstacles: Record<string, () => () => void> = {
  blocked() {
    const own = Object.getOwnPropertyDescriptor(globalThis, 'localStorage') ?? {};
    Object.defineProperty(globalThis, 'localStorage', { configurable: true, get: denied });
    Object.defineProperty(document, 'cookie', { configurable: true, get: denied, set: denied });
    const { BroadcastChannel } = globalThis;
    Object.assign(globalThis, { BroadcastChannel: denied });
    return () => {
      Object.assign(globalThis, { BroadcastChannel });
      Object.defineProperty(globalThis, 'localStorage', own);
      Reflect.deleteProperty(document, 'cookie');
    };
  },
  full() {
    const own = Object.getOwnPropertyDescriptor(Storage.prototype, 'setItem') ?? {};
    Object.defineProperty(Storage.prototype, 'setItem', {
      configurable: true,
      value() {
        throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
      },
    });
    return () => Object.defineProperty(Storage.prototype, 'setItem', own);
  },
};

for (const [state, obstruct] of Object.entries(obstacles)) {
  describe(`storage that is ${state}`, () => {
    let theatre: Theatre;
    let restore: () => void;

    beforeEach(async () => {
      theatre = await openTheatre();
      restore = obstruct();
    });

    afterEach(async () => {
      restore();
      await theatre.close();
    });

    it('lets the visitor buy on this page', async () => {
      const { store } = openPage(theatre);
      expect(await add(store, [tickets(2)])).to.equal(null);
      await store.refresh();
      expect(store.state).to.include({ phase: 'filled', numberOfItems: 2 });
      store.subscribe(() => undefined);
      expect(store.state.phase).to.equal('filled');
    });

    it('lets the page know its cart as long as it lives', async () => {
      const { store } = openPage(theatre);
      await add(store, [tickets(2)]);
      expect(openPage(theatre).store.state.cartId).to.equal(store.state.cartId);
      await empty(store);
      expect(openPage(theatre).store.state.cartId).to.equal(null);
    });

    it('takes the cart that the page names', () => {
      const { store } = openPage(theatre, { cartId: 'aCart' });
      expect(store.state).to.include({ phase: 'loading', cartId: 'aCart' });
    });
  });
}
