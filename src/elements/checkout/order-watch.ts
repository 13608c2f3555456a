import { Task } from '@lit/task';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { findOrder, moveOrder, readOrder, sentCheckout } from '../../store/orders.js';
import type { CartController } from '../shared/cart-controller.js';
import {
  cleanAddress,
  dropOrderKey,
  findOrderKeys,
  takeOrderKey,
  watchAddress,
} from './order-key.js';

/** Milliseconds between the times that an order is asked for: two minutes in all. */
const delays = [2, 3, 5, 8, 13, 21, 34, 34].map((seconds) => seconds * 1000);
/** Milliseconds more, after which a lost order is settled: see `LastOrderMemory`. */
const lastDelay = 21_000;
/** What another answer may change. */
const open = ['pending', 'unknown', 'unreachable'];
/** As long as nobody has said that there is such an order. */
const unconfirmed = ['none', 'checking', 'missing', 'unreachable'];

/** Follows the visitor's order until it is final: after the click, and back from the payment page. */
export class OrderWatch implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #cart: CartController;
  readonly #found: () => void;
  /** The order that the visitor came back for, or may have. */
  #orderKey: string | undefined;
  /** What was taken for its key. */
  readonly #tried = new Set<string>();
  #unwatch: (() => void) | undefined;
  readonly #task: Task<readonly unknown[], void>;
  /** Counts how often the order was asked for. */
  #attempt = 0;
  #timeout: ReturnType<typeof setTimeout> | undefined;

  /** `found` is called when an order turned up whose answer was lost. */
  constructor(host: ReactiveControllerHost & HTMLElement, cart: CartController, found: () => void) {
    this.#host = host;
    this.#cart = cart;
    this.#found = found;
    host.addController(this);
    this.#task = new Task(host, {
      args: () => [cart.store, this.#awaited, this.#attempt] as const,
      task: async ([store, orderKey, attempt], { signal }) => {
        if (!store || !orderKey) return;
        await readOrder(store, orderKey, signal, attempt > 0 || orderKey !== this.#orderKey);
        this.follow();
      },
    });
  }

  /** Whether this page is the one that the payment page led back to. */
  get returned(): boolean {
    return this.#orderKey !== undefined;
  }

  /** Whether it was asked for long enough. */
  get late(): boolean {
    return this.#attempt >= delays.length;
  }

  hostConnected(): void {
    addEventListener('pageshow', this.#shown);
    this.#unwatch = watchAddress(this.#look);
    this.#orderKey ??= this.#nextKey();
    this.follow();
  }

  hostUpdate(): void {
    const { store, state } = this.#cart;
    const { orderPhase, order } = state;
    const orderKey = this.#orderKey;
    if (!orderKey) return;
    if (orderKey === store?.returnedFor) {
      // The visitor has begun a new cart: what became of the last order is not asked any more, also not after a reload.
      if (orderPhase === 'none') this.restart();
      // It may be something of the site's.
      if (orderPhase === 'missing') this.#orderKey = this.#nextKey();
    }
    if (orderKey !== order?.orderKey) return;
    // The order of this browser, or one that the server knows.
    if (order.placedAt ?? !unconfirmed.includes(orderPhase)) takeOrderKey(orderKey);
  }

  hostUpdated(): void {
    this.#look();
  }

  hostDisconnected(): void {
    removeEventListener('pageshow', this.#shown);
    this.#unwatch?.();
    clearTimeout(this.#timeout);
  }

  /** Another order begins. */
  restart(): void {
    this.#attempt = 0;
    this.#orderKey = undefined;
    dropOrderKey();
  }

  /** Asks for the order, now. Resolves when that has ended. */
  check = async (): Promise<void> => {
    clearTimeout(this.#timeout);
    this.#attempt++;
    this.#host.requestUpdate();
    if (this.#cart.state.orderPhase === 'unknown') return this.#find();
    await this.#host.updateComplete;
    await this.#task.taskComplete;
  };

  /** Asks for the order later on, as long as another answer may change what is known. */
  follow(): void {
    clearTimeout(this.#timeout);
    const { orderPhase } = this.#cart.state;
    const last = this.#attempt === delays.length && orderPhase === 'unknown';
    const delay = last ? lastDelay : delays[this.#attempt];
    if (delay && this.#host.isConnected && open.includes(orderPhase))
      this.#timeout = setTimeout(() => void this.check(), delay);
  }

  async #find(): Promise<void> {
    const { store } = this.#cart;
    if (!store || !sentCheckout(store)) return;
    await findOrder(store);
    this.#found();
    this.follow();
  }

  #nextKey(): string | undefined {
    const orderKey = findOrderKeys().find((each) => !this.#tried.has(each));
    if (orderKey) this.#tried.add(orderKey);
    return orderKey;
  }

  #look = (): void => cleanAddress(this.#orderKey);

  /** The order of which more must be known: the one that the visitor came back for, or one that is not paid yet. */
  get #awaited(): string | undefined {
    const { orderPhase, order } = this.#cart.state;
    return this.#orderKey ?? (orderPhase === 'pending' ? order?.orderKey : undefined);
  }

  /** Back out of the browser's cache, the page still shows that it is leaving. */
  #shown = (event: PageTransitionEvent): void => {
    const { store, state } = this.#cart;
    if (event.persisted && store && state.orderPhase === 'leaving') moveOrder(store, 'stayed');
  };
}
