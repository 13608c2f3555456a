import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { RequestToSend } from '../visitor.js';
import { json, send, startWire } from '../wire.js';
import { jsonBody, listen } from './listen.js';

const cart = { cartId: 'c1', timeOut: null, numberOfItems: 0, amount: 0, cartItems: [] };
const { cartItems: _, ...summary } = cart;
const added = jsonBody([{ priceId: 'p1', rankId: 42 }]);

const allowed: [RequestToSend, path: string, answer: unknown][] = [
  [{ method: 'POST' }, '/cart/', { cart_id: 'c1' }],
  [{ method: 'POST' }, '/cart', { cart_id: 'c1' }],
  [{}, '/peppered/cart/c1/summary', summary],
  [{}, '/peppered/cart/c1', cart],
  [added, '/peppered/cart/c1', cart],
  [{ method: 'DELETE' }, '/peppered/cart/c1/i1', cart],
  [{ method: 'DELETE' }, '/peppered/cart/c1', undefined],
  [{}, '/peppered/paymentmethods', [{ paymentMethodId: 1, name: 'iDEAL', fee: 0.5 }]],
  [{}, '/peppered/event/95', { eventId: 95, eventName: 'Hamlet', start: null, end: null }],
  [
    {},
    '/order/k1',
    {
      order_payment_status: 'paid',
      order_tickets_nr: null,
      order_tickets_url: null,
      order_receipt_url: null,
      seats: [],
    },
  ],
];

/** The API's own path for a new cart ends in a slash. */
const apiUrl = (path: string) => `/v1/demo${path === '/cart' ? '/cart/' : path}`;

for (const [request, path, answer] of allowed) {
  const { method = 'GET' } = request;
  test(`${method} ${path} passes with the key, and its answer comes back`, async (t) => {
    const wire = await startWire(t, answer === undefined ? send(200) : json(answer));
    const gateway = await listen(t, { apiBase: wire.apiBase });
    const { status, headers, text } = await gateway(`/gateway/demo${path}`, request);
    assert.equal(status, path.startsWith('/cart') ? 201 : 200);
    assert.deepEqual(text ? JSON.parse(text) : undefined, answer);
    assert.equal(headers['cache-control'], 'no-store');
    assert.equal(headers['x-content-type-options'], 'nosniff');
    const [seen] = wire.requests;
    assert.equal(wire.requests.length, 1);
    assert.equal(seen?.method, method);
    assert.equal(seen.url, apiUrl(path));
    assert.equal(seen.headers.authorization, 'canary-of-the-key');
  });

  test(`a query on ${method} ${path} goes no further`, async (t) => {
    const wire = await startWire(t, answer === undefined ? send(200) : json(answer));
    const gateway = await listen(t, { apiBase: wire.apiBase });
    await gateway(`/gateway/demo${path}?changedSince=2000-01-01`, request);
    assert.equal(wire.requests[0]?.url, apiUrl(path));
  });
}

const elsewhere = [
  // Other endpoints of the API.
  '/gateway/demo/peppered/order',
  '/gateway/demo/peppered/order/12345',
  '/gateway/demo/peppered/customer/867',
  '/gateway/demo/peppered/customer/findByEmail',
  '/gateway/demo/peppered/event',
  '/gateway/demo/peppered/event/',
  '/gateway/demo/peppered/event/95/prices',
  '/gateway/demo/peppered/customer',
  '/gateway/demo/events/95',
  '/gateway/demo/tickettypes/95',
  '/gateway/demo/peppered/exports',
  '/gateway/demo/cart/c1',
  '/gateway/demo/order',
  '/gateway/demo/order/',
  // Near misses.
  '/gateway/demo/cart/c1/',
  '/gateway/demo/peppered/cart',
  '/gateway/demo/peppered/cart/',
  '/gateway/demo/peppered/cart/c1/',
  '/gateway/demo/peppered/cart//summary',
  '/gateway/demo/peppered/cart/c1/summary/',
  '/gateway/demo/peppered/cart/c1/summary/more',
  '/gateway/demo/peppered/paymentmethods/',
  '/gateway/demo/Peppered/cart/c1',
  '/gateway/demo/peppered/cart/{cartId}',
  '/gateway/other/peppered/paymentmethods',
  '/gateway/demo2/peppered/paymentmethods',
  '/gateway/peppered/paymentmethods',
  '/gateway/dem0/peppered/paymentmethods',
  '/getaway/demo/peppered/paymentmethods',
  '/gateway/demo',
  '/gateway/',
  '/gatewaydemo/peppered/paymentmethods',
  '/demo/peppered/paymentmethods',
  '/',
  // Ways around.
  '/gateway/demo/peppered/cart/../order',
  '/gateway/demo/peppered/cart/c1/../../order/12345',
  '/gateway/demo/peppered/cart/..%2forder',
  '/gateway/demo/peppered/cart/..%2Forder%2F12345',
  '/gateway/demo/peppered/cart/%2e%2e/order',
  '/gateway/demo/peppered/cart/%2E%2E',
  '/gateway/demo/peppered/cart/%252e%252e%252forder',
  '/gateway/demo/peppered/cart/..%5corder',
  '/gateway/demo/peppered/cart/..;/order',
  '/gateway/demo/peppered/cart/c1%00',
  '/gateway/demo/peppered/cart/c1%0d%0aX:1',
  '/gateway/demo/peppered/cart/c1%20',
  '/gateway/demo/peppered/cart/c1%3fa',
  '/gateway/demo/peppered/cart/c1;a=1',
  '/gateway/demo/peppered/cart/%63%31',
  '/gateway/demo/peppered/cart/c.1',
  `/gateway/demo/peppered/cart/${'c'.repeat(129)}`,
  '/gateway/demo//peppered/cart/c1',
  '/gateway//demo/peppered/cart/c1',
  '//gateway/demo/peppered/cart/c1',
  '/gateway/demo/./../demo2/peppered/cart/c1',
  '/gateway/demo/https://example.org/peppered/cart/c1',
  'http://example.org/peppered/cart/c1',
  'http://example.org/v1/demo/peppered/order',
];

test('everything else is one and the same 404, and nothing reaches the API', async (t) => {
  const wire = await startWire(t, json(cart));
  const gateway = await listen(t, { apiBase: wire.apiBase });
  const answers = new Set<string>();
  for (const path of elsewhere)
    for (const method of ['GET', 'POST', 'DELETE', 'PUT', 'PATCH', 'OPTIONS']) {
      const { status, headers, text } = await gateway(path, { method });
      assert.equal(status, 404, `${method} ${path}`);
      assert.equal(headers['content-type'], 'application/problem+json');
      assert.equal(headers['cache-control'], 'no-store');
      assert.equal(headers['x-content-type-options'], 'nosniff');
      answers.add(text);
    }
  assert.deepEqual(
    [...answers],
    ['{"type":"urn:peppered-cart:problem:not-found","title":"Not found","status":404}'],
  );
  assert.equal(wire.requests.length, 0);
});

test('a method that a path does not have is the same 404', async (t) => {
  const wire = await startWire(t, json(cart));
  const gateway = await listen(t, { apiBase: wire.apiBase });
  const known = new Set(allowed.map(([{ method = 'GET' }, path]) => `${method} ${path}`));
  // These words could be the id of a line.
  known.add('DELETE /peppered/cart/c1/summary').add('DELETE /peppered/cart/c1/checkout');
  known.add('POST /peppered/cart/c1/checkout');
  for (const [, path] of allowed)
    for (const method of ['GET', 'POST', 'DELETE', 'PUT', 'PATCH', 'OPTIONS'])
      if (!known.has(`${method} ${path}`))
        assert.equal((await gateway(`/gateway/demo${path}`, { method })).status, 404);
  assert.equal(wire.requests.length, 0);
});

test('a path that is no path reaches the API no more than others', async (t) => {
  const wire = await startWire(t, json(cart));
  const gateway = await listen(t, { apiBase: wire.apiBase });
  for (const path of [
    '/gateway/demo/peppered/cart/..\\order',
    '\\\\x',
    '/gateway/demo/%',
    '*',
    '?',
  ])
    assert((await gateway(path)).status >= 400, path);
  assert.equal(wire.requests.length, 0);
});

test('whatever the path, only documented requests reach the API', async (t) => {
  const wire = await startWire(t, json(cart));
  const gateway = await listen(t, { apiBase: wire.apiBase });
  const segment = fc.oneof(
    fc.constantFrom('peppered', 'cart', 'order', 'demo', 'summary', 'checkout', 'c1', ''),
    fc.constantFrom('..', '.', '%2e%2e', '%2F', '\\', 'paymentmethods', '?', 'a.b', '*', '@'),
  );
  const path = fc.array(segment, { minLength: 1, maxLength: 6 });
  const method = fc.constantFrom('GET', 'POST', 'DELETE');
  await fc.assert(
    fc.asyncProperty(method, path, async (method, segments) => {
      await gateway(`/gateway/demo/${segments.join('/')}`, { ...added, method });
      for (const { method, url } of wire.requests.splice(0))
        assert.match(
          `${method ?? ''} ${url ?? ''}`,
          /^(POST \/v1\/demo\/cart\/|(GET|POST|DELETE) \/v1\/demo\/peppered\/cart\/[\w-]+|(GET|DELETE) \/v1\/demo\/peppered\/cart\/[\w-]+\/[\w-]+|GET \/v1\/demo\/peppered\/paymentmethods|GET \/v1\/demo\/order\/[\w-]+)$/,
        );
    }),
    { numRuns: 500 },
  );
});
