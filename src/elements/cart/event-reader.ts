import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { getEvent } from '../../api/catalogue.js';
import type { Event as TheatreEvent } from '../../api/schemas.js';
import type { CartState } from '../../store/state.js';
import type { CartStore } from '../../store/store.js';
import type { CartController } from '../shared/cart-controller.js';

/** What this page knows of one shop's performances. */
interface Programme {
  /** `null` where the shop could not tell. */
  events: Map<number, TheatreEvent | null>;
  awaited: Set<number>;
}

const programmes = new WeakMap<CartStore, Programme>();
const readers = new Set<EventReader>();

/**
 * Reads what the cart does not say about its performances, each once per shop and page. It only adorns: without it
 * the lines' own description stands there, so a failure is nobody's news. It is tried again when the cart has been
 * read anew, and never by itself.
 */
export class EventReader implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #cart: CartController;
  readonly #isShown: () => boolean;
  #known: CartState | undefined;

  /** Nothing is read before `isShown`. */
  constructor(host: ReactiveControllerHost, cart: CartController, isShown: () => boolean) {
    this.#host = host;
    this.#cart = cart;
    this.#isShown = isShown;
    host.addController(this);
  }

  /** `undefined` as long as it may still come, `null` where the shop could not tell. */
  get(eventId: number): TheatreEvent | null | undefined {
    return this.#programme?.events.get(eventId);
  }

  hostConnected(): void {
    readers.add(this);
    this.#known = undefined;
  }

  hostDisconnected(): void {
    readers.delete(this);
  }

  hostUpdate(): void {
    const { state } = this.#cart;
    const { cartItems, stale, busy } = state;
    const programme = this.#programme;
    if (!programme || !cartItems || stale || busy.length || !this.#isShown()) return;
    const isNew = state !== this.#known;
    this.#known = state;
    for (const eventId of new Set(cartItems.flatMap((item) => item.eventId ?? []))) {
      const { events, awaited } = programme;
      if (isNew && !events.get(eventId) && !awaited.has(eventId)) void this.#read(eventId);
    }
  }

  get #programme(): Programme | undefined {
    const { store } = this.#cart;
    if (!store) return undefined;
    const programme = programmes.get(store) ?? { events: new Map(), awaited: new Set() };
    programmes.set(store, programme);
    return programme;
  }

  async #read(eventId: number): Promise<void> {
    const { store } = this.#cart;
    const programme = this.#programme;
    if (!store || !programme) return;
    programme.awaited.add(eventId);
    const event = await getEvent(store.api, eventId).catch(() => null);
    programme.awaited.delete(eventId);
    programme.events.set(eventId, event);
    for (const reader of readers) reader.#host.requestUpdate();
  }
}
