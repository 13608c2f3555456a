import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { Cart } from '../../src/api/schemas.js';
import { initialState, reduce, type CartState, type Change } from '../../src/store/state.js';

const timeOut = fc.oneof(
  fc.constantFrom(null, '2026-04-22T14:35:00', 'soon'),
  fc
    .date({ noInvalidDate: true, min: new Date('2026-01-01'), max: new Date('2027-01-01') })
    .map((date) => date.toISOString()),
);

const item = fc.record({
  itemType: fc.constantFrom('ticket', 'donation', 'news'),
  itemId: fc.string({ minLength: 1 }),
  eventId: fc.option(fc.nat()),
  priceId: fc.option(fc.string()),
  priceName: fc.option(fc.string()),
  description: fc.option(fc.string()),
  amount: fc.integer({ min: -9999, max: 9999 }).map((cents) => cents / 100),
});

const cart = (cartId: string): fc.Arbitrary<Cart> =>
  fc.record({
    cartId: fc.constant(cartId),
    timeOut,
    numberOfItems: fc.nat({ max: 9 }),
    amount: fc.integer({ min: 0, max: 99_999 }).map((cents) => cents / 100),
    cartItems: fc.array(item, { maxLength: 4 }),
  });

const clock = {
  now: fc.integer({ min: Date.parse('2026-01-01'), max: Date.parse('2027-01-01') }),
  clockOffset: fc.integer({ min: -86_400_000, max: 86_400_000 }),
};

/** What can happen while a cart is known: the store asks of no other. */
const ofCart: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ type: fc.constant('answer'), cart: cart('aCart'), ...clock }),
  fc.constantFrom<Change>({ type: 'gone' }, { type: 'failed' }, { type: 'emptied' }),
);
const order = { orderKey: 'aKey', url: null, ticketsUrl: null, receiptUrl: null };
const always: fc.Arbitrary<Change> = fc.constantFrom<Change>(
  { type: 'found', cartId: 'aCart' },
  { type: 'start', key: 'add' },
  { type: 'end', key: 'add', problem: null },
  { type: 'order', event: 'submit' },
  { type: 'order', event: 'lost' },
  { type: 'order', event: 'refused' },
  { type: 'order', event: 'payable', order },
  { type: 'order', event: 'returned', order },
  { type: 'order', event: 'paid' },
  { type: 'order', event: 'again' },
);

const isOfCart = ({ type }: Change) => ['answer', 'gone', 'failed', 'emptied'].includes(type);

function lives(check: (before: CartState, change: Change, after: CartState) => void) {
  fc.assert(
    fc.property(fc.array(fc.oneof(ofCart, always), { maxLength: 30 }), (changes) => {
      let state = initialState;
      for (const change of changes) {
        if (isOfCart(change) && state.cartId === null) continue;
        const before = state;
        const picture = JSON.stringify(before);
        state = reduce(before, change);
        expect(JSON.stringify(before), 'the old state').to.equal(picture);
        check(before, change, state);
      }
    }),
  );
}

describe('every life of a cart', () => {
  it('is a row of frozen pictures', () => {
    lives((_before, _change, state) => {
      expect(state).to.be.frozen;
      expect(state.busy).to.be.frozen;
      if (state.cartItems) expect(state.cartItems).to.be.frozen;
    });
  });

  it('knows a cart id in every phase that shows a cart, and in no other', () => {
    lives((_before, change, { phase, cartId }) => {
      expect(cartId === null, `${JSON.stringify(change)} → ${phase}`).to.equal(
        phase === 'none' || phase === 'expired',
      );
    });
  });

  it('shows items, an amount and a countdown only of a cart that was read', () => {
    lives((_before, _change, { phase, numberOfItems, amount, cartItems, deadline, stale }) => {
      if (phase === 'filled' || phase === 'empty') return;
      expect({ numberOfItems, amount, cartItems, deadline }).to.deep.equal({
        numberOfItems: 0,
        amount: 0,
        cartItems: null,
        deadline: null,
      });
      if (phase !== 'failed') expect(stale).to.equal(false);
    });
  });

  it('expires only by what the server says', () => {
    lives((before, change, { phase }) => {
      if (phase === 'expired' && before.phase !== 'expired')
        expect(change.type).to.be.oneOf(['answer', 'gone']);
    });
  });

  it('leaves as much time as the server’s own clock does', () => {
    lives((_before, change, { deadline }) => {
      if (change.type !== 'answer' || deadline === null) return;
      const { cart, now, clockOffset } = change;
      expect(deadline - now).to.equal(Date.parse(cart.timeOut ?? '') - (now + clockOffset));
    });
  });

  it('shows the server’s amount and never one of its own', () => {
    lives((_before, change, state) => {
      if (change.type !== 'answer' || !['filled', 'empty'].includes(state.phase)) return;
      const { amount, numberOfItems } = change.cart;
      expect(state).to.include({ amount, numberOfItems });
    });
  });
});
