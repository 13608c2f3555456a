import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { Cart } from '../../src/api/schemas.js';
import { initialState } from '../../src/store/initial-state.js';
import {
  answered,
  emptied,
  ended,
  failed,
  found,
  gone,
  ordered,
  reduce,
  started,
  type CartState,
  type Change,
} from '../../src/store/state.js';
import { orderOf } from './browser-page.js';

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
  clockOffset: fc.option(fc.integer({ min: -86_400_000, max: 86_400_000 }), { nil: undefined }),
};

/** What can happen, with what a test may want to know of it. */
interface Happening {
  name: string;
  change: Change;
  ofCart?: true;
  answer?: { cart: Cart; now: number; clockOffset: number | undefined };
}

/** What can happen while a cart is known: the store asks of no other. */
const ofCart: fc.Arbitrary<Happening> = fc.oneof(
  fc.record({ cart: cart('aCart'), ...clock }).map((answer): Happening => {
    const change = answered(answer.cart, answer.now, answer.clockOffset);
    return { name: 'answered', change, answer, ofCart: true };
  }),
  fc.constantFrom<Happening>(
    { name: 'gone', change: gone, ofCart: true },
    { name: 'failed', change: failed, ofCart: true },
    { name: 'emptied', change: emptied, ofCart: true },
  ),
);
const order = orderOf('aKey');
const always: fc.Arbitrary<Happening> = fc.constantFrom<Happening>(
  { name: 'found', change: found('aCart') },
  { name: 'started', change: started('add') },
  { name: 'ended', change: ended('add', null) },
  { name: 'submit', change: ordered('submit') },
  { name: 'lost', change: ordered('lost') },
  { name: 'refused', change: ordered('refused') },
  { name: 'payable', change: ordered('payable', order) },
  { name: 'returned', change: ordered('returned', order) },
  { name: 'paid', change: ordered('paid') },
  { name: 'again', change: ordered('again') },
);

function lives(check: (before: CartState, happening: Happening, after: CartState) => void) {
  fc.assert(
    fc.property(fc.array(fc.oneof(ofCart, always), { maxLength: 30 }), (happenings) => {
      let state = initialState;
      for (const happening of happenings) {
        if (happening.ofCart && state.cartId === null) continue;
        const before = state;
        const picture = JSON.stringify(before);
        state = reduce(before, happening.change);
        expect(JSON.stringify(before), 'the old state').to.equal(picture);
        check(before, happening, state);
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
    lives((_before, { name }, { phase, cartId }) => {
      expect(cartId === null, `${name} → ${phase}`).to.equal(
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
    lives((before, { name }, { phase }) => {
      if (phase === 'expired' && before.phase !== 'expired')
        expect(name).to.be.oneOf(['answered', 'gone']);
    });
  });

  it('leaves as much time as the server’s own clock does', () => {
    lives((_before, { answer }, { deadline }) => {
      if (!answer || deadline === null) return;
      const { cart, now, clockOffset } = answer;
      expect(deadline - now).to.equal(Date.parse(cart.timeOut ?? '') - (now + (clockOffset ?? 0)));
    });
  });

  it('never ends by the clock of this machine alone while the server has lines', () => {
    lives((_before, { answer }, { phase }) => {
      if (answer?.clockOffset === undefined && answer?.cart.numberOfItems)
        expect(phase).to.equal('filled');
    });
  });

  it('shows the server’s amount and never one of its own', () => {
    lives((_before, { answer }, state) => {
      if (!answer || !['filled', 'empty'].includes(state.phase)) return;
      const { amount, numberOfItems } = answer.cart;
      expect(state).to.include({ amount, numberOfItems });
    });
  });
});
