interface Timer {
  due: number;
  callback: () => void;
  /** Milliseconds between the ticks of an interval. */
  every?: number;
  /** The browser's own timer behind it. */
  handle?: ReturnType<typeof setTimeout>;
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
let offset = 0;
let lastId = 1e9;

/**
 * Takes over the visitor's clock until the end of the test. It runs as always, and can be put forward. Timers that
 * were set before stay on the real one, so install it before the elements are made.
 */
export function installClock(): void {
  Date.now = () => realNow() + offset;
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
  const target = Date.now() + milliseconds;
  for (let id = nextUntil(target); id !== undefined; id = nextUntil(target)) {
    offset = (timers.get(id)?.due ?? target) - realNow();
    fire(id);
  }
  offset = target - realNow();
  for (const [id, timer] of timers) wait(id, timer);
}

function nextUntil(target: number): number | undefined {
  const due = [...timers].filter(([, timer]) => timer.due <= target);
  return due.sort(([, a], [, b]) => a.due - b.due)[0]?.[0];
}

function start(timer: Timer): number {
  const id = ++lastId;
  timers.set(id, timer);
  wait(id, timer);
  return id;
}

function wait(id: number, timer: Timer): void {
  stopTimer(timer.handle);
  timer.handle = startTimer(() => {
    fire(id);
  }, timer.due - Date.now());
}

function fire(id: number): void {
  const timer = timers.get(id);
  if (!timer) return;
  if (timer.every === undefined) stop(id);
  else {
    timer.due += timer.every;
    wait(id, timer);
  }
  timer.callback();
}

function stop(id: number | undefined): void {
  if (id === undefined) return;
  stopTimer(timers.get(id)?.handle ?? id);
  timers.delete(id);
}

afterEach(() => {
  for (const id of [...timers.keys()]) stop(id);
  Object.assign(globalThis, originals);
  Date.now = realNow;
  offset = 0;
});
