import { getCart } from '../api/cart.js';
import { checkout } from '../api/checkout.js';
import { listPaymentMethods } from '../api/checkout.js';
import { PepperedError } from '../api/errors.js';
import type { Api } from '../api/http.js';
import { readDate } from '../api/instant.js';
import type { CheckoutRequest } from '../api/checkout.js';
import type { CheckoutResult, Order } from '../api/order-schemas.js';
import { CheckoutAttempt, type Sent } from './attempt.js';
import { claimName, lookUp, once } from './idempotency.js';
import { problemResponse } from './problems.js';
import { isOver, reconcile, toCents, type Lookup } from './reconcile.js';
import { Refusal } from './refusal.js';
import { storeKey, type GatewayStore } from './store.js';

/** Which checkout it is, and what to do about its result. */
export interface CheckoutLookup {
  /** The theatre. Its `timeout` is what the whole checkout may take, all exchanges included. */
  api: Api;
  store: GatewayStore;
  /** Whose key it is. */
  session: string;
  /** The request's `Idempotency-Key` header. */
  key: string | null;
  cartId: string;
  /** Makes the answer of a result, for instance after a look at its `url`. A `Refusal` from it is the answer too. */
  present?: (result: CheckoutResult) => Response | Promise<Response>;
  /** Hears of the order before its answer leaves, and may hear of it again. It must not reject. */
  onOrder?: (order: Pick<CheckoutResult, 'orderId' | 'orderKey'>) => void | Promise<void>;
  /** Milliseconds for which answers and attempts are kept. Default a day. */
  lifetime?: number;
  /** Milliseconds after which the API does not apply a request any more, however slow it is. Default two minutes. */
  settleAfter?: number;
}

export interface CheckoutOnceOptions extends CheckoutLookup {
  /** The request's body as it came: what a repeat must be equal to. */
  body: string;
  /** What goes to the API, checked. */
  request: Omit<CheckoutRequest, 'customerId'>;
  /** Says who buys. Asked once, not for repeats; what it throws is passed on, and the key stays unused. */
  customerId: () => number | Promise<number>;
}

const day = 86_400_000;

/** Milliseconds between the end of an exchange and that of its lease. */
const margin = 5_000;

/**
 * Sends a checkout once per session and key, and once at a time per cart; see `once` for its repeats. When its answer is
 * lost, or the process that sent it has crashed, it is never sent again: the orders are read, and exactly one order of the
 * customer, the amount and the moment, which no other checkout of this gateway has, is its result. The visitor gets:
 *
 * | what is found | answer |
 * |---|---|
 * | the order, with nothing left to pay online | 200 as ever, with `url: null`: it is final |
 * | the order, not paid | 502 `payment-page-lost` with its `orderKey`. No order holds the address of its payment page, and `url: null` would say that it is final; with the key, a page can show its state |
 * | no order, and the cart with the same lines after `settleAfter` | 424 `not-placed`: the visitor may try again |
 * | anything else | 502 `outcome-unknown`: the visitor must not order or pay again. A repeat looks anew |
 *
 * What fails before anything is sent is a 424 `not-placed` too, and leaves the key unused.
 * @throws {Refusal} `in-progress` and `outcome-unknown` also for a cart that another key or session is checking out, or of
 *   which it is not known whether it did.
 * @throws {PepperedError} what the API refuses for now, such as 429.
 */
export async function checkoutOnce(given: CheckoutOnceOptions): Promise<Response> {
  const { options, attempt, claim } = await prepare(given);
  const { api, store, cartId, body } = options;
  const fingerprint = await storeKey('checkout', api.clientName, cartId, body);
  return once(store, { ...claim, fingerprint }, () => place(options, attempt));
}

/**
 * What `checkoutOnce` answers a repeat, for whoever has the key and not the body any more, as a page after a reload. It
 * reads and never orders.
 * @throws {Refusal} `in-progress`, `outcome-unknown`, and `idempotency-key-unknown` for a key of which nothing is known.
 */
export async function findCheckout(given: CheckoutLookup): Promise<Response> {
  const { claim } = await prepare(given);
  return lookUp(given.store, claim);
}

async function prepare<Given extends CheckoutLookup>(given: Given) {
  const { store, session, key, cartId, lifetime = day } = given;
  // A copy, whose timeout stays the same when that of the gateway's shrinks.
  const api = { ...given.api };
  const options = { ...given, api };
  const { clientName } = api;
  const lease = api.timeout + margin;
  const owner = await claimName(session, key ?? '');
  const attempt = new CheckoutAttempt({ store, clientName, cartId, lease, lifetime }, owner);
  const scope = await storeKey('checkout', clientName, cartId);
  const recover = () => recoverOrder(options, attempt);
  // Not before the answer is kept: when it is not, after a crash for instance, a repeat still finds the attempt.
  const onKept = () => attempt.end();
  return { options, attempt, claim: { session, key, scope, lifetime, lease, recover, onKept } };
}

async function place(options: CheckoutOnceOptions, attempt: CheckoutAttempt): Promise<Response> {
  const { api, cartId, request, key } = options;
  const deadline = Date.now() + api.timeout;
  await claimCart(options, attempt).catch((error: unknown) => {
    throw error instanceof Refusal ? error : new Refusal('not-placed');
  });
  const sent = await prepareToSend(options, attempt).catch((error: unknown) =>
    giveUp(attempt, error),
  );
  const timeout = deadline - reserve(api) - Date.now();
  // A process that was suspended here may have been given up by others.
  if (timeout <= 0) {
    await attempt.end();
    throw new Refusal('not-placed');
  }
  const order = { ...request, customerId: sent.customerId };
  const result = await checkout(withTimeout(api, timeout), cartId, order, {
    idempotencyKey: key ?? undefined,
  }).catch((error: unknown) => {
    if (isUnknown(error)) throw error;
    return giveUp(attempt, error);
  });
  // The order is made, whatever becomes of the store.
  await attempt.claimOrder(result.orderId).catch(() => undefined);
  return answerResult(options, result);
}

/** Nothing was ordered, for certain: the cart is free again, and a status says so. */
async function giveUp(attempt: CheckoutAttempt, error: unknown): Promise<never> {
  await attempt.end();
  throw problemResponse(error).status < 500 ? error : new Refusal('not-placed');
}

async function claimCart(options: CheckoutOnceOptions, attempt: CheckoutAttempt): Promise<void> {
  const earlier = await attempt.claim();
  if (!earlier) return;
  if (earlier.isRunning) throw new Refusal('in-progress', { retryAfter: 1000 });
  const over = await isOver(lookup(options, reserve(options.api)), earlier).catch(() => false);
  if (!over) throw new Refusal('outcome-unknown');
  await earlier.end();
  if (await attempt.claim()) throw new Refusal('in-progress', { retryAfter: 1000 });
}

/** Reads what the order can be recognised by, and writes it down. */
async function prepareToSend(
  { api, cartId, request, customerId }: CheckoutOnceOptions,
  attempt: CheckoutAttempt,
): Promise<Sent> {
  let moment: number | undefined;
  const reading: Api = {
    ...withTimeout(api, api.timeout / 4),
    onResponse(response) {
      const date = readDate(response);
      if (!Number.isNaN(date)) moment ??= date;
      api.onResponse?.(response);
    },
  };
  const [buyer, methods, cart] = await Promise.all([
    customerId(),
    listPaymentMethods(reading),
    getCart(reading, cartId),
  ]);
  const method = methods.find(({ paymentMethodId }) => paymentMethodId === request.paymentMethodId);
  const sent = {
    at: Date.now(),
    moment: moment ?? Date.now(),
    customerId: buyer,
    cents: toCents(cart.amount) + toCents(method?.fee ?? 0),
    lines: cart.cartItems.map(({ itemId }) => itemId),
  };
  await attempt.send(sent);
  return sent;
}

async function recoverOrder(
  options: CheckoutLookup,
  attempt: CheckoutAttempt,
): Promise<Response | undefined> {
  if (!(await attempt.read())) return undefined;
  const { sent } = attempt;
  if (!sent) return attempt.isRunning ? undefined : problemResponse(new Refusal('not-placed'));
  const found = await reconcile(lookup(options, reserve(options.api)), attempt, sent).catch(
    (error: unknown) => {
      if (error instanceof PepperedError) return 'unknown' as const;
      throw error;
    },
  );
  if (found === 'unknown') return undefined;
  if (found === 'not-placed') return problemResponse(new Refusal('not-placed'));
  return answerOrder(options, found);
}

/** An order that was found. Whoever says that it is final must be sure of it. */
function answerOrder(options: CheckoutLookup, order: Order): Promise<Response> {
  const { orderId, orderKey, orderPaymentStatus, amount } = order;
  const result = { orderId, orderKey, url: null };
  if (orderPaymentStatus === 'paid' || amount === 0) return answerResult(options, result);
  const present = () => problemResponse(new Refusal('payment-page-lost', { orderKey }));
  return answerResult({ ...options, present }, result);
}

async function answerResult(
  { onOrder, present = (result) => Response.json(result) }: CheckoutLookup,
  result: CheckoutResult,
): Promise<Response> {
  const { orderId, orderKey } = result;
  await onOrder?.({ orderId, orderKey });
  try {
    return await present(result);
  } catch (error) {
    return problemResponse(error);
  }
}

const isUnknown = (error: unknown) => error instanceof PepperedError && error.outcomeUnknown;

const withTimeout = (api: Api, timeout: number): Api => ({ ...api, timeout });

/** Milliseconds that are kept for finding out what became of a checkout. */
const reserve = ({ timeout }: Api) => timeout / 5;

const lookup = (
  { api, cartId, settleAfter = 120_000 }: CheckoutLookup,
  timeout: number,
): Lookup => ({ api: withTimeout(api, timeout), cartId, settleAfter });
