import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspect } from 'node:util';
import * as client from '../../src/client.js';
import { json, reset, send, stall, startWire, truncate } from '../wire.js';

const cartId = '4DSMDACyPo8wLr8vFnTVUR6HzWC5tWGi';
const authorization = 'canary-of-the-key';
const summary = { cartId, timeOut: null, numberOfItems: 0, amount: 0 };

const failureOf = (promise: Promise<unknown>): Promise<client.PepperedError> =>
  promise.then(
    () => assert.fail('should have failed'),
    (error: unknown) => {
      assert(error instanceof client.PepperedError, inspect(error));
      return error;
    },
  );

const statuses: [number, client.ErrorKind][] = [
  [400, 'unprocessable'],
  [401, 'unauthorized'],
  [403, 'unauthorized'],
  [404, 'not-found'],
  [409, 'conflict'],
  [410, 'not-found'],
  [418, 'unexpected-status'],
  [422, 'unprocessable'],
  [429, 'rate-limited'],
  [500, 'server-error'],
  [503, 'server-error'],
];

for (const [status, kind] of statuses)
  test(`${String(status)} is ${kind}`, async (t) => {
    const { apiBase } = await startWire(t, send(status, `{"message":"about ${cartId}"}`));
    const api = client.createApi({ apiBase, clientName: 'demo' });
    const error = await failureOf(client.getCart(api, cartId));
    assert.equal(error.kind, kind);
    assert.equal(error.status, status);
    assert.equal(error.endpoint, 'GET /peppered/cart/{cartId}');
    assert.equal(error.message, `GET /peppered/cart/{cartId}: answered ${String(status)}`);
  });

test('an answer of 4xx leaves no doubt, nor does a redirect; any other, or none, may have been applied', () => {
  const outcomeUnknown = (kind: client.ErrorKind, status?: number) =>
    new client.PepperedError(kind, '', status === undefined ? {} : { status }).outcomeUnknown;
  for (const [status, kind] of statuses)
    assert.equal(outcomeUnknown(kind, status), status >= 500, String(status));
  for (const kind of ['network', 'timeout', 'aborted'] as const)
    assert.equal(outcomeUnknown(kind), true, kind);
  assert.equal(outcomeUnknown('redirected'), false);
  assert.equal(outcomeUnknown('redirected', 302), false);
  assert.equal(outcomeUnknown('in-progress', 409), true);
  assert.equal(outcomeUnknown('invalid-response', 200), true);
  assert.equal(outcomeUnknown('invalid-request'), false);
});

test('a Retry-After in seconds is given in milliseconds', async (t) => {
  const { apiBase } = await startWire(t, send(429, '', { 'Retry-After': '120' }));
  const api = client.createApi({ apiBase, clientName: 'demo' });
  assert.equal((await failureOf(client.getCart(api, cartId))).retryAfter, 120_000);
});

for (const [name, hours] of [
  ['as this machine', 0],
  ['hours behind', -3],
  ['hours ahead', 5],
] as const)
  test(`a Retry-After as a date is given as the time until then on the server's clock (${name})`, async (t) => {
    const now = Date.now() + hours * 3_600_000;
    const headers = {
      Date: new Date(now).toUTCString(),
      'Retry-After': new Date(now + 90_000).toUTCString(),
    };
    const { apiBase } = await startWire(t, send(503, '', headers));
    const api = client.createApi({ apiBase, clientName: 'demo' });
    assert.equal((await failureOf(client.getCart(api, cartId))).retryAfter, 90_000);
  });

test("a Retry-After as a date is given by this machine's clock where the server's cannot be read", async (t) => {
  const headers = { Date: 'today', 'Retry-After': new Date(Date.now() + 90_000).toUTCString() };
  const { apiBase } = await startWire(t, send(503, '', headers));
  const api = client.createApi({ apiBase, clientName: 'demo' });
  const { retryAfter = 0 } = await failureOf(client.getCart(api, cartId));
  assert(retryAfter > 80_000 && retryAfter <= 90_000, String(retryAfter));
});

test('a Retry-After in the past means now', async (t) => {
  const { apiBase } = await startWire(
    t,
    send(429, '', { 'Retry-After': 'Sun, 06 Nov 1994 08:49:37 GMT' }),
  );
  const api = client.createApi({ apiBase, clientName: 'demo' });
  assert.equal((await failureOf(client.getCart(api, cartId))).retryAfter, 0);
});

for (const header of ['soon', '-5', '1.5', '1e3'])
  test(`a Retry-After of "${header}" says nothing`, async (t) => {
    const { apiBase } = await startWire(t, send(429, '', { 'Retry-After': header }));
    const api = client.createApi({ apiBase, clientName: 'demo' });
    assert.equal((await failureOf(client.getCart(api, cartId))).retryAfter, undefined);
  });

test('a redirect is not followed', async (t) => {
  const wire = await startWire(t, send(302, '', { Location: '/login' }), send(200, '{}'));
  const api = client.createApi({ apiBase: wire.apiBase, clientName: 'demo', authorization });
  assert.equal((await failureOf(client.getCart(api, cartId))).kind, 'redirected');
  assert.equal(wire.requests.length, 1);
});

const unusable: Record<string, ReturnType<typeof send>> = {
  'HTML with status 200': send(200, '<h1>Wifi</h1>', { 'Content-Type': 'text/html' }),
  'JSON without a content type': send(200, JSON.stringify(summary), { 'Content-Type': '' }),
  'a type that only begins like JSON': send(200, '{}', { 'Content-Type': 'text/jsonp' }),
  'an empty body': send(200),
  'half a JSON text': send(200, `{"cartId":"${cartId}","timeO`),
  'JSON of another form': json({ ...summary, amount: '49.00' }),
  'an amount without limit': send(200, JSON.stringify(summary).replace(/0}$/, '1e400}')),
  'an array': json([summary]),
  'the word null': json(null),
};

for (const [name, answer] of Object.entries(unusable))
  test(`${name} is an invalid response`, async (t) => {
    const { apiBase } = await startWire(t, answer);
    const api = client.createApi({ apiBase, clientName: 'demo', authorization });
    const error = await failureOf(client.getCartSummary(api, cartId));
    assert.equal(error.kind, 'invalid-response');
    assert.equal(error.status, 200);
  });

const readable: Record<string, ReturnType<typeof send>> = {
  'a byte order mark': send(200, `\uFEFF${JSON.stringify(summary)}`),
  'text/json': send(200, JSON.stringify(summary), { 'Content-Type': 'text/json' }),
  'a charset': send(200, JSON.stringify(summary), {
    'Content-Type': 'Application/JSON; charset=utf-8',
  }),
  'application/hal+json': send(200, JSON.stringify(summary), {
    'Content-Type': 'application/hal+json',
  }),
};

for (const [name, answer] of Object.entries(readable))
  test(`an answer with ${name} is read`, async (t) => {
    const { apiBase } = await startWire(t, answer);
    const api = client.createApi({ apiBase, clientName: 'demo' });
    assert.deepEqual(await client.getCartSummary(api, cartId), summary);
  });

test('problem+json behind an error status changes nothing', async (t) => {
  const { apiBase } = await startWire(
    t,
    send(409, '{"type":"about:blank"}', { 'Content-Type': 'application/problem+json' }),
  );
  const api = client.createApi({ apiBase, clientName: 'demo' });
  assert.equal((await failureOf(client.getCart(api, cartId))).kind, 'conflict');
});

test('the message holds type and title of a gateway’s problem, and no other server’s words', async (t) => {
  const title = 'Nobody to order for';
  const { apiBase } = await startWire(
    t,
    send(403, JSON.stringify({ type: 'urn:peppered-cart:problem:no-customer', title })),
    send(403, JSON.stringify({ type: 'about:blank', title })),
  );
  const api = client.createApi({ apiBase, clientName: 'demo' });
  const read = async () => (await failureOf(client.getCart(api, cartId))).message;
  const refused = 'GET /peppered/cart/{cartId}: answered 403';
  assert.equal(await read(), `${refused}: no-customer: Nobody to order for`);
  assert.equal(await read(), refused);
});

test('an empty body is success where the API documents one', async (t) => {
  const { apiBase } = await startWire(t, send(200));
  const api = client.createApi({ apiBase, clientName: 'demo' });
  await client.deleteCart(api, cartId);
});

for (const [name, answer] of Object.entries({ reset, truncate }))
  test(`a connection that ends early (${name}) is a network error`, async (t) => {
    const { apiBase } = await startWire(t, answer);
    const api = client.createApi({ apiBase, clientName: 'demo' });
    assert.equal((await failureOf(client.getCart(api, cartId))).kind, 'network');
  });

test('a server that is not there is a network error', async () => {
  const api = client.createApi({ apiBase: 'http://127.0.0.1:1', clientName: 'demo' });
  assert.equal((await failureOf(client.getCart(api, cartId))).kind, 'network');
});

test('the deadline covers the body', async (t) => {
  const { apiBase } = await startWire(t, stall);
  const api = client.createApi({ apiBase, clientName: 'demo', timeout: 200 });
  assert.equal((await failureOf(client.getCart(api, cartId))).kind, 'timeout');
});

test('the deadline covers the wait for the headers', async (t) => {
  const { apiBase } = await startWire(t, () => undefined);
  const api = client.createApi({ apiBase, clientName: 'demo', timeout: 200 });
  assert.equal((await failureOf(client.getCart(api, cartId))).kind, 'timeout');
});

test('the caller can end an exchange whose body stalls', { timeout: 5000 }, async (t) => {
  const { apiBase } = await startWire(t, stall);
  const controller = new AbortController();
  const api = client.createApi({
    apiBase,
    clientName: 'demo',
    onResponse: () => {
      controller.abort();
    },
  });
  const error = await failureOf(client.getCart(api, cartId, { signal: controller.signal }));
  assert.equal(error.kind, 'aborted');
});

test('nothing is sent for a caller that has already given up', async (t) => {
  const { apiBase, requests } = await startWire(t, json(summary));
  const api = client.createApi({ apiBase, clientName: 'demo' });
  const error = await failureOf(client.getCart(api, cartId, { signal: AbortSignal.abort() }));
  assert.equal(error.kind, 'aborted');
  assert.equal(requests.length, 0);
});

test('a request carries the key, the idempotency key and JSON, and asks for JSON', async (t) => {
  const { apiBase, requests } = await startWire(t, json({ ...summary, cartItems: [] }));
  const api = client.createApi({ apiBase: `${apiBase}///`, clientName: 'demo', authorization });
  const items = [{ priceId: 'donation', rankId: 0, amount: 5 }];
  await client.addCartItems(api, cartId, items, { idempotencyKey: 'once' });
  const [request] = requests;
  assert.equal(request?.method, 'POST');
  assert.equal(request.url, `/v1/demo/peppered/cart/${cartId}`);
  assert.equal(request.headers.authorization, authorization);
  assert.equal(request.headers['idempotency-key'], 'once');
  assert.equal(request.headers['content-type'], 'application/json');
  assert.equal(request.headers.accept, 'application/json');
  assert.deepEqual(JSON.parse(request.body), items);
});

test('without a key there is no Authorization header', async (t) => {
  const { apiBase, requests } = await startWire(t, json(summary));
  await client.getCartSummary(client.createApi({ apiBase, clientName: 'demo' }), cartId);
  assert.equal(requests[0]?.headers.authorization, undefined);
});

test('onResponse sees the headers of an answer, also of an error', async (t) => {
  const { apiBase } = await startWire(t, send(500, '', { Date: 'Sun, 06 Nov 1994 08:49:37 GMT' }));
  const dates: (string | null)[] = [];
  const onResponse = (response: Response) => dates.push(response.headers.get('Date'));
  const api = client.createApi({ apiBase, clientName: 'demo', onResponse });
  await failureOf(client.getCart(api, cartId));
  assert.deepEqual(dates, ['Sun, 06 Nov 1994 08:49:37 GMT']);
});

test('onResponse may throw: that is told on the console, and the answer counts', async (t) => {
  const { apiBase } = await startWire(t, json(summary));
  const told: unknown[] = [];
  t.mock.method(console, 'error', (error: unknown) => told.push(error));
  const failure = new Error('not defined');
  const onResponse = () => {
    throw failure;
  };
  const api = client.createApi({ apiBase, clientName: 'demo', onResponse });
  assert.deepEqual(await client.getCartSummary(api, cartId), summary);
  assert.deepEqual(told, [failure]);
});

test('no error shows a cart id, a key or text of the server', async (t) => {
  const echo = `{"cartId":"${cartId}","key":"${authorization}"`;
  const answers = [
    ...Object.values(unusable),
    send(500, echo),
    send(422, `${echo}}`),
    send(302, '', { Location: `/login?cart=${cartId}` }),
    send(200, echo),
    json({ [cartId]: authorization, cartItems: [{ itemId: [cartId] }] }),
    stall,
    reset,
    truncate,
  ];
  const wire = await startWire(t);
  const api = client.createApi({
    apiBase: wire.apiBase,
    clientName: 'demo',
    authorization,
    timeout: 200,
  });
  for (const answer of answers) {
    wire.answer(answer);
    const error = await failureOf(client.getCart(api, cartId));
    const shown = `${inspect(error, { depth: 10, showHidden: true })}${JSON.stringify(error)}${String(error)}${error.stack ?? ''}`;
    assert.doesNotMatch(shown, new RegExp(`${cartId}|${authorization}`));
  }
});

test('a key or idempotency key that no header can hold is refused and not shown', async (t) => {
  const { apiBase, requests } = await startWire(t, json(summary));
  for (const bad of ['canary\nX-Injected: 1', 'canary-€', 'canary\0']) {
    const keyed = client.createApi({ apiBase, clientName: 'demo', authorization: bad });
    const plain = client.createApi({ apiBase, clientName: 'demo' });
    for (const error of [
      await failureOf(client.getCart(keyed, cartId)),
      await failureOf(client.getCart(plain, cartId, { idempotencyKey: bad })),
    ]) {
      assert.equal(error.kind, 'invalid-request');
      assert.doesNotMatch(inspect(error), /canary/);
    }
  }
  assert.equal(requests.length, 0);
});
