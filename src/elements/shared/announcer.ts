import {
  html,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';
import { isShown } from './present.js';

type Speech = (event: Event) => string | undefined;

const announcers: Announcer[] = [];
const topics = ['peppered-cart-change', 'peppered-cart-expiring', 'peppered-cart-expired'];

/**
 * Tells screen readers what happened, once, however many elements are on the page: the open drawer speaks,
 * because all else is inert then, or else the first element that is shown.
 */
export class Announcer implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #speech: Speech;
  readonly #modal: () => boolean;
  #text = '';
  #wait: string | undefined;

  constructor(
    host: ReactiveControllerHost & HTMLElement,
    speech: Speech,
    modal: () => boolean = () => false,
  ) {
    this.#host = host;
    this.#speech = speech;
    this.#modal = modal;
    host.addController(this);
  }

  hostConnected(): void {
    if (!announcers.length) for (const topic of topics) document.addEventListener(topic, announce);
    announcers.push(this);
  }

  hostDisconnected(): void {
    announcers.splice(announcers.indexOf(this), 1);
    if (!announcers.length)
      for (const topic of topics) document.removeEventListener(topic, announce);
    this.#text = '';
  }

  /** The live region, to be rendered in every state. What is awaited is said until it is over, then the news. */
  render(wait?: string): TemplateResult {
    if (wait && wait !== this.#wait) this.#text = '';
    this.#wait = wait;
    return html`<span class="visually-hidden" role="status">${wait ?? this.#text}</span>`;
  }

  get isModal(): boolean {
    return this.#modal();
  }

  get isShown(): boolean {
    return isShown(this.#host);
  }

  speak(event: Event): void {
    const text = this.#speech(event);
    if (!text) return;
    this.#text = text;
    this.#host.requestUpdate();
  }
}

function announce(event: Event): void {
  const speaker =
    announcers.find(({ isModal }) => isModal) ?? announcers.find(({ isShown }) => isShown);
  speaker?.speak(event);
}
