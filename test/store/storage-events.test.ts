import { expect } from '@open-wc/testing';
import { getCart } from '../../src/api/cart.js';
import { add, empty } from '../../src/store/mutations.js';
import { openTheatre, type Theatre } from '../theatre.js';
import { openTab } from './another-tab.js';
import { donation, openPage, tickets, until, type BrowserPage } from './browser-page.js';

/** The ways in which a browser has no channels between its tabs. */
const obstacles: Record<string, (tab: object) => void> = {
  'are not there'(tab) {
    Reflect.deleteProperty(tab, 'BroadcastChannel');
  },
  'are forbidden'(tab) {
    Reflect.set(tab, 'BroadcastChannel', function BroadcastChannel() {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    });
  },
};

for (const [what, obstruct] of Object.entries(obstacles)) {
  describe(`tabs whose channels ${what}`, () => {
    const { BroadcastChannel } = globalThis;
    let theatre: Theatre;
    let here: BrowserPage;
    let there: BrowserPage;
    let leave: () => void;

    beforeEach(async () => {
      theatre = await openTheatre();
      const tab = await openTab();
      obstruct(globalThis);
      obstruct(tab);
      here = openPage(theatre);
      there = tab.openPage(theatre);
      leave = here.store.subscribe(() => undefined, getCart);
      there.store.subscribe(() => undefined, getCart);
    });

    afterEach(() => {
      leave();
      Object.assign(globalThis, { BroadcastChannel });
      return theatre.close();
    });

    const shows = ({ store }: BrowserPage, count: number) =>
      until(store, ({ numberOfItems, stale }) => numberOfItems === count && !stale);

    it('follow each other through storage', async () => {
      await add(here.store, [tickets(2)]);
      expect((await shows(there, 2)).cartId).to.equal(here.store.state.cartId);
      await add(there.store, [donation(5)]);
      await shows(here, 3);
      await empty(there.store);
      const { phase } = await until(here.store, ({ cartId }) => cartId === null);
      expect(phase).to.equal('none');
    });

    it('hear nothing of another shop', async () => {
      const other = openPage(await openTheatre());
      await add(other.store, [tickets(1)]);
      await add(here.store, [tickets(2)]);
      await shows(there, 2);
      expect(there.sent).to.deep.equal(['GET /peppered/cart/{cartId}']);
    });
  });
}
