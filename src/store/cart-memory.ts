import type { Embed } from './embed.js';
import type { Environment } from './environment.js';
import { emptied, found, gone, type CartState, type Change } from './state.js';

/**
 * What stands where the id of a cart was that has ended. Without either nothing has ended: storage may be emptied, as
 * tools for consent do.
 */
const timeIsUp = 'time is up';
const givenUp = 'given up';

/** Keeps a tab's cart in step with what this browser and the embed remember of it. */
export class CartMemory {
  readonly embed: Embed = {};
  readonly #environment: Environment;
  readonly #key: string;

  /** @param shop Under what name the shop is remembered: see `keyOf`. */
  constructor(environment: Environment, shop: string) {
    this.#environment = environment;
    this.#key = shop;
  }

  /** The cart that this browser or the embed knows. */
  get cartId(): string | null {
    return this.#environment.loadCart(this.#key, this.embed);
  }

  /** What another tab or the embed has done: begun a cart, or ended it. */
  recall(state: CartState): Change | undefined {
    const { cartId } = this;
    if (cartId) return cartId === state.cartId ? undefined : found(cartId);
    if (!state.cartId) return undefined;
    const mark = this.#environment.load(this.#key);
    if (mark === timeIsUp) return gone;
    if (mark === givenUp) return emptied;
    this.restore(state);
    return undefined;
  }

  /** Remembers again what storage has lost. */
  restore(state: CartState): void {
    if (state.cartId && !this.cartId && this.#environment.load(this.#key) === null)
      this.keep(state, null);
  }

  /** Remembers the cart, or how it has ended, for other tabs, a reload and the embed; `before` is the one until now. */
  keep({ cartId, phase }: CartState, before: string | null): void {
    this.#environment.saveCart(this.#key, cartId, this.embed, before);
    if (before && !cartId)
      this.#environment.save(this.#key, phase === 'expired' ? timeIsUp : givenUp);
  }
}
