import type { LitElement, ReactiveController } from 'lit';
import { hasBox } from './present.js';

/**
 * Keeps the focus on the page: where what had it goes, or can no longer be used, it moves to the next of its kind, or
 * else to the heading. An element that has no heading in every state renders something with `tabindex="-1"` around all.
 */
export class FocusKeeper implements ReactiveController {
  readonly #host: LitElement;
  #held: Element | null = null;
  #index = -1;
  /** Has the focus as long as there is no heading for it. */
  #refuge: HTMLElement | undefined;
  /** Where this keeper put the focus last. */
  #place: HTMLElement | undefined;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdate(): void {
    const { shadowRoot } = this.#host;
    // What the page puts in a slot goes with the slot. Around it may be what has no box.
    this.#held =
      shadowRoot?.activeElement ??
      [...this.#host.querySelectorAll(':focus-within')].filter(hasBox).at(-1) ??
      null;
    this.#index = this.#alike().findIndex((each) => each === this.#held);
  }

  hostUpdated(): void {
    const held = this.#held;
    if (!held || (held !== this.#refuge && hasBox(held) && !held.closest('[inert]'))) return;
    const rest = this.#index < 0 ? [] : this.#alike();
    const [heading] = this.#find('h2[tabindex]');
    this.#refuge = heading ? undefined : this.#find('[tabindex]')[0];
    this.#place = rest[this.#index] ?? rest.at(-1) ?? heading ?? this.#refuge;
    this.#place?.focus();
  }

  /** Moves a focus that was lost on to a better place, unless the visitor has chosen one. */
  move(target: HTMLElement | null | undefined): void {
    const { activeElement, body } = document;
    const own = this.#host.shadowRoot?.activeElement;
    if (activeElement === body || (own && own === this.#place)) target?.focus();
  }

  /** Such as all buttons that remove a line. */
  #alike(): HTMLElement[] {
    return this.#held ? this.#find(`[part="${this.#held.part.value}"]`) : [];
  }

  #find(selector: string): HTMLElement[] {
    return [...this.#host.renderRoot.querySelectorAll<HTMLElement>(selector)];
  }
}
