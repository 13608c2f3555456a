import { expect } from '@open-wc/testing';
import { PepperedError } from '../../src/api/errors.js';
import { remove } from '../../src/store/mutations.js';
import { openTheatre, type Theatre } from '../theatre.js';
import { fillCart, openPage } from './browser-page.js';

describe('an id that could change the path', () => {
  let theatre: Theatre;

  beforeEach(async () => {
    theatre = await openTheatre();
  });

  afterEach(() => theatre.close());

  for (const id of ['..', '%2e%2e', 'https://elsewhere.example', '../order', 'a/b'])
    it(`is refused as a cart before any request: ${id}`, () => {
      expect(() => openPage(theatre, { cartId: id }))
        .to.throw(PepperedError)
        .with.property('kind', 'invalid-request');
      expect(openPage(theatre).store.state.cartId).to.equal(null);
    });

  it('is refused as a line before any request', async () => {
    const page = openPage(theatre, { cartId: await fillCart(theatre, 1) });
    for (const id of ['..', '', 'checkout/..', '%2e%2e'])
      expect((await remove(page.store, id))?.kind).to.equal('invalid-request');
    expect(page.sent).to.deep.equal([]);
  });
});
