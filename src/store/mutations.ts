import { addCartItems, checkout, createCart, deleteCart, deleteCartItem } from '../api/cart.js';
import { PepperedError } from '../api/errors.js';
import { validate } from '../api/http.js';
import { getOrderByKey } from '../api/orders.js';
import { AddItems, type AddItem, type CheckoutRequest } from '../api/requests.js';
import type { PublicOrder } from '../api/schemas.js';
import { PepperedOrderEvent } from './events.js';
import type { OrderEvent } from './journey.js';
import { emptied, ended, found, ordered, started, type Action, type OrderState } from './state.js';
import type { CartStore } from './store.js';

/** How a mutation ended: `null` when it was done, else what went wrong. It is in the store's state too. */
export type Outcome = Promise<PepperedError | null>;

/** Adds items to the shop's cart, which is made first when there is none. */
export function add(store: CartStore, items: readonly AddItem[]): Outcome {
  return mutate(store, `add ${JSON.stringify(items)}`, 'add', async () => {
    validate(AddItems, items, 'add');
    if (!store.state.cartId) store.dispatch(found(await createCart(store.api, once())));
    const { cartId } = store.state;
    if (!cartId) return;
    store.answer(await addCartItems(store.api, cartId, items, once()));
    moveOrder(store, 'again');
  });
}

/** Removes one line. A line that is already gone counts as removed. */
export function remove(store: CartStore, itemId: string): Outcome {
  return mutate(store, itemId, 'remove', async () => {
    const { cartId } = store.state;
    if (!cartId) return;
    try {
      store.answer(await deleteCartItem(store.api, cartId, itemId, once()));
    } catch (error) {
      if (!isGone(error)) throw error;
      void store.refresh();
    }
  });
}

/** Abandons the cart and releases its seats. */
export function empty(store: CartStore): Outcome {
  return mutate(store, 'empty', 'empty', async () => {
    const { cartId } = store.state;
    if (!cartId) return;
    await deleteCart(store.api, cartId, once()).catch((error: unknown) => {
      if (!isGone(error)) throw error;
    });
    store.dispatch(emptied);
  });
}

/** Sends the order, once: from the click on, a second one gets the same outcome. */
export function order(store: CartStore, request: CheckoutRequest): Outcome {
  return mutate(store, 'checkout', 'checkout', async () => {
    const { cartId } = store.state;
    if (cartId) moveOrder(store, 'submit');
    if (!cartId || store.state.orderPhase !== 'sending')
      throw new PepperedError(
        'invalid-request',
        'there is no cart to order, or it is not known what became of the last order',
      );
    try {
      const result = await checkout(store.api, cartId, request, once());
      moveOrder(store, result.url === null ? 'final' : 'payable', orderFrom(result));
    } catch (error) {
      // A conflict says that this very checkout is under way: the browser itself may have sent it twice.
      const unknown =
        error instanceof PepperedError && (error.outcomeUnknown || error.kind === 'conflict');
      moveOrder(store, unknown ? 'lost' : 'refused');
      throw error;
    }
  });
}

/** Asks what became of the order that `orderKey` stands for. */
export async function readOrder(
  store: CartStore,
  orderKey: string,
  signal: AbortSignal,
): Promise<void> {
  const { order: last } = store.state;
  const known = last?.orderKey === orderKey ? last : orderFrom({ orderKey, url: null });
  moveOrder(store, 'returned', known);
  try {
    const answer = await getOrderByKey(store.api, orderKey, { signal });
    if (answer) moveOrder(store, eventOf(answer), { ...known, ...linksOf(answer) });
    else moveOrder(store, 'missing');
  } catch (error) {
    if (!(error instanceof PepperedError)) throw error;
    if (error.kind === 'aborted') return;
    moveOrder(store, 'unreachable');
    store.report(error);
  }
}

/** Moves the visitor's order on, and says so on `document`. */
export function moveOrder(store: CartStore, event: OrderEvent, made?: OrderState): void {
  const before = store.state;
  store.dispatch(ordered(event, made));
  const { orderPhase, order } = store.state;
  if (orderPhase !== 'none' && (before.orderPhase !== orderPhase || before.order !== order))
    store.dispatchEvent(new PepperedOrderEvent(orderPhase, order));
}

/**
 * Runs a mutation after those before it. `key` is locked at once: while it runs, the same key gives the
 * same promise, so a double click is one request.
 */
function mutate(store: CartStore, key: string, action: Action, run: () => Promise<void>): Outcome {
  const { running } = store;
  const same = running.get(key);
  if (same) return same;
  const before = Promise.allSettled(running.values());
  const outcome = before.then(() => perform(store, key, action, run));
  running.set(key, outcome);
  store.dispatch(started(key));
  return outcome;
}

async function perform(
  store: CartStore,
  key: string,
  action: Action,
  run: () => Promise<void>,
): Outcome {
  let error: PepperedError | null = null;
  try {
    await run();
  } catch (cause) {
    if (!(cause instanceof PepperedError)) throw cause;
    error = cause;
  } finally {
    store.running.delete(key);
    store.dispatch(ended(key, error && { action, error }));
  }
  store.announce();
  if (error) {
    store.report(error);
    // What is on screen may be wrong now; only the server knows.
    if (error.kind !== 'invalid-request') void store.refresh();
  }
  return error;
}

const once = () => ({ idempotencyKey: uniqueKey() });

/** `crypto.randomUUID` is missing on plain HTTP pages. */
function uniqueKey(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join(
    '-',
  );
}

const isGone = (error: unknown) => error instanceof PepperedError && error.kind === 'not-found';

const orderFrom = ({ orderKey, url }: Pick<OrderState, 'orderKey' | 'url'>): OrderState => ({
  orderKey,
  url,
  ticketsUrl: null,
  receiptUrl: null,
});

const linksOf = (answer: PublicOrder) => ({
  ticketsUrl: answer.order_tickets_url,
  receiptUrl: answer.order_receipt_url,
});

/** An unpaid order, or a status that is newer than this code, is one whose payment is not confirmed. */
function eventOf({ order_payment_status: status }: PublicOrder): OrderEvent {
  return (['paid', 'partial', 'cancelled'] as const).find((known) => known === status) ?? 'pending';
}
