/**
 * What went wrong with an exchange, as a closed union:
 *
 * | kind | meaning |
 * |---|---|
 * | `invalid-request` | refused before it was sent: an id, field or setting is not valid |
 * | `network` | no answer came: offline, refused, connection lost |
 * | `timeout` | the deadline passed before the whole answer was read |
 * | `aborted` | the caller's `AbortSignal` fired |
 * | `redirected` | the server answered with a redirect, which is never followed: nothing was applied |
 * | `unauthorized` | 401 or 403: the key is missing, wrong, or not allowed to do this |
 * | `not-found` | 404 or 410, as JSON of the API's or a problem of the gateway's |
 * | `conflict` | 409: a seat is taken |
 * | `in-progress` | 409 of a gateway: the same request is still under way |
 * | `unprocessable` | 400 or 422: the server rejects the input |
 * | `rate-limited` | 429; `retryAfter` says how long to wait |
 * | `server-error` | 5xx |
 * | `unexpected-status` | any other status than the documented one |
 * | `invalid-response` | the body is not the documented JSON; with status 404 or 410, it is not the shop that answered |
 * | `not-applied` | the cart was read back, and shows that nothing was done |
 * | `incomplete` | fewer tickets were added than asked for; `missing` says how many |
 * | `outdated` | nothing was ordered: the cart is another one than was shown, or, with a `cause`, could not be read |
 */
export type ErrorKind =
  | 'invalid-request'
  | 'network'
  | 'timeout'
  | 'aborted'
  | 'redirected'
  | 'unauthorized'
  | 'not-found'
  | 'conflict'
  | 'in-progress'
  | 'unprocessable'
  | 'rate-limited'
  | 'server-error'
  | 'unexpected-status'
  | 'invalid-response'
  | 'not-applied'
  | 'incomplete'
  | 'outdated';

export interface ErrorDetails {
  /** Method and path template, such as `GET /peppered/cart/{cartId}`: never an actual id. */
  endpoint?: string | undefined;
  /** The HTTP status, if an answer came. */
  status?: number | undefined;
  /** Milliseconds to wait before asking again, from the `Retry-After` header. */
  retryAfter?: number | undefined;
  /** How many tickets were asked for that are not in the cart. */
  missing?: number | undefined;
  /** Which performances the tickets are for that are taken, in the theatre's words. */
  tickets?: string | undefined;
  /** The last part of a gateway's problem type (RFC 9457), such as `customer-required`. */
  problem?: string | undefined;
  /** The order that a gateway found, although no checkout result came. */
  orderKey?: string | undefined;
  cause?: unknown;
}

/** The one error that this package raises. Its message holds no cart id, no order key and no API key. */
export class PepperedError extends Error {
  override readonly name = 'PepperedError';
  readonly kind: ErrorKind;
  declare readonly endpoint: string | undefined;
  declare readonly status: number | undefined;
  declare readonly retryAfter: number | undefined;
  declare readonly missing: number | undefined;
  declare readonly tickets: string | undefined;
  declare readonly problem: string | undefined;
  declare readonly orderKey: string | undefined;

  constructor(kind: ErrorKind, message: string, { cause, ...details }: ErrorDetails = {}) {
    super(details.endpoint ? `${details.endpoint}: ${message}` : message, { cause });
    this.kind = kind;
    Object.assign(this, details);
  }

  /**
   * True when the server may have applied the request although no usable answer came. Such a request
   * must not be repeated blindly: read back first.
   */
  get outcomeUnknown(): boolean {
    const { kind, status = 0 } = this;
    if (kind === 'in-progress') return true;
    return !settled.includes(kind) && (status < 400 || status > 499);
  }
}

const settled: readonly ErrorKind[] = [
  'invalid-request',
  'redirected',
  'not-applied',
  'incomplete',
  'outdated',
];

const kinds: Readonly<Record<number, ErrorKind>> = {
  400: 'unprocessable',
  401: 'unauthorized',
  403: 'unauthorized',
  404: 'not-found',
  409: 'conflict',
  410: 'not-found',
  422: 'unprocessable',
  429: 'rate-limited',
};

/** The kind of error that an HTTP status other than 2xx stands for. */
export function kindOfStatus(status: number): ErrorKind {
  if (status >= 500) return 'server-error';
  if (status >= 300 && status < 400) return 'redirected';
  return kinds[status] ?? 'unexpected-status';
}
