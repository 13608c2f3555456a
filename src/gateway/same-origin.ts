import { Refusal } from './refusal.js';

/** Visible ASCII, 255 characters at most. */
export const idempotencyKey = /^[\x21-\x7e]{1,255}$/;

/**
 * Lets a write through when it can only come from a page of this site: a form or script elsewhere can neither lie
 * about its origin nor add a header of its own.
 * @throws {Refusal}
 */
export function checkWrite(
  { headers, url, method }: Request,
  { origins = [], takesBody }: { origins?: readonly string[] | undefined; takesBody: boolean },
): void {
  const own = new URL(url).origin;
  // Browsers name none where a page asks its own origin for something.
  const origin = headers.get('Origin') ?? (method === 'GET' ? own : null);
  if (origin === null || ![own, ...origins].includes(origin)) throw new Refusal('cross-origin');
  if ((headers.get('Sec-Fetch-Site') ?? 'same-origin') !== 'same-origin')
    throw new Refusal('cross-origin');
  if (!idempotencyKey.test(headers.get('Idempotency-Key') ?? ''))
    throw new Refusal('idempotency-key-missing');
  const type = headers.get('Content-Type') ?? (takesBody ? '' : 'application/json');
  if (!/^application\/json\s*(;|$)/i.test(type)) throw new Refusal('not-json');
}
