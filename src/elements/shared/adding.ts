import type { ReactiveControllerHost } from 'lit';
import type { CartState } from '../../store/state.js';
import { Patience } from './patience.js';

/** Tells its host when an add takes so long that the visitor must hear of it. */
export class Adding {
  readonly #adds: () => boolean;
  readonly #patience: Patience;

  constructor(host: ReactiveControllerHost, state: () => CartState) {
    this.#adds = () => state().busy.some((key) => key.startsWith('add '));
    this.#patience = new Patience(host, this.#adds);
  }

  get isUnderWay(): boolean {
    return this.#adds();
  }

  get isSlow(): boolean {
    return this.#patience.isOver && this.#adds();
  }
}
