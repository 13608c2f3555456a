interface Timer {
  due: number;
  callback: () => void;
}

const { now } = Date;
const { setTimeout, clearTimeout } = globalThis;
const timers = new Map<number, Timer>();
let time = 0;
let lastId = 0;
let fired = 0;

/** Stops the visitor's clock until the end of the test: it stands still unless it is moved. Answers the time. */
export function stopClock(): number {
  time = now();
  fired = 0;
  Date.now = () => time;
  Object.assign(globalThis, {
    setTimeout: (callback: () => void, wait = 0) => {
      // As browsers do with what does not fit in 32 bits.
      timers.set(++lastId, { due: time + (wait > 2 ** 31 - 1 ? 0 : wait), callback });
      return lastId;
    },
    clearTimeout: (id: number) => timers.delete(id),
  });
  return time;
}

/** Lets so many milliseconds pass. Each timer fires at its time. */
export function pass(milliseconds: number): void {
  const end = time + milliseconds;
  for (let next = firstBefore(end); next; next = firstBefore(end)) {
    time = Math.max(time, next[1].due);
    fire(next);
  }
  time = end;
}

/** The laptop sleeps for so many milliseconds. Timers that were due meanwhile fire late, when it wakes up. */
export function sleep(milliseconds: number): void {
  time += milliseconds;
  for (let next = firstBefore(time); next; next = firstBefore(time)) fire(next);
}

function firstBefore(end: number): [number, Timer] | undefined {
  return [...timers].filter(([, { due }]) => due <= end).sort(([, a], [, b]) => a.due - b.due)[0];
}

function fire([id, { callback }]: [number, Timer]): void {
  if (++fired > 100_000) throw new Error('a timer is set again and again, without a pause');
  timers.delete(id);
  callback();
}

afterEach(() => {
  Date.now = now;
  Object.assign(globalThis, { setTimeout, clearTimeout });
  timers.clear();
});
