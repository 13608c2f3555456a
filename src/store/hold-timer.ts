/** Milliseconds before the end of the hold at which the visitor is warned. */
const warnings = [300_000, 60_000];
/** `setTimeout` fires at once when it is asked to wait longer. */
const longestTimeout = 2 ** 31 - 1;

/** Watches the end of a hold. Time is always taken from the deadline, so a throttled or sleeping tab is only late. */
export class HoldTimer {
  readonly #onWarning: (remaining: number) => void;
  readonly #onEnd: () => void;
  #deadline: number | null = null;
  #timeout: ReturnType<typeof setTimeout> | undefined;

  constructor(onWarning: (remaining: number) => void, onEnd: () => void) {
    this.#onWarning = onWarning;
    this.#onEnd = onEnd;
  }

  /** Watches another deadline, in milliseconds since the epoch; `null` stops. Each deadline ends once. */
  watch(deadline: number | null): void {
    if (deadline === this.#deadline) return;
    this.#deadline = deadline;
    clearTimeout(this.#timeout);
    if (deadline !== null) this.#wait(deadline);
  }

  #wait(deadline: number): void {
    const remaining = deadline - Date.now();
    const threshold = warnings.find((warning) => warning < remaining) ?? 0;
    const elapsed = () => {
      const left = deadline - Date.now();
      if (left <= 0) {
        this.#onEnd();
        return;
      }
      if (left <= threshold) this.#onWarning(left);
      this.#wait(deadline);
    };
    this.#timeout = setTimeout(
      elapsed,
      Math.min(Math.max(0, remaining - threshold), longestTimeout),
    );
  }
}
