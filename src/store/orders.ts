import * as v from 'valibot';
import { checkout, findCheckout } from '../api/checkout.js';
import { PepperedError } from '../api/errors.js';
import { getOrderByKey } from '../api/orders.js';
import { validate } from '../api/http.js';
import { CheckoutRequest } from '../api/checkout.js';
import type { CheckoutResult, PublicOrder } from '../api/order-schemas.js';
import { object } from '../api/prototypes.js';
import { CartItem, type Cart } from '../api/schemas.js';
import { attempt, keyOf } from './environment.js';
import type { OrderEvent } from './journey.js';
import { sentKey, type SentCheckout } from './last-order.js';
import { mutate, readCart, uniqueKey, type Outcome } from './mutations.js';
import { phaseOf } from './order-phase.js';
import { found, ordered, type CartState, type OrderState } from './state.js';
import type { CartStore } from './store.js';

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
    const { cartItems } = await checkShown(store, shown).catch((error: unknown) =>
      refuse(store, error),
    );
    await send(store, { cartId, cartItems, request, idempotencyKey: uniqueKey() });
  };
  return mutate(store, { action: 'checkout', key: 'checkout', run });
}

/**
 * What is to be ordered must be what the visitor agreed to.
 * @throws {PepperedError} `outdated`, or `not-found` when the hold has ended.
 */
async function checkShown(store: CartStore, shown: CartState): Promise<Cart> {
  const endpoint = 'GET /peppered/cart/{cartId}';
  const cart = await readCart(store).catch((cause: unknown) => {
    throw new PepperedError('outdated', 'the cart could not be read', { endpoint, cause });
  });
  if (!cart || store.state.phase === 'expired')
    throw new PepperedError('not-found', 'the hold has ended', { endpoint });
  const same =
    shown.phase !== 'filled' ||
    (cart.cartId === shown.cartId &&
      cart.amount === shown.amount &&
      cart.numberOfItems === shown.numberOfItems &&
      (!shown.cartItems || store.state.cartItems === shown.cartItems));
  if (!same) throw new PepperedError('outdated', 'the cart has changed');
  return cart;
}

async function send(
  store: CartStore,
  sent: SentCheckout & { request: CheckoutRequest },
): Promise<void> {
  store.sentCheckout = sent;
  store.keepSent();
  try {
    await settle(store, sent, post(store, sent, sent.request));
  } catch (error) {
    if (!isUnknown(error)) refuse(store, error);
    moveOrder(store, 'lost');
    await findOut(store, sent, error);
  }
}

const post = (
  { api }: CartStore,
  { cartId, idempotencyKey }: SentCheckout,
  request: CheckoutRequest,
): Promise<CheckoutResult> => checkout(api, cartId, request, { idempotencyKey });

/** Takes over the order of which an answer tells. */
async function settle(
  store: CartStore,
  { cartId, cartItems }: SentCheckout,
  answer: Promise<CheckoutResult>,
): Promise<void> {
  const placed = { ...unknownOrder, placedAt: Date.now(), cartId, cartItems };
  try {
    const result = await answer;
    moveOrder(store, result.url === null ? 'final' : 'payable', { ...placed, ...result });
  } catch (error) {
    if (!(error instanceof PepperedError && error.orderKey)) throw error;
    // The order was made, and no payment page that could be opened came with it.
    const { orderKey } = error;
    moveOrder(store, 'payable', { ...placed, orderKey });
    moveOrder(store, 'blocked');
    store.report(error);
  }
}

/**
 * No answer came. A gateway knows the one that was lost, and an order takes its lines away, so the cart tells what became of
 * it: in the end, see `answer`.
 */
async function findOut(store: CartStore, sent: SentCheckout, lost: PepperedError): Promise<void> {
  const { idempotencyKey, request } = sent;
  const lookedUp = () => findCheckout(store.api, sent.cartId, { idempotencyKey });
  if (!request && (await tells(store, sent, lookedUp()))) return;
  // The page may show another cart by now.
  const cartId = store.state.cartId && sent.cartId;
  const cart = await readCart(store, cartId).catch(() => undefined);
  if (store.state.orderPhase !== 'unknown')
    throw new PepperedError('not-applied', 'the cart is still there', { cause: lost });
  if (cart?.cartItems.length && store.lastOrder.isRefuted(sent.cartId))
    refuse(store, new PepperedError('not-applied', 'the cart is still there', { cause: lost }));
  // The request may still be under way.
  if (cart === undefined || cart?.cartItems.length) throw lost;
  // Without its cart it cannot be ordered twice.
  if (!request || !(await tells(store, sent, post(store, sent, request)))) throw lost;
}

/** Whether an answer tells what became of an order. */
async function tells(
  store: CartStore,
  sent: SentCheckout,
  answer: Promise<CheckoutResult>,
): Promise<boolean> {
  try {
    await settle(store, sent, answer);
    return true;
  } catch (error) {
    if (isRefusal(error)) refuse(store, error);
    return false;
  }
}

const KeptCheckout = v.pipe(
  v.string(),
  v.parseJson(),
  object({ cartId: v.string(), idempotencyKey: v.string(), cartItems: v.array(CartItem) }),
);

/** The checkout that this tab has sent and of which nothing is known, also after a reload. */
export function sentCheckout(store: CartStore): SentCheckout | undefined {
  const key = sentKey(keyOf(store.api));
  if (!store.sentCheckout) {
    const text = attempt(() => store.environment.session.getItem(key));
    const { success, output } = v.safeParse(KeptCheckout, text);
    // Another tab may have ordered another cart since: what is unknown is that order.
    if (success && store.lastOrder.isOf(output.cartId)) store.sentCheckout = output;
  }
  return store.sentCheckout;
}

/** Looks again what became of a checkout whose answer was lost. */
export function findOrder(store: CartStore): Outcome {
  return mutate(store, {
    action: 'checkout',
    key: 'checkout',
    run: async () => {
      const sent = sentCheckout(store);
      if (sent && store.state.orderPhase === 'unknown')
        await findOut(store, sent, new PepperedError('network', 'no answer'));
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
  const known = last?.orderKey === orderKey ? last : { ...unknownOrder, orderKey };
  if (!again) {
    store.returnedFor = orderKey;
    moveOrder(store, 'returned', known);
  }
  try {
    const answer = await getOrderByKey(store.api, orderKey, { signal });
    if (answer) moveOrder(store, phaseOf(answer), told(known, answer));
    else moveOrder(store, 'missing');
    store.announce();
    await findCartOf(store);
  } catch (error) {
    if (!(error instanceof PepperedError)) throw error;
    if (error.kind === 'aborted') return;
    moveOrder(store, 'unreachable');
    store.report(error);
  }
}

/** A cancelled order may have given its cart back. */
async function findCartOf(store: CartStore): Promise<void> {
  const { orderPhase, order, cartId } = store.state;
  if (orderPhase !== 'cancelled' || !order?.cartId || cartId) return;
  store.dispatch(found(order.cartId));
  await store.refresh();
}

/** Moves the visitor's order on, which the page hears. */
export function moveOrder(store: CartStore, event: OrderEvent, made?: OrderState): void {
  store.dispatch(ordered(event, made));
}

/** Nothing was ordered, and the page hears why. */
function refuse(store: CartStore, error: unknown): never {
  store.dispatch(ordered('refused'), false, error instanceof PepperedError ? error : undefined);
  throw error;
}

/**
 * Whether no order was made: a gateway knows that (424), or repeats that the API has refused it. It also refuses a key that
 * comes with something else, which says nothing of the order.
 */
const isRefusal = (error: unknown) =>
  error instanceof PepperedError &&
  (error.status === 424 || (error.status === 422 && !error.problem?.startsWith('idempotency')));

/** A conflict says that this very checkout is under way: the browser itself may have sent it twice. */
const isUnknown = (error: unknown): error is PepperedError =>
  error instanceof PepperedError && (error.outcomeUnknown || error.kind === 'conflict');

const unknownOrder: Omit<OrderState, 'orderKey'> = {
  url: null,
  ticketsUrl: null,
  receiptUrl: null,
  timeOut: null,
  placedAt: null,
  orderId: null,
  cartId: null,
  cartItems: [],
};

/**
 * Where another browser ordered, perhaps of somebody who forwarded the link, the status is all that is shown. A gateway
 * tells the order's own status only to the browser that ordered.
 */
const told = (order: OrderState, answer: PublicOrder): OrderState => ({
  ...order,
  ...((order.placedAt ?? answer.order_status) && {
    ticketsUrl: answer.order_tickets_url,
    receiptUrl: answer.order_receipt_url,
    timeOut: answer.order_time_out ?? null,
  }),
});
