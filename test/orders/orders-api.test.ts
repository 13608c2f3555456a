import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspect } from 'node:util';
import { deleteCart } from '../../src/client.js';
import { createOrdersApi, getOrder, listOrders, PepperedError } from '../../src/orders.js';
import { json, notFound, reset, send, stall, startWire, truncate } from '../wire.js';
import { authorization, order as sampleOrder } from './sample.js';

const order = sampleOrder(12345);
const atOnce = { 'Retry-After': '0' };

test('a nightly job outlives a burst of 429 and 5xx', async (t) => {
  const wire = await startWire(
    t,
    send(429, 'slow down', atOnce),
    send(500, '{"message":"oops"}', atOnce),
    send(502, '<h1>Bad gateway</h1>', { ...atOnce, 'Content-Type': 'text/html' }),
    send(503, '', atOnce),
    send(504, '', atOnce),
    json([order]),
  );
  const api = createOrdersApi({ apiBase: wire.apiBase, clientName: 'demo', authorization });
  assert.deepEqual(await listOrders(api, { changedSince: order.lastChanged }), [order]);
  assert.equal(wire.requests.length, 6);
  for (const { method, url, headers } of wire.requests) {
    assert.equal(method, 'GET');
    assert.equal(url, '/v1/demo/peppered/order?changedSince=2026-04-22T13%3A10%3A12%2B02%3A00');
    assert.equal(headers.authorization, authorization);
  }
});

test('a lost connection is tried again, after a random wait', async (t) => {
  t.mock.method(Math, 'random', () => 0);
  const wire = await startWire(t, reset, reset, json(order));
  const api = createOrdersApi({ apiBase: wire.apiBase, clientName: 'demo', authorization });
  assert.deepEqual(await getOrder(api, order.orderId), order);
});

for (const [name, retryAfter] of [
  ['seconds', () => '1'],
  ['a date', () => new Date(Date.now() + 2000).toUTCString()],
] as const)
  test(`a Retry-After as ${name} is waited for`, async (t) => {
    const wire = await startWire(t, (response, request) => {
      send(429, '', { 'Retry-After': retryAfter() })(response, request);
      wire.answer(json(order));
    });
    const api = createOrdersApi({ apiBase: wire.apiBase, clientName: 'demo', authorization });
    const start = performance.now();
    await getOrder(api, order.orderId);
    assert(performance.now() - start > 950);
  });

test('a Retry-After of minutes is kept to the last second', { timeout: 5000 }, async (t) => {
  const { apiBase, requests } = await startWire(
    t,
    send(429, '', { 'Retry-After': '300' }),
    json([order]),
  );
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const orders = await listOrders(
    createOrdersApi({
      apiBase,
      clientName: 'demo',
      authorization,
      fetch: async (input, init) => {
        const response = await fetch(input, init);
        // Once the refusal has been judged, five minutes pass at once, the last millisecond later.
        if (!response.ok)
          setImmediate(() => {
            t.mock.timers.tick(299_999);
            setImmediate(() => {
              assert.equal(requests.length, 1);
              t.mock.timers.tick(1);
            });
          });
        return response;
      },
    }),
  );
  assert.deepEqual(orders, [order]);
});

test(
  'a longer Retry-After is not waited for, and not disregarded',
  { timeout: 5000 },
  async (t) => {
    const wire = await startWire(t, send(429, '', { 'Retry-After': '301' }), json([order]));
    const api = createOrdersApi({ apiBase: wire.apiBase, clientName: 'demo', authorization });
    await assert.rejects(listOrders(api), { kind: 'rate-limited', retryAfter: 301_000 });
    assert.equal(wire.requests.length, 1);
  },
);

test('a server that takes minutes over its list is waited for', { timeout: 5000 }, async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const { apiBase } = await startWire(t, (response, request) => {
    t.mock.timers.tick(599_000);
    json([order])(response, request);
  });
  const api = createOrdersApi({ apiBase, clientName: 'demo', authorization });
  assert.deepEqual(await listOrders(api), [order]);
});

test('what stays wrong is reported as it came, after a limited number of requests', async (t) => {
  const wire = await startWire(t, send(503, 'later', atOnce));
  const api = createOrdersApi({ apiBase: wire.apiBase, clientName: 'demo', authorization });
  await assert.rejects(listOrders(api), { kind: 'server-error', status: 503, retryAfter: 0 });
  assert.equal(wire.requests.length, 7);
});

test('a connection that is always lost is a network error that shows no address', async (t) => {
  t.mock.method(Math, 'random', () => 0);
  const { apiBase } = await startWire(t, reset);
  const api = createOrdersApi({ apiBase, clientName: 'demo', authorization });
  await assert.rejects(getOrder(api, 777_777), (error) => {
    assert(error instanceof PepperedError);
    assert.equal(error.kind, 'network');
    assert.doesNotMatch(inspect(error, { depth: 10, showHidden: true }), /777777|canary|\/v1/);
    return true;
  });
});

for (const status of [400, 401, 404, 409, 418, 422])
  test(`${String(status)} is an answer and not asked for again`, async (t) => {
    const wire = await startWire(t, status === 404 ? notFound : send(status, '', atOnce));
    const api = createOrdersApi({ apiBase: wire.apiBase, clientName: 'demo', authorization });
    await (status === 404
      ? getOrder(api, 1).then((order) => assert.equal(order, null))
      : assert.rejects(getOrder(api, 1), { status }));
    assert.equal(wire.requests.length, 1);
  });

test('only reads are repeated', async (t) => {
  const wire = await startWire(t, send(503, '', atOnce));
  const api = createOrdersApi({ apiBase: wire.apiBase, clientName: 'demo', authorization });
  await assert.rejects(deleteCart(api, 'c1'), { status: 503 });
  assert.equal(wire.requests.length, 1);
});

test('the caller can end the waiting', { timeout: 5000 }, async (t) => {
  const controller = new AbortController();
  const wire = await startWire(t, (response, request) => {
    response.on('finish', () => {
      setImmediate(() => {
        controller.abort();
      });
    });
    send(429, '', { 'Retry-After': '3600' })(response, request);
  });
  const api = createOrdersApi({ apiBase: wire.apiBase, clientName: 'demo', authorization });
  await assert.rejects(listOrders(api, { signal: controller.signal }), { kind: 'aborted' });
  assert.equal(wire.requests.length, 1);
});

test('the deadline covers the waiting', async (t) => {
  const { apiBase } = await startWire(t, send(429, '', { 'Retry-After': '60' }));
  const api = createOrdersApi({ apiBase, clientName: 'demo', authorization, timeout: 200 });
  await assert.rejects(listOrders(api), { kind: 'timeout' });
});

test('the deadline covers a body that stalls after a retry', async (t) => {
  const { apiBase } = await startWire(t, send(503, '', atOnce), stall);
  const api = createOrdersApi({ apiBase, clientName: 'demo', authorization, timeout: 500 });
  await assert.rejects(listOrders(api), { kind: 'timeout' });
});

test('half an answer is an error', async (t) => {
  const { apiBase } = await startWire(t, truncate);
  const api = createOrdersApi({ apiBase, clientName: 'demo', authorization });
  await assert.rejects(listOrders(api), { kind: 'network' });
});

test('a job has ten minutes for one exchange, unless it says otherwise', () => {
  const options = { apiBase: 'https://api.example.org/v1', clientName: 'demo', authorization };
  assert.equal(createOrdersApi(options).timeout, 600_000);
  assert.equal(createOrdersApi({ ...options, timeout: 5 }).timeout, 5);
});

test("the platform's fetch can be replaced", async (t) => {
  const { apiBase } = await startWire(t, json([order]));
  const asked: unknown[] = [];
  const api = createOrdersApi({
    apiBase,
    clientName: 'demo',
    authorization,
    fetch: (input, init) => {
      asked.push(input);
      return fetch(input, init);
    },
  });
  assert.deepEqual(await listOrders(api), [order]);
  assert.deepEqual(asked, [`${apiBase}/demo/peppered/order`]);
});
