import type { Api, RequestOptions } from '../api/http.js';
import type { Settings } from './options.js';
import type { Session } from './session.js';

/** One request on its way through the gateway. */
export interface Call {
  readonly request: Request;
  readonly settings: Settings;
  /** The theatre, with the time that is left for this request. */
  readonly api: Api;
  readonly session: Session;
  /** The `Idempotency-Key` header: every write has one, see `checkWrite`. */
  readonly idempotencyKey: string | null;
  /** The text of the body, on routes that take one. */
  readonly text: string;
  /** Headers of the answer. */
  readonly headers: Headers;
  /** Sees to it that the browser gets the session's cookie, and keeps it while it comes back. */
  readonly keepSession: () => Promise<void>;
}

/** The same key goes to the API, so that a repeat can be told there too. */
export const repeatable = ({ idempotencyKey }: Call): RequestOptions => ({
  idempotencyKey: idempotencyKey ?? undefined,
});
