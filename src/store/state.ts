import type { PepperedError } from '../api/errors.js';
import { parseInstant } from '../api/instant.js';
import { toJson } from '../api/prototypes.js';
import type { Cart, CartItem, CartSummary } from '../api/schemas.js';
import { initialState } from './initial-state.js';
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

/** What went wrong with a mutation, until the next one begins. */
export interface Problem {
  readonly action: Action;
  readonly error: PepperedError;
  /** As long as nobody knows whether it was done: the next answer tells. */
  readonly judge?: Judge;
}

/**
 * Tells from the cart as it is now, or `null` when there is none, whether a mutation whose answer was lost was
 * done: `null` when it was, else what became of it. `cause` is why the answer was lost.
 */
export type Judge = (
  cart: Cart | CartSummary | null,
  cause?: PepperedError,
) => PepperedError | null;

/** What is known of the visitor's order. */
export interface OrderState {
  readonly orderKey: string;
  /** The payment page, where there is one. */
  readonly url: string | null;
  /** Where the visitor finds tickets and receipt, once the server tells. */
  readonly ticketsUrl: string | null;
  readonly receiptUrl: string | null;
  /** For a reservation: ISO 8601 instant at which it expires. */
  readonly timeOut: string | null;
  /** The rest is known only where this browser placed the order. When, in milliseconds since the epoch: */
  readonly placedAt: number | null;
  readonly orderId: number | null;
  /** The cart that became the order. */
  readonly cartId: string | null;
  /** What was ordered. */
  readonly cartItems: readonly CartItem[];
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
  /** The lines whose hold has ended, as long as the phase is `expired`. */
  readonly lostItems: readonly CartItem[];
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

/** Something that happens to a shop: what it makes different. Pure. */
export type Change = (state: CartState) => Partial<CartState>;

/** The next frozen state. Pure. */
export const reduce = (state: CartState, change: Change): CartState =>
  Object.freeze({ ...state, ...change(state) });

/** A cart is known, by its id alone. It tells nothing of what was lost with another one. */
export const found =
  (cartId: string): Change =>
  (state) => ({
    ...withoutCart(state, 'found'),
    cartId,
    ...(state.cartId && state.problem?.judge && { problem: null }),
  });

/** A cart was made just now: it is known to hold nothing. */
export const begun =
  (cartId: string): Change =>
  (state) => ({ ...found(cartId)(state), cartItems: Object.freeze([]) });

/** The server does not know the cart (any more). */
export const gone: Change = (state) => {
  const { orderPhase, problem } = state;
  // By the visitor's own doing, of which only the answer was lost.
  const given =
    orderPhase === 'unknown' || (problem?.action === 'empty' && problem.error.outcomeUnknown);
  return withoutCart(state, given ? 'emptied' : 'gone');
};

/** The visitor gave the cart up. */
export const emptied: Change = (state) => ({ ...withoutCart(state, 'emptied'), problem: null });

/** The cart could not be read. */
export const failed: Change = ({ phase }) => ({
  phase: next(cartJourney, phase, 'failed'),
  stale: true,
});

/**
 * What the server says of the cart. `now` is this machine's clock, `clockOffset` how far the server's is
 * ahead, as far as it is known; both in milliseconds.
 */
export const answered =
  (cart: Cart | CartSummary, now: number, clockOffset: number | undefined): Change =>
  (state) => {
    const { cartId, numberOfItems, amount, timeOut } = cart;
    const lines = 'cartItems' in cart ? cart.cartItems : null;
    const holds = numberOfItems > 0 || !!lines?.length;
    const instant = holds && timeOut !== null ? parseInstant(timeOut) : undefined;
    const deadline = instant === undefined ? null : instant - (clockOffset ?? 0);
    // What is left without a hold lives on.
    const end = holds ? deadline : state.deadline;
    const isOver = end !== null && end <= now;
    // The server still has the lines: without its clock, it is this machine's that is wrong.
    const isUntimed = isOver && holds && clockOffset === undefined;
    if (isOver && !isUntimed) return withoutCart(state, 'expired');
    return {
      phase: next(cartJourney, state.phase, holds ? 'filled' : 'empty'),
      cartId,
      numberOfItems,
      amount,
      cartItems: lines && sameOr(state.cartItems, lines),
      deadline: isUntimed ? null : deadline,
      stale: false,
      lostItems: initialState.lostItems,
      problem: judged(state.problem, cart),
    };
  };

/** A mutation begins. What is not known yet of the last one is still to be told. */
export const started =
  (key: string): Change =>
  ({ busy, problem }) => ({
    busy: Object.freeze([...busy, key]),
    problem: problem?.judge ? problem : null,
  });

/** The answer to a mutation is lost. */
export const doubted =
  (problem: Problem): Change =>
  () => ({ problem });

/** A mutation has ended. What went wrong with those before it, which were asked for too, is still to be read. */
export const ended =
  (key: string, problem: Problem | null): Change =>
  (state) => ({
    busy: Object.freeze(state.busy.filter((each) => each !== key)),
    problem: problem ?? state.problem,
  });

/** The visitor's order moves on. */
export const ordered =
  (event: OrderEvent, order?: OrderState): Change =>
  (state) => {
    const orderPhase = next(orderJourney, state.orderPhase, event);
    // The page may show another cart by now.
    const isShown = !state.cartId || !order?.cartId || order.cartId === state.cartId;
    return {
      ...((event === 'payable' || event === 'final') && isShown && withoutCart(state, 'ordered')),
      orderPhase,
      order: orderPhase === 'none' || orderPhase === 'sending' ? null : (order ?? state.order),
    };
  };

/** What another tab, or this one before it was loaded anew, knew of the visitor's order. */
export const remembered =
  (orderPhase: OrderPhase, order: OrderState | null): Change =>
  (state) => ({
    // What seemed to have run out became that order.
    ...(order && state.phase === 'expired' && withoutCart(state, 'ordered')),
    orderPhase,
    order,
  });

/** What is left of a problem once the cart tells what became of it. */
function judged(problem: Problem | null, cart: Cart | CartSummary | null): Problem | null {
  if (!problem?.judge) return problem;
  const { action, judge } = problem;
  const error = judge(cart, problem.error);
  return error && { action, error };
}

/** Keeps the old lines where nothing changed, so that a change can be told by identity. */
function sameOr(
  known: readonly CartItem[] | null,
  cartItems: readonly CartItem[],
): readonly CartItem[] {
  return known && toJson(known) === toJson(cartItems) ? known : Object.freeze(cartItems);
}

function withoutCart(state: CartState, event: CartEvent): Partial<CartState> {
  const { cartId, numberOfItems, amount, cartItems, deadline, stale } = initialState;
  const phase = next(cartJourney, state.phase, event);
  const lostItems =
    phase === 'expired' ? (state.cartItems ?? state.lostItems) : initialState.lostItems;
  const problem = judged(state.problem, null);
  return { phase, cartId, numberOfItems, amount, cartItems, lostItems, deadline, stale, problem };
}
