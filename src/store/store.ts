import { getCart, getCartSummary } from '../api/cart.js';
import { PepperedError } from '../api/errors.js';
import { createApi, type Api, type ApiOptions } from '../api/http.js';
import type { Cart, CartSummary } from '../api/schemas.js';
import type { Environment } from './environment.js';
import {
  CartChangeEvent,
  CartExpiredEvent,
  CartExpiringEvent,
  PepperedErrorEvent,
  PepperedOrderEvent,
} from './events.js';
import { HoldTimer } from './hold-timer.js';
import type { OrderEvent } from './journey.js';
import {
  initialState,
  reduce,
  type Action,
  type CartState,
  type Change,
  type OrderState,
} from './state.js';

/** How much of the cart a subscriber shows: the totals, or its lines too. */
export type Detail = 'summary' | 'cart';

export interface StoreOptions extends ApiOptions {
  /** An existing cart. Otherwise the one that this browser remembers. */
  cartId?: string | undefined;
}

/**
 * One shop's cart, shared by everything on the page that shows it. Holds the state, keeps it in step with
 * the server, and lets mutations through one at a time.
 */
export class CartStore {
  readonly api: Api;
  /** The cart that the page named for this shop, if it did. */
  readonly givenCartId: string | undefined;
  readonly #environment: Environment;
  readonly #key: string;
  readonly #subscribers = new Map<() => void, Detail>();
  readonly #running = new Map<string, Promise<PepperedError | null>>();
  readonly #hold = new HoldTimer(
    (remaining) => {
      this.#environment.dispatchEvent(new CartExpiringEvent(remaining));
    },
    () => void this.refresh(),
  );
  #state = initialState;
  #queue: Promise<unknown> = Promise.resolve();
  /** Counts the beginnings and ends of mutations: a read that saw it change is out of date. */
  #mutations = 0;
  #reading: Promise<void> | undefined;
  #readAgain = false;
  #clockOffset: number | undefined;
  #tabs: ReturnType<Environment['joinTabs']> | undefined;
  #leave: (() => void) | undefined;

  /** @throws {PepperedError} `invalid-request` when a setting is not valid. */
  constructor({ cartId, ...options }: StoreOptions, environment: Environment) {
    const onResponse = (response: Response) => {
      this.#readClock(response);
    };
    this.api = createApi({ ...options, onResponse });
    this.#environment = environment;
    this.#key = `peppered-cart ${this.api.apiBase} ${this.api.clientName}`;
    this.givenCartId = cartId;
    if (cartId) environment.save(this.#key, cartId);
    this.#recall();
  }

  get state(): CartState {
    return this.#state;
  }

  /** Calls `listener` after each change of state. Returns its undo. */
  subscribe(listener: () => void, detail: Detail = 'summary'): () => void {
    if (!this.#subscribers.size) this.#wake();
    this.#subscribers.set(listener, detail);
    // Whoever subscribes in the same breath shares one request.
    void this.#environment.ready.then(() => {
      if (this.#incomplete && !this.#reading) void this.refresh();
    });
    return () => {
      this.#subscribers.delete(listener);
      if (!this.#subscribers.size) this.#sleep();
    };
  }

  /** Reads the cart again. Never rejects: a failure shows in the state. Without a cart it costs no request. */
  refresh(): Promise<void> {
    this.#readAgain = true;
    this.#reading ??= this.#read().finally(() => {
      this.#reading = undefined;
    });
    return this.#reading;
  }

  /** Takes over a cart that was just made, and remembers it. */
  adopt(cartId: string): void {
    this.#environment.save(this.#key, cartId);
    this.dispatch({ type: 'found', cartId });
  }

  /** Takes over the server's cart. */
  answer(cart: Cart | CartSummary): void {
    if (cart.cartId !== this.#state.cartId) return;
    const clockOffset = this.#clockOffset ?? 0;
    this.dispatch({ type: 'answer', cart, now: Date.now(), clockOffset });
    if (cart.timeOut !== null && this.#state.phase === 'filled' && this.#state.deadline === null)
      this.report(
        new PepperedError('invalid-response', 'timeOut is no instant, so no countdown is shown'),
      );
  }

  /**
   * Runs a mutation after those before it. `key` is locked at once: while it runs, the same key gives the
   * same promise, so a double click is one request. Resolves with the error, or `null` when it was done.
   */
  mutate(key: string, action: Action, run: () => Promise<void>): Promise<PepperedError | null> {
    const running = this.#running.get(key);
    if (running) return running;
    this.dispatch({ type: 'start', key });
    const outcome = this.#queue.then(() => this.#run(key, action, run));
    this.#queue = outcome.catch(() => null);
    this.#running.set(key, outcome);
    return outcome;
  }

  /** Makes the next state, and tells everybody who must know of it. */
  dispatch(change: Change): void {
    const before = this.#state;
    const state = reduce(before, change);
    this.#state = state;
    if (state.cartId === null && before.cartId !== null) this.#environment.save(this.#key, null);
    if (this.#subscribers.size) this.#hold.watch(state.deadline);
    for (const listener of [...this.#subscribers.keys()]) listener();
    this.#announce(before, state);
  }

  /** Moves the visitor's order on. */
  order(event: OrderEvent, order?: OrderState): void {
    this.dispatch({ type: 'order', event, ...(order && { order }) });
  }

  /** Tells the site's developer what went wrong. */
  report(error: PepperedError): void {
    this.#environment.dispatchEvent(new PepperedErrorEvent(error));
  }

  #announce(before: CartState, state: CartState): void {
    const { cartId, phase, amount, numberOfItems, cartItems, orderPhase, order } = state;
    if (
      before.phase !== phase ||
      before.cartId !== cartId ||
      before.amount !== amount ||
      before.numberOfItems !== numberOfItems ||
      before.cartItems !== cartItems
    )
      this.#environment.dispatchEvent(new CartChangeEvent(state));
    if (before.phase !== phase && phase === 'expired')
      this.#environment.dispatchEvent(new CartExpiredEvent(before.cartItems ?? []));
    if (orderPhase !== 'none' && (before.orderPhase !== orderPhase || before.order !== order))
      this.#environment.dispatchEvent(new PepperedOrderEvent(orderPhase, order));
  }

  async #run(key: string, action: Action, run: () => Promise<void>): Promise<PepperedError | null> {
    let error: PepperedError | null = null;
    this.#mutations++;
    try {
      await run();
    } catch (cause) {
      if (!(cause instanceof PepperedError)) throw cause;
      error = cause;
    } finally {
      this.#mutations++;
      this.#running.delete(key);
      this.dispatch({ type: 'end', key, problem: error && { action, error } });
    }
    this.#tabs?.announce();
    if (error) {
      this.report(error);
      // What is on screen may be wrong now; only the server knows.
      if (error.kind !== 'invalid-request') void this.refresh();
    }
    return error;
  }

  async #read(): Promise<void> {
    while (this.#readAgain) {
      await this.#queue;
      this.#readAgain = false;
      const { cartId } = this.#state;
      if (!cartId) return;
      const mutations = this.#mutations;
      const detail = this.#detail;
      const outdated = () =>
        mutations !== this.#mutations ||
        cartId !== this.#state.cartId ||
        (detail === 'summary' && this.#detail === 'cart');
      try {
        const read = detail === 'cart' ? getCart : getCartSummary;
        const cart = await read(this.api, cartId);
        if (outdated()) this.#readAgain = true;
        else this.answer(cart);
      } catch (error) {
        if (!(error instanceof PepperedError)) throw error;
        // Another tab may have given this cart up, and begun another.
        this.#recall();
        if (outdated()) this.#readAgain = true;
        else this.#readFailed(error);
      }
    }
  }

  #readFailed(error: PepperedError): void {
    if (error.kind === 'not-found') {
      this.dispatch({ type: 'gone' });
    } else {
      this.dispatch({ type: 'failed' });
      this.report(error);
    }
  }

  get #detail(): Detail {
    return [...this.#subscribers.values()].includes('cart') ? 'cart' : 'summary';
  }

  get #incomplete(): boolean {
    const { phase, cartItems, cartId } = this.#state;
    return phase === 'loading' || (!!cartId && cartItems === null && this.#detail === 'cart');
  }

  #wake(): void {
    this.#recall();
    const resume = () => {
      this.#recall();
      void this.refresh();
    };
    this.#tabs = this.#environment.joinTabs(this.#key, resume);
    this.#leave = this.#environment.onResume(resume);
    this.#hold.watch(this.#state.deadline);
  }

  #sleep(): void {
    this.#hold.watch(null);
    this.#tabs?.leave();
    this.#leave?.();
    this.#tabs = this.#leave = undefined;
  }

  /** Another tab may have begun a cart, or ended it. */
  #recall(): void {
    const cartId = this.#environment.load(this.#key);
    if (cartId === this.#state.cartId || this.#running.size) return;
    this.dispatch(cartId ? { type: 'found', cartId } : { type: 'emptied' });
  }

  /**
   * The server's clock, from an answer that did not come out of a cache. `Date` has whole seconds, cut off,
   * and took time to travel: of several readings the greatest is closest, unless a clock was set.
   */
  #readClock({ headers }: Response): void {
    const offset = Date.parse(headers.get('Date') ?? '') - Date.now();
    if (Number.isNaN(offset) || headers.has('Age')) return;
    const known = this.#clockOffset ?? offset;
    this.#clockOffset = Math.abs(offset - known) > 3000 ? offset : Math.max(offset, known);
  }
}
