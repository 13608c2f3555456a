import type { LitElement } from 'lit';
import type { CartItem } from '../../api/schemas.js';
import { CartRemoveEvent, fire } from '../../store/events.js';
import { remove } from '../../store/mutations.js';
import type { Problem } from '../../store/state.js';
import type { CartController } from '../shared/cart-controller.js';
import type { FocusKeeper } from '../shared/focus-keeper.js';
import type { AddAgain } from './add-again.js';
import { rowsOf } from './rows.js';

/** Removes lines, and moves the focus on when it would be lost with them. */
export class Removal {
  readonly #host: LitElement;
  readonly #cart: CartController;
  readonly #addAgain: AddAgain;
  readonly #focusKeeper: FocusKeeper;
  /** Lines that wait for their turn too. */
  readonly #leaving = new Set<string>();
  #failure: { problem: Problem | null; items: readonly CartItem[]; isPartial: boolean } | undefined;

  constructor(
    host: LitElement,
    cart: CartController,
    addAgain: AddAgain,
    focusKeeper: FocusKeeper,
  ) {
    this.#host = host;
    this.#cart = cart;
    this.#addAgain = addAgain;
    this.#focusKeeper = focusKeeper;
  }

  /** Whether nothing may be changed. */
  isLocked(): boolean {
    const { busy } = this.#cart.state;
    return busy.includes('checkout') || busy.includes('empty');
  }

  /** What could not be removed, and whether other lines had gone before, as long as the visitor is told of it. */
  get failure(): { items: readonly CartItem[]; isPartial: boolean } | undefined {
    const { problem } = this.#cart.state;
    return problem && problem === this.#failure?.problem ? this.#failure : undefined;
  }

  isLeaving({ itemId }: CartItem): boolean {
    return this.#leaving.has(itemId) || this.#cart.state.busy.includes(itemId);
  }

  /** The API takes one line at a time: where one fails, the rest stays. */
  async remove(items: readonly CartItem[]): Promise<void> {
    const { store } = this.#cart;
    if (!store || this.isLocked() || items.some((item) => this.isLeaving(item))) return;
    const index = rowsOf(this.#host, 'line').findIndex(
      ({ dataset }) => dataset.key === items[0]?.itemId,
    );
    const removed = this.#addAgain.prepare(items);
    for (const { itemId } of items) this.#leaving.add(itemId);
    this.#host.requestUpdate();
    for (const item of items) {
      const isThere = store.state.cartItems?.some(({ itemId }) => itemId === item.itemId);
      if (!isThere) continue;
      if (this.isLocked()) break;
      const error = await remove(store, item.itemId);
      if (error) {
        const { problem } = store.state;
        const rest = items.slice(items.indexOf(item));
        if (!error.outcomeUnknown)
          this.#failure = { problem, items: rest, isPartial: item !== items[0] };
        break;
      }
      fire(new CartRemoveEvent(item), this.#host);
    }
    for (const { itemId } of items) this.#leaving.delete(itemId);
    removed();
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#moveFocus(index);
  }

  /** To the line that is in its place now, unless the visitor is somewhere else. */
  #moveFocus(index: number): void {
    const lines = rowsOf(this.#host, 'line');
    const line = lines[index] ?? lines.at(-1);
    const place = (line ?? this.#host.renderRoot).querySelector<HTMLElement>('.remove, h2');
    this.#focusKeeper.move(place);
  }
}
