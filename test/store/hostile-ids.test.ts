import { expect } from '@open-wc/testing';
import { getCart } from '../../src/api/cart.js';
import { PepperedErrorEvent } from '../../src/store/events.js';
import { add, empty, remove } from '../../src/store/mutations.js';
import { order } from '../../src/store/orders.js';
import { openTheatre, type Theatre } from '../theatre.js';
import { eventsOf, fillCart, openPage, tickets } from './browser-page.js';

describe('an id that could change the path', () => {
  let theatre: Theatre;

  beforeEach(async () => {
    theatre = await openTheatre();
  });

  afterEach(() => theatre.close());

  for (const id of ['..', '%2e%2e', 'https://elsewhere.example', '../order', 'a/b'])
    it(`is refused as a cart before any request: ${id}`, async () => {
      const page = openPage(theatre, { cartId: id });
      page.store.subscribe(() => undefined, getCart);
      await page.store.refresh();
      for (const outcome of [
        add(page.store, [tickets(1)]),
        remove(page.store, 'a'),
        order(page.store, { paymentMethodId: 3 }),
        empty(page.store),
      ])
        expect((await outcome)?.kind).to.be.oneOf(['invalid-request', 'outdated']);
      expect(page.sent).to.deep.equal([]);
      expect(eventsOf(page, PepperedErrorEvent)).not.to.have.length(0);
      expect(page.store.state.orderPhase).to.equal('none');
    });

  it('is refused as a line before any request', async () => {
    const page = openPage(theatre, { cartId: await fillCart(theatre, 1) });
    for (const id of ['..', '', 'checkout/..', '%2e%2e'])
      expect((await remove(page.store, id))?.kind).to.equal('invalid-request');
    expect(page.sent).to.deep.equal([]);
  });
});
