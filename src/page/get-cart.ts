import { getCart as readLines } from '../api/cart.js';
import { PepperedError } from '../api/errors.js';
import type { CheckoutRequest } from '../api/checkout.js';
import type { AddItem } from '../api/requests.js';
import type { CartConfig } from '../store/config.js';
import { CartAddEvent, CartEmptyEvent, CartRemoveEvent } from '../store/events.js';
import { add, empty, remove, type Outcome } from '../store/mutations.js';
import { isPrerendered } from '../store/environment.js';
import { initialState } from '../store/initial-state.js';
import { requireStore } from '../store/require-store.js';
import type { CartState } from '../store/state.js';
import type { CartStore } from '../store/store.js';

/**
 * A shop's cart, for scripts. Every method rejects with a `PepperedError` when it could not be done. On a page that is
 * prerendered, all wait until a visitor comes.
 */
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
  let store = isPrerendered() ? undefined : requireStore(shop);
  const coming = store ?? whenSeen().then(() => (store = requireStore(shop)));
  const act = async (
    work: (store: CartStore) => Outcome | Promise<void> | undefined,
    event?: () => Event | undefined,
  ) => {
    const error = await work(store ?? (await coming));
    if (error) throw error;
    const fired = event?.();
    if (fired) document.dispatchEvent(fired);
  };
  return {
    get state() {
      return store?.state ?? initialState;
    },
    subscribe(listener) {
      let isOver = false;
      let stop: (() => void) | undefined;
      void act((store) => {
        const tell = () => {
          listener(store.state);
        };
        if (!isOver) stop = store.subscribe(tell, readLines);
        return undefined;
      });
      return () => {
        isOver = true;
        stop?.();
      };
    },
    add: (items) =>
      act(
        (store) => add(store, items),
        () => new CartAddEvent(items),
      ),
    remove: (itemId) => {
      const line = store?.state.cartItems?.find((item) => item.itemId === itemId);
      return act(
        (store) => remove(store, itemId),
        () => line && new CartRemoveEvent(line),
      );
    },
    empty: () => act(empty, () => new CartEmptyEvent()),
    refresh: () => act((store) => store.refresh()),
    checkout: async (request) => {
      const { order } = await import('../store/orders.js').catch(notSent);
      return act((store) => order(store, request));
    },
  };
}

/** Resolves once a visitor has come to a page that is prerendered, and its elements have found their shop. */
const whenSeen = () =>
  new Promise((resolve) => {
    document.addEventListener('prerenderingchange', () => setTimeout(resolve));
  });

/** Few scripts order by themselves, so what orders is loaded for them alone. */
function notSent(cause: unknown): never {
  throw new PepperedError('invalid-request', 'not sent: the code for it did not load', { cause });
}
