import { CartChangeEvent, CartExpiredEvent } from './events.js';
import type { CartState } from './state.js';

/** What of the state makes `peppered-cart-change`. */
const shown = ['phase', 'cartId', 'amount', 'numberOfItems', 'cartItems'] as const;

/** What the page hears when a shop's state changes. */
export function eventsOf(before: CartState, state: CartState): Event[] {
  const events: Event[] = [];
  if (shown.some((name) => before[name] !== state[name])) events.push(new CartChangeEvent(state));
  if (before.phase !== state.phase && state.phase === 'expired')
    events.push(new CartExpiredEvent(before.cartItems ?? []));
  return events;
}
