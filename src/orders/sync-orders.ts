import { PepperedError } from '../api/errors.js';
import type { Api } from '../api/http.js';
import { parseInstant } from '../api/instant.js';
import type { Order } from '../api/order-schemas.js';
import { getOrder } from '../api/orders.js';
import { streamOrders } from './stream-orders.js';
import { Watermark } from './watermark.js';
import type { WatermarkStore } from './watermark-store.js';

export interface SyncOrdersOptions {
  /** Where the last synchronisation left off, and where this one is to leave its own. */
  watermarks: WatermarkStore;
  /** Where to begin when there is no watermark yet; ISO 8601 with an offset. Without it: every order. */
  since?: string | undefined;
  /**
   * Asks for each order on its own too (`GET /peppered/order/{orderId}`), which shows it as it is by then. An order
   * that has gone in the meantime is left out.
   */
  details?: boolean | undefined;
  /** At most this many details at once; 4 unless told. */
  concurrency?: number | undefined;
  /** Ends the synchronisation with an error of kind `aborted`; nothing is saved. */
  signal?: AbortSignal | undefined;
}

/**
 * The orders that changed since the watermark, in no promised order and at the pace of the consumer: nothing is read
 * ahead of it but what the connection holds. One pass; it ends with the list (`GET /peppered/order?changedSince=…`).
 *
 * The new watermark is the greatest `lastChanged` of the list. It is saved when the list was read to its end and the
 * consumer has asked for more than the last order; after an error, an abort or a `break` it stays as it was, and the
 * next run gets the same orders again. Orders that changed at the very instant of the watermark always come again, so
 * save them by `orderId`. Nothing is saved as long as no order was ever seen.
 *
 * Needs the API key. Make the `api` with `createOrdersApi`, which asks again after a lost connection, 429 or 5xx.
 * `api.timeout` counts for each answer's beginning, and then for each wait for more of the list.
 * @throws {PepperedError} of any kind, also in the middle of the list. What `watermarks` throws is passed on.
 */
export async function* syncOrders(
  api: Api,
  options: SyncOrdersOptions,
): AsyncGenerator<Order, void, undefined> {
  const { watermarks, since, details = false, concurrency = 4, signal } = options;
  if (!Number.isSafeInteger(concurrency) || concurrency < 1)
    throw new PepperedError('invalid-request', 'concurrency must be a whole number from 1');
  if (since !== undefined && parseInstant(since) === undefined)
    throw new PepperedError('invalid-request', `since ${notAnInstant}`);
  const watermark = new Watermark();
  const saved = await watermarks.load();
  if (saved !== null && !watermark.see(saved))
    throw new PepperedError('invalid-request', `the saved watermark ${notAnInstant}`);

  const list = readList(api, watermark, saved ?? since, signal);
  for await (const batch of details ? withDetails(api, list, concurrency, signal) : list) {
    for (const order of batch) {
      yield order;
      throwIfAborted(signal);
    }
  }
  throwIfAborted(signal);
  if (watermark.text !== null) await watermarks.save(watermark.text);
}

const notAnInstant = 'must be ISO 8601 with an offset, such as 2026-04-22T13:10:12+02:00';

async function* readList(
  api: Api,
  watermark: Watermark,
  changedSince: string | undefined,
  signal: AbortSignal | undefined,
): AsyncGenerator<Order[], void, undefined> {
  for await (const batch of streamOrders(api, { changedSince, signal })) {
    if (!batch.every(({ lastChanged }) => watermark.see(lastChanged)))
      throw new PepperedError('invalid-response', `lastChanged ${notAnInstant}`, {
        endpoint: 'GET /peppered/order',
      });
    yield batch;
  }
}

/** The same orders in the same order, each asked for on its own, so many at once. */
async function* withDetails(
  api: Api,
  batches: AsyncIterable<Order[]>,
  concurrency: number,
  signal: AbortSignal | undefined,
): AsyncGenerator<Order[], void, undefined> {
  const ending = new AbortController();
  const end = () => ending.abort();
  signal?.addEventListener('abort', end);
  const underway: Promise<Order | null>[] = [];
  try {
    for await (const batch of batches) {
      for (const { orderId } of batch) {
        const detail = getOrder(api, orderId, { signal: ending.signal });
        // Awaited in its turn; until then its failure is not unhandled.
        detail.catch(() => undefined);
        if (underway.push(detail) === concurrency) yield present(await underway.shift());
      }
    }
    while (underway.length) yield present(await underway.shift());
  } finally {
    signal?.removeEventListener('abort', end);
    end();
  }
}

/** An order that has gone since it was listed is left out. */
const present = (order: Order | null | undefined) => (order ? [order] : []);

function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new PepperedError('aborted', 'aborted', { cause: signal.reason });
}
