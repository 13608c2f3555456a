import * as v from 'valibot';
import { object } from './prototypes.js';
import { Amount, Integer, open, OptionalInteger, OptionalText, type Open } from './schemas.js';

/** `POST /peppered/cart/{cartId}/checkout`. */
export const CheckoutResult = object({
  orderId: Integer,
  orderKey: v.string(),
  /** The payment page, or `null` when nothing is to be paid online and the order is final. */
  url: OptionalText,
});
export type CheckoutResult = v.InferOutput<typeof CheckoutResult>;

/** `GET /peppered/paymentmethods`. Names are chosen by each theatre, so only the id may be used in logic. */
export const PaymentMethod = object({
  paymentMethodId: Integer,
  name: v.string(),
  /** Fixed amount that comes on top of the cart's. */
  fee: Amount,
});
export type PaymentMethod = v.InferOutput<typeof PaymentMethod>;
export const PaymentMethods = v.array(PaymentMethod);

/** Regular, cancelled, replacement, older valid again, reservation, offer, deleted. */
export type OrderStatus = Open<'ord' | 'cancel' | 'reemit' | 'reissue' | 'res' | 'pros' | 'trash'>;
export type OrderPaymentStatus = Open<'none' | 'pending' | 'paid' | 'partial' | 'cancelled'>;

const OrderStatus = open<'ord' | 'cancel' | 'reemit' | 'reissue' | 'res' | 'pros' | 'trash'>();
const OrderPaymentStatus = open<'none' | 'pending' | 'paid' | 'partial' | 'cancelled'>();

/** `OrderResource`: `GET /peppered/order/{orderId}`, needs the API key. */
export const Order = object({
  orderId: Integer,
  /** Opens the visitor's tickets to whoever knows it. */
  orderKey: v.string(),
  /** `null` for anonymous orders. */
  customerId: OptionalInteger,
  orderStatus: OrderStatus,
  orderPaymentStatus: OrderPaymentStatus,
  /** ISO 8601 with offset. */
  orderDate: v.string(),
  /** For reservations: ISO 8601 instant at which it expires. */
  timeOut: OptionalText,
  amount: Amount,
  orderDonation: Amount,
  /** ISO 8601 with offset: the high-watermark of an incremental sync. */
  lastChanged: v.string(),
  handlingTextPayment: OptionalText,
  discountName: OptionalText,
});
export type Order = v.InferOutput<typeof Order>;
export const Orders = v.array(Order);

/** An order as its key shows it: `GET /order/{order_key}`, public, so parsed with little trust. */
export const PublicOrder = object({
  order_payment_status: OrderPaymentStatus,
  order_tickets_nr: v.fallback(v.nullish(v.number(), null), null),
  order_tickets_url: v.fallback(OptionalText, null),
  order_receipt_url: v.fallback(OptionalText, null),
  seats: v.fallback(v.array(v.unknown()), []),
  /** Only from a gateway, to the browser that ordered: the `orderStatus` of the Peppered order. */
  order_status: v.optional(OrderStatus),
  /** Only from a gateway, to the browser that ordered: the amount with the fee. */
  order_amount: v.optional(Amount),
  /** Only from a gateway, to the browser that ordered: until when a reservation holds, ISO 8601. */
  order_time_out: v.optional(v.fallback(OptionalText, null)),
});
export type PublicOrder = v.InferOutput<typeof PublicOrder>;
