import { addCartItems, checkout, createCart, deleteCart, deleteCartItem } from '../api/cart.js';
import { PepperedError } from '../api/errors.js';
import { validate } from '../api/http.js';
import { getOrderByKey } from '../api/orders.js';
import { AddItems, type AddItem, type CheckoutRequest } from '../api/requests.js';
import type { CheckoutResult, PublicOrder } from '../api/schemas.js';
import type { OrderEvent } from './journey.js';
import type { OrderState } from './state.js';
import type { CartStore } from './store.js';

/** How a mutation ended: `null` when it was done, else what went wrong. It is in the store's state too. */
export type Outcome = Promise<PepperedError | null>;

/** Adds items to the shop's cart, which is made first when there is none. */
export function add(store: CartStore, items: readonly AddItem[]): Outcome {
  return store.mutate(`add ${JSON.stringify(items)}`, 'add', async () => {
    validate(AddItems, items, 'add');
    if (!store.state.cartId) store.adopt(await createCart(store.api, once()));
    const { cartId } = store.state;
    if (!cartId) return;
    store.answer(await addCartItems(store.api, cartId, items, once()));
    store.order('again');
  });
}

/** Removes one line. A line that is already gone counts as removed. */
export function remove(store: CartStore, itemId: string): Outcome {
  return store.mutate(itemId, 'remove', async () => {
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
  return store.mutate('empty', 'empty', async () => {
    const { cartId } = store.state;
    if (!cartId) return;
    await deleteCart(store.api, cartId, once()).catch((error: unknown) => {
      if (!isGone(error)) throw error;
    });
    store.dispatch({ type: 'emptied' });
  });
}

/** Sends the order, once: from the click on, a second one gets the same outcome. */
export function order(store: CartStore, request: CheckoutRequest): Outcome {
  return store.mutate('checkout', 'checkout', async () => {
    const { cartId } = store.state;
    if (cartId) store.order('submit');
    if (!cartId || store.state.orderPhase !== 'sending')
      throw new PepperedError(
        'invalid-request',
        'there is no cart to order, or it is not known what became of the last order',
      );
    try {
      const result = await checkout(store.api, cartId, request, once());
      store.order(result.url === null ? 'final' : 'payable', orderFrom(result));
    } catch (error) {
      const unknown = error instanceof PepperedError && error.outcomeUnknown;
      store.order(unknown ? 'lost' : 'refused');
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
  const known = store.state.order ?? {
    orderKey,
    url: null,
    ticketsUrl: null,
    receiptUrl: null,
  };
  store.order('returned', known);
  try {
    const answer = await getOrderByKey(store.api, orderKey, { signal });
    if (answer) store.order(eventOf(answer), { ...known, ...linksOf(answer) });
    else store.order('missing');
  } catch (error) {
    if (!(error instanceof PepperedError)) throw error;
    if (error.kind === 'aborted') return;
    store.order('unreachable');
    store.report(error);
  }
}

const once = () => ({ idempotencyKey: uniqueKey() });

/** `crypto.randomUUID` is missing on plain HTTP pages. */
function uniqueKey(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join(
    '-',
  );
}

const isGone = (error: unknown) => error instanceof PepperedError && error.kind === 'not-found';

const orderFrom = ({ orderKey, url }: CheckoutResult): OrderState => ({
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
