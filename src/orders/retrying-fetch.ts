import timers from 'node:timers/promises';
import { createFetch, FetchError, type FetchContext } from 'ofetch';
import { retryDelay } from '../api/failure.js';

type Fetch = typeof globalThis.fetch;

const retries = 6;
/** Milliseconds. */
const firstDelay = 500;
const longestDelay = 30_000;
/** Milliseconds that a server may ask for. Longer than that a job had better come back another time. */
const longestRetryAfter = 300_000;

/**
 * A `fetch` for jobs on a server: a GET that meets a lost connection, 429 or 5xx is asked again after the answer's
 * `Retry-After`, of five minutes at most, or else after a growing, random delay of 30 seconds at most. When the retries
 * are used up, or the server asks for more patience than that, the last answer or error is passed on as it came. The
 * request's `signal` ends the waiting too.
 */
export function createRetryingFetch(fetch: Fetch = globalThis.fetch): Fetch {
  const ofetch = createFetch({ fetch });
  return async (input, init = {}) => {
    if (input instanceof Request || (init.method ?? 'GET') !== 'GET') return fetch(input, init);
    let attempt = 0;
    let delay = 0;
    let refusal: Response | undefined;
    try {
      return await ofetch.raw(String(input), {
        ...init,
        responseType: 'stream',
        retry: retries,
        retryStatusCodes: [429, 500, 502, 503, 504],
        // Called only when there will be another attempt. ofetch's own waiting ignores the signal, so the next attempt waits.
        retryDelay: ({ response }: FetchContext) => {
          delay = delayBefore(++attempt, response);
          if (delay > longestRetryAfter) {
            refusal = response;
            throw new Error('not now');
          }
          response?.body?.cancel().catch(() => undefined);
          return 0;
        },
        onRequest: async () => {
          const { signal } = init;
          if (delay) await timers.setTimeout(delay, undefined, signal ? { signal } : {});
        },
      });
    } catch (error) {
      if (refusal) return refusal;
      // ofetch's error quotes the URL.
      if (!(error instanceof FetchError)) throw error;
      if (error.response) return error.response;
      throw error.cause;
    }
  };
}

function delayBefore(attempt: number, response?: Response): number {
  const asked = response && retryDelay(response.headers);
  return asked ?? Math.min(Math.random() * firstDelay * 2 ** attempt, longestDelay);
}
