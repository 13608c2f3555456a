import * as v from 'valibot';
import { object } from './prototypes.js';

/** A documented value, or one that the API gained later: code must have an answer for both. */
export type Open<Known extends string> = Known | (string & Record<never, never>);

/** A string that must stay as it came, typed with the values that are documented today. */
export const open = <Known extends string>(): v.GenericSchema<string, Open<Known>> => v.string();

/** A decimal amount in the shop's currency. JSON's 1e400 is refused; −0 becomes 0; negative is a discount. */
export const Amount = v.pipe(
  v.number(),
  v.check((amount) => Number.isFinite(amount), 'a finite number'),
  v.transform((amount) => amount + 0),
);

export const OptionalText = v.nullish(v.string(), null);
export const Integer = v.pipe(
  v.number(),
  v.check((value) => Number.isSafeInteger(value), 'a whole number'),
);
export const OptionalInteger = v.nullish(Integer, null);

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
