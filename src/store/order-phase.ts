import type { PublicOrder } from '../api/order-schemas.js';
import type { OrderEvent } from './journey.js';

const byPayment: Readonly<Record<string, OrderEvent>> = {
  paid: 'paid',
  partial: 'partial',
  cancelled: 'cancelled',
};

/** What counts for an order that is not paid; `ord`, `reemit` and `reissue` are valid orders like any other. */
const unlessPaid: Readonly<Record<string, OrderEvent>> = {
  cancel: 'cancelled',
  res: 'reserved',
  pros: 'offered',
};

/**
 * What an order's two statuses mean to its visitor. One that is not paid, or whose status is newer than this code, is
 * one whose payment is not confirmed: never paid, and never to be paid again.
 */
export function phaseOf({ order_status = '', order_payment_status }: PublicOrder): OrderEvent {
  const payment = find(byPayment, order_payment_status);
  const touched = payment === 'paid' || payment === 'partial';
  if (order_status === 'trash' || (order_status === 'cancel' && touched)) return 'withdrawn';
  return (touched ? payment : find(unlessPaid, order_status)) ?? payment ?? 'pending';
}

/** Own entries only: a status comes from the server, and may be called `constructor`. */
const find = (table: Readonly<Record<string, OrderEvent>>, status: string) =>
  Object.hasOwn(table, status) ? table[status] : undefined;
