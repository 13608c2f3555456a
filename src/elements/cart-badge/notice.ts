import { adoptStyles, css, html, render } from 'lit';
import { baseStyles } from '../shared/base-styles.js';
import { mendTranslated } from '../shared/translated.js';

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
    border: 0;
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
    // eslint-disable-next-line no-restricted-syntax -- A property like any other where it is not known.
    this.#box.popover = 'manual';
    adoptStyles(this.#words, [baseStyles, noticeStyles]);
  }

  show({ lang, wait, problem }: Words, place: Element | ShadowRoot): void {
    const box = this.#box;
    // Without a top layer, what is around the badge may clip it.
    const parent = 'showPopover' in box || place instanceof Element ? place : document.body;
    if (box.parentNode !== parent) parent.append(box);
    // It has left the top layer where it was moved, with all around it or alone.
    // eslint-disable-next-line no-restricted-syntax -- Guarded.
    if ('showPopover' in box && !box.matches(':popover-open')) box.showPopover();
    // A change of any `lang` on the page makes all elements look at theirs again.
    if (box.lang !== lang) box.lang = lang;
    box.setAttribute('part', wait ? 'wait' : problem ? 'problem' : '');
    render(
      html`<p role="status">${wait}</p>
        <p role="alert">${problem}</p>`,
      this.#words,
    );
    mendTranslated(this.#words);
  }

  hide(): void {
    this.#box.remove();
  }
}
