import { PepperedError, type ErrorKind } from '../api/errors.js';

/** Why the gateway itself turns a request away, or cannot give the API's answer. Each is a problem type of its own. */
export type RefusalType =
  | 'not-found'
  | 'cross-origin'
  | 'idempotency-key-missing'
  | 'not-json'
  | 'malformed-json'
  | 'too-large'
  | 'too-slow'
  | 'too-many-requests'
  | 'item-refused'
  | 'cart-empty'
  | 'no-customer'
  | 'customer-required'
  | 'payment-method-refused'
  | 'redirect-refused'
  | 'payment-not-configured'
  | 'payment-address-refused'
  | 'idempotency-key-invalid'
  | 'idempotency-key-reused'
  | 'idempotency-key-unknown'
  | 'in-progress'
  | 'not-placed'
  | 'payment-page-lost'
  | 'outcome-unknown'
  | 'internal-error';

export interface RefusalDetails {
  /** Milliseconds to wait before asking again. */
  retryAfter?: number;
  /** Key of the order that exists all the same: for the visitor whose order it is, and nobody else. */
  orderKey?: string;
  /** Which field is not valid: never its value. */
  detail?: string;
}

export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly type: RefusalType | ErrorKind;
  readonly details: RefusalDetails;

  constructor(type: RefusalType | ErrorKind, details: RefusalDetails = {}) {
    super(type);
    this.type = type;
    this.details = details;
  }
}

/**
 * Waits for what comes before a write. Whatever fails is then the request's refusal: nothing was applied.
 * @throws {Refusal}
 */
export async function beforehand<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Refusal) throw error;
    if (error instanceof PepperedError) throw new Refusal(error.kind, detailsOf(error));
    throw new Refusal('internal-error');
  }
}

/** What a visitor may know of the API's failure. */
export function detailsOf({ kind, message, retryAfter }: PepperedError): RefusalDetails {
  return {
    ...(retryAfter !== undefined && { retryAfter }),
    ...(kind === 'invalid-request' && { detail: message }),
  };
}
