import type { PepperedError } from '../api/errors.js';
import { CartChangeEvent, CartExpiredEvent, PepperedOrderEvent } from './events.js';
import type { CartState } from './state.js';

/** What of the state makes `peppered-cart-change`. */
const shown = ['phase', 'cartId', 'amount', 'numberOfItems', 'cartItems'] as const;

/** What the page hears when a shop's state changes; `refusal` says why an order was not made. */
export function eventsOf(before: CartState, state: CartState, refusal?: PepperedError): Event[] {
  const events: Event[] = [];
  if (shown.some((name) => before[name] !== state[name])) events.push(new CartChangeEvent(state));
  if (before.phase !== state.phase && state.phase === 'expired')
    events.push(new CartExpiredEvent(before.cartItems ?? []));
  const { orderPhase, order } = state;
  if (before.orderPhase !== orderPhase || before.order?.orderKey !== order?.orderKey)
    events.push(new PepperedOrderEvent(orderPhase, order, refusal));
  return events;
}
