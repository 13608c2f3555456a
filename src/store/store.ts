import { getCartSummary } from '../api/cart.js';
import { PepperedError, type ErrorKind } from '../api/errors.js';
import { createApi, type Api, type ApiOptions } from '../api/http.js';
import { idPattern } from '../api/ids.js';
import { readDate } from '../api/instant.js';
import { isolate } from '../api/isolate.js';
import type { Cart, CartSummary } from '../api/schemas.js';
import type { Embed } from './embed.js';
import { keyOf, type Environment } from './environment.js';
import { CartExpiringEvent, PepperedErrorEvent } from './events.js';
import { eventsOf } from './events-of.js';
import { exactOrigin } from './exact-origin.js';
import { HoldTimer } from './hold-timer.js';
import { initialState } from './initial-state.js';
import { LastOrderMemory, type SentCheckout } from './last-order.js';
import {
  answered,
  emptied,
  failed,
  found,
  gone,
  ordered,
  reduce,
  type CartState,
  type Change,
} from './state.js';

/** How a subscriber reads the cart: its totals with `getCartSummary`, or with `getCart` its lines too. */
export type Read = (api: Api, cartId: string) => Promise<Cart | CartSummary>;

export interface StoreOptions extends ApiOptions {
  /** An existing cart. Otherwise the one that this browser remembers. */
  cartId?: string | undefined;
}

/** Milliseconds after which a server that asks for patience is asked again all the same. */
const longestWait = 300_000;

/** What may be over soon, although it is an answer. */
const passing: readonly ErrorKind[] = ['rate-limited', 'redirected', 'invalid-response'];

/**
 * What stands where the id of a cart was that has ended. Without either nothing has ended: storage may be emptied, as
 * tools for consent do.
 */
const timeIsUp = 'time is up';
const givenUp = 'given up';

/**
 * One shop's cart, shared by everything on the page that shows it. Holds the state and keeps it in step with
 * the server. What a visitor changes is in `mutations.ts`.
 */
export class CartStore {
  readonly api: Api;
  /** The cart that the page named for this shop, if it did. */
  readonly givenCartId: string | undefined;
  /** The mutations that have not ended yet, by what they lock. */
  readonly running = new Map<string, Promise<PepperedError | null>>();
  /** The `Idempotency-Key` of each intention of which it is not known yet what became of it. */
  readonly idempotencyKeys = new Map<string, string>();
  /** The last checkout that left this page. */
  sentCheckout: SentCheckout | undefined;
  /** Key of the order that this page came back for: other tabs do not put theirs in its place. */
  returnedFor: string | undefined;
  /** Origins that payment pages may have, as some element of the page names them. */
  paymentOrigins: string | undefined;
  readonly environment: Environment;
  readonly #key: string;
  readonly #subscribers = new Map<() => void, Read>();
  readonly #hold = new HoldTimer({
    onWarning: (remaining) => {
      this.dispatchEvent(new CartExpiringEvent(remaining));
    },
    onEnd: () => void this.refresh(),
    onWake: () => void this.refresh(),
  });
  readonly #embed: Embed = {};
  readonly #lastOrder: LastOrderMemory;
  #state = initialState;
  #reading: Promise<void> | undefined;
  #readAgain = false;
  #failures = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #clockOffset: number | undefined;
  #tabs: ReturnType<Environment['joinTabs']> | undefined;
  #leave: (() => void) | undefined;

  /** @throws {PepperedError} `invalid-request` when a setting is not valid. */
  constructor({ cartId, ...options }: StoreOptions, environment: Environment) {
    const onResponse = (response: Response) => {
      this.#readClock(response);
    };
    this.api = createApi({ ...options, onResponse });
    this.environment = environment;
    this.#key = keyOf(this.api);
    this.#lastOrder = new LastOrderMemory(environment, this.#key);
    // What was known before the page was opened is no news.
    const known = this.#lastOrder.recall(initialState, undefined);
    if (known) this.#state = reduce(initialState, known);
    this.givenCartId = cartId;
    if (cartId && !idPattern.test(cartId))
      throw new PepperedError('invalid-request', 'cart-id is not the id of a cart');
    if (cartId) this.dispatch(found(cartId));
    else this.recall();
  }

  get state(): CartState {
    return this.#state;
  }

  /** Calls `listener` after each change of state. Returns its undo. */
  subscribe(listener: () => void, read: Read = getCartSummary): () => void {
    if (!this.#subscribers.size) this.#wake();
    this.#subscribers.set(listener, read);
    this.#complete();
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

  /** Takes what is known of the vendor's embed, as far as nothing was known before. */
  joinEmbed({ cartCookie, ticketOrigin }: Embed): void {
    const embed = this.#embed;
    if (ticketOrigin) embed.ticketOrigin ??= exactOrigin(ticketOrigin);
    if (!cartCookie || embed.cartCookie) return;
    embed.cartCookie = cartCookie;
    if (!this.givenCartId) this.recall();
    this.#save(null);
    this.#complete();
  }

  /** Takes over the server's cart. */
  answer(cart: Cart | CartSummary): void {
    if (cart.cartId !== this.#state.cartId) return;
    this.idempotencyKeys.clear();
    this.dispatch(answered(cart, Date.now(), this.#clockOffset));
    const { phase, orderPhase } = this.#state;
    if (phase === 'filled' && orderPhase === 'unknown' && this.#lastOrder.isSettled)
      this.dispatch(
        ordered('refused'),
        false,
        new PepperedError('not-applied', 'the cart is still there'),
      );
    if (cart.timeOut !== null && this.#state.phase === 'filled' && this.#state.deadline === null)
      this.report(
        new PepperedError(
          'invalid-response',
          'timeOut is no instant, or over by this machine’s clock alone, so no countdown is shown',
        ),
      );
  }

  /** Makes the next state, and tells everybody who must know of it: other tabs too, unless they told of it. */
  dispatch(change: Change, isTold = false, refusal?: PepperedError): void {
    const before = this.#state;
    const state = reduce(before, change);
    this.#state = state;
    if (state.cartId !== before.cartId) {
      this.idempotencyKeys.clear();
      this.#save(before.cartId);
    }
    if (!isTold && (state.orderPhase !== before.orderPhase || state.order !== before.order))
      this.#lastOrder.keep(state);
    if (this.#subscribers.size) this.#hold.watch(state.deadline);
    for (const listener of [...this.#subscribers.keys()]) isolate(listener);
    for (const event of eventsOf(before, state, refusal)) this.dispatchEvent(event);
  }

  /** Fires an event about the shop. */
  dispatchEvent(event: Event): void {
    this.environment.dispatchEvent(event);
  }

  /** Tells the other tabs that the cart is another one now. */
  announce(): void {
    const tabs = this.#tabs ?? this.environment.joinTabs(this.#key, () => undefined);
    tabs.announce();
    if (!this.#tabs) tabs.leave();
  }

  /** A cart was made. Should the embed or another tab have begun one meanwhile, that is the visitor's. Answers which. */
  begin(made: string): string {
    const cartId = this.environment.loadCart(this.#key, this.#embed) ?? made;
    this.dispatch(found(cartId));
    return cartId;
  }

  /** The embed or another tab may have begun a cart, or ended it. */
  recall(): void {
    if (this.running.size) return;
    const { cartId } = this.#state;
    const known = this.environment.loadCart(this.#key, this.#embed);
    if (known && known !== cartId) this.dispatch(found(known));
    if (cartId && !known) {
      const mark = this.environment.load(this.#key);
      if (mark === timeIsUp || mark === givenUp) this.dispatch(mark === timeIsUp ? gone : emptied);
      else this.#save(null);
    }
    const news = this.#lastOrder.recall(this.#state, this.returnedFor);
    if (news) this.dispatch(news, true);
  }

  /** Tells the site's developer what went wrong. */
  report(error: PepperedError): void {
    this.dispatchEvent(new PepperedErrorEvent(error));
  }

  async #read(): Promise<void> {
    while (this.#readAgain) {
      clearTimeout(this.#retry);
      do await Promise.allSettled(this.running.values());
      while (this.running.size);
      this.#readAgain = false;
      this.recall();
      const { busy, cartId } = this.#state;
      if (!cartId) return;
      const read = this.#needed;
      const outdated = () =>
        // A mutation has begun or ended.
        busy !== this.#state.busy ||
        cartId !== this.#state.cartId ||
        (read === getCartSummary && read !== this.#needed);
      try {
        const cart = await read(this.api, cartId);
        this.#failures = 0;
        if (outdated()) this.#readAgain = true;
        else this.answer(cart);
      } catch (error) {
        if (!(error instanceof PepperedError)) throw error;
        // Another tab may have given this cart up, and begun another.
        this.recall();
        if (outdated()) this.#readAgain = true;
        else this.#readFailed(error);
      }
    }
  }

  #readFailed(error: PepperedError): void {
    if (error.kind === 'not-found') {
      this.dispatch(gone);
    } else {
      this.dispatch(failed);
      this.report(error);
      this.#retryLater(error);
    }
  }

  /** What may be over soon is tried again, later and later, and never all visitors at once. */
  #retryLater({ kind, outcomeUnknown, retryAfter = 0 }: PepperedError): void {
    if (!this.#subscribers.size || !(outcomeUnknown || passing.includes(kind))) return;
    const backoff = Math.min(1000 * 2 ** this.#failures++, 60_000);
    const wait = Math.min(Math.max(backoff, retryAfter), longestWait);
    this.#retry = setTimeout(() => void this.refresh(), wait * (1 + Math.random() / 2));
  }

  /** Reads what subscribers lack. Whoever subscribes in the same breath shares one request. */
  #complete(): void {
    void this.environment.ready.then(() => {
      if (this.#subscribers.size && this.#incomplete && !this.#reading) void this.refresh();
    });
  }

  /** Whoever shows lines needs more than the totals. */
  get #needed(): Read {
    return (
      [...this.#subscribers.values()].find((read) => read !== getCartSummary) ?? getCartSummary
    );
  }

  get #incomplete(): boolean {
    const { phase, cartItems, cartId, stale } = this.#state;
    return (
      stale ||
      phase === 'loading' ||
      (!!cartId && cartItems === null && this.#needed !== getCartSummary)
    );
  }

  #wake(): void {
    this.recall();
    const resume = () => {
      this.recall();
      void this.refresh();
    };
    this.#tabs = this.environment.joinTabs(this.#key, resume);
    const keep = () => {
      this.recall();
    };
    this.#leave = this.environment.onResume(resume, this.#embed, keep);
    this.#hold.watch(this.#state.deadline);
  }

  #sleep(): void {
    clearTimeout(this.#retry);
    this.#hold.watch(null);
    this.#tabs?.leave();
    this.#leave?.();
    this.#tabs = this.#leave = undefined;
  }

  #save(before: string | null): void {
    const { cartId, phase } = this.#state;
    this.environment.saveCart(this.#key, cartId, this.#embed, before);
    if (before && !cartId)
      this.environment.save(this.#key, phase === 'expired' ? timeIsUp : givenUp);
  }

  /**
   * The server's clock, from an answer that did not come out of a cache. `Date` has whole seconds, cut off,
   * and took time to travel: of several readings the greatest is closest, unless a clock was set.
   */
  #readClock(response: Response): void {
    const offset = readDate(response) - Date.now();
    if (Number.isNaN(offset)) return;
    const known = this.#clockOffset ?? offset;
    this.#clockOffset = Math.abs(offset - known) > 3000 ? offset : Math.max(offset, known);
  }
}
