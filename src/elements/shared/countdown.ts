import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { isolate } from '../../api/isolate.js';

/** Milliseconds before the end of the hold from which on the time stands out. */
export const lastMinutes = 300_000;

const tickers = new Set<() => void>();
let interval: ReturnType<typeof setInterval> | undefined;

/** One timer for all countdowns on the page. Returns its undo. */
function onTick(tick: () => void): () => void {
  tickers.add(tick);
  interval ??= setInterval(() => {
    for (const each of [...tickers]) isolate(each);
  }, 1000);
  return () => {
    tickers.delete(tick);
    if (tickers.size) return;
    clearInterval(interval);
    interval = undefined;
  };
}

/** Updates its host every second as long as a hold runs. */
export class Countdown implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #deadline: () => number | null;
  #stop: (() => void) | undefined;

  constructor(host: ReactiveControllerHost, deadline: () => number | null) {
    this.#host = host;
    this.#deadline = deadline;
    host.addController(this);
  }

  /** Milliseconds that are left, never below 0; `null` without a hold. */
  get remaining(): number | null {
    const deadline = this.#deadline();
    return deadline === null ? null : Math.max(0, deadline - Date.now());
  }

  hostUpdated(): void {
    if (!this.remaining) this.hostDisconnected();
    else
      this.#stop ??= onTick(() => {
        this.#host.requestUpdate();
      });
  }

  hostDisconnected(): void {
    this.#stop?.();
    this.#stop = undefined;
  }
}
