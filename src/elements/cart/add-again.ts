import type { LitElement, ReactiveController } from 'lit';
import type { PepperedError } from '../../api/errors.js';
import { toJson } from '../../api/prototypes.js';
import type { AddItem } from '../../api/requests.js';
import type { CartItem } from '../../api/schemas.js';
import { CartAddEvent, fire } from '../../store/events.js';
import { add } from '../../store/mutations.js';
import type { CartController } from '../shared/cart-controller.js';
import type { FocusKeeper } from '../shared/focus-keeper.js';
import { addedAs, forgetGone } from './added-lines.js';
import { rowsOf } from './rows.js';

/** Lines that were removed together, and what adds them again. */
export interface Offer {
  readonly cartId: string | null;
  readonly lines: readonly CartItem[];
  /** The lines that stood below. */
  readonly below: readonly string[];
  /** Whether the removal has ended. */
  isOpen: boolean;
  /** Seconds for which it stays. */
  left: number;
  /** Somebody else has the seats now. */
  isTaken: boolean;
}

/** Seconds for which what was removed can be added again. */
const patience = 10;

/** Adds again what the visitor has just removed, and one more of what is there: as far as it is known how. */
export class AddAgain implements ReactiveController {
  readonly #host: LitElement;
  readonly #cart: CartController;
  readonly #focusKeeper: FocusKeeper;
  readonly #offers = new Set<Offer>();
  readonly #told = new WeakSet<Error>();
  #interval: ReturnType<typeof setInterval> | undefined;
  #adds = 0;

  constructor(host: LitElement, cart: CartController, focusKeeper: FocusKeeper) {
    this.#host = host;
    this.#cart = cart;
    this.#focusKeeper = focusKeeper;
    host.addController(this);
  }

  /** What belonged to a cart that was given up or ran out cannot be had again. */
  hostUpdate(): void {
    const { phase, cartId } = this.#cart.state;
    for (const offer of this.#offers)
      if (offer.cartId !== cartId || !['filled', 'empty'].includes(phase))
        this.#offers.delete(offer);
  }

  /** Whether a row tells the visitor of this error. */
  tells(error: Error | undefined): boolean {
    return !!error && this.#told.has(error);
  }

  /** What adds a line again, if that is known. */
  originOf({ itemId }: CartItem): AddItem | undefined {
    const { store } = this.#cart;
    return store && addedAs(store, itemId);
  }

  /** Lines that are about to be removed keep their place. Returns what is to be called once they are. */
  prepare(items: readonly CartItem[]): () => void {
    const { cartId, cartItems } = this.#cart.state;
    const shown = this.withRemoved(cartItems ?? []).map(({ itemId }) => itemId);
    const offer: Offer = {
      cartId,
      lines: items.filter((item) => this.originOf(item)),
      below: shown.slice(shown.indexOf(items[0]?.itemId ?? '') + 1),
      isOpen: false,
      left: patience,
      isTaken: false,
    };
    this.#offers.add(offer);
    return () => {
      offer.isOpen = true;
      if (!this.removed(offer).length) this.#offers.delete(offer);
      this.#interval ??= setInterval(this.#tick, 1000);
      this.#host.requestUpdate();
    };
  }

  /** Those of its lines that are gone. */
  removed({ lines }: Offer): readonly CartItem[] {
    const { cartItems } = this.#cart.state;
    return lines.filter(({ itemId }) => !cartItems?.some((line) => line.itemId === itemId));
  }

  /** The cart's lines, and in its old place one for each removal. */
  withRemoved(cartItems: readonly CartItem[]): readonly CartItem[] {
    const shown = [...cartItems];
    for (const offer of this.#offers) {
      const [first] = this.removed(offer);
      if (!first) continue;
      const index = shown.findIndex(({ itemId }) => offer.below.includes(itemId));
      shown.splice(index < 0 ? shown.length : index, 0, { ...first, amount: 0 });
    }
    return shown;
  }

  /** The removal for which this line stands. */
  offerOf({ itemId }: CartItem): Offer | undefined {
    return [...this.#offers].find((offer) => this.removed(offer)[0]?.itemId === itemId);
  }

  /** The removal of which a screen reader is told. */
  get last(): Offer | undefined {
    return [...this.#offers].filter(({ isOpen }) => isOpen).at(-1);
  }

  /** Whether a button of the cart is adding something, and says so itself. */
  get isAtWork(): boolean {
    return this.#adds > 0;
  }

  isAdding(items: readonly AddItem[]): boolean {
    return this.#cart.state.busy.includes(`add ${toJson(items)}`);
  }

  /** What is alike is one item with its number. */
  itemsOf(offer: Offer): readonly AddItem[] {
    const counts = new Map<string, AddItem>();
    for (const line of this.removed(offer)) {
      const origin = this.originOf(line);
      if (!origin) continue;
      const key = toJson(origin);
      const known = counts.get(key);
      counts.set(
        key,
        known ? { ...origin, numberOfTickets: (known.numberOfTickets ?? 1) + 1 } : origin,
      );
    }
    return [...counts.values()];
  }

  async addAgain(offer: Offer): Promise<void> {
    const items = this.itemsOf(offer);
    if (this.isAdding(items)) return;
    const before = rowsOf(this.#host, 'line').map(({ dataset }) => dataset.key);
    const error = await this.add(items);
    if (error === undefined) return;
    offer.left = patience;
    offer.isTaken = error?.kind === 'conflict';
    if (error && offer.isTaken) this.#told.add(error);
    if (!error || error.missing) this.#offers.delete(offer);
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    const line = rowsOf(this.#host, 'line').find(({ dataset }) => !before.includes(dataset.key));
    const row = offer.isTaken ? this.#rowOf(offer) : line?.querySelector<HTMLElement>('.remove');
    this.#focusKeeper.move(row ?? this.#host.renderRoot.querySelector('h2'));
  }

  /** Answers what went wrong; `undefined` when nothing may be added now. */
  async add(items: readonly AddItem[]): Promise<PepperedError | null | undefined> {
    const { store } = this.#cart;
    if (!store || this.isAdding(items) || store.state.busy.includes('checkout')) return undefined;
    this.#adds++;
    const error = await add(store, items).finally(() => this.#adds--);
    if (!error) fire(new CartAddEvent(items), this.#host);
    return error;
  }

  #rowOf(offer: Offer): HTMLElement | undefined {
    return rowsOf(this.#host, 'removed').find(
      ({ dataset }) => dataset.key === this.removed(offer)[0]?.itemId,
    );
  }

  /** Time stands still for whoever is at a row, with the pointer or the focus: WCAG 2.2.1. */
  #tick = (): void => {
    for (const offer of this.#offers) {
      const waits = this.#rowOf(offer)?.matches(':hover, :focus-within');
      if (!offer.isOpen || waits || this.isAdding(this.itemsOf(offer))) continue;
      if (!--offer.left) this.#offers.delete(offer);
    }
    const { store } = this.#cart;
    const offered = [...this.#offers];
    if (store)
      forgetGone(
        store,
        offered.flatMap(({ lines }) => lines.map(({ itemId }) => itemId)),
      );
    if (!offered.length) {
      clearInterval(this.#interval);
      this.#interval = undefined;
    }
    this.#host.requestUpdate();
  };
}
