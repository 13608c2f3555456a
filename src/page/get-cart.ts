import { getCart as readLines } from '../api/cart.js';
import { PepperedError } from '../api/errors.js';
import type { CheckoutRequest } from '../api/checkout.js';
import type { AddItem } from '../api/requests.js';
import type { CartConfig } from '../store/config.js';
import { CartAddEvent, CartEmptyEvent, CartRemoveEvent } from '../store/events.js';
import { add, empty, remove, type Outcome } from '../store/mutations.js';
import { requireStore } from '../store/require-store.js';
import type { CartState } from '../store/state.js';

/** A shop's cart, for scripts. Every method rejects with a `PepperedError` when it could not be done. */
export interface ShopCart {
  /** A frozen picture of the cart and the visitor's order. */
  readonly state: CartState;
  /**
   * Calls `listener` after each change of state. What it throws is reported as an uncaught error is. Returns its undo.
   */
  subscribe(listener: (state: CartState) => void): () => void;
  /** Adds tickets or donations; makes the cart when there is none. */
  add(items: readonly AddItem[]): Promise<void>;
  /** Removes one line. */
  remove(itemId: string): Promise<void>;
  /** Abandons the cart and releases its seats. */
  empty(): Promise<void>;
  /** Reads the cart again. */
  refresh(): Promise<void>;
  /** Turns the cart into an order. `state.order.url` is then the payment page, or `null`. */
  checkout(request: CheckoutRequest): Promise<void>;
}

/**
 * The cart of the page's shop, or of the shop that is named, where a page has two.
 * @throws {PepperedError} `invalid-request` when no shop is set up, or it is not clear which.
 */
export function getCart(shop?: Pick<CartConfig, 'clientName' | 'apiBase'>): ShopCart {
  const store = requireStore(shop);
  return {
    get state() {
      return store.state;
    },
    subscribe: (listener) =>
      store.subscribe(() => {
        listener(store.state);
      }, readLines),
    add: (items) => done(add(store, items), () => new CartAddEvent(items)),
    remove: (itemId) => {
      const line = store.state.cartItems?.find((item) => item.itemId === itemId);
      return done(remove(store, itemId), () => line && new CartRemoveEvent(line));
    },
    empty: () => done(empty(store), () => new CartEmptyEvent()),
    refresh: () => store.refresh(),
    checkout: async (request) => {
      const { order } = await import('../store/orders.js').catch(notSent);
      return done(order(store, request));
    },
  };
}

/** Few scripts order by themselves, so what orders is loaded for them alone. */
function notSent(cause: unknown): never {
  throw new PepperedError('invalid-request', 'not sent: the code for it did not load', { cause });
}

async function done(outcome: Outcome, event?: () => Event | undefined): Promise<void> {
  const error = await outcome;
  if (error) throw error;
  const fired = event?.();
  if (fired) document.dispatchEvent(fired);
}
