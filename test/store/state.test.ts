import { expect } from '@open-wc/testing';
import { PepperedError } from '../../src/api/errors.js';
import type { Cart, CartItem } from '../../src/api/schemas.js';
import { initialState } from '../../src/store/initial-state.js';
import {
  answered,
  ended,
  failed,
  found as foundCart,
  gone,
  ordered,
  reduce,
  remembered,
  started,
  type CartState,
  type Change,
} from '../../src/store/state.js';
import { orderOf } from './browser-page.js';

const cartId = 'aCart';
const now = Date.parse('2026-04-22T12:20:00Z');
const line: CartItem = {
  itemType: 'ticket',
  itemId: 'azL0bNZdD1',
  eventId: 95,
  priceId: '2ePdA8q3BN',
  priceName: 'Standaard',
  description: 'Hamlet',
  amount: 24.5,
};

const cartOf = (changes: Partial<Cart> = {}): Cart => ({
  cartId,
  timeOut: '2026-04-22T14:35:00+02:00',
  numberOfItems: 1,
  amount: 24.5,
  cartItems: [{ ...line }],
  ...changes,
});

const answer = (changes?: Partial<Cart>, clockOffset = 0): Change =>
  answered(cartOf(changes), now, clockOffset);

const after = (...changes: Change[]): CartState => changes.reduce(reduce, initialState);
const found = foundCart(cartId);

describe('reduce', () => {
  it('shows what the server sent, the deadline on this machine’s clock', () => {
    const state = after(found, answer());
    expect(state).to.include({ phase: 'filled', numberOfItems: 1, amount: 24.5, stale: false });
    expect(state.deadline).to.equal(Date.parse('2026-04-22T12:35:00Z'));
    expect(state.cartItems).to.deep.equal([line]);
  });

  it('moves the deadline by how far the server’s clock is ahead', () => {
    expect(after(found, answer({}, 600_000)).deadline).to.equal(Date.parse('2026-04-22T12:25:00Z'));
    expect(after(found, answer({}, -600_000)).deadline).to.equal(
      Date.parse('2026-04-22T12:45:00Z'),
    );
  });

  it('judges whether a hold is over by the server’s clock', () => {
    expect(after(found, answer({}, 15 * 60_000)).phase).to.equal('expired');
    expect(after(found, answer({}, 14 * 60_000)).phase).to.equal('filled');
  });

  it('runs no countdown on a timeOut that is missing or no instant', () => {
    for (const timeOut of [null, '2026-04-22T14:35:00', '2026-02-31T14:35:00Z', '', 'soon'])
      expect(after(found, answer({ timeOut })), String(timeOut)).to.include({
        phase: 'filled',
        deadline: null,
      });
  });

  it('keeps the seats until the server says that they are gone', () => {
    const filled = after(found, answer());
    const overdue = { ...filled, deadline: now - 1 };
    expect(reduce(overdue, failed)).to.include({ phase: 'filled', stale: true });
    expect(reduce(overdue, answer())).to.include({ phase: 'filled', stale: false });
    expect(reduce(overdue, gone).phase).to.equal('expired');
    expect(reduce(overdue, answer({ timeOut: '2026-04-22T12:20:00Z' })).phase).to.equal('expired');
  });

  it('takes a hold that was over and is no longer named for expired', () => {
    const overdue = { ...after(found, answer()), deadline: now };
    const empty = { timeOut: null, numberOfItems: 0, amount: 0, cartItems: [] };
    expect(reduce(overdue, answer(empty))).to.include({ phase: 'expired', cartId: null });
    expect(reduce(after(found, answer()), answer(empty)).phase).to.equal('empty');
  });

  it('keeps what is left when the hold of the rest was over and none is named any more', () => {
    const overdue = { ...after(found, answer()), deadline: now };
    for (const timeOut of [null, 'soon'])
      expect(reduce(overdue, answer({ timeOut }))).to.include({ phase: 'filled', deadline: null });
  });

  it('takes no filled cart for expired on the word of this machine’s clock alone', () => {
    const late = answered(cartOf(), now + 20 * 60_000, undefined);
    expect(after(found, late)).to.include({ phase: 'filled', deadline: null });
    expect(after(found, answer(), late)).to.include({ phase: 'filled', deadline: null });
    expect(after(found, answered(cartOf(), now, undefined)).deadline).to.equal(
      Date.parse('2026-04-22T12:35:00Z'),
    );
  });

  it('knows a filled cart by the server’s count or by its lines', () => {
    expect(after(found, answer({ numberOfItems: 0 })).phase).to.equal('filled');
    expect(after(found, answer({ cartItems: [] })).phase).to.equal('filled');
    expect(after(found, answer({ numberOfItems: 0, cartItems: [] })).phase).to.equal('empty');
  });

  it('does not count an empty cart down', () => {
    for (const timeOut of ['2026-04-22T12:00:00Z', '2026-04-22T13:00:00Z'])
      expect(after(found, answer({ timeOut, numberOfItems: 0, cartItems: [] }))).to.include({
        phase: 'empty',
        deadline: null,
      });
  });

  it('keeps the very lines where nothing changed, so that they can be told by identity', () => {
    const first = after(found, answer());
    const second = reduce(first, answer({ amount: 20 }));
    expect(second.cartItems).to.equal(first.cartItems);
    const third = reduce(second, answer({ cartItems: [{ ...line, amount: 20 }] }));
    expect(third.cartItems).not.to.equal(first.cartItems);
  });

  it('forgets the lines of a cart of which only the totals were read', () => {
    const { cartItems: _, ...summary } = cartOf();
    const state = reduce(after(found, answer()), answered(summary, now, 0));
    expect(state).to.include({ phase: 'filled', cartItems: null, numberOfItems: 1 });
  });

  it('shows what is being changed until it ends, and what went wrong until the next try', () => {
    const problem = { action: 'remove', error: new PepperedError('network', 'no answer') } as const;
    const busy = after(started('a'), started('b'));
    expect(busy.busy).to.deep.equal(['a', 'b']);
    const done = reduce(busy, ended('a', problem));
    expect(done.busy).to.deep.equal(['b']);
    expect(done.problem).to.equal(problem);
    expect(reduce(done, started('a')).problem).to.equal(null);
  });

  it('takes the cart away when it became an order, and not when it may have', () => {
    const order = orderOf('key');
    const sending = after(found, answer(), ordered('submit'));
    expect(reduce(sending, ordered('lost'))).to.include({
      phase: 'filled',
      orderPhase: 'unknown',
      cartId,
    });
    for (const event of ['payable', 'final'] as const) {
      const state = reduce(sending, ordered(event, order));
      expect(state).to.include({ phase: 'none', cartId: null, deadline: null, order });
    }
  });

  it('does not call a cart expired that the visitor may have ordered or emptied', () => {
    const lost = after(found, answer(), ordered('submit'), ordered('lost'));
    expect(reduce(lost, gone)).to.include({ phase: 'none', orderPhase: 'unknown' });
    const error = new PepperedError('network', 'no answer');
    const given = after(found, answer(), ended('empty', { action: 'empty', error }));
    expect(reduce(given, gone).phase).to.equal('none');
  });

  it('takes an order of another tab for what became of a cart that seemed expired', () => {
    const order = orderOf('key');
    const expired = after(found, answer(), gone);
    expect(expired).to.include({ phase: 'expired' });
    const state = reduce(expired, remembered('pending', order));
    expect(state).to.include({ phase: 'none', orderPhase: 'pending', order });
    expect(state.lostItems).to.deep.equal([]);
    expect(reduce(expired, remembered('none', null))).to.include({ phase: 'expired' });
    expect(reduce(after(found, answer()), remembered('pending', order)).phase).to.equal('filled');
  });

  it('forgets the order when the visitor starts anew', () => {
    const order = orderOf('key');
    const paid = after(ordered('returned', order), ordered('paid', order));
    expect(paid).to.include({ orderPhase: 'paid', order });
    expect(reduce(paid, ordered('again'))).to.include({
      orderPhase: 'none',
      order: null,
    });
  });
});
