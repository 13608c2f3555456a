import { css, html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { BadgeMessages } from '../../i18n/messages.js';
import type { CartState } from '../../store/state.js';
import { languageOf } from '../shared/language.js';
import { messagesFor } from '../../i18n/languages.js';
import { nlBadge } from '../../i18n/nl.js';
import { Adding } from '../shared/adding.js';
import { badges, canOpen, carts, isShown } from '../shared/present.js';
import { problemIn } from '../shared/problem.js';

export const noteStyles = css`
  .note {
    /* Wherever the badge stands, there is room for it here. */
    position: fixed;
    inset-block-end: 1rem;
    inset-inline: 1rem;
    z-index: 2;
    width: fit-content;
    max-width: 20rem;
    margin-inline-start: auto;
    padding: 0.75rem 1rem;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    color: var(--peppered-text, CanvasText);
    background: var(--peppered-surface, Canvas);
    box-shadow: 0 0.5rem 2rem rgb(0 0 0 / 0.2);
  }
`;

/** What a page that shows no cart says of adding, by its first badge that is shown. */
export class Note {
  readonly #host: HTMLElement;
  readonly #state: () => CartState;
  readonly #adding: Adding;
  #problem: CartState['problem'] = null;
  /** Whether a cart was there to say it. */
  #isTold = false;

  constructor(host: HTMLElement & ReactiveControllerHost, state: () => CartState) {
    this.#host = host;
    this.#state = state;
    this.#adding = new Adding(host, state);
  }

  /** That it takes long. */
  get wait(): string | undefined {
    if (!this.#adding.isSlow || !this.#isPlace) return undefined;
    const isTold = [...carts].some((cart) => (cart.drawer ? cart.open : isShown(cart)));
    return isTold ? undefined : this.#messages.adding;
  }

  render(): TemplateResult | typeof nothing {
    const { wait } = this;
    if (wait) return html`<p part="wait" class="note">${wait}</p>`;
    const state = this.#state();
    const { problem } = state;
    // A drawer opens by itself to say it.
    if (problem !== this.#problem)
      this.#isTold = [...carts].some((cart) => canOpen(cart) || isShown(cart));
    this.#problem = problem;
    return problem?.action === 'add' && !this.#isTold && this.#isPlace
      ? html`<p part="problem" class="note" role="alert">${problemIn(state, this.#messages)}</p>`
      : nothing;
  }

  get #messages(): BadgeMessages {
    return messagesFor(languageOf(this.#host), nlBadge);
  }

  get #isPlace(): boolean {
    return [...badges].find(isShown) === this.#host;
  }
}
