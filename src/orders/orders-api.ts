import { createApi, type Api, type ApiOptions } from '../api/http.js';
import { createRetryingFetch } from './retrying-fetch.js';

export interface OrdersApiOptions extends ApiOptions {
  /** The theatre's API key. */
  authorization: string;
  /** Milliseconds that one exchange may take, all its retries and waits included. Default 600,000: ten minutes. */
  timeout?: number;
}

/**
 * The shop as a nightly job needs it: like `createApi`, with the key, and with reads that are asked again after a lost
 * connection, 429 or 5xx.
 * @throws {PepperedError} `invalid-request` when a setting is missing or not valid.
 */
export function createOrdersApi(options: OrdersApiOptions): Api {
  return createApi({
    timeout: 600_000,
    ...options,
    fetch: createRetryingFetch(options.fetch),
  });
}
