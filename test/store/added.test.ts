import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { addCartItems, getCart } from '../../src/api/cart.js';
import type { AddItem } from '../../src/api/requests.js';
import type { CartItem } from '../../src/api/schemas.js';
import { addedAs, forgetGone } from '../../src/elements/cart/added-lines.js';
import { matchLines } from '../../src/store/added.js';
import { browserEnvironment } from '../../src/store/environment.js';
import { add, remove } from '../../src/store/mutations.js';
import { CartStore } from '../../src/store/store.js';
import { openTheatre, type Theatre } from '../theatre.js';
import { donation, fillCart, openPage, tickets } from './browser-page.js';

const standard: AddItem = { priceId: '2ePdA8q3BN', rankId: 42, eventId: 95 };
const otherRank: AddItem = { ...standard, rankId: 43 };

/** How each line of the cart was added, as far as this tab knows. */
const origins = (store: CartStore) =>
  store.state.cartItems?.map(({ itemId }) => addedAs(store, itemId));

describe('how lines were added', () => {
  let theatre: Theatre;

  beforeEach(async () => {
    theatre = await openTheatre();
  });

  afterEach(() => theatre.close());

  it('is known of tickets and gifts, also on the next page', async () => {
    await add(openPage(theatre).store, [tickets(2), donation(5)]);
    const { store } = openPage(theatre);
    store.subscribe(() => undefined, getCart);
    await store.refresh();
    expect(origins(store)).to.deep.equal([standard, standard, donation(5)]);
  });

  it('is known on a page that shows the totals alone', async () => {
    const cartId = await fillCart(theatre, 1);
    const { store } = openPage(theatre, { cartId });
    store.subscribe(() => undefined);
    await store.refresh();
    await add(store, [donation(5)]);
    expect(origins(store)).to.deep.equal([undefined, donation(5)]);
    await store.refresh();
    await add(store, [donation(7)]);
    expect(origins(store)).to.deep.equal([undefined, donation(5), donation(7)]);
  });

  it('is known after the answer was lost', async () => {
    const { store } = openPage(theatre, { cartId: await fillCart(theatre, 1) });
    store.subscribe(() => undefined, getCart);
    await store.refresh();
    await theatre.fault({ kind: 'truncate' }, { method: 'POST' });
    expect(await add(store, [tickets(2)])).to.equal(null);
    expect(origins(store)).to.deep.equal([undefined, standard, standard]);
  });

  it('is not guessed where ranks share a price, or lines came from elsewhere', async () => {
    const { store } = openPage(theatre);
    await add(store, [standard, otherRank]);
    expect(origins(store)).to.deep.equal([undefined, undefined]);
    // Another tab adds one in the same breath.
    const adding = await theatre.fault({ kind: 'hold' }, { method: 'POST', times: 1 });
    const added = add(store, [standard]);
    await adding.struck();
    await addCartItems(theatre.api, store.state.cartId ?? '', [otherRank]);
    await adding.remove();
    await added;
    expect(origins(store)).to.deep.equal([undefined, undefined, undefined, undefined]);
  });

  it('is not known of what another tab or visit added', async () => {
    const { store } = openPage(theatre, { cartId: await fillCart(theatre, 2) });
    await store.refresh();
    await add(store, [standard]);
    expect(origins(store)).to.deep.equal([undefined, undefined, undefined]);
  });

  it('is forgotten of lines that are gone, unless they are asked for', async () => {
    const { store } = openPage(theatre);
    await add(store, [tickets(2)]);
    const [first, second] = store.state.cartItems?.map(({ itemId }) => itemId) ?? [];
    if (!first || !second) throw new Error('no lines');
    await remove(store, first);
    forgetGone(store, [first]);
    expect(addedAs(store, first)).to.deep.equal(standard);
    forgetGone(store, []);
    expect(addedAs(store, first)).to.equal(undefined);
    expect(addedAs(store, second)).to.deep.equal(standard);
    forgetGone(openPage(await openTheatre()).store, []);
    expect(addedAs(store, second)).to.deep.equal(standard);
  });

  it('is nothing where the browser refuses, or holds something else', async () => {
    const { store } = openPage(theatre);
    await add(store, [standard]);
    const [line] = store.state.cartItems ?? [];
    const own = Object.getOwnPropertyDescriptor(globalThis, 'sessionStorage') ?? {};
    const get = () => {
      throw new DOMException('Access is denied for this document.', 'SecurityError');
    };
    Object.defineProperty(globalThis, 'sessionStorage', { configurable: true, get });
    const refused = new CartStore(theatre.api, browserEnvironment);
    const error = await add(refused, [standard]);
    const known = origins(refused);
    forgetGone(refused, []);
    Object.defineProperty(globalThis, 'sessionStorage', own);
    expect({ error, known }).to.deep.equal({ error: null, known: [undefined, undefined] });
    const key = Object.keys(sessionStorage).find((each) => each.endsWith(line?.itemId ?? ''));
    for (const text of ['', '{', '[]', '{"priceId":"../x","rankId":1}']) {
      sessionStorage.setItem(key ?? '', text);
      expect(addedAs(store, line?.itemId ?? '')).to.equal(undefined);
    }
  });
});

const asked: fc.Arbitrary<AddItem> = fc.record(
  {
    priceId: fc.constantFrom('a', 'b'),
    rankId: fc.nat({ max: 1 }),
    eventId: fc.nat({ max: 1 }),
    numberOfTickets: fc.integer({ min: 1, max: 3 }),
    seatId: fc.constantFrom('s1', 's2'),
  },
  { requiredKeys: ['priceId', 'rankId'] },
);

/** The line that a server makes of an item. */
const lineOf = ({ priceId, eventId }: AddItem, itemId: string): CartItem => ({
  itemType: 'ticket',
  itemId,
  eventId: eventId ?? null,
  priceId,
  priceName: null,
  description: null,
  amount: 1,
});

const sortOf = ({ priceId, eventId }: AddItem) => `${priceId} ${String(eventId)}`;

describe('matching lines with what was asked for', () => {
  it('is never wrong, and finds each where no two items look alike', () => {
    fc.assert(
      fc.property(fc.array(asked, { maxLength: 4 }), fc.array(fc.nat()), (items, order) => {
        const wishes = items.flatMap(({ numberOfTickets = 1, ...item }) =>
          Array<AddItem>(numberOfTickets).fill(item),
        );
        const lines = wishes.map((item, index) => lineOf(item, String(index)));
        lines.sort((a, b) => (order[Number(a.itemId)] ?? 0) - (order[Number(b.itemId)] ?? 0));
        const found = new Map(matchLines(lines, items));
        for (const [itemId, item] of found) expect(item).to.deep.equal(wishes[Number(itemId)]);
        const sorts = items.map(sortOf);
        for (const [index, wish] of wishes.entries()) {
          const isAlone = sorts.filter((sort) => sort === sortOf(wish)).length === 1;
          expect(found.has(String(index))).to.equal(isAlone);
        }
      }),
    );
  });

  it('is never wrong where fewer lines came', () => {
    fc.assert(
      fc.property(fc.array(asked, { maxLength: 4 }), fc.array(fc.boolean()), (items, came) => {
        const wishes = items.flatMap(({ numberOfTickets = 1, ...item }) =>
          Array<AddItem>(numberOfTickets).fill(item),
        );
        const lines = wishes.map((item, index) => lineOf(item, String(index)));
        for (const [itemId, item] of matchLines(
          lines.filter((_, index) => came[index]),
          items,
        ))
          expect(item).to.deep.equal(wishes[Number(itemId)]);
      }),
    );
  });

  it('leaves out what came in another number than asked for', () => {
    fc.assert(
      fc.property(asked, fc.nat({ max: 5 }), (item, count) => {
        const lines = Array.from({ length: count }, (_, index) => lineOf(item, String(index)));
        const { numberOfTickets = 1 } = item;
        expect(matchLines(lines, [item])).to.have.length(count === numberOfTickets ? count : 0);
      }),
    );
  });
});
