import { adoptStyles, css, html, render } from 'lit';
import { baseStyles } from '../shared/base-styles.js';

const noticeStyles = css`
  :host {
    /* Wherever it stands, there is room for it here. */
    position: fixed;
    inset-block: auto max(1rem, env(safe-area-inset-bottom));
    inset-inline: 1rem;
    z-index: 2;
    width: fit-content;
    max-width: 20rem;
    margin: 0;
    margin-inline-start: auto;
    padding: 0.75rem 1rem;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    color: var(--peppered-text, CanvasText);
    background: var(--peppered-surface, Canvas);
    box-shadow: 0 0.5rem 2rem rgb(0 0 0 / 0.2);
    text-align: start;
    white-space: normal;
  }
  /* The live regions are there before their words, and cannot be seen. */
  :host([part='']) {
    padding: 0;
    border-color: transparent;
    background: none;
    box-shadow: none;
  }
`;

/** What a notice says, in a language. */
export interface Words {
  lang: string;
  wait: string | undefined;
  problem: string | undefined;
}

/** Says something over all that is on the page: in the top layer, which neither clips it nor holds it fast. */
export class Notice {
  readonly #box = document.createElement('div');
  readonly #words = this.#box.attachShadow({ mode: 'open' });

  constructor() {
    this.#box.className = 'note';
    this.#box.popover = 'manual';
    adoptStyles(this.#words, [baseStyles, noticeStyles]);
  }

  show({ lang, wait, problem }: Words, place: Element | ShadowRoot): void {
    const box = this.#box;
    if (box.parentNode !== place) place.append(box);
    // It has left the top layer where it was moved, with all around it or alone.
    if ('showPopover' in box && !box.matches(':popover-open')) box.showPopover();
    // A change of any `lang` on the page makes all elements look at theirs again.
    if (box.lang !== lang) box.lang = lang;
    box.setAttribute('part', wait ? 'wait' : problem ? 'problem' : '');
    render(
      html`<p role="status">${wait}</p>
        <p role="alert">${problem}</p>`,
      this.#words,
    );
  }

  hide(): void {
    this.#box.remove();
  }
}
