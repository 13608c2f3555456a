import { getCart } from '../api/cart.js';
import { orNull, type Api } from '../api/http.js';
import { parseInstant } from '../api/instant.js';
import { listOrders } from '../api/orders.js';
import type { Order } from '../api/order-schemas.js';
import type { CheckoutAttempt, Sent } from './attempt.js';

export interface Lookup {
  api: Api;
  cartId: string;
  /** Milliseconds after which the API does not apply a request any more. */
  settleAfter: number;
}

/** Milliseconds by which the clock in the API's `Date` header and the one in its orders may differ. */
const slack = 10_000;

/**
 * Finds out what became of a checkout whose answer is not known. It reads and never orders. Exactly one order of the
 * customer, the amount and the moment, which no other checkout of this gateway has, is its result. `not-placed` takes
 * three things: no such order, a cart that still holds its lines, and time enough for the slowest API.
 * @throws {PepperedError}
 */
export async function reconcile(
  lookup: Lookup,
  attempt: CheckoutAttempt,
  sent: Sent,
): Promise<Order | 'not-placed' | 'unknown'> {
  const candidates = await findOrders(lookup, attempt, sent);
  const [order, ...others] = candidates;
  if (order) {
    const alone = others.length === 0 && !(await attempt.hasRival(sent));
    return alone && (await attempt.claimOrder(order.orderId)) ? order : 'unknown';
  }
  return isSettled(lookup, sent) && (await holdsLines(lookup, sent)) === 'old'
    ? 'not-placed'
    : 'unknown';
}

/** Whether a cart may be sent although an earlier attempt at it was never answered. It cannot make a second order of it. */
export async function isOver(lookup: Lookup, earlier: CheckoutAttempt): Promise<boolean> {
  const { sent } = earlier;
  if (!sent) return true;
  if (!isSettled(lookup, sent)) return false;
  // The vendor's embed fills the same cart again after an order.
  if ((await holdsLines(lookup, sent)) === 'new') return true;
  return (await reconcile(lookup, earlier, sent)) === 'not-placed';
}

async function findOrders(
  { api, settleAfter }: Lookup,
  attempt: CheckoutAttempt,
  { moment, customerId, cents }: Sent,
): Promise<Order[]> {
  const from = moment - slack;
  const to = moment + settleAfter + slack;
  const found: Order[] = [];
  for (const order of await listOrders(api, { changedSince: new Date(from) })) {
    const at = parseInstant(order.orderDate) ?? 0;
    const fits = order.customerId === customerId && toCents(order.amount) === cents;
    if (fits && at >= from && at <= to && !(await attempt.isTaken(order.orderId)))
      found.push(order);
  }
  return found;
}

const isSettled = ({ settleAfter }: Lookup, { at }: Sent) => Date.now() - at > settleAfter;

/** An order takes all lines of a cart: one old line says that there is none. */
async function holdsLines({ api, cartId }: Lookup, sent: Sent): Promise<'old' | 'new' | 'none'> {
  const cart = await orNull(getCart(api, cartId));
  if (!cart?.cartItems.length) return 'none';
  return cart.cartItems.some(({ itemId }) => sent.lines.includes(itemId)) ? 'old' : 'new';
}

/** Amounts are compared in cents, because sums of decimals are not exact. */
export const toCents = (amount: number): number => Math.round(amount * 100);
