import { PepperedError, type ErrorKind } from '../api/errors.js';
import { detailsOf, Refusal, type RefusalDetails, type RefusalType } from './refusal.js';

export type ProblemType = RefusalType | ErrorKind;

/** Status and title per type. What is the visitor's to know keeps its status; what is the site's becomes 502. */
const problems: Record<ProblemType, readonly [status: number, title: string]> = {
  'cross-origin': [403, 'set origins, or let the proxy keep the Host header'],
  'idempotency-key-missing': [403, 'The Idempotency-Key header is missing'],
  'not-json': [403, 'The body must be JSON'],
  'malformed-json': [400, 'The body is not valid JSON'],
  'too-large': [413, 'The body is too large'],
  'too-slow': [408, 'The body did not come in time'],
  'too-many-requests': [429, 'Too many requests'],
  'item-refused': [422, 'Not for sale here'],
  'cart-empty': [422, 'The cart is empty'],
  'no-customer': [403, 'Nobody to order for'],
  'customer-required': [403, 'The customer’s e-mail address and name are missing'],
  'payment-method-refused': [422, 'No way to pay here'],
  'redirect-refused': [403, 'The redirectURL is not on this site'],
  'payment-not-configured': [403, 'This site cannot take payments yet'],
  'payment-address-refused': [502, 'The order was made, but its payment page is not trusted'],
  'idempotency-key-invalid': [400, 'The Idempotency-Key must be 1 to 255 visible ASCII characters'],
  'idempotency-key-reused': [422, 'The Idempotency-Key belongs to another request'],
  'idempotency-key-unknown': [404, 'Nothing is known of this Idempotency-Key'],
  'in-progress': [409, 'The same request is still in progress'],
  // 424, because only a 4xx says that no order was made, and the visitor may try again.
  'not-placed': [424, 'No order was made'],
  'payment-page-lost': [502, 'The order was made, but the way to its payment page is lost'],
  'outcome-unknown': [502, 'The order may have been made: do not order or pay again'],
  'internal-error': [500, 'The site’s own code or store failed: its log says which'],
  'invalid-request': [422, 'The request is not valid'],
  'not-found': [404, 'Not found'],
  conflict: [409, 'No longer available'],
  unprocessable: [422, 'Not accepted'],
  'rate-limited': [429, 'Too many requests'],
  unauthorized: [502, 'The gateway was not let in'],
  network: [502, 'No answer from the API'],
  aborted: [502, 'No answer from the API'],
  redirected: [502, 'Unusable answer from the API'],
  'server-error': [502, 'The API failed'],
  'unexpected-status': [502, 'Unusable answer from the API'],
  'invalid-response': [502, 'Unusable answer from the API'],
  timeout: [504, 'No answer from the API in time'],
  'not-applied': [424, 'Nothing was done'],
  incomplete: [409, 'Not everything was available'],
  outdated: [409, 'The cart has changed'],
};

const prefix = 'urn:peppered-cart:problem:';

/** Problem details (RFC 9457) with what a visitor may know of an error: never text of the API, an id or the key. */
export function problemResponse(error: unknown): Response {
  if (error instanceof Refusal) return respond(error.type, error.details);
  if (error instanceof PepperedError) return respond(error.kind, detailsOf(error));
  return respond('internal-error', {});
}

function respond(type: ProblemType, { retryAfter, ...members }: RefusalDetails): Response {
  const [status, title] = problems[type];
  const headers = new Headers({ 'Content-Type': 'application/problem+json' });
  if (retryAfter !== undefined) headers.set('Retry-After', String(Math.ceil(retryAfter / 1000)));
  const problem = { type: prefix + type, title, status, ...members };
  return new Response(JSON.stringify(problem), { status, headers });
}
