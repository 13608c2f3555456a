import * as v from 'valibot';
import { object } from './prototypes.js';

/** A documented value, or one that the API gained later: code must have an answer for both. */
type Open<Known extends string> = Known | (string & Record<never, never>);

/** A string that must stay as it came, typed with the values that are documented today. */
const open = <Known extends string>(): v.GenericSchema<string, Open<Known>> => v.string();

/** A decimal amount in the shop's currency. JSON's 1e400 is refused; −0 becomes 0; negative is a discount. */
export const Amount = v.pipe(
  v.number(),
  v.check((amount) => Number.isFinite(amount), 'a finite number'),
  v.transform((amount) => amount + 0),
);

const OptionalText = v.nullish(v.string(), null);
const Integer = v.pipe(
  v.number(),
  v.check((value) => Number.isSafeInteger(value), 'a whole number'),
);
const OptionalInteger = v.nullish(Integer, null);

export type ItemType = Open<'ticket' | 'donation' | 'voucher' | 'other'>;

/** One line of a cart. Every ticket is a line of its own. */
export const CartItem = object({
  itemType: v.fallback(open<'ticket' | 'donation' | 'voucher' | 'other'>(), 'other'),
  itemId: v.string(),
  eventId: OptionalInteger,
  priceId: OptionalText,
  priceName: OptionalText,
  description: OptionalText,
  amount: Amount,
});
export type CartItem = v.InferOutput<typeof CartItem>;

const totals = {
  cartId: v.string(),
  /** ISO 8601 instant at which the seats are released; `null` when nothing is held. */
  timeOut: OptionalText,
  /** The server's count, which need not equal the number of lines. */
  numberOfItems: Integer,
  amount: Amount,
};

/** The totals of a cart: `GET /peppered/cart/{cartId}/summary`. */
export const CartSummary = object(totals);
export type CartSummary = v.InferOutput<typeof CartSummary>;

/** A cart with its lines: `CartResource` in the API's words. */
export const Cart = object({
  ...totals,
  cartItems: v.array(CartItem),
});
export type Cart = v.InferOutput<typeof Cart>;

/** `POST /cart/`. The id is 32 characters, and whoever knows it can use the cart. */
export const CreatedCart = object({ cart_id: v.string() });
export type CreatedCart = v.InferOutput<typeof CreatedCart>;

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

/** One performance: `GET /peppered/event/{eventId}`. */
export const Event = object({
  eventId: Integer,
  productionId: OptionalInteger,
  eventName: v.string(),
  eventType: OptionalText,
  eventTags: v.optional(v.unknown()),
  /** ISO 8601 with offset. */
  start: OptionalText,
  /** ISO 8601 with offset. */
  end: OptionalText,
  hallId: OptionalInteger,
  prices: v.fallback(v.array(object({ rankId: Integer, amount: Amount })), []),
});
export type Event = v.InferOutput<typeof Event>;

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
