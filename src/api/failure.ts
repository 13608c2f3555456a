import * as v from 'valibot';
import { kindOfStatus, PepperedError, type ErrorDetails } from './errors.js';
import type { Endpoint } from './http.js';
import { object } from './prototypes.js';

/** The error that an answer with another status than 2xx stands for. */
export function failure(endpoint: Endpoint, response: Response, text: string): PepperedError {
  // Browsers hide the status of a redirect that they were told not to follow.
  if (response.type === 'opaqueredirect')
    return new PepperedError('redirected', 'redirects are not followed', { endpoint });
  const { status, headers } = response;
  const retryAfter = retryDelay(headers);
  const { title, ...own } = readProblem(text);
  const { problem } = own;
  const words = [`answered ${String(status)}`, problem, title];
  let kind = kindOfStatus(status);
  if (kind === 'not-found' && !isOwn(headers, text, problem)) {
    kind = 'invalid-response';
    words.push('not by the shop');
  }
  if (kind === 'conflict' && problem === 'in-progress') kind = problem;
  else if (kind === 'conflict' && problem?.startsWith('idempotency')) kind = 'unprocessable';
  const details = { endpoint, status, retryAfter, ...own };
  return new PepperedError(kind, words.filter(Boolean).join(': '), details);
}

/** Whether it is the API or a gateway that says so, and not a proxy before it that found nobody there. */
function isOwn(headers: Headers, text: string, problem: string | undefined): boolean {
  const isPlain = isJson(headers) && !headers.get('Content-Type')?.includes('problem');
  return problem !== undefined || (isPlain && v.safeParse(Json, text).success);
}

/** Whether the type of a body is one of JSON. */
export const isJson = (headers: Headers): boolean =>
  /^[^;]*[/+]json\b/i.test(headers.get('Content-Type') ?? '');

/** Any object. */
const Json = v.pipe(v.string(), v.parseJson(), object({}));

/** Problem details of a gateway (RFC 9457). Other servers' errors have no shape that could be relied on. */
const Problem = v.pipe(
  v.string(),
  v.parseJson(),
  object({
    type: v.pipe(
      v.string(),
      v.check((type) => type.startsWith('urn:peppered-cart:problem:')),
    ),
    title: v.optional(v.string()),
    orderKey: v.optional(v.string()),
  }),
  v.transform(({ type, ...rest }) => ({ ...rest, problem: type.split(':')[3] })),
);

function readProblem(
  text: string,
): Pick<ErrorDetails, 'problem' | 'orderKey'> & { title?: string | undefined } {
  const { success, output } = v.safeParse(Problem, text);
  return success ? output : {};
}

/**
 * Milliseconds of a `Retry-After` header, which holds seconds or an HTTP date (RFC 9110, 10.2.3). A date counts from
 * the answer's own `Date`, where that can be read: this machine's clock may be hours off.
 */
export function retryDelay(headers: Headers): number | undefined {
  const after = headers.get('Retry-After') ?? '';
  if (/^\d+$/.test(after)) return Number(after) * 1000;
  // Date.parse makes dates of "1.5" and "-5".
  if (!after.endsWith('GMT')) return undefined;
  const delay = Date.parse(after) - (Date.parse(headers.get('Date') ?? '') || Date.now());
  return Number.isNaN(delay) ? undefined : Math.max(0, delay);
}
