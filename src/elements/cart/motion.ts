import type { LitElement, ReactiveController } from 'lit';
import { hasBox } from '../shared/focus-keeper.js';

/** So many parts are measured at every update. */
const most = 200;
const timing: KeyframeAnimationOptions = { duration: 200, easing: 'ease' };

/**
 * Lets what an update moves slide to its new place, what is new fade in, and the page below follow. Nothing of it
 * is written to a style, so nothing of it can stay behind.
 */
export class Motion implements ReactiveController {
  readonly #host: LitElement;
  /** Where each part was on the screen, within the part that holds it. */
  #places = new Map<Element, number>();
  #height = 0;
  #animations: Animation[] = [];

  constructor(host: LitElement) {
    this.#host = host;
  }

  hostUpdate(): void {
    const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
    // What takes the place of a skeleton is already where it belongs.
    const isShown = this.#box && hasBox(this.#box) && !this.#box.querySelector('.skeleton');
    this.#height = isShown && !isStill ? heightOf(this.#box) : 0;
    this.#places = new Map(this.#height ? this.#parts.map((part) => [part, placeOf(part)]) : []);
  }

  hostUpdated(): void {
    for (const animation of this.#animations) animation.cancel();
    this.#animations = [];
    const box = this.#box;
    if (!this.#height || !box || !hasBox(box)) return;
    const parts = this.#parts.map((part): [Element, number] => [part, placeOf(part)]);
    for (const [part, place] of parts) this.#move(part, place);
    const height = heightOf(box);
    if (Math.abs(height - this.#height) >= 1)
      this.#animate(box, { height: [`${String(this.#height)}px`, `${String(height)}px`] });
  }

  #move(part: Element, place: number): void {
    const before = this.#places.get(part);
    if (before === undefined) this.#animate(part, { opacity: [0, 1] });
    else if (Math.abs(before - place) >= 1)
      this.#animate(part, { translate: [`0 ${String(before - place)}px`, '0'] });
  }

  #animate(element: Element, keyframes: PropertyIndexedKeyframes): void {
    this.#animations.push(element.animate(keyframes, timing));
  }

  /** What holds everything: the section, or the drawer. */
  get #box(): Element | null {
    return this.#host.renderRoot.querySelector('section, dialog');
  }

  /** None of a cart that is too long to be measured with every update. */
  get #parts(): Element[] {
    const { renderRoot } = this.#host;
    const parts = [...renderRoot.querySelectorAll('.stack > :not(slot), .group > *, ul > li')];
    return parts.length > most ? [] : parts;
  }
}

const topOf = (element: Element | null | undefined) => element?.getBoundingClientRect().top ?? 0;

const heightOf = (element: Element | null) => element?.getBoundingClientRect().height ?? 0;

const placeOf = (part: Element) => topOf(part) - topOf(part.parentElement);
