import { checkout } from '../api/cart.js';
import { PepperedError } from '../api/errors.js';
import { getOrderByKey } from '../api/orders.js';
import { validate } from '../api/http.js';
import { CheckoutRequest } from '../api/requests.js';
import type { PublicOrder } from '../api/schemas.js';
import { PepperedOrderEvent } from './events.js';
import type { OrderEvent } from './journey.js';
import { mutate, readCart, uniqueKey, type Outcome } from './mutations.js';
import { ordered, type CartState, type OrderState } from './state.js';
import type { CartStore, SentCheckout } from './store.js';

/**
 * Sends the order, once: from the click on, a second one gets the same outcome. The cart is read again first, so
 * that what is ordered is what the visitor was shown.
 */
export function order(store: CartStore, request: CheckoutRequest): Outcome {
  const shown = store.state;
  const run = async () => {
    validate(CheckoutRequest, request, 'checkout');
    const { cartId } = store.state;
    if (cartId) moveOrder(store, 'submit');
    if (!cartId || store.state.orderPhase !== 'sending')
      throw new PepperedError(
        'invalid-request',
        'there is no cart to order, or it is not known what became of the last order',
      );
    try {
      await checkShown(store, shown);
    } catch (error) {
      moveOrder(store, 'refused');
      throw error;
    }
    await send(store, { cartId, request, idempotencyKey: uniqueKey() });
  };
  return mutate(store, { action: 'checkout', key: 'checkout', run });
}

/**
 * What is to be ordered must be what the visitor agreed to.
 * @throws {PepperedError} `outdated`, or `not-found` when the hold has ended.
 */
async function checkShown(store: CartStore, shown: CartState): Promise<void> {
  const cart = await readCart(store).catch((cause: unknown) => {
    const endpoint = 'GET /peppered/cart/{cartId}';
    throw new PepperedError('outdated', 'the cart could not be read', { endpoint, cause });
  });
  if (!cart || store.state.phase === 'expired')
    throw new PepperedError('not-found', 'the hold has ended');
  const same =
    shown.phase !== 'filled' ||
    (cart.amount === shown.amount &&
      cart.numberOfItems === shown.numberOfItems &&
      (!shown.cartItems || store.state.cartItems === shown.cartItems));
  if (!same) throw new PepperedError('outdated', 'the cart has changed');
}

async function send(store: CartStore, sent: SentCheckout): Promise<void> {
  store.sentCheckout = sent;
  try {
    await post(store, sent);
  } catch (error) {
    if (!isUnknown(error)) {
      moveOrder(store, 'refused');
      throw error;
    }
    moveOrder(store, 'lost');
    await findOut(store, sent, error);
  }
}

async function post(store: CartStore, sent: SentCheckout): Promise<void> {
  const { cartId, request, idempotencyKey } = sent;
  const result = await checkout(store.api, cartId, request, { idempotencyKey });
  moveOrder(store, result.url === null ? 'final' : 'payable', orderFrom(result, Date.now()));
}

/** No answer came. An order takes its lines away, so the cart tells what became of it: in the end, see `answer`. */
async function findOut(store: CartStore, sent: SentCheckout, lost: PepperedError): Promise<void> {
  const cart = await readCart(store).catch(() => undefined);
  if (store.state.orderPhase !== 'unknown')
    throw new PepperedError('not-applied', 'the cart is still there', { cause: lost });
  // The request may still be under way.
  if (cart === undefined || cart?.cartItems.length) throw lost;
  // Without its cart it cannot be ordered twice, and a gateway knows the answer that was lost.
  await post(store, sent).catch((error: unknown) => {
    if (!(error instanceof PepperedError) || error.status !== notPlaced) throw lost;
    moveOrder(store, 'refused');
    throw error;
  });
}

/** Looks again what became of a checkout whose answer was lost. */
export function findOrder(store: CartStore): Outcome {
  return mutate(store, {
    action: 'checkout',
    key: 'checkout',
    run: async () => {
      const { sentCheckout } = store;
      if (sentCheckout && store.state.orderPhase === 'unknown')
        await findOut(store, sentCheckout, new PepperedError('network', 'no answer'));
    },
  });
}

/**
 * Asks what became of the order that `orderKey` stands for. `again` leaves what is known on screen until the
 * answer is there.
 */
export async function readOrder(
  store: CartStore,
  orderKey: string,
  signal: AbortSignal,
  again = false,
): Promise<void> {
  const { order: last } = store.state;
  const known = last?.orderKey === orderKey ? last : orderFrom({ orderKey, url: null }, null);
  if (!again) {
    store.returnedFor = orderKey;
    moveOrder(store, 'returned', known);
  }
  try {
    const answer = await getOrderByKey(store.api, orderKey, { signal });
    if (answer) moveOrder(store, eventOf(answer), { ...known, ...linksOf(answer) });
    else moveOrder(store, 'missing');
    store.announce();
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

/** What a gateway answers when it knows that no order was made. */
const notPlaced = 424;

/** A conflict says that this very checkout is under way: the browser itself may have sent it twice. */
const isUnknown = (error: unknown): error is PepperedError =>
  error instanceof PepperedError && (error.outcomeUnknown || error.kind === 'conflict');

const orderFrom = (
  { orderKey, url }: Pick<OrderState, 'orderKey' | 'url'>,
  placedAt: number | null,
): OrderState => ({ orderKey, url, ticketsUrl: null, receiptUrl: null, placedAt });

const linksOf = (answer: PublicOrder) => ({
  ticketsUrl: answer.order_tickets_url,
  receiptUrl: answer.order_receipt_url,
});

/** An unpaid order, or a status that is newer than this code, is one whose payment is not confirmed. */
function eventOf({ order_payment_status: status }: PublicOrder): OrderEvent {
  return (['paid', 'partial', 'cancelled'] as const).find((known) => known === status) ?? 'pending';
}
