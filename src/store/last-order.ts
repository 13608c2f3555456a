import * as v from 'valibot';
import { object, toJson } from '../api/prototypes.js';
import { orderJourney, type OrderPhase } from './journey.js';
import type { CartState, OrderState } from './state.js';

/** Milliseconds for which a browser remembers the last order that it placed. */
const lifetime = 86_400_000;

const isPhase = (text: string): text is OrderPhase => Object.hasOwn(orderJourney, text);

const Text = v.nullable(v.string());
const LastOrder = object({
  orderPhase: v.custom<OrderPhase>((phase) => typeof phase === 'string' && isPhase(phase)),
  /** Milliseconds since the epoch. */
  savedAt: v.number(),
  order: v.nullable(
    object({
      orderKey: v.string(),
      url: Text,
      ticketsUrl: Text,
      receiptUrl: Text,
      placedAt: v.number(),
    }),
  ),
});

export interface LastOrder {
  orderPhase: OrderPhase;
  order: OrderState | null;
}

/**
 * What to remember of the order, so that a reload and other tabs show the same truth: nothing about the visitor,
 * and nothing of orders that another browser placed. `undefined` leaves what was remembered.
 */
export function describeOrder({ orderPhase, order }: CartState): string | null | undefined {
  if (orderPhase === 'none') return null;
  if (orderPhase === 'unknown' || (order?.placedAt && !passing.includes(orderPhase)))
    return toJson({
      // Only this tab leaves; for all others the order waits to be paid.
      orderPhase: orderPhase === 'leaving' ? 'pending' : orderPhase,
      savedAt: Date.now(),
      order,
    });
  return undefined;
}

/** What was remembered, unless it is too old or not what this code has written. */
export function parseOrder(text: string | null): LastOrder | undefined {
  if (!text) return undefined;
  const { success, output } = v.safeParse(v.pipe(v.string(), v.parseJson(), LastOrder), text);
  return success && Date.now() - (output.order?.placedAt ?? output.savedAt) < lifetime
    ? output
    : undefined;
}

/** Phases that soon give way to another. */
const passing: readonly OrderPhase[] = ['sending', 'checking', 'unreachable', 'missing'];
