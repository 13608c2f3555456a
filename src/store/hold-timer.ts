/** Milliseconds before the end of the hold at which the visitor is warned. */
const warnings = [300_000, 60_000];
/** The server's clock is read in whole seconds, so one hold may seem to end a little earlier or later. */
const tolerance = 5000;
/** A browser lets the timers of a hidden tab wait for a minute; what is later than that has slept. */
const longestWait = 60_000;

export interface HoldWatcher {
  /** Few minutes are left: once per hold and warning. */
  onWarning(remaining: number): void;
  /** The time is up by this machine's clock. */
  onEnd(): void;
  /** The machine has slept. */
  onWake(): void;
}

const nextWarning = (remaining: number) => warnings.find((warning) => warning < remaining) ?? 0;

/** Watches the end of a hold. Time is always taken from the deadline, so a throttled or sleeping tab is only late. */
export class HoldTimer {
  readonly #watcher: HoldWatcher;
  #deadline: number | null = null;
  /** The hold, and what must be left of it for the next warning. */
  #hold = 0;
  #threshold = 0;
  #timeout: ReturnType<typeof setTimeout> | undefined;

  constructor(watcher: HoldWatcher) {
    this.#watcher = watcher;
  }

  /** Watches another deadline, in milliseconds since the epoch; `null` stops. Each deadline ends once. */
  watch(deadline: number | null): void {
    if (deadline === this.#deadline) return;
    this.#deadline = deadline;
    clearTimeout(this.#timeout);
    if (deadline === null) return;
    if (Math.abs(deadline - this.#hold) > tolerance)
      this.#threshold = nextWarning(deadline - Date.now());
    this.#hold = deadline;
    this.#wait(deadline);
  }

  #wait(deadline: number): void {
    const now = Date.now();
    const wait = Math.min(Math.max(0, deadline - now - this.#threshold), longestWait);
    this.#timeout = setTimeout(() => {
      const left = deadline - Date.now();
      if (Date.now() - now - wait > longestWait) this.#watcher.onWake();
      if (left <= 0) {
        this.#watcher.onEnd();
        return;
      }
      if (left <= this.#threshold) {
        this.#threshold = nextWarning(left);
        this.#watcher.onWarning(left);
      }
      this.#wait(deadline);
    }, wait);
  }
}
