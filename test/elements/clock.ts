interface Timer {
  due: number;
  callback: () => void;
  /** Milliseconds between the ticks of an interval. */
  every?: number;
}

const { setTimeout: startTimer, clearTimeout: stopTimer } = globalThis;
const realNow = Date.now;
const originals = {
  setTimeout: startTimer,
  clearTimeout: stopTimer,
  setInterval: globalThis.setInterval,
  clearInterval: globalThis.clearInterval,
};

const timers = new Map<number, Timer>();
let now = realNow();
let lastId = 1e9;

/**
 * Takes over the visitor's clock until the end of the test. It stands still but for what `advance` puts it forward, so
 * that a slow machine ends nobody's patience. Timers that were set before stay on the real one, so install it before
 * the elements are made.
 */
export function installClock(): void {
  now = realNow();
  Date.now = () => now;
  Object.assign(globalThis, {
    setTimeout: (callback: () => void, wait = 0) => start({ due: Date.now() + wait, callback }),
    setInterval: (callback: () => void, every: number) =>
      start({ due: Date.now() + every, callback, every }),
    clearTimeout: stop,
    clearInterval: stop,
  });
}

/** Puts the clock forward by milliseconds: what was to happen in that time happens now, in order. */
export function advance(milliseconds: number): void {
  const target = now + milliseconds;
  for (let id = nextUntil(target); id !== undefined; id = nextUntil(target)) {
    now = Math.max(now, timers.get(id)?.due ?? target);
    fire(id);
  }
  now = target;
}

function nextUntil(target: number): number | undefined {
  const due = [...timers].filter(([, timer]) => timer.due <= target);
  return due.sort(([, a], [, b]) => a.due - b.due)[0]?.[0];
}

/** What has no time to wait for happens at the browser's next turn, as always. */
function start(timer: Timer): number {
  const id = ++lastId;
  timers.set(id, timer);
  if (timer.due <= now)
    startTimer(() => {
      fire(id);
    });
  return id;
}

function fire(id: number): void {
  const timer = timers.get(id);
  if (!timer) return;
  if (timer.every === undefined) stop(id);
  else timer.due += timer.every;
  timer.callback();
}

/** Also those of before the clock was installed. */
function stop(id: number | undefined): void {
  if (id !== undefined && !timers.delete(id)) stopTimer(id);
}

afterEach(() => {
  timers.clear();
  Object.assign(globalThis, originals);
  Date.now = realNow;
});
