import { getCartSummary } from '../api/cart.js';
import { PepperedError, type ErrorKind } from '../api/errors.js';
import type { Api, RequestOptions } from '../api/http.js';
import type { Cart, CartSummary } from '../api/schemas.js';
import type { Environment } from './environment.js';
import { failed, gone, type CartState, type Change } from './state.js';

/** How a subscriber reads the cart: its totals with `getCartSummary`, or with `getCart` its lines too. */
export type Read = (
  api: Api,
  cartId: string,
  options?: RequestOptions,
) => Promise<Cart | CartSummary>;

/** Whose cart is read. */
interface Shop {
  readonly api: Api;
  readonly running: ReadonlyMap<string, Promise<unknown>>;
  readonly state: CartState;
  readonly environment: Environment;
  readonly isFromElsewhere: boolean;
  recall(): void;
  answer(cart: Cart | CartSummary): void;
  dispatch(change: Change): void;
  report(error: PepperedError): void;
}

/** Milliseconds after which a server that asks for patience is asked again all the same. */
const longestWait = 300_000;

/** What may be over soon, although it is an answer. */
const passing: readonly ErrorKind[] = ['rate-limited', 'redirected', 'invalid-response'];

/**
 * Asks for a shop's cart. A gateway gives one that was begun elsewhere to the session that asks first, and who asks at the same
 * moment has none yet: what is not found then is asked for again once all have their answer, and so the session.
 */
export async function askFor<T>(
  { environment, isFromElsewhere, state }: Pick<Shop, 'environment' | 'isFromElsewhere' | 'state'>,
  ask: () => Promise<T>,
): Promise<T> {
  if (!isFromElsewhere || state.phase !== 'loading') return ask();
  try {
    return await environment.lock('shared', ask);
  } catch (error) {
    if (!(error instanceof PepperedError && error.kind === 'not-found')) throw error;
    return environment.lock('exclusive', ask);
  }
}

/** Reads a shop's cart: one request at a time, never beside a mutation, and again when its answer is of another time. */
export class CartReader {
  readonly #shop: Shop;
  readonly #needed: () => Read | undefined;
  #reading: Promise<void> | undefined;
  #again = false;
  #controller: AbortController | undefined;
  #failures = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;

  /** @param needed What whoever shows the cart needs; `undefined` when nobody does. */
  constructor(shop: Shop, needed: () => Read | undefined) {
    this.#shop = shop;
    this.#needed = needed;
  }

  get isReading(): boolean {
    return !!this.#reading;
  }

  /** Reads the cart again. Never rejects. */
  refresh(): Promise<void> {
    this.#again = true;
    this.#reading ??= this.#read().finally(() => {
      this.#reading = undefined;
    });
    return this.#reading;
  }

  /** Waits no longer for an answer about the cart of before: the one of now is read instead. */
  drop(): void {
    this.#controller?.abort();
  }

  /** Tries no more by itself. */
  stop(): void {
    clearTimeout(this.#retry);
  }

  async #read(): Promise<void> {
    const shop = this.#shop;
    while (this.#again) {
      this.stop();
      do await Promise.allSettled(shop.running.values());
      while (shop.running.size);
      this.#again = false;
      shop.recall();
      const { busy, cartId } = shop.state;
      if (!cartId) return;
      const read = this.#needed() ?? getCartSummary;
      const outdated = () =>
        // A mutation has begun or ended.
        busy !== shop.state.busy ||
        cartId !== shop.state.cartId ||
        (read === getCartSummary && read !== (this.#needed() ?? read));
      this.#controller = new AbortController();
      const { signal } = this.#controller;
      try {
        const cart = await askFor(shop, () => read(shop.api, cartId, { signal }));
        this.#failures = 0;
        if (outdated()) this.#again = true;
        else shop.answer(cart);
      } catch (error) {
        if (!(error instanceof PepperedError)) throw error;
        // Another tab may have given this cart up, and begun another.
        shop.recall();
        if (outdated()) this.#again = true;
        else this.#failed(error);
      }
    }
  }

  #failed(error: PepperedError): void {
    if (error.kind === 'not-found') {
      this.#shop.dispatch(gone);
    } else {
      this.#shop.dispatch(failed);
      this.#shop.report(error);
      this.#retryLater(error);
    }
  }

  /** What may be over soon is tried again, later and later, and never all visitors at once. */
  #retryLater({ kind, outcomeUnknown, retryAfter = 0 }: PepperedError): void {
    if (!this.#needed() || !(outcomeUnknown || passing.includes(kind))) return;
    const backoff = Math.min(1000 * 2 ** this.#failures++, 60_000);
    const wait = Math.min(Math.max(backoff, retryAfter), longestWait);
    this.#retry = setTimeout(() => void this.refresh(), wait * (1 + Math.random() / 2));
  }
}
