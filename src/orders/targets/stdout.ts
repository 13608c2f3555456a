import { once } from 'node:events';
import type { Writable } from 'node:stream';
import type { Order } from '../../api/order-schemas.js';
import { parseInstant } from '../../api/instant.js';
import { toOutputError } from './file-errors.js';
import type { Target } from './target.js';

/**
 * One line of JSON for each order, as they come. Nothing is kept between two processes; within one (`--watch`) the
 * watermark is, and an order that comes again at that very instant is not written twice.
 */
export function stdoutTarget(stdout: Writable): Target {
  let saved: string | null = null;
  let latest = -Infinity;
  const linesOfLatest = new Set<string>();
  let failure: Error | undefined;
  stdout.on('error', (error) => (failure = error));

  const send = async (line: string) => {
    try {
      if (failure) throw failure;
      if (!stdout.write(line)) await once(stdout, 'drain');
    } catch (error) {
      throw toOutputError(error);
    }
  };
  return {
    begin: () => {
      const counts = { new: 0, changed: 0, unchanged: 0 };
      return Promise.resolve({
        counts,
        load: () => Promise.resolve(saved),
        async write(order: Order) {
          const line = `${JSON.stringify(order)}\n`;
          if (linesOfLatest.has(line)) {
            counts.unchanged++;
            return;
          }
          const instant = parseInstant(order.lastChanged) ?? latest;
          if (instant > latest) linesOfLatest.clear();
          if (instant >= latest) linesOfLatest.add(line);
          latest = Math.max(latest, instant);
          counts.new++;
          await send(line);
        },
        async save(watermark: string | null) {
          try {
            await flush(stdout);
          } catch (error) {
            throw toOutputError(error);
          }
          saved = watermark;
        },
        close: () => Promise.resolve(),
      });
    },
  };
}

/** Resolves once everything was taken by whoever reads. */
function flush(stdout: Writable): Promise<void> {
  return new Promise((resolve, reject) => {
    stdout.write('', (error) => {
      if (error) reject(error);
      else resolve();
    });
  });
}
