/**
 * A `fetch` for the client that does in Node what a browser does for a page on `origin`: it keeps the cookies and says
 * where a write comes from. Browsers ignore both headers and send their own. A write gets an `Idempotency-Key`, if it has none.
 */
export function pageFetch(origin: string): typeof fetch {
  let cookie = '';
  return async (input, init) => {
    const headers = new Headers(init?.headers);
    if ((init?.method ?? 'GET') !== 'GET') {
      headers.set('Origin', origin);
      if (!headers.has('Idempotency-Key')) headers.set('Idempotency-Key', crypto.randomUUID());
    }
    if (cookie) headers.set('Cookie', cookie);
    const response = await fetch(input, { ...init, headers });
    [cookie = cookie] = response.headers.get('Set-Cookie')?.split(';') ?? [];
    return response;
  };
}
