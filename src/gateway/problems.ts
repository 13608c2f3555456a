import { PepperedError, type ErrorKind } from '../api/errors.js';
import { Refusal, type RefusalType } from './refusal.js';

/** Problem details (RFC 9457), with the seconds of a `Retry-After` header beside them. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail?: string;
  retryAfter?: number;
}

/** Status and title per type. What is the visitor's to know keeps its status; what is the site's becomes 502. */
const problems: Record<RefusalType | ErrorKind, readonly [status: number, title: string]> = {
  'not-json': [415, 'The body must be JSON'],
  'malformed-json': [400, 'The body is not valid JSON'],
  'too-large': [413, 'The body is too large'],
  'no-customer': [403, 'Nobody to order for'],
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
};

/**
 * What a visitor may know of an error: never text of the API, an id or the key.
 * @throws the error itself when it is neither the gateway's nor the API's.
 */
export function describeProblem(error: unknown): Problem {
  if (error instanceof Refusal) return problem(error.type);
  if (!(error instanceof PepperedError)) throw error;
  const { kind, message, retryAfter } = error;
  return {
    ...problem(kind),
    ...(kind === 'invalid-request' && { detail: message }),
    ...(retryAfter !== undefined && {
      retryAfter: Math.ceil(retryAfter / 1000),
    }),
  };
}

function problem(type: RefusalType | ErrorKind): Problem {
  const [status, title] = problems[type];
  return { type: `urn:peppered-cart:problem:${type}`, title, status };
}
