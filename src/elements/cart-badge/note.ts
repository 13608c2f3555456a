import type { LitElement, ReactiveController } from 'lit';
import type { BadgeMessages } from '../../i18n/messages.js';
import type { CartState } from '../../store/state.js';
import { languageOf } from '../shared/language.js';
import { messagesFor } from '../../i18n/languages.js';
import { nlBadge } from '../../i18n/nl.js';
import { Adding } from '../shared/adding.js';
import { badges, canOpen, carts, isShown } from '../shared/present.js';
import { problemIn } from '../shared/problem.js';
import { Notice } from './notice.js';

/** What a page that shows no cart says of adding, by its first badge that is shown. */
export class Note implements ReactiveController {
  readonly #host: LitElement;
  readonly #state: () => CartState;
  readonly #adding: Adding;
  #problem: CartState['problem'] = null;
  /** Whether a cart was there to say it. */
  #isTold = false;
  #notice: Notice | undefined;
  /** The dialog in which the visitor pressed something. */
  #pressed: EventTarget | undefined;

  constructor(host: LitElement, state: () => CartState) {
    this.#host = host;
    this.#state = state;
    this.#adding = new Adding(host, state);
  }

  hostConnected(): void {
    document.addEventListener('click', this.#clicked, true);
  }

  hostUpdate(): void {
    const { problem } = this.#state();
    // A drawer opens by itself to say it.
    if (problem !== this.#problem)
      this.#isTold = [...carts].some((cart) => canOpen(cart) || this.#isHeard(cart));
    this.#problem = problem;
  }

  hostUpdated(): void {
    const { problem, wait } = this;
    const lang = languageOf(this.#host);
    const place = this.#place;
    // A live region must be there before its words.
    if (!place || (!problem && !this.#awaits)) return this.#notice?.hide();
    this.#notice ??= new Notice();
    this.#notice.show({ lang, wait, problem }, place);
    place.addEventListener('close', this.#closed, { once: true });
  }

  hostDisconnected(): void {
    document.removeEventListener('click', this.#clicked, true);
    this.#notice?.hide();
  }

  /** Known from the event's path also through shadow roots, and where a click moves no focus. */
  #clicked = (event: Event): void => {
    this.#pressed = event.composedPath().find(isModal);
  };

  #closed = (): void => {
    this.#host.requestUpdate();
  };

  /** All outside of an open modal dialog is inert, and nobody hears it. */
  get #place(): Element | ShadowRoot | null {
    const dialogs = [...document.querySelectorAll('dialog:modal')].reverse();
    return [this.#pressed, ...dialogs].find(isModal) ?? this.#host.shadowRoot;
  }

  /** Whether a cart that is a section of the page is shown, and not behind a modal dialog. */
  #isHeard(cart: Element): boolean {
    const place = this.#place;
    return isShown(cart) && (!(place instanceof Element) || place.contains(cart));
  }

  /** Whether an add is under way, and no cart would say so. */
  get #awaits(): boolean {
    if (!this.#adding.isUnderWay || !this.#isPlace) return false;
    return ![...carts].some((cart) => (cart.drawer ? cart.open : this.#isHeard(cart)));
  }

  /** That it takes long. */
  get wait(): string | undefined {
    return this.#adding.isSlow && this.#awaits ? this.#messages.adding : undefined;
  }

  /** What became of it, where no cart says so. */
  get problem(): string | undefined {
    const state = this.#state();
    return state.problem?.action === 'add' && !this.#isTold && this.#isPlace
      ? problemIn(state, this.#messages)
      : undefined;
  }

  get #messages(): BadgeMessages {
    return messagesFor(languageOf(this.#host), nlBadge);
  }

  get #isPlace(): boolean {
    return [...badges].find(isShown) === this.#host;
  }
}

const isModal = (target: EventTarget | undefined): target is Element =>
  target instanceof Element && target.matches('dialog:modal');
