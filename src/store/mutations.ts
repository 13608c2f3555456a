import { addCartItems, createCart, deleteCart, deleteCartItem, getCart } from '../api/cart.js';
import { getEvent } from '../api/catalogue.js';
import { PepperedError } from '../api/errors.js';
import { orNull, validate, type RequestOptions } from '../api/http.js';
import { toJson } from '../api/prototypes.js';
import { AddItems, type AddItem } from '../api/requests.js';
import type { Cart } from '../api/schemas.js';
import { remember } from './added.js';
import { askFor } from './cart-reader.js';
import { judgeAdd, judgeEmpty, judgeRemove } from './judges.js';
import {
  begun,
  doubted,
  emptied,
  ended,
  found,
  gone,
  ordered,
  started,
  type Action,
  type Change,
  type Judge,
  type Problem,
} from './state.js';
import type { CartStore } from './store.js';

/** How a mutation ended: `null` when it was done, else what went wrong. It is in the store's state too. */
export type Outcome = Promise<PepperedError | null>;

/** What a mutation does, once it is its turn. */
interface Mutation {
  action: Action;
  /** What is locked at once: while it runs, the same key gives the same promise, so a double click is one request. */
  key: string;
  run: () => Promise<void>;
  /** Tells what became of it when no answer came. Without it, `run` finds out itself. */
  judge?: () => Judge;
  /** What follows when it was done. */
  done?: () => void;
}

/** Adds items to the shop's cart, which is made first when there is none. */
export function add(store: CartStore, items: readonly AddItem[]): Outcome {
  const key = `add ${toJson(items)}`;
  let before = store.state;
  const judge = () => judgeAdd(before, items);
  const run = async () => {
    validate(AddItems, items, 'add');
    before = store.state;
    const cartId = await cartToAddTo(store);
    before = store.state;
    const cart = await once(store, key, (options) =>
      addCartItems(store.api, cartId, items, options),
    ).catch(async (error: unknown) => {
      throw await nameTaken(store, items, error);
    });
    store.answer(cart);
    store.dispatch(ordered('again'));
    const error = judge()(cart);
    if (error) throw error;
  };
  const done = () => {
    remember(store, before, items);
  };
  store.recall();
  return mutate(store, { action: 'add', key, run, judge, done });
}

/** The shop's cart, which is made when there is none. What becomes of an add can only be told from what was there. */
async function cartToAddTo(store: CartStore): Promise<string> {
  await readUnknown(store);
  if (!store.state.cartId) {
    await store.begin(() => makeCart(store));
    await readUnknown(store);
  }
  const { cartId } = store.state;
  if (!cartId) throw new PepperedError('not-found', 'the cart that was taken over has ended');
  return cartId;
}

/** Reads a cart of which nothing is known, or nothing new. What cannot be read stays unknown. */
async function readUnknown(store: CartStore): Promise<void> {
  const { phase, cartItems } = store.state;
  if (phase === 'failed' || (phase === 'loading' && !cartItems))
    await readCart(store).catch(() => undefined);
}

/** Makes a cart. A gateway may hand over the one of the vendor's embed, which is not new: then it does not say 201. */
async function makeCart(store: CartStore): Promise<Change> {
  let change = begun;
  const onResponse = (response: Response) => {
    change = response.status === 201 ? begun : found;
    store.api.onResponse?.(response);
  };
  const cartId = await once(store, 'create', (options) =>
    createCart({ ...store.api, onResponse }, options),
  );
  return change(cartId);
}

/** An add that failed because seats are taken says which: the visitor may have asked for several things. */
async function nameTaken(
  { api, state }: CartStore,
  items: readonly AddItem[],
  cause: unknown,
): Promise<unknown> {
  if (!(cause instanceof PepperedError && cause.kind === 'conflict')) return cause;
  const { endpoint, status } = cause;
  const nameOf = async (eventId: number) =>
    state.cartItems?.find((line) => line.eventId === eventId)?.description ??
    (await getEvent(api, eventId).catch(() => null))?.eventName;
  const eventIds = new Set(items.flatMap(({ eventId }) => eventId ?? []));
  const names = await Promise.all([...eventIds].map(nameOf));
  const tickets = names.filter(Boolean).join(' / ') || undefined;
  return new PepperedError('conflict', 'seats are taken', { endpoint, status, tickets, cause });
}

/**
 * The cart from which something is to be removed, once it is its turn; without one, that is gone too.
 * @throws {PepperedError} `not-applied` when the cart that was `meant` has been ordered, or is another one now.
 */
function stillThere({ state }: CartStore, meant: string | null): string | null {
  const { cartId, order } = state;
  if (meant && meant !== cartId && (cartId !== null || order?.cartId === meant))
    throw new PepperedError('not-applied', 'the cart was ordered, or is another one now');
  return cartId;
}

/** Removes one line. A line that is already gone counts as removed. */
export function remove(store: CartStore, itemId: string): Outcome {
  const { cartId: meant } = store.state;
  const run = async () => {
    const cartId = stillThere(store, meant);
    if (!cartId) return;
    try {
      store.answer(
        await once(store, itemId, (options) => deleteCartItem(store.api, cartId, itemId, options)),
      );
    } catch (error) {
      if (!isGone(error)) throw error;
      void store.refresh();
    }
  };
  const judge = () => judgeRemove(itemId);
  return mutate(store, { action: 'remove', key: itemId, run, judge });
}

/** Abandons the cart and releases its seats. */
export function empty(store: CartStore): Outcome {
  const { cartId: meant } = store.state;
  const run = async () => {
    const cartId = stillThere(store, meant);
    if (!cartId) return;
    await once(store, 'empty', (options) => deleteCart(store.api, cartId, options)).catch(
      (error: unknown) => {
        if (!isGone(error)) throw error;
      },
    );
    store.dispatch(emptied);
  };
  return mutate(store, { action: 'empty', key: 'empty', run, judge: () => judgeEmpty });
}

/** Runs a mutation after those before it. */
export function mutate(store: CartStore, mutation: Mutation): Outcome {
  const { running } = store;
  const { key } = mutation;
  const same = running.get(key);
  if (same) return same;
  const before = Promise.allSettled(running.values());
  const outcome = before.then(() => perform(store, mutation));
  running.set(key, outcome);
  store.dispatch(started(key));
  return outcome;
}

async function perform(store: CartStore, { key, action, run, judge, done }: Mutation): Outcome {
  let problem: Problem | null = null;
  try {
    await run();
  } catch (error) {
    if (!(error instanceof PepperedError)) throw error;
    problem = { action, error };
    if (!error.outcomeUnknown) store.idempotencyKeys.delete('create');
    else if (judge) problem = await readBack(store, { ...problem, judge: judge() });
  } finally {
    if (!problem) done?.();
    store.running.delete(key);
    store.dispatch(ended(key, problem));
  }
  const error = problem?.error ?? null;
  if (!error?.outcomeUnknown) store.idempotencyKeys.delete(key);
  store.announce();
  if (error) {
    store.report(error);
    // What is on screen may be wrong now; only the server knows. What has no endpoint was judged by its answer.
    if (error.endpoint && error.kind !== 'invalid-request') void store.refresh();
  }
  return error;
}

/** No answer came: what the server has now tells what became of it, at once or as soon as it can be read. */
async function readBack(store: CartStore, problem: Problem): Promise<Problem | null> {
  store.dispatch(doubted(problem));
  await readCart(store).catch(() => undefined);
  return store.state.problem;
}

/**
 * The cart as the server has it now, which is taken over where it is the one that is shown; `null` when there is none.
 * @throws {PepperedError}
 */
export async function readCart(
  store: CartStore,
  cartId: string | null = store.state.cartId,
): Promise<Cart | null> {
  const cart = cartId ? await orNull(askFor(store, () => getCart(store.api, cartId))) : null;
  if (cart) store.answer(cart);
  else if (cartId === store.state.cartId) store.dispatch(gone);
  return cart;
}

/** How often a request is sent that is under way already, with a second or more between. */
const patience = 12;

/**
 * Sends with the same key for the same intention, as long as it is not known what became of it. Where a gateway says that
 * it is still working on it, it is asked again: then it tells.
 */
async function once<T>(
  { idempotencyKeys }: CartStore,
  intention: string,
  send: (options: RequestOptions) => Promise<T>,
): Promise<T> {
  const idempotencyKey = idempotencyKeys.get(intention) ?? uniqueKey();
  idempotencyKeys.set(intention, idempotencyKey);
  for (let attempt = 1; ; attempt++)
    try {
      return await send({ idempotencyKey });
    } catch (error) {
      const isRunning = error instanceof PepperedError && error.kind === 'in-progress';
      if (!isRunning || attempt === patience) throw error;
      const wait = Math.min(Math.max(error.retryAfter ?? 0, 1000), 5000);
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
}

/** `crypto.randomUUID` is missing on plain HTTP pages. */
export function uniqueKey(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join(
    '-',
  );
}

const isGone = (error: unknown) => error instanceof PepperedError && error.kind === 'not-found';
