import type { Writable } from 'node:stream';
import type { Counts } from '../targets/target.js';
import type { Failure } from './failures.js';
import type { SyncSettings } from './options.js';

/** What a run did, as `--json` prints it. */
export interface Summary extends Counts {
  /** What the next run asks for; `null` as long as there never was an order. */
  watermark: string | null;
  /** Milliseconds. */
  duration: number;
}

/** What `--json` prints of a failure. */
export const failureLine = ({ kind, message, exitCode }: Failure): string =>
  `${JSON.stringify({ error: { kind, message }, exitCode })}\n`;

interface Terminal extends Writable {
  isTTY?: boolean;
}

/** Milliseconds between two pictures of the bar. */
const frame = 100;
const day = 86_400_000;
const barWidth = 20;
const linesEvery = 10_000;
/** Milliseconds without a word from the server after which it is said that it is waited for. */
const patience = 5000;

const count = new Intl.NumberFormat('en');
const orders = (number: number) => `${count.format(number)} ${number === 1 ? 'order' : 'orders'}`;
const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1)} s`;

/** Tells a person, or a program, how a run goes. While orders are the output, everything else is on the error output. */
export class Report {
  readonly #settings: SyncSettings;
  readonly #results: Writable;
  readonly #errors: Terminal;
  readonly #hasBar: boolean;
  #started = 0;
  #drawn = 0;

  constructor(settings: SyncSettings, output: Terminal, errors: Terminal) {
    this.#settings = settings;
    // A bar would stand among the orders.
    this.#hasBar = !!errors.isTTY && !(settings.to === '-' && output.isTTY);
    this.#results = settings.to === '-' ? errors : output;
    this.#errors = errors;
  }

  started(watermark: string | null): void {
    this.#started = performance.now();
    this.#drawn = -Infinity;
    const { clientName, since } = this.#settings;
    const from = watermark ?? since;
    this.#line(`Reading ${from ? `what changed since ${from}` : 'every order'} at ${clientName}.`);
  }

  /**
   * Passes orders on. Where the next one is long in coming, it is said once what is waited for.
   * @param timeout milliseconds for which the server is waited for
   */
  async *whileWaiting<T>(orders: AsyncIterable<T>, timeout: number): AsyncGenerator<T, void> {
    let isTold = false;
    const tell = () => {
      isTold = true;
      this.#clear();
      this.#line(
        `Nothing has come from ${this.#settings.apiBase} for ${patience / 1000} seconds. It is waited for, ${timeout / 60_000} minutes at most.`,
      );
    };
    const wait = () => (isTold ? undefined : setTimeout(tell, patience));
    let timer = wait();
    try {
      for await (const order of orders) {
        clearTimeout(timer);
        yield order;
        timer = wait();
      }
    } finally {
      clearTimeout(timer);
    }
  }

  progress(taken: number): void {
    if (!this.#hasBar) {
      if (taken % linesEvery === 0) this.#line(`${orders(taken)} so far.`);
      return;
    }
    const now = performance.now();
    if (now - this.#drawn < frame) return;
    this.#drawn = now;
    this.#errors.write(`\r\x1b[K${bar(now - this.#started)} ${orders(taken)}`);
  }

  finished(counts: Counts, watermark: string | null): void {
    const duration = Math.round(performance.now() - this.#started);
    this.#clear();
    if (Date.parse(watermark ?? '') > Date.now() + day)
      this.#line(
        `An order at ${this.#settings.clientName} changed in the future, at ${watermark}: orders that change before then are not asked for any more. Tell the theatre, and read every order again into a new file.`,
      );
    if (this.#settings.json) {
      const summary: Summary = { ...counts, watermark, duration };
      this.#results.write(`${JSON.stringify(summary)}\n`);
      return;
    }
    const numbers = `${count.format(counts.new)} new, ${count.format(counts.changed)} changed, ${count.format(counts.unchanged)} unchanged`;
    const to = this.#settings.to === '-' ? 'The output' : this.#settings.to;
    this.#results.write(`${to} is in step: ${numbers} in ${seconds(duration)}.\n`);
  }

  failed(failure: Failure): void {
    this.#clear();
    this.#errors.write(`peppered-orders: ${failure.message}\n`);
    if (this.#settings.json) this.#results.write(failureLine(failure));
  }

  stopped(): void {
    this.#clear();
    this.#line('Stopped. What was not saved yet, the next run reads again.');
  }

  #line(text: string): void {
    if (!this.#settings.json) this.#errors.write(`${text}\n`);
  }

  #clear(): void {
    if (this.#hasBar) this.#errors.write('\r\x1b[K');
  }
}

/** The API does not say how many orders will come: a block runs to and fro. */
function bar(elapsed: number): string {
  const block = '====';
  const room = barWidth - block.length;
  const step = Math.floor(elapsed / frame) % (2 * room);
  const offset = step < room ? step : 2 * room - step;
  return `[${(' '.repeat(offset) + block).padEnd(barWidth)}]`;
}
