import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { CartItem } from '../../api/schemas.js';
import { attempt, keyOf } from '../../store/environment.js';
import type { CartStore } from '../../store/store.js';
import type { CartController } from '../shared/cart-controller.js';
import { groupLines } from './group-lines.js';
import { blank } from '../shared/views.js';

/** So many lines fill any screen. */
const most = 40;
/** Two tickets for a performance, held for some time. */
const usual = 'held ticket:2';

/**
 * Remembers, as long as the tab lives, the shape of the cart that it showed last, and nothing else of it: what takes the
 * place of that cart until it is read again has the same size.
 */
export class Shape implements ReactiveController {
  readonly #cart: CartController;
  #known: unknown;

  constructor(host: ReactiveControllerHost, cart: CartController) {
    this.#cart = cart;
    host.addController(this);
  }

  hostUpdated(): void {
    const { store, state } = this.#cart;
    const { cartId, cartItems, deadline, phase } = state;
    if (!store || !cartItems || phase === 'loading' || cartItems === this.#known) return;
    this.#known = cartItems;
    const groups = groupLines(cartItems.slice(0, most)).map(
      ({ kind, items }) => `${kind}:${String(items.length)}`,
    );
    const text = [cartId, deadline && 'held', ...groups].join(' ');
    attempt(() => {
      sessionStorage.setItem(keyFor(store), text);
    });
  }

  /** Whether time is likely to run for this cart. */
  get isHeld(): boolean {
    return /\bheld\b/.test(this.#text);
  }

  /** Lines without words, as many as there are likely to be. */
  get cartItems(): CartItem[] {
    const groups = [...this.#text.matchAll(/(\w+):(\d{1,2})\b/g)];
    return groups.flatMap(([, kind = '', count], group) =>
      Array.from({ length: Number(count) }, (_, index) => ({
        itemType: kind,
        itemId: `${String(group)}-${String(index)}`,
        eventId: kind === 'ticket' ? group : null,
        priceId: null,
        priceName: blank,
        description: kind === 'ticket' ? `${blank} — ${blank}` : blank,
        amount: kind === 'discount' ? -1 : 0,
      })),
    );
  }

  get #text(): string {
    const { store } = this.#cart;
    const text = (store && attempt(() => sessionStorage.getItem(keyFor(store)))) ?? '';
    const [cartId, ...shape] = text.split(' ');
    return cartId && cartId === this.#cart.state.cartId ? shape.join(' ') : usual;
  }
}

const keyFor = ({ api }: CartStore) => `${keyOf(api)} shape`;
