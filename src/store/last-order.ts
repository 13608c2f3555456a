import * as v from 'valibot';
import { object, toJson } from '../api/prototypes.js';
import { CartItem } from '../api/schemas.js';
import type { OrderPhase } from './journey.js';
import type { CartState, OrderState } from './state.js';

/** Milliseconds for which a browser remembers the last order that it placed. */
const lifetime = 86_400_000;

/** Milliseconds after which no checkout is applied any more, however slow: a little more than a gateway waits. */
const settleAfter = 130_000;

/** What is worth remembering: the other phases soon give way to another. */
const kept = [
  'unknown',
  'blocked',
  'placed',
  'pending',
  'partial',
  'paid',
  'cancelled',
  'reserved',
  'offered',
  'withdrawn',
];

/** Only this tab sends and leaves. For all others, and after a reload, there may be an order, or it waits to be paid. */
const elsewhere: Partial<Record<OrderPhase, OrderPhase>> = {
  sending: 'unknown',
  leaving: 'pending',
};

const Text = v.nullish(v.string(), null);
const LastOrder = object({
  orderPhase: v.custom<OrderPhase>((phase) => kept.some((each) => each === phase)),
  /** Milliseconds since the epoch. */
  savedAt: v.number(),
  order: v.nullish(
    object({
      orderKey: v.string(),
      url: Text,
      ticketsUrl: Text,
      receiptUrl: Text,
      timeOut: Text,
      placedAt: v.number(),
      orderId: v.nullish(v.number(), null),
      cartId: Text,
      cartItems: v.array(CartItem),
    }),
    null,
  ),
});

export interface LastOrder {
  orderPhase: OrderPhase;
  savedAt: number;
  order: OrderState | null;
}

/**
 * What to remember of the order, so that a reload and other tabs show the same truth: nothing about the visitor,
 * and nothing of orders that another browser placed. `undefined` leaves what was remembered.
 */
export function describeOrder(state: CartState): string | null | undefined {
  const { order } = state;
  const orderPhase = elsewhere[state.orderPhase] ?? state.orderPhase;
  if (orderPhase === 'none') return null;
  return orderPhase === 'unknown' || (order?.placedAt && kept.includes(orderPhase))
    ? toJson({ orderPhase, savedAt: Date.now(), order })
    : undefined;
}

/** What was remembered, unless it is too old or not what this code has written. */
export function parseOrder(text: string | null): LastOrder | undefined {
  if (!text) return undefined;
  const { success, output } = v.safeParse(v.pipe(v.string(), v.parseJson(), LastOrder), text);
  return success && Date.now() - (output.order?.placedAt ?? output.savedAt) < lifetime
    ? output
    : undefined;
}

/** Whether a checkout of which nothing is known was sent so long ago that it makes no order any more. */
export const isSettled = (text: string | null): boolean =>
  Date.now() - (parseOrder(text)?.savedAt ?? 0) > settleAfter;

/** Whether a tab's order takes the place of what is `known`, which another tab may have written since it was `seen`. */
export function replaces(
  { order, orderPhase }: CartState,
  known: string | null,
  seen: string | null,
): boolean {
  const placedAt = parseOrder(known)?.order?.placedAt ?? 0;
  // An older order, at which a page still looks, leaves the newer one.
  if (order?.placedAt) return placedAt <= order.placedAt;
  // An attempt leaves the order that another tab has made, and one that came to nothing leaves another tab's attempt.
  return known === seen || (!placedAt && orderPhase !== 'none');
}
