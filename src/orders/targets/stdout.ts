import { once } from 'node:events';
import type { Writable } from 'node:stream';
import type { Order } from '../../api/order-schemas.js';
import { parseInstant } from '../../api/instant.js';
import { toOutputError } from './file-errors.js';
import type { Counts, Target, TargetRun } from './target.js';

/**
 * One line of JSON for each order, as they come. Nothing is kept between two processes; within one (`--watch`) the
 * watermark is, and an order that comes again because it changed at that very instant is not written twice.
 */
export function stdoutTarget(output: Writable, signal: AbortSignal): Target {
  let saved: string | null = null;
  let latestBefore = new LatestLines();
  const lines = new LineOutput(output, signal);
  return {
    begin: () => {
      const counts: Counts = { new: 0, changed: 0, unchanged: 0 };
      const latest = new LatestLines();
      const run: TargetRun = {
        counts,
        load: () => Promise.resolve(saved),
        async write(order) {
          const line = `${JSON.stringify(order)}\n`;
          latest.see(order, line);
          if (latestBefore.has(line)) {
            counts.unchanged++;
            return;
          }
          counts.new++;
          await lines.write(line);
        },
        async save(watermark) {
          await lines.flush();
          saved = watermark;
          latestBefore = latest;
        },
        close: () => Promise.resolve(),
      };
      return Promise.resolve(run);
    },
  };
}

/** The orders that changed last, which are asked for again. */
class LatestLines {
  #instant = -Infinity;
  readonly #lines = new Set<string>();

  see({ lastChanged }: Order, line: string): void {
    const instant = parseInstant(lastChanged) ?? -Infinity;
    if (instant < this.#instant) return;
    if (instant > this.#instant) this.#lines.clear();
    this.#instant = instant;
    this.#lines.add(line);
  }

  has(line: string): boolean {
    return this.#lines.has(line);
  }
}

/** Writes no faster than somebody reads. */
class LineOutput {
  readonly #output: Writable;
  readonly #signal: AbortSignal;
  #failure: Error | undefined;

  constructor(output: Writable, signal: AbortSignal) {
    this.#output = output;
    this.#signal = signal;
    output.on('error', (error) => (this.#failure = error));
  }

  async write(line: string): Promise<void> {
    try {
      if (!this.#output.write(line)) await once(this.#output, 'drain', { signal: this.#signal });
    } catch (error) {
      throw toOutputError(error);
    }
    if (this.#failure) throw toOutputError(this.#failure);
  }

  /** Resolves once everything was taken. */
  async flush(): Promise<void> {
    const error = await new Promise<Error | null | undefined>((resolve) => {
      this.#output.write('', resolve);
    });
    if (error) throw toOutputError(error);
  }
}
