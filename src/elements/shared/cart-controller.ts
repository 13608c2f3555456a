import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { findStore, onConfigure, resolveConfig, type CartConfig } from '../../store/config.js';
import { stateWithoutStore } from '../../store/open-store.js';
import type { CartState } from '../../store/state.js';
import type { CartStore, Read } from '../../store/store.js';

type Host = ReactiveControllerHost & HTMLElement & CartConfig;

/** Each reason is told once a page, by the first element that meets it. */
const warned = new Set<string>();

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
    return this.#store?.state ?? stateWithoutStore;
  }

  hostConnected(): void {
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
    this.#stopWaiting?.();
    this.#disconnect();
  }

  /** The shop may be named later, or change. */
  hostUpdate(): void {
    if (this.#host.isConnected) this.#connect();
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
      const store = findStore(this.#host);
      const wanted = resolveConfig(this.#host).cartId;
      if (store && wanted && store.givenCartId !== wanted)
        this.#warn(`the cart-id of this shop is already another one, so "${wanted}" is ignored`);
      return store;
    } catch (error) {
      this.#warn(String(error));
      return undefined;
    }
  }

  #warn(reason: string): void {
    if (warned.has(reason)) return;
    warned.add(reason);
    console.warn(`<${this.#host.localName}>:`, reason, this.#host);
  }
}
