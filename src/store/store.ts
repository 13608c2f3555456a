import { getCartSummary } from '../api/cart.js';
import { PepperedError } from '../api/errors.js';
import { createApi, type Api, type ApiOptions } from '../api/http.js';
import { idPattern } from '../api/ids.js';
import { isolate } from '../api/isolate.js';
import { toJson } from '../api/prototypes.js';
import type { Cart, CartSummary } from '../api/schemas.js';
import { CartMemory } from './cart-memory.js';
import { CartReader, type Read } from './cart-reader.js';
import type { Embed } from './embed.js';
import { attempt, keyOf, type Environment } from './environment.js';
import { CartExpiringEvent, PepperedErrorEvent } from './events.js';
import { eventsOf } from './events-of.js';
import { exactOrigin } from './exact-origin.js';
import { HoldTimer } from './hold-timer.js';
import { initialState } from './initial-state.js';
import { LastOrderMemory, sentKey, type SentCheckout } from './last-order.js';
import { ServerClock } from './server-clock.js';
import {
  answered,
  found,
  ordered,
  reduce,
  remembered,
  type CartState,
  type Change,
} from './state.js';

export type { Read } from './cart-reader.js';

export interface StoreOptions extends ApiOptions {
  /** An existing cart. Otherwise the one that this browser remembers. */
  cartId?: string | undefined;
}

function checked(cartId: string): string {
  if (idPattern.test(cartId)) return cartId;
  throw new PepperedError('invalid-request', 'cart-id is not the id of a cart');
}

/**
 * One shop's cart, shared by everything on the page that shows it. Holds the state and keeps it in step with
 * the server. What a visitor changes is in `mutations.ts`.
 */
export class CartStore {
  readonly api: Api;
  /** The cart that the page named last for this shop, if it did. */
  givenCartId: string | undefined;
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
  readonly #clock = new ServerClock();
  readonly #memory: CartMemory;
  /** What this browser remembers of the visitor's order. */
  readonly lastOrder: LastOrderMemory;
  readonly #reader = new CartReader(this, () => this.#needed);
  #state = initialState;
  #tabs: ReturnType<Environment['joinTabs']> | undefined;
  #leave: (() => void) | undefined;

  /** @throws {PepperedError} `invalid-request` when a setting is not valid. */
  constructor({ cartId, ...options }: StoreOptions, environment: Environment) {
    this.api = createApi({ ...options, onResponse: this.#clock.read });
    this.environment = environment;
    this.#key = keyOf(this.api);
    this.#memory = new CartMemory(environment, this.#key);
    this.lastOrder = new LastOrderMemory(environment, this.#key);
    // What was known before the page was opened is no news.
    const known = this.lastOrder.recall(initialState, undefined);
    if (known) this.#state = reduce(initialState, known);
    else this.#recallSent();
    this.keepSent();
    if (cartId) {
      this.givenCartId = checked(cartId);
      this.dispatch(found(cartId));
    } else this.recall();
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
    return this.#reader.refresh();
  }

  /** Takes what is known of the vendor's embed, as far as nothing was known before. */
  joinEmbed({ cartCookie, ticketOrigin }: Embed): void {
    const { embed } = this.#memory;
    if (ticketOrigin) embed.ticketOrigin ??= exactOrigin(ticketOrigin);
    if (!cartCookie || embed.cartCookie) return;
    embed.cartCookie = cartCookie;
    if (!this.givenCartId) this.recall();
    this.#memory.keep(this.#state, null);
    this.#complete();
  }

  /**
   * Goes on with another cart, here and in the other tabs, once what is being changed now has ended: an order that is being
   * sent is for the cart that it was sent for.
   * @throws {PepperedError} `invalid-request` when that is not the id of a cart.
   */
  moveTo(cartId: string): void {
    this.givenCartId = checked(cartId);
    const move = () => {
      this.running.delete('move');
      // Another one may have been named meanwhile.
      const { givenCartId = cartId } = this;
      if (givenCartId === this.#state.cartId) return null;
      this.dispatch(found(givenCartId));
      this.announce();
      this.#complete();
      return null;
    };
    // What is changed from here on is of the cart that comes.
    if (this.running.size)
      this.running.set('move', Promise.allSettled(this.running.values()).then(move));
    else move();
  }

  /** Takes over the server's cart. */
  answer(cart: Cart | CartSummary): void {
    if (cart.cartId !== this.#state.cartId) return;
    this.idempotencyKeys.clear();
    this.dispatch(answered(cart, Date.now(), this.#clock.offset));
    const { phase, orderPhase } = this.#state;
    if (phase === 'filled' && orderPhase === 'unknown' && this.lastOrder.isRefuted(cart.cartId))
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
      this.#memory.keep(state, before.cartId);
      // What is still read is of another cart.
      this.#reader.drop();
    }
    if (!isTold && (state.orderPhase !== before.orderPhase || state.order !== before.order))
      this.lastOrder.keep(state);
    if (state.orderPhase !== before.orderPhase) this.keepSent();
    if (this.#subscribers.size) this.#hold.watch(state.deadline);
    for (const listener of [...this.#subscribers.keys()]) isolate(listener);
    for (const event of eventsOf(before, state, refusal)) this.dispatchEvent(event);
  }

  /**
   * Keeps in mind what was sent as long as nobody knows what became of it: over a reload without what the visitor said, and
   * not where the browser forbids it.
   */
  keepSent(): void {
    const isOpen = ['sending', 'unknown'].includes(this.#state.orderPhase);
    if (!isOpen) this.sentCheckout = undefined;
    const { cartId, cartItems, idempotencyKey } = this.sentCheckout ?? {};
    attempt(() => {
      const { session } = this.environment;
      if (!isOpen) session.removeItem(sentKey(this.#key));
      else if (cartId)
        session.setItem(sentKey(this.#key), toJson({ cartId, idempotencyKey, cartItems }));
    });
  }

  /** Of what this tab has sent, storage that was emptied may know nothing. */
  #recallSent(): void {
    const sent = attempt(() => this.environment.session.getItem(sentKey(this.#key)));
    if (!sent || this.lastOrder.isKnown) return;
    this.#state = reduce(initialState, remembered('unknown', null));
    this.lastOrder.keep(this.#state);
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

  /**
   * Begins a cart with `make`, unless the embed or another tab has begun one meanwhile: that is the visitor's. Of two tabs
   * one waits for the other, or a gateway, which knows neither yet, would take them for two visitors.
   */
  begin(make: () => Promise<Change>): Promise<void> {
    return this.environment.lock('exclusive', async () => {
      const made = this.#memory.cartId ? undefined : await make();
      const { cartId } = this.#memory;
      const change = cartId ? found(cartId) : made;
      if (change) this.dispatch(change);
    });
  }

  /** Whether a gateway may not know yet whose the cart is. */
  get isFromElsewhere(): boolean {
    return !!(this.givenCartId ?? this.#memory.embed.cartCookie);
  }

  /** The embed or another tab may have begun a cart, or ended it. */
  recall(): void {
    if (this.running.size) return;
    const change = this.#memory.recall(this.#state);
    if (change) this.dispatch(change);
    const news = this.lastOrder.recall(this.#state, this.returnedFor);
    if (news) this.dispatch(news, true);
  }

  /** Tells the site's developer what went wrong. */
  report(error: PepperedError): void {
    this.dispatchEvent(new PepperedErrorEvent(error));
  }

  /** Reads what subscribers lack. Whoever subscribes in the same breath shares one request. */
  #complete(): void {
    void this.environment.ready.then(() => {
      if (this.#subscribers.size && this.#incomplete && !this.#reader.isReading)
        void this.refresh();
    });
  }

  /** Whoever shows lines needs more than the totals. */
  get #needed(): Read | undefined {
    const reads = [...this.#subscribers.values()];
    return reads.find((read) => read !== getCartSummary) ?? reads[0];
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
      this.#memory.restore(this.#state);
      this.lastOrder.restore();
      this.keepSent();
    };
    this.#leave = this.environment.onResume(resume, this.#memory.embed, keep);
    this.#hold.watch(this.#state.deadline);
  }

  #sleep(): void {
    this.#reader.stop();
    this.#hold.watch(null);
    this.#tabs?.leave();
    this.#leave?.();
    this.#tabs = this.#leave = undefined;
  }
}
