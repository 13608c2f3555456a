import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { test } from 'node:test';
import { syncOrders } from '../../src/orders.js';
import { json, notFound, send, type SeenRequest } from '../wire.js';
import { collect, openShop, order, turns, watched } from './sample.js';

const idOf = ({ url }: SeenRequest) => Number(url?.split('/').at(-1));
const listOf = (count: number) => Array.from({ length: count }, (_, index) => order(index + 1));
const later = '2030-01-01T00:00:00Z';
const detailed = (orderId: number) =>
  order(orderId, { discountName: 'Vriend', lastChanged: later });

test('details are the orders as they are by then; the watermark is that of the list', async (t) => {
  const { api } = await openShop(t, json(listOf(9)), (response, request) => {
    json(detailed(idOf(request)))(response, request);
  });
  const watermarks = watched();
  const orders = await collect(api, { watermarks, details: true });
  assert.deepEqual(
    orders,
    listOf(9).map(({ orderId }) => detailed(orderId)),
  );
  // Others may have changed between the list and a detail.
  assert.deepEqual(watermarks.saved, [order(1).lastChanged]);
});

for (const [concurrency, most] of [
  [undefined, 4],
  [1, 1],
  [7, 7],
] as const)
  test(`as many details at once as there may be: ${most}`, { timeout: 30_000 }, async (t) => {
    const held: (() => void)[] = [];
    let atOnce = 0;
    const answerHeld = async () => {
      await turns(50);
      atOnce = Math.max(atOnce, held.length);
      for (const answer of held.splice(0)) answer();
    };
    const { api } = await openShop(t, json(listOf(40)), (response, request) => {
      held.push(() => json(detailed(idOf(request)))(response, request));
      // Held until as many as may be are here, and whoever comes beside them.
      if (held.length === most || idOf(request) === 40) void answerHeld();
    });
    const orders = await collect(api, {
      watermarks: watched(),
      details: true,
      ...(concurrency && { concurrency }),
    });
    assert.deepEqual(
      orders.map(({ orderId }) => orderId),
      listOf(40).map(({ orderId }) => orderId),
    );
    assert.equal(atOnce, most);
  });

test('no more details are asked for than the consumer has room for', async (t) => {
  const { api, requests } = await openShop(t, json(listOf(200)), (response, request) => {
    json(detailed(idOf(request)))(response, request);
  });
  const options = { watermarks: watched(), details: true, concurrency: 3 };
  let taken = 0;
  for await (const { orderId } of syncOrders(api, options)) {
    taken = orderId;
    await turns(100);
    // The list, those that were taken, and those that may be under way.
    assert(requests.length <= 1 + taken + 2, `${requests.length} requests for ${taken} orders`);
    if (taken === 5) break;
  }
  assert.equal(taken, 5);
});

test('an order that has gone since it was listed is left out, and its change counts', async (t) => {
  const list = [order(1), order(2, { lastChanged: '2026-04-23T09:00:00+02:00' }), order(3)];
  const { api } = await openShop(t, json(list), (response, request) => {
    const gone = idOf(request) === 2;
    (gone ? notFound : json(detailed(idOf(request))))(response, request);
  });
  const watermarks = watched();
  assert.deepEqual(await collect(api, { watermarks, details: true }), [detailed(1), detailed(3)]);
  assert.deepEqual(watermarks.saved, ['2026-04-23T09:00:00+02:00']);
});

test('429 and 5xx of single details are outlived', async (t) => {
  const refused = new Map<number, number>();
  const { api } = await openShop(t, json(listOf(12)), (response, request) => {
    const times = refused.get(idOf(request)) ?? 0;
    refused.set(idOf(request), times + 1);
    if (times < idOf(request) % 3)
      send(times ? 503 : 429, '', { 'Retry-After': '0' })(response, request);
    else json(detailed(idOf(request)))(response, request);
  });
  const orders = await collect(api, { watermarks: watched(), details: true });
  assert.deepEqual(
    orders,
    listOf(12).map(({ orderId }) => detailed(orderId)),
  );
});

for (const [name, kind, fail] of [
  ['is refused', 'unauthorized', send(403)],
  ['fails for good', 'server-error', send(500, '', { 'Retry-After': '0' })],
  ['is not as documented', 'invalid-response', send(200, '{"orderId":3}')],
] as const)
  test(`nothing is saved when one detail ${name}; those before it came`, async (t) => {
    const { api } = await openShop(t, json(listOf(9)), (response, request) => {
      (idOf(request) === 3 ? fail : json(detailed(idOf(request))))(response, request);
    });
    const watermarks = watched();
    const taken: number[] = [];
    await assert.rejects(
      async () => {
        for await (const { orderId } of syncOrders(api, { watermarks, details: true }))
          taken.push(orderId);
      },
      { kind },
    );
    assert.deepEqual([taken, watermarks.saved], [[1, 2], []]);
  });

for (const way of ['abort', 'break'] as const)
  test(`${way} ends the details that are under way`, { timeout: 30_000 }, async (t) => {
    const controller = new AbortController();
    const closed: Promise<unknown>[] = [];
    const { api } = await openShop(t, json(listOf(9)), (response: ServerResponse, request) => {
      if (idOf(request) === 1) return json(detailed(1))(response, request);
      closed.push(new Promise((resolve) => response.once('close', resolve)));
      if (closed.length === 3 && way === 'abort') controller.abort();
    });
    const watermarks = watched();
    const consume = async () => {
      const { signal } = controller;
      for await (const { orderId } of syncOrders(api, { watermarks, details: true, signal })) {
        assert.equal(orderId, 1);
        if (way === 'break') {
          while (closed.length < 3) await turns(1);
          break;
        }
      }
    };
    if (way === 'abort') await assert.rejects(consume(), { kind: 'aborted' });
    else await consume();
    await Promise.all(closed);
    assert.deepEqual(watermarks.saved, []);
  });
