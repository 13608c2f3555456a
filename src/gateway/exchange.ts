import * as v from 'valibot';
import { PepperedError } from '../api/errors.js';
import type { Api } from '../api/http.js';
import { readDate } from '../api/instant.js';
import { describeFailure, watch } from './failures.js';
import type { LogEntry } from './log.js';
import type { Settings } from './options.js';
import { problemResponse } from './problems.js';
import { Refusal } from './refusal.js';

/** What happens between a request's arrival and its answer: the time that is left, what the API said, what is logged. */
export interface Exchange {
  /** Those of the gateway, of which this request notices what fails. */
  readonly settings: Settings;
  /** The theatre, with the time that is left for this request. */
  readonly api: Api;
  /** Headers of the answer. */
  readonly headers: Headers;
  /** Method and path template, if there is such a route. */
  route: string | null;
  /** Completes the answer, and logs it. */
  finish(response: Response): Promise<Response>;
  /** Answers with what went wrong, and logs it. */
  fail(error: unknown): Promise<Response>;
}

export function startExchange(settings: Settings): Exchange {
  const start = Date.now();
  const headers = new Headers({ 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' });
  let upstreamStatus: number | null = null;
  let failure: string | null = null;
  return {
    settings: watch(settings, (description) => (failure ??= description)),
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
        if (date && !Number.isNaN(readDate(response))) headers.set('Date', date);
      },
    },
    route: null,
    async finish(response) {
      headers.forEach((value, name) => response.headers.append(name, value));
      write(settings, {
        time: new Date(start).toISOString(),
        route: this.route,
        status: response.status,
        duration: Date.now() - start,
        upstreamStatus,
        problem: await problemOf(response),
        failure,
      });
      return response;
    },
    fail(error) {
      const isKnown = error instanceof Refusal || error instanceof PepperedError;
      // Of a request that visitors share.
      if (error instanceof PepperedError) upstreamStatus ??= error.status ?? null;
      if (!isKnown) failure ??= describeFailure('gateway', error);
      return this.finish(problemResponse(error));
    },
  };
}

/** A failure is never silent. One of the log itself, which nobody waits for, changes nothing. */
function write({ log }: Settings, entry: LogEntry): void {
  if (!log && entry.failure) console.error(`peppered-cart gateway: ${entry.failure}`);
  const written = (async () => {
    await log?.(entry);
  })();
  // There is nowhere left to say so.
  written.catch(() => undefined);
}

async function problemOf(response: Response): Promise<string | null> {
  if (response.headers.get('Content-Type') !== 'application/problem+json') return null;
  const { type } = v.parse(v.object({ type: v.string() }), await response.clone().json());
  return type;
}
