import { PepperedError } from '../api/errors.js';
import { failure } from '../api/failure.js';
import { buildRequest, parse, type Api } from '../api/http.js';
import { isolate } from '../api/isolate.js';
import { Order } from '../api/order-schemas.js';
import { ArrayReader } from './array-reader.js';

const endpoint = 'GET /peppered/order';
const jsonType = /^[^;]*[/+]json\b/i;

export interface StreamOrdersOptions {
  /** Only orders that changed at or after this instant, ISO 8601 with an offset. */
  changedSince?: string | undefined;
  signal?: AbortSignal | undefined;
}

/**
 * The list of orders in batches, each as soon as it has come, so that the whole list is never in memory. The next bytes
 * are asked for when the batch has been taken. `api.timeout` counts for the headers, and for each wait for more bytes.
 * @throws {PepperedError} also in the middle of the list.
 */
export async function* streamOrders(
  api: Api,
  options: StreamOrdersOptions = {},
): AsyncGenerator<Order[], void, undefined> {
  const { changedSince, signal } = options;
  const request = buildRequest(api, endpoint, changedSince ? { query: { changedSince } } : {});
  const wire = new Wire(api.timeout, signal);
  try {
    const response = await wire.wait((ending) => send(api, request, ending));
    if (!response.ok) throw failure(endpoint, response, await wire.wait(() => response.text()));
    if (!jsonType.test(response.headers.get('Content-Type') ?? ''))
      throw notAsDocumented('not JSON', response);
    const list = new ListParser((issues) => notAsDocumented(issues, response));
    const reader = response.body?.getReader();
    for (;;) {
      const chunk = await wire.wait(() => reader?.read());
      if (!chunk?.value) break;
      const orders = list.read(chunk.value);
      if (orders.length) yield orders;
    }
    list.end();
  } finally {
    wire.close();
  }
}

async function send(
  api: Api,
  [url, init]: [string, RequestInit],
  signal: AbortSignal,
): Promise<Response> {
  const { fetch = globalThis.fetch } = api;
  const response = await fetch(url, { ...init, signal });
  isolate(() => api.onResponse?.(response));
  return response;
}

/** One exchange that may take as long as its reader does, while each wait for the server has the deadline. */
class Wire {
  readonly #controller = new AbortController();
  readonly #timeout: number;
  readonly #signal: AbortSignal | undefined;
  #late = false;

  constructor(timeout: number, signal: AbortSignal | undefined) {
    this.#timeout = timeout;
    this.#signal = signal;
    signal?.addEventListener('abort', this.close);
    if (signal?.aborted) this.close();
  }

  async wait<T>(work: (ending: AbortSignal) => Promise<T> | T): Promise<T> {
    const deadline = setTimeout(() => {
      this.#late = true;
      this.close();
    }, this.#timeout);
    try {
      return await work(this.#controller.signal);
    } catch (cause) {
      const details = { endpoint, cause };
      if (this.#signal?.aborted) throw new PepperedError('aborted', 'aborted', details);
      if (this.#late)
        throw new PepperedError('timeout', `no answer in ${this.#timeout} ms`, details);
      throw new PepperedError('network', 'no answer, or not all of it', details);
    } finally {
      clearTimeout(deadline);
    }
  }

  /** Ends the connection, if it is still there. */
  readonly close = (): void => {
    this.#signal?.removeEventListener('abort', this.close);
    this.#controller.abort();
  };
}

/** The list of orders, of which the parts come one by one. */
class ListParser {
  readonly #reader = new ArrayReader();
  readonly #fail: (issues: string) => PepperedError;
  #count = 0;

  constructor(fail: (issues: string) => PepperedError) {
    this.#fail = fail;
  }

  /** The orders that are complete with these bytes. */
  read(bytes: Uint8Array): Order[] {
    return this.#orFail(() => this.#reader.read(bytes)).map((order) => {
      const index = this.#count++;
      return parse(Order, order, (issues) => this.#fail(`${index}: ${issues}`));
    });
  }

  /** The list must be complete. */
  end(): void {
    this.#orFail(() => this.#reader.end());
  }

  #orFail<T>(work: () => T): T {
    try {
      return work();
    } catch {
      // The parser's own message quotes the body.
      throw this.#fail('no complete JSON array');
    }
  }
}

const notAsDocumented = (issues: string, { status }: Response) =>
  new PepperedError('invalid-response', `not as documented: ${issues}`, { endpoint, status });
