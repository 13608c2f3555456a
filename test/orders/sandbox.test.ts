import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import type { FaultRuleInput } from '../../demo/sandbox/fault-rule.js';
import { startSandbox, type RunningSandbox } from '../../demo/sandbox/server.js';
import {
  createOrdersApi,
  listOrders,
  memoryWatermarks,
  syncOrders,
  type ErrorKind,
  type Order,
} from '../../src/orders.js';
import { openTheatre as openSandboxTheatre } from '../sandbox/theatre.js';

let sandbox: RunningSandbox;
before(async () => {
  sandbox = await startSandbox();
});
after(() => sandbox.close());

/** A theatre with so many orders, and a copy of them that is kept in step. */
async function openTheatre(count: number) {
  const theatre = openSandboxTheatre(sandbox);
  const { clientName, apiKey } = theatre;
  const api = createOrdersApi({
    apiBase: `${sandbox.origin}/v1`,
    clientName,
    authorization: apiKey,
  });
  await theatre.boxOffice('POST', '/orders', { count });
  const copy = new Map<number, Order>();
  const watermarks = memoryWatermarks();
  /** Takes orders into the copy, at most so many, and answers how many came. */
  const sync = async (atMost = Infinity, details = false) => {
    let taken = 0;
    for await (const order of syncOrders(api, { watermarks, details })) {
      copy.set(order.orderId, order);
      if (++taken >= atMost) break;
    }
    return taken;
  };
  const assertInStep = async () => {
    const orders = await listOrders(api);
    assert.deepEqual(copy, new Map(orders.map((order) => [order.orderId, order])));
  };
  return { ...theatre, watermarks, sync, assertInStep };
}

test('after years of orders, only what changed comes, and the copy is the box office’s', async () => {
  const theatre = await openTheatre(2000);
  assert.equal(await theatre.sync(), 2000);
  await theatre.assertInStep();
  await theatre.advance(60);
  await theatre.boxOffice('POST', '/orders/changes', { count: 30 });
  await theatre.boxOffice('POST', '/orders', { count: 5, days: 0 });
  // Those of the watermark's second come again.
  const again = 1;
  assert.equal(await theatre.sync(), 30 + 5 + again);
  await theatre.assertInStep();
  // Made by a purchase, with seats.
  const cartId = await theatre.newCart();
  await theatre.add(cartId, { priceId: '2ePdA8q3BN', rankId: 42, eventId: 95 });
  await theatre.checkout(cartId, 4);
  await theatre.sync(Infinity, true);
  await theatre.assertInStep();
});

const faults: [FaultRuleInput['fault'], ErrorKind][] = [
  [{ kind: 'truncate' }, 'network'],
  [{ kind: 'reset' }, 'network'],
  [{ kind: 'html' }, 'invalid-response'],
  [{ kind: 'redirect' }, 'redirected'],
  [{ kind: 'override', body: '[{' }, 'invalid-response'],
  [{ kind: 'status', status: 401 }, 'unauthorized'],
];
for (const [fault, kind] of faults)
  test(`a list that meets ${fault.kind} fails with ${kind}; the next run makes up for it`, async () => {
    const theatre = await openTheatre(600);
    const path = `/v1/${theatre.clientName}/peppered/order`;
    const rule = sandbox.faults.add({ path, fault });
    await assert.rejects(theatre.sync(), { kind });
    assert.equal(await theatre.watermarks.load(), null);
    sandbox.faults.remove(rule);
    assert.equal(await theatre.sync(), 600);
    await theatre.assertInStep();
  });

test('a bad night on the way: 429, 5xx and lost connections are asked again', async () => {
  const theatre = await openTheatre(60);
  const path = `/v1/${theatre.clientName}/peppered/order**`;
  const headers = { 'Retry-After': '0' };
  for (const [skip, fault] of [
    [0, { kind: 'status', status: 503, headers }],
    [10, { kind: 'status', status: 429, headers }],
    [20, { kind: 'dropBefore' }],
    [30, { kind: 'dropAfter' }],
  ] as const)
    sandbox.faults.add({ path, skip, times: 1, fault });
  assert.equal(await theatre.sync(Infinity, true), 60);
  await theatre.assertInStep();
});

test('broken off anywhere, while orders keep changing: a run that ends leaves nothing behind', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 2 })), {
        minLength: 1,
        maxLength: 8,
      }),
      async (rounds) => {
        const theatre = await openTheatre(40);
        for (const [atMost, seconds] of rounds) {
          await theatre.sync(atMost);
          await theatre.boxOffice('POST', '/orders/changes', { count: 3 });
          await theatre.advance(seconds);
        }
        await theatre.sync();
        await theatre.assertInStep();
      },
    ),
    { numRuns: 15 },
  );
});
