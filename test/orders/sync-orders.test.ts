import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileWatermarks, memoryWatermarks, syncOrders } from '../../src/orders.js';
import { json, send } from '../wire.js';
import { collect, openShop, order, watched } from './sample.js';

const listPath = '/v1/demo/peppered/order';
const at = (...changes: string[]) =>
  json(changes.map((lastChanged, index) => order(index + 1, { lastChanged })));

test('the first time every order comes, and the watermark is the latest change in the API’s own words', async (t) => {
  const { api, requests } = await openShop(
    t,
    // In this order of instants: the third, the first, the second.
    at('2026-10-25T02:30:00+02:00', '2026-10-25T01:10:00Z', '2026-10-25T02:05:00+01:00'),
  );
  const watermarks = watched();
  const orders = await collect(api, { watermarks });
  assert.deepEqual(
    orders.map(({ orderId }) => orderId),
    [1, 2, 3],
  );
  assert.deepEqual(watermarks.saved, ['2026-10-25T01:10:00Z']);
  assert.equal(requests[0]?.url, listPath);
});

for (const [latest, ...others] of [
  ['2026-10-25T02:10:00+01:00', '2026-10-25T02:59:59+02:00', '2026-10-25T01:09:59Z'],
  ['2026-01-01T00:00:00-02:00', '2026-01-01T01:59:59Z', '2026-01-01T02:59:59.999+01:00'],
  ['2026-04-22T13:10:12.5+02:00', '2026-04-22T13:10:12.09+02:00', '2026-04-22T11:10:12Z'],
  ['2026-04-22T13:10:12.1234567+02:00', '2026-04-22T11:10:12.123456Z', '2026-04-22T11:10:12.123Z'],
] as const)
  test(`${latest} is later than ${others.join(' and ')}`, async (t) => {
    for (const list of [
      [latest, ...others],
      [...others, latest],
    ]) {
      const { api } = await openShop(t, at(...list));
      const watermarks = watched();
      await collect(api, { watermarks });
      assert.deepEqual(watermarks.saved, [latest]);
    }
  });

test('the next time asks from the watermark on, and takes what comes again', async (t) => {
  const { api, requests } = await openShop(
    t,
    at('2026-04-22T13:10:12+02:00', '2026-04-22T13:10:13+02:00'),
  );
  const watermarks = watched('2026-04-22T13:10:12+02:00');
  const options = { watermarks, since: '2020-01-01T00:00:00Z' };
  assert.equal((await collect(api, options)).length, 2);
  assert.equal(requests[0]?.url, `${listPath}?changedSince=2026-04-22T13%3A10%3A12%2B02%3A00`);
  assert.deepEqual(watermarks.saved, ['2026-04-22T13:10:13+02:00']);
});

test('since is where to begin as long as there is no watermark', async (t) => {
  const { api, requests } = await openShop(t, json([]));
  const watermarks = watched();
  assert.deepEqual(await collect(api, { watermarks, since: '2026-01-01T00:00:00+01:00' }), []);
  assert.equal(requests[0]?.url, `${listPath}?changedSince=2026-01-01T00%3A00%3A00%2B01%3A00`);
  assert.deepEqual(watermarks.saved, []);
});

test('a watermark never goes back', async (t) => {
  const { api } = await openShop(t, at('2026-04-22T13:10:12+02:00'));
  const watermarks = watched('2026-04-22T11:10:13Z');
  await collect(api, { watermarks });
  assert.deepEqual(watermarks.saved, ['2026-04-22T11:10:13Z']);
});

test('the watermark is saved once, after the consumer is done with the last order', async (t) => {
  const { api } = await openShop(t, json([order(1), order(2)]));
  const events: string[] = [];
  const watermarks = {
    load: () => Promise.resolve(null),
    save: (watermark: string) => Promise.resolve(void events.push(`saved ${watermark}`)),
  };
  for await (const { orderId } of syncOrders(api, { watermarks })) {
    events.push(`took ${orderId}`);
    await Promise.resolve();
    events.push(`done with ${orderId}`);
  }
  assert.deepEqual(events, [
    'took 1',
    'done with 1',
    'took 2',
    'done with 2',
    `saved ${order(1).lastChanged}`,
  ]);
});

for (const [name, leave] of [
  ['breaks off at the last order', () => true],
  [
    'fails at the last order',
    () => {
      throw new Error('disk full');
    },
  ],
] as const)
  test(`nothing is saved when the consumer ${name}`, async (t) => {
    const { api } = await openShop(t, json([order(1), order(2)]));
    const watermarks = watched();
    const consume = async () => {
      for await (const { orderId } of syncOrders(api, { watermarks }))
        if (orderId === 2 && leave()) break;
    };
    await consume().catch((error: unknown) => assert.match(String(error), /disk full/));
    assert.deepEqual(watermarks.saved, []);
  });

test('nothing is saved when the list was aborted, however late', async (t) => {
  const { api } = await openShop(t, json([order(1), order(2)]));
  for (const last of [0, 1, 2]) {
    const controller = new AbortController();
    const watermarks = watched();
    const taken: number[] = [];
    const consume = async () => {
      if (last === 0) controller.abort();
      for await (const { orderId } of syncOrders(api, { watermarks, signal: controller.signal })) {
        taken.push(orderId);
        if (orderId === last) controller.abort();
      }
    };
    await assert.rejects(consume(), { kind: 'aborted' });
    assert.deepEqual([taken.length, watermarks.saved], [last, []]);
  }
});

test(
  'an abort ends the waiting for the list, and the request with it',
  { timeout: 10_000 },
  async (t) => {
    const controller = new AbortController();
    const closed: Promise<unknown>[] = [];
    const { api } = await openShop(t, (response) => {
      closed.push(once(response, 'close'));
      response.writeHead(200, { 'Content-Type': 'application/json' }).write('[');
      setImmediate(() => controller.abort());
    });
    const watermarks = watched();
    await assert.rejects(collect(api, { watermarks, signal: controller.signal }), {
      kind: 'aborted',
    });
    await Promise.all(closed);
  },
);

test('a burst of 429 and 5xx before the list is outlived', async (t) => {
  const wire = await openShop(t, send(500));
  const atOnce = { 'Retry-After': '0' };
  wire.answer(send(429, '', atOnce), send(503, '', atOnce), json([order(1)]));
  assert.deepEqual(await collect(wire.api, { watermarks: watched() }), [order(1)]);
  assert.equal(wire.requests.length, 3);
});

for (const [name, options, message] of [
  ['since is no instant', { since: '2026-04-22' }, /since must be ISO 8601 with an offset/],
  ['the watermark is no instant', { watermarks: watched('yesterday') }, /the saved watermark must/],
  ['concurrency is 0', { concurrency: 0 }, /concurrency must be a whole number from 1/],
] as const)
  test(`nothing is asked for when ${name}`, async (t) => {
    const { api, requests } = await openShop(t, json([]));
    await assert.rejects(collect(api, { watermarks: watched(), ...options }), {
      kind: 'invalid-request',
      message,
    });
    assert.equal(requests.length, 0);
  });

test('what the store says of its troubles is passed on', async (t) => {
  const { api } = await openShop(t, json([order(1)]));
  const trouble = new Error('read-only file system');
  const save = () => Promise.reject(trouble);
  await assert.rejects(collect(api, { watermarks: { ...watched(), save } }), trouble);
  await assert.rejects(collect(api, { watermarks: { ...watched(), load: save } }), trouble);
});

test('a watermark can stay in memory or in a file', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'watermark-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'orders.watermark');
  for (const open of [memoryWatermarks, () => fileWatermarks(file)]) {
    const { api, requests } = await openShop(t, json([order(1)]));
    const watermarks = open();
    assert.equal(await watermarks.load(), null);
    await collect(api, { watermarks });
    await collect(api, { watermarks });
    assert.deepEqual(await watermarks.load(), order(1).lastChanged);
    assert.match(requests[1]?.url ?? '', /changedSince=2026-04-22/);
  }
  assert.deepEqual(readdirSync(folder), ['orders.watermark']);
  assert.equal(await fileWatermarks(file).load(), order(1).lastChanged);
  writeFileSync(file, '');
  assert.equal(await fileWatermarks(file).load(), null);
  await assert.rejects(fileWatermarks(folder).load(), { code: 'EISDIR' });
});
