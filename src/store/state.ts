import type { PepperedError } from '../api/errors.js';
import { parseInstant } from '../api/instant.js';
import type { Cart, CartItem, CartSummary } from '../api/schemas.js';
import {
  cartJourney,
  next,
  orderJourney,
  type CartEvent,
  type CartPhase,
  type OrderEvent,
  type OrderPhase,
} from './journey.js';

/** What a visitor can do to a cart. */
export type Action = 'add' | 'remove' | 'empty' | 'checkout';

/** A request that failed, until the next one of its kind begins. */
export interface Problem {
  readonly action: Action;
  readonly error: PepperedError;
}

/** What is known of the visitor's order. */
export interface OrderState {
  readonly orderKey: string;
  /** The payment page, where there is one. */
  readonly url: string | null;
  /** Where the visitor finds tickets and receipt, once the server tells. */
  readonly ticketsUrl: string | null;
  readonly receiptUrl: string | null;
}

/** A frozen picture of one shop. Everything in it comes from the server's last answers. */
export interface CartState {
  readonly phase: CartPhase;
  readonly cartId: string | null;
  readonly numberOfItems: number;
  /** Decimal amount of the whole cart, as the server sent it. */
  readonly amount: number;
  /** `null` as long as only the totals were read. */
  readonly cartItems: readonly CartItem[] | null;
  /** End of the hold on this machine's clock, in milliseconds since the epoch; `null` without a hold. */
  readonly deadline: number | null;
  /** What is being changed now: the ids of lines, and `add`, `empty`, `checkout`. */
  readonly busy: readonly string[];
  /** The last read failed, so this picture may be out of date. */
  readonly stale: boolean;
  readonly problem: Problem | null;
  readonly orderPhase: OrderPhase;
  readonly order: OrderState | null;
}

export const initialState: CartState = Object.freeze({
  phase: 'none',
  cartId: null,
  numberOfItems: 0,
  amount: 0,
  cartItems: null,
  deadline: null,
  busy: Object.freeze([]),
  stale: false,
  problem: null,
  orderPhase: 'none',
  order: null,
});

export type Change =
  | { type: 'found'; cartId: string }
  /** `now` is this machine's clock, `clockOffset` how far the server's is ahead; both in milliseconds. */
  | {
      type: 'answer';
      cart: Cart | CartSummary;
      now: number;
      clockOffset: number;
    }
  | { type: 'gone' }
  | { type: 'emptied' }
  | { type: 'failed' }
  | { type: 'start'; key: string }
  | { type: 'end'; key: string; problem: Problem | null }
  | { type: 'order'; event: OrderEvent; order?: OrderState };

/** The next frozen state. Pure. */
export function reduce(state: CartState, change: Change): CartState {
  return Object.freeze({ ...state, ...difference(state, change) });
}

function difference(state: CartState, change: Change): Partial<CartState> {
  switch (change.type) {
    case 'found':
      return { ...withoutCart(state, 'found'), cartId: change.cartId };
    case 'answer':
      return answered(state, change.cart, change.now, change.clockOffset);
    case 'gone': {
      // By the visitor's own doing, of which only the answer was lost.
      const given = state.orderPhase === 'unknown' || state.problem?.action === 'empty';
      return withoutCart(state, given ? 'emptied' : 'gone');
    }
    case 'emptied':
      return withoutCart(state, 'emptied');
    case 'failed':
      return { phase: next(cartJourney, state.phase, 'failed'), stale: true };
    case 'start':
      return {
        busy: Object.freeze([...state.busy, change.key]),
        problem: null,
      };
    case 'end':
      return {
        busy: Object.freeze(state.busy.filter((key) => key !== change.key)),
        problem: change.problem,
      };
    case 'order':
      return ordered(state, change.event, change.order);
  }
}

function answered(
  state: CartState,
  cart: Cart | CartSummary,
  now: number,
  clockOffset: number,
): Partial<CartState> {
  const { cartId, numberOfItems, amount, timeOut } = cart;
  const instant = timeOut === null ? undefined : parseInstant(timeOut);
  const holds = numberOfItems > 0 || ('cartItems' in cart && cart.cartItems.length > 0);
  const deadline = instant === undefined || !holds ? null : instant - clockOffset;
  const wasOver = state.phase === 'filled' && state.deadline !== null && state.deadline <= now;
  if (deadline !== null ? deadline <= now : wasOver) return withoutCart(state, 'expired');
  return {
    phase: next(cartJourney, state.phase, holds ? 'filled' : 'empty'),
    cartId,
    numberOfItems,
    amount,
    cartItems: 'cartItems' in cart ? sameOr(state.cartItems, cart.cartItems) : null,
    deadline,
    stale: false,
  };
}

/** Keeps the old lines where nothing changed, so that a change can be told by identity. */
function sameOr(
  known: readonly CartItem[] | null,
  cartItems: readonly CartItem[],
): readonly CartItem[] {
  return known && JSON.stringify(known) === JSON.stringify(cartItems)
    ? known
    : Object.freeze(cartItems);
}

function withoutCart(state: CartState, event: CartEvent): Partial<CartState> {
  const { cartId, numberOfItems, amount, cartItems, deadline, stale } = initialState;
  const phase = next(cartJourney, state.phase, event);
  return { phase, cartId, numberOfItems, amount, cartItems, deadline, stale };
}

function ordered(state: CartState, event: OrderEvent, order?: OrderState): Partial<CartState> {
  const orderPhase = next(orderJourney, state.orderPhase, event);
  return {
    ...((event === 'payable' || event === 'final') && withoutCart(state, 'ordered')),
    orderPhase,
    order: orderPhase === 'none' ? null : (order ?? state.order),
  };
}
