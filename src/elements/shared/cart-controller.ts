import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { findStore, onConfigure, resolveConfig, type CartConfig } from '../../store/config.js';
import { isPrerendered } from '../../store/environment.js';
import { loadingState } from '../../store/initial-state.js';
import { stateWithoutStore } from '../../store/open-store.js';
import type { CartState } from '../../store/state.js';
import type { CartStore, Read } from '../../store/store.js';
import { onServer } from './on-server.js';

type Host = ReactiveControllerHost & HTMLElement & CartConfig;

/** Each reason is told once a page, by the first element that meets it. */
const warned = new Set<string>();

const connected = new Set<CartController>();

/** Every script of the page has had its chance to call `configureCart()`. */
export const loaded = (): Promise<unknown> =>
  new Promise((resolve) => {
    if (document.readyState === 'complete') resolve(undefined);
    else addEventListener('load', resolve, { once: true });
  });

/**
 * Connects an element to its shop's store: the host updates after each change of state. For elements of
 * your own too: `new CartController(this)`, then render from `state`.
 */
export class CartController implements ReactiveController {
  readonly #host: Host;
  readonly #read: Read | undefined;
  #store: CartStore | undefined;
  /** The cart that the host named last, and the store to which it did. */
  #named: string | undefined;
  #told: CartStore | undefined;
  #unsubscribe: (() => void) | undefined;
  #stopWaiting: (() => void) | undefined;

  /** `read` is `getCart` for a host that shows lines; the totals are enough by default. */
  constructor(host: Host, read?: Read) {
    this.#host = host;
    this.#read = read;
    host.addController(this);
  }

  /** The shop's store; `undefined` as long as no shop is named. */
  get store(): CartStore | undefined {
    return this.#store;
  }

  get state(): CartState {
    // Whose cart it will be, and what is in it, is known in the browser only, once the visitor is there.
    return this.#store?.state ?? (onServer || isPrerendered() ? loadingState : stateWithoutStore);
  }

  hostConnected(): void {
    connected.add(this);
    this.#stopWaiting = onConfigure(() => {
      this.#host.requestUpdate();
    });
    this.#connect();
    // The cart may have changed while the host was away, and the countdown stood still.
    this.#host.requestUpdate();
    void loaded().then(() => {
      const { clientName, apiBase } = resolveConfig(this.#host);
      if (this.#host.isConnected && (!clientName || !apiBase))
        this.#warn('no shop yet: give client-name and api-base, or call configureCart()');
    });
  }

  hostDisconnected(): void {
    connected.delete(this);
    this.#stopWaiting?.();
    this.#disconnect();
  }

  /** The shop may be named later, or change. */
  hostUpdate(): void {
    if (!this.#host.isConnected) return;
    this.#connect();
    if (this.#store) this.#nameCart(this.#store);
  }

  #connect(): void {
    const store = this.#find();
    if (store === this.#store && this.#unsubscribe) return;
    this.#disconnect();
    this.#store = store;
    this.#unsubscribe = store?.subscribe(() => {
      this.#host.requestUpdate();
    }, this.#read);
  }

  #disconnect(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
  }

  #find(): CartStore | undefined {
    try {
      return findStore(this.#host);
    } catch (error) {
      this.#warn(String(error));
      return undefined;
    }
  }

  /**
   * A cart that comes late or changes is the one to go on with. Where hosts name two, the first stays. What the page's settings
   * name is no host's word.
   */
  #nameCart(store: CartStore): void {
    const { cartId } = this.#host;
    const isNews = store === this.#told && cartId !== this.#named;
    this.#told = store;
    if (!cartId) return;
    this.#named = cartId;
    if (cartId === store.givenCartId) return;
    try {
      if (isNews || !this.#isNamed(store)) store.moveTo(cartId);
      // As long as the cart of another host is read, this one may still be told of it.
      else if (store.state.phase !== 'loading')
        this.#warn(`the cart-id of this shop is already another one, so "${cartId}" is ignored`);
    } catch (error) {
      this.#warn(String(error));
    }
  }

  /** Whether a host still names the cart that a shop was given. */
  #isNamed(store: CartStore): boolean {
    const names = (each: CartController) =>
      each.#store === store && each.#host.cartId === store.givenCartId;
    return !!store.givenCartId && [...connected].some(names);
  }

  #warn(reason: string): void {
    if (warned.has(reason)) return;
    warned.add(reason);
    console.warn(`<${this.#host.localName}>:`, reason, this.#host);
  }
}
