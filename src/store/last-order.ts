import * as v from 'valibot';
import type { CheckoutRequest } from '../api/checkout.js';
import { object, toJson } from '../api/prototypes.js';
import { CartItem } from '../api/schemas.js';
import type { Environment } from './environment.js';
import { initialState } from './initial-state.js';
import type { OrderPhase } from './journey.js';
import { remembered, type CartState, type Change, type OrderState } from './state.js';

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
  /** Of an order of which nothing is known: the cart that is being ordered. */
  cartId: Text,
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
  cartId: string | null;
  order: OrderState | null;
}

/**
 * What to remember of the order, so that a reload and other tabs show the same truth: nothing about the visitor,
 * and nothing of orders that another browser placed. `undefined` leaves what was remembered.
 */
export function describeOrder(state: CartState): string | null | undefined {
  const { order, cartId } = state;
  const orderPhase = elsewhere[state.orderPhase] ?? state.orderPhase;
  if (orderPhase === 'none') return null;
  return orderPhase === 'unknown' || (order?.placedAt && kept.includes(orderPhase))
    ? toJson({ orderPhase, savedAt: Date.now(), order, cartId: order ? undefined : cartId })
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

/** A checkout that was sent, and may have to be looked for. */
export interface SentCheckout {
  cartId: string;
  cartItems: readonly CartItem[];
  idempotencyKey: string;
  /** What was asked for; not after a reload, because it may say who the visitor is. */
  request?: CheckoutRequest;
}

/** Under what name a tab keeps the checkout that it has sent, as long as nobody knows what became of it. */
export const sentKey = (shop: string): string => `${shop} sent`;

/** Keeps a tab's order in step with what this browser remembers of it. */
export class LastOrderMemory {
  readonly #environment: Environment;
  readonly #key: string;
  /** What was remembered when this tab last looked. */
  #seen: string | null = null;
  /** When what this tab shows of its order began, in milliseconds since the epoch. */
  #since = 0;
  /** The cart that was ordered then. */
  #cartId: string | null = null;

  /** @param shop Under what name the shop is remembered: see `keyOf`. */
  constructor(environment: Environment, shop: string) {
    this.#environment = environment;
    this.#key = `${shop} order`;
  }

  /**
   * Whether a cart that is still there shows that a checkout of which nothing is known has made no order: it was that
   * one's, and so long ago that it makes none any more.
   */
  isRefuted(cartId: string): boolean {
    return Date.now() - this.#since > settleAfter && this.isOf(cartId);
  }

  /** Whether the checkout of which nothing is known may be one of this cart. */
  isOf(cartId: string): boolean {
    return (this.#cartId ?? cartId) === cartId;
  }

  /** Whether anything is remembered, be it that there is no order. */
  get isKnown(): boolean {
    return this.#environment.load(this.#key) !== null;
  }

  /** What another tab, or this one before it was loaded anew, has ordered since this tab last looked. */
  recall({ orderPhase, order }: CartState, returnedFor: string | undefined): Change | undefined {
    this.restore();
    const text = this.#environment.load(this.#key);
    if (orderPhase === 'leaving' || (order && order.orderKey === returnedFor)) return undefined;
    // Only what was written is news: storage may be emptied.
    if (text === null || text === this.#seen) return undefined;
    this.#seen = text;
    const last = parseOrder(text);
    this.#since = last?.savedAt ?? 0;
    this.#cartId = last?.cartId ?? null;
    const { orderPhase: phase, order: made } = last ?? initialState;
    return remembered(phase, made);
  }

  /** Remembers again what storage has lost. */
  restore(): void {
    if (this.#seen && this.#environment.load(this.#key) === null)
      this.#environment.save(this.#key, this.#seen);
  }

  /** Remembers the order, for other tabs and a reload, unless they know better. */
  keep(state: CartState): void {
    this.#since = Date.now();
    if (state.orderPhase === 'sending') this.#cartId = state.cartId;
    const text = describeOrder(state);
    if (text === undefined || !this.#replaces(state)) return;
    // Nothing at all would mean that storage was emptied.
    this.#seen = text ?? '';
    this.#environment.save(this.#key, this.#seen);
  }

  /** Whether a tab's order takes the place of what is known, which another tab may have written since this one looked. */
  #replaces({ order, orderPhase }: CartState): boolean {
    const known = this.#environment.load(this.#key) ?? this.#seen;
    const placedAt = parseOrder(known)?.order?.placedAt ?? 0;
    // An older order, at which a page still looks, leaves the newer one.
    if (order?.placedAt) return placedAt <= order.placedAt;
    // An attempt leaves the order that another tab has made, and one that came to nothing leaves another tab's attempt.
    return known === this.#seen || (!placedAt && orderPhase !== 'none');
  }
}
