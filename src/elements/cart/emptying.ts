import { html, nothing, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import type { CartMessages } from '../../i18n/messages.js';
import { CartEmptyEvent, fire } from '../../store/events.js';
import { empty } from '../../store/mutations.js';
import type { CartController } from '../shared/cart-controller.js';
import { renderButton } from '../shared/views.js';
import type { Removal } from './removal.js';

/** Empties the cart once the visitor has said twice that it should. */
export class Emptying implements ReactiveController {
  readonly #host: LitElement;
  readonly #cart: CartController;
  readonly #removal: Removal;
  #isAsking = false;

  constructor(host: LitElement, cart: CartController, removal: Removal) {
    this.#host = host;
    this.#cart = cart;
    this.#removal = removal;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.addEventListener('keydown', this.#pressed);
    this.#host.addEventListener('peppered-cart-close', this.#forget);
  }

  hostDisconnected(): void {
    this.#host.removeEventListener('keydown', this.#pressed);
    this.#host.removeEventListener('peppered-cart-close', this.#forget);
  }

  hostUpdate(): void {
    if (this.#cart.state.phase !== 'filled') this.#isAsking = false;
  }

  /** A drawer takes the same key as a wish to be closed. */
  #pressed = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !this.#isAsking) return;
    event.preventDefault();
    void this.#ask(false);
  };

  #forget = (): void => {
    this.#isAsking = false;
    this.#host.requestUpdate();
  };

  /** Asks, or asks no more. The focus goes to the choice that harms nothing. */
  async #ask(isAsking: boolean): Promise<void> {
    if (this.#removal.isLocked()) return;
    this.#isAsking = isAsking;
    this.#host.requestUpdate();
    await this.#focus(isAsking ? '.keep' : '.empty');
  }

  async #empty(): Promise<void> {
    const { store } = this.#cart;
    if (!store || this.#removal.isLocked()) return;
    const error = await empty(store);
    if (!error) fire(new CartEmptyEvent(), this.#host);
    this.#forget();
    await this.#focus(error ? '.empty' : 'h2');
  }

  async #focus(selector: string): Promise<void> {
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  render(messages: CartMessages): TemplateResult {
    const { numberOfItems, deadline } = this.#cart.state;
    if (!this.#isAsking)
      return html`<button
        part="empty-cart"
        class="quiet empty"
        type="button"
        aria-disabled=${this.#removal.isLocked()}
        @click=${() => this.#ask(true)}
      >
        ${messages.emptyCart}
      </button>`;
    return html`<div part="confirm" class="confirm" role="group" aria-labelledby="confirm">
      <p id="confirm">
        ${messages.emptyQuestion(messages.items(numberOfItems))}
        ${deadline === null ? nothing : messages.emptyReleases}
      </p>
      <div class="choices">
        <button part="keep" class="keep" type="button" @click=${() => this.#ask(false)}>
          ${messages.keep}
        </button>
        ${renderButton({
          label: messages.emptyNow,
          working: messages.emptying,
          act: () => this.#empty(),
        })}
      </div>
    </div>`;
  }
}
