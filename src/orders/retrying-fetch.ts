import timers from 'node:timers/promises';
import { createFetch, FetchError, type FetchContext } from 'ofetch';
import { retryDelay } from '../api/http.js';

type Fetch = typeof globalThis.fetch;

const retries = 6;
/** Milliseconds. */
const firstDelay = 500;
const longestDelay = 30_000;

/**
 * A `fetch` for jobs on a server: a GET that meets a lost connection, 429 or 5xx is asked again after the answer's
 * `Retry-After`, or else after a growing, random delay; no wait is longer than 30 seconds. When the retries are used up,
 * the last answer or error is passed on as it came. The request's `signal` ends the waiting too.
 */
export function createRetryingFetch(fetch: Fetch = globalThis.fetch): Fetch {
  const ofetch = createFetch({ fetch });
  return async (input, init = {}) => {
    if (input instanceof Request || (init.method ?? 'GET') !== 'GET') return fetch(input, init);
    let attempt = 0;
    let delay = 0;
    try {
      return await ofetch.raw(String(input), {
        ...init,
        responseType: 'stream',
        retry: retries,
        retryStatusCodes: [429, 500, 502, 503, 504],
        // Called only when there will be another attempt. ofetch's own waiting ignores the signal, so the next attempt waits.
        retryDelay: ({ response }: FetchContext) => {
          response?.body?.cancel().catch(() => undefined);
          delay = delayBefore(++attempt, response);
          return 0;
        },
        onRequest: async () => {
          const { signal } = init;
          if (delay) await timers.setTimeout(delay, undefined, signal ? { signal } : {});
        },
      });
    } catch (error) {
      // ofetch's error quotes the URL.
      if (!(error instanceof FetchError)) throw error;
      if (error.response) return error.response;
      throw error.cause;
    }
  };
}

function delayBefore(attempt: number, response?: Response): number {
  const asked = response && retryDelay(response.headers);
  const delay = asked ?? Math.random() * firstDelay * 2 ** attempt;
  return Math.min(delay, longestDelay);
}
