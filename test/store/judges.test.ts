import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { PepperedError } from '../../src/api/errors.js';
import type { AddItem } from '../../src/api/requests.js';
import type { Cart, CartItem } from '../../src/api/schemas.js';
import { judgeAdd, judgeEmpty, judgeRemove } from '../../src/store/judges.js';
import { initialState } from '../../src/store/initial-state.js';
import { answered, found, reduce, type CartState } from '../../src/store/state.js';
import { donation, tickets } from './browser-page.js';

const cause = new PepperedError('network', 'no answer');
let lastId = 0;

const line = (itemType: CartItem['itemType'], amount: number): CartItem => ({
  itemType,
  itemId: `line${String(++lastId)}`,
  eventId: itemType === 'ticket' ? 95 : null,
  priceId: null,
  priceName: null,
  description: null,
  amount,
});
const ticketLines = (count: number) => Array.from({ length: count }, () => line('ticket', 24.5));

const cents = (lines: readonly CartItem[]) =>
  lines.reduce((sum, { amount }) => sum + Math.round(amount * 100), 0);
const cartOf = (cartItems: CartItem[], numberOfItems = cartItems.length): Cart => ({
  cartId: 'aCart',
  timeOut: null,
  numberOfItems,
  amount: cents(cartItems) / 100,
  cartItems,
});

/** A page that has read this much of the cart. */
const knows = {
  'all lines': (cart: Cart) => after(cart),
  'only the totals': ({ cartItems: _, ...totals }: Cart) => after(totals),
};
const after = (cart: Parameters<typeof answered>[0]): CartState =>
  reduce(reduce(initialState, found('aCart')), answered(cart, 0, 0));

const kinds = fc.constantFrom<CartItem['itemType']>('ticket', 'donation', 'voucher', 'news');
const someLines = fc
  .array(fc.tuple(kinds, fc.integer({ min: 100, max: 9900 })), { maxLength: 5 })
  .map((lines) => lines.map(([kind, amount]) => line(kind, amount / 100)));
const wish = fc.record({
  counts: fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 3 }),
  gifts: fc.array(fc.integer({ min: 1, max: 500 }), { maxLength: 2 }),
});
const itemsOf = ({ counts, gifts }: { counts: number[]; gifts: number[] }): AddItem[] => [
  ...counts.map((count) => (count === 1 ? { priceId: 'a', rankId: 1 } : tickets(count))),
  ...gifts.map(donation),
];
const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);

/** The server's cart after so many of the tickets, and all gifts, were added. */
function added(lines: CartItem[], count: number, gifts: number[], onTop: boolean): CartItem[] {
  const rest = [...lines, ...ticketLines(count)];
  for (const gift of gifts) {
    const earlier = rest.findIndex(({ itemType }) => itemType === 'donation');
    const last = rest[earlier];
    if (onTop && last) rest[earlier] = { ...last, amount: last.amount + gift };
    else rest.push(line('donation', gift));
  }
  return rest;
}

describe('an add', () => {
  for (const [what, read] of Object.entries(knows))
    it(`that brought everything is never called less, where ${what} were known`, () => {
      fc.assert(
        fc.property(someLines, wish, fc.boolean(), (lines, wanted, onTop) => {
          fc.pre(wanted.counts.length + wanted.gifts.length > 0);
          const cart = cartOf(added(lines, sum(wanted.counts), wanted.gifts, onTop));
          expect(judgeAdd(read(cartOf(lines)), itemsOf(wanted))(cart)).to.equal(null);
        }),
      );
    });

  it('is judged by its lines, whatever the server counts', () => {
    fc.assert(
      fc.property(someLines, wish, fc.nat(9), fc.nat(9), (lines, wanted, count, later) => {
        fc.pre(wanted.counts.length > 0);
        const cart = cartOf(added(lines, sum(wanted.counts), wanted.gifts, false), later);
        const before = knows['all lines'](cartOf(lines, count));
        expect(judgeAdd(before, itemsOf(wanted))(cart)).to.equal(null);
      }),
    );
  });

  it('that brought fewer tickets says how many are missing, whatever was given beside them', () => {
    fc.assert(
      fc.property(someLines, wish, fc.boolean(), fc.nat(17), (lines, wanted, onTop, lack) => {
        const asked = sum(wanted.counts);
        const missing = lack + 1;
        fc.pre(missing <= asked);
        const cart = cartOf(added(lines, asked - missing, wanted.gifts, onTop));
        const error = judgeAdd(knows['all lines'](cartOf(lines)), itemsOf(wanted))(cart, cause);
        expect(error).to.include({
          cause,
          outcomeUnknown: false,
          ...(missing < asked ? { kind: 'incomplete', missing } : { kind: 'not-applied' }),
        });
      }),
    );
  });

  it('to a cart that was just made is judged by what is in it', () => {
    const judge = judgeAdd(initialState, [tickets(2), donation(5)]);
    expect(judge(cartOf([...ticketLines(2), line('donation', 5)]))).to.equal(null);
    expect(judge(cartOf([...ticketLines(1), line('donation', 5)]))).to.include({ missing: 1 });
    expect(judge(cartOf([]))).to.include({ kind: 'not-applied' });
    expect(judge(null)).to.include({ kind: 'not-applied' });
  });

  it('of a gift that changed nothing was not done', () => {
    fc.assert(
      fc.property(someLines, fc.constantFrom(...Object.values(knows)), (lines, read) => {
        const cart = cartOf(lines);
        const error = judgeAdd(read(cart), [donation(5)])(cart, cause);
        expect(error).to.include({ kind: 'not-applied', cause });
      }),
    );
  });

  it('is done although other tickets went away meanwhile', () => {
    const before = knows['all lines'](cartOf(ticketLines(3)));
    expect(judgeAdd(before, [tickets(2)])(cartOf(ticketLines(2)))).to.equal(null);
  });
});

describe('a removal', () => {
  it('is done when the line is not there, and only then', () => {
    fc.assert(
      fc.property(someLines, fc.nat(4), fc.boolean(), (lines, index, done) => {
        const itemId = lines[index]?.itemId ?? 'none';
        const left = done ? lines.filter((each) => each.itemId !== itemId) : lines;
        const error = judgeRemove(itemId)(cartOf(left), cause);
        if (done || itemId === 'none') expect(error).to.equal(null);
        else expect(error).to.include({ kind: 'not-applied', cause });
      }),
    );
    expect(judgeRemove('any')(null)).to.equal(null);
  });
});

describe('emptying', () => {
  it('is done when nothing is left, neither lines nor by the server’s count', () => {
    fc.assert(
      fc.property(someLines, fc.nat(3), (lines, count) => {
        const error = judgeEmpty(cartOf(lines, count), cause);
        if (lines.length || count) expect(error).to.include({ kind: 'not-applied', cause });
        else expect(error).to.equal(null);
      }),
    );
    expect(judgeEmpty(null)).to.equal(null);
  });
});
