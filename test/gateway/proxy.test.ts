import assert from 'node:assert/strict';
import { request as sendRequest } from 'node:http';
import { test, type TestContext } from 'node:test';
import { createApi, createCart, PepperedError } from '../../src/client.js';
import type { GatewayOptions } from '../../src/gateway.js';
import { serve } from '../serve.js';
import { openSite } from './open-site.js';

/** A development server that passes everything on, and says of itself who it is or not. */
const startProxy = (context: TestContext, target: () => string, keepsHost: boolean) =>
  serve(context, (request, response) => {
    const { host } = new URL(target());
    const headers = { ...request.headers, host: keepsHost ? request.headers.host : host };
    const { method } = request;
    const onward = sendRequest(target() + (request.url ?? ''), { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    request.pipe(onward);
  });

/** Adds a cart as a page behind the proxy does. */
async function createCartBehind(
  context: TestContext,
  { keepsHost = false, withOrigins = false } = {},
): Promise<string> {
  let target = '';
  const origin = await startProxy(context, () => target, keepsHost);
  const options: Partial<GatewayOptions> = withOrigins ? { origins: [origin] } : {};
  const site = await openSite(context, options);
  target = site.origin;
  const api = createApi({
    apiBase: `${origin}/gateway`,
    clientName: site.theatre.clientName,
    fetch(input, init) {
      const headers = new Headers(init?.headers);
      headers.set('Origin', origin);
      headers.set('Sec-Fetch-Site', 'same-origin');
      return fetch(input, { ...init, headers });
    },
  });
  return createCart(api, { idempotencyKey: crypto.randomUUID() });
}

test('behind a proxy that rewrites Host, the page’s error says what to do', async (t) => {
  await assert.rejects(createCartBehind(t), (error) => {
    assert(error instanceof PepperedError);
    assert.deepEqual([error.status, error.problem], [403, 'cross-origin']);
    assert.equal(
      error.message,
      'POST /cart: answered 403: cross-origin: set origins, or let the proxy keep the Host header',
    );
    return true;
  });
});

test('and either of what it says is enough', async (t) => {
  assert(await createCartBehind(t, { withOrigins: true }));
  assert(await createCartBehind(t, { keepsHost: true }));
});
