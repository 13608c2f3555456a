import * as v from 'valibot';
import type { Api } from '../api/http.js';
import type { Settings } from './options.js';

/** What happens between a request's arrival and its answer: the time that is left, what the API said, what is logged. */
export interface Exchange {
  /** The theatre, with the time that is left for this request. */
  readonly api: Api;
  /** Headers of the answer. */
  readonly headers: Headers;
  /** Completes the answer, and logs it. */
  finish(response: Response): Promise<Response>;
}

/** @param route Method and path template, if there is such a route. */
export function startExchange(settings: Settings, route: string | null): Exchange {
  const start = Date.now();
  const headers = new Headers({ 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' });
  let upstreamStatus: number | null = null;
  return {
    headers,
    api: {
      ...settings.api,
      get timeout() {
        return Math.max(1, start + settings.timeout - Date.now());
      },
      onResponse(response) {
        upstreamStatus = response.status;
        // The page's countdown follows the clock of the server that holds the seats.
        const date = response.headers.get('Date');
        if (date && !Number.isNaN(Date.parse(date))) headers.set('Date', date);
      },
    },
    async finish(response) {
      headers.forEach((value, name) => response.headers.append(name, value));
      settings.log?.({
        time: new Date(start).toISOString(),
        route,
        status: response.status,
        duration: Date.now() - start,
        upstreamStatus,
        problem: await problemOf(response),
      });
      return response;
    },
  };
}

async function problemOf(response: Response): Promise<string | null> {
  if (response.headers.get('Content-Type') !== 'application/problem+json') return null;
  const { type } = v.parse(v.object({ type: v.string() }), await response.clone().json());
  return type;
}
