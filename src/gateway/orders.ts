import * as v from 'valibot';
import { getOrder, getOrderByKey } from '../api/orders.js';
import type { CheckoutResult, PublicOrder } from '../api/order-schemas.js';
import type { Call } from './call.js';
import { Refusal } from './refusal.js';
import { sessionLifetime } from './session.js';
import { storeKey } from './store.js';

const OwnOrder = v.pipe(v.string(), v.parseJson(), v.object({ orderId: v.number() }));

/** Keeps in mind that an order is this session's. */
export async function rememberOrder(
  call: Call,
  { orderId, orderKey }: Pick<CheckoutResult, 'orderId' | 'orderKey'>,
): Promise<void> {
  const key = await keyOfOrder(call, orderKey);
  await call.settings.store.set(key, JSON.stringify({ orderId }), sessionLifetime);
}

/**
 * What became of an order. Whoever shows its key reads the payment status; the session that ordered reads the rest.
 * @throws {Refusal} `not-found`
 */
export async function readOrder(call: Call, orderKey: string): Promise<PublicOrder> {
  const shown = await getOrderByKey(call.api, orderKey);
  if (!shown) throw new Refusal('not-found');
  // What a seat holds is not documented, so it cannot be shown to be harmless.
  const order = { ...shown, seats: [] };
  const own = await findOwnOrder(call, orderKey);
  if (own)
    return {
      ...order,
      order_payment_status: own.orderPaymentStatus,
      order_status: own.orderStatus,
      order_amount: own.amount,
      order_time_out: own.timeOut,
    };
  return {
    ...order,
    order_tickets_nr: null,
    order_tickets_url: null,
    order_receipt_url: null,
  };
}

/** The order as the box office has it, when this session made it here. */
async function findOwnOrder(call: Call, orderKey: string) {
  const remembered = await call.settings.store.get(await keyOfOrder(call, orderKey));
  if (remembered === undefined) return null;
  return getOrder(call.api, v.parse(OwnOrder, remembered).orderId);
}

/** Session and order key are found together or not at all: hashes are looked up, and nothing secret is compared. */
const keyOfOrder = ({ session, settings }: Call, orderKey: string) =>
  storeKey('order', settings.clientName, session.id, orderKey);
