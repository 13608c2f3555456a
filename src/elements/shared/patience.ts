import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Milliseconds after which a wait is put into words. */
const patience = 1000;

/** Updates its host once something has been awaited for so long that the visitor wonders what it is. */
export class Patience implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #awaits: () => boolean;
  #timeout: ReturnType<typeof setTimeout> | undefined;
  #isOver = false;

  constructor(host: ReactiveControllerHost, awaits: () => boolean) {
    this.#host = host;
    this.#awaits = awaits;
    host.addController(this);
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  hostUpdated(): void {
    if (!this.#awaits()) this.hostDisconnected();
    else
      this.#timeout ??= setTimeout(() => {
        this.#isOver = true;
        this.#host.requestUpdate();
      }, patience);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timeout);
    this.#timeout = undefined;
    this.#isOver = false;
  }
}
