import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seasonIds } from '../../demo/sandbox/season.js';
import type { Api } from '../../src/api/http.js';
import { MemoryStore } from '../../src/gateway/memory-store.js';
import { Refusal } from '../../src/gateway/refusal.js';
import type { Fault } from '../theatre.js';
import { addressOf, controlClock, openBoxOffice, type BoxOffice } from './box-office.js';

const { iDeal } = seasonIds;
const redirectURL = 'http://localhost/bedankt';
const minute = 60_000;

const lost: [name: string, fault: Fault][] = [
  ['is dropped', { kind: 'dropAfter' }],
  ['is cut off', { kind: 'truncate' }],
  ['is reset', { kind: 'reset' }],
  ['stalls', { kind: 'stall' }],
  ['comes too late', { kind: 'hold', when: 'after' }],
  ['became a 503', { kind: 'status', status: 503, when: 'after' }],
  ['became a page', { kind: 'override', contentType: 'text/html', body: '<h1>Wifi</h1>' }],
];
for (const [name, fault] of lost)
  test(`an order whose answer ${name} is found, and is the result`, async (t) => {
    const office = await openBoxOffice(t);
    const cartId = await office.fill();
    office.failCheckout(fault);
    const answer = await office.order(cartId);
    assert.equal(answer.status, 200, answer.problem);
    assert.equal(answer.url, null);
    assert.deepEqual(await office.orderKeys(), [answer.orderKey]);
    const repeat = await office.order(cartId);
    assert.deepEqual(repeat, { ...answer, replayed: true });
    assert.equal(office.sent.length, 1);
  });

test('an order that is still to be paid is not called final: its payment page is lost', async (t) => {
  const office = await openBoxOffice(t);
  const cartId = await office.fill();
  const request = { paymentMethodId: iDeal, redirectURL };
  const heard: unknown[] = [];
  const onOrder = ({ orderKey }: { orderKey: string }) => void heard.push(orderKey);
  office.failCheckout({ kind: 'dropAfter' });
  const answer = await office.order(cartId, { request, onOrder });
  const [orderKey] = await office.orderKeys();
  assert.deepEqual(answer, {
    status: 502,
    problem: 'payment-page-lost',
    orderKey,
    url: undefined,
    replayed: false,
  });
  assert.deepEqual(heard, [orderKey]);
  assert.deepEqual(await office.order(cartId, { request }), { ...answer, replayed: true });
  assert.equal(office.sent.length, 1);
});

test('a payment address that the site refuses is no reason to order again', async (t) => {
  const office = await openBoxOffice(t);
  const cartId = await office.fill();
  const present = () => {
    throw new Refusal('payment-address-refused');
  };
  const answer = await office.order(cartId, { present });
  assert.equal(answer.problem, 'payment-address-refused');
  assert.deepEqual(await office.order(cartId, { present }), { ...answer, replayed: true });
  assert.equal(office.sent.length, 1);
});

test('a checkout that never arrived is unknown at first, and later known as not placed', async (t) => {
  const tick = controlClock(t);
  const office = await openBoxOffice(t);
  const cartId = await office.fill();
  office.failCheckout({ kind: 'dropBefore' });
  assert.equal((await office.order(cartId)).problem, 'outcome-unknown');
  tick(2 * minute - 1);
  assert.equal((await office.order(cartId)).problem, 'outcome-unknown');
  assert.equal((await office.order(cartId, { key: 'other' })).problem, 'outcome-unknown');
  tick(minute);
  const notPlaced = await office.order(cartId);
  assert.deepEqual([notPlaced.status, notPlaced.problem], [424, 'not-placed']);
  assert.deepEqual(await office.order(cartId), { ...notPlaced, replayed: true });
  assert.deepEqual(office.sent, ['key']);
  assert.deepEqual(await office.orderKeys(), []);

  assert.equal((await office.order(cartId, { key: 'again' })).status, 200);
  assert.equal((await office.orderKeys()).length, 1);
});

test('a checkout that a slow API applies later is found by a repeat', async (t) => {
  const office = await openBoxOffice(t);
  const cartId = await office.fill();
  office.failCheckout({ kind: 'dropBefore' });
  assert.equal((await office.order(cartId)).problem, 'outcome-unknown');
  const orderKey = await office.orderDirectly(cartId);
  const answer = await office.order(cartId);
  assert.deepEqual([answer.status, answer.orderKey], [200, orderKey]);
  assert.equal(office.sent.length, 1);
});

test('of two orders of one customer, amount and moment, neither is taken', async (t) => {
  const office = await openBoxOffice(t);
  const [cartId, other] = [await office.fill(), await office.fill()];
  await office.orderDirectly(other);
  office.failCheckout({ kind: 'dropAfter' });
  for (let round = 0; round < 3; round++)
    assert.equal((await office.order(cartId)).problem, 'outcome-unknown');
  assert.equal((await office.orderKeys()).length, 2);
  assert.equal(office.sent.length, 1);
});

test('an order that another checkout of the gateway got is not taken', async (t) => {
  const office = await openBoxOffice(t);
  const [cartId, other] = [await office.fill(), await office.fill()];
  const first = await office.order(other, { key: 'other' });
  office.failCheckout({ kind: 'dropBefore' });
  assert.equal((await office.order(cartId)).problem, 'outcome-unknown');
  assert.deepEqual(await office.orderKeys(), [first.orderKey]);
});

test('of two orders, the one that no other checkout of the gateway got is taken', async (t) => {
  const office = await openBoxOffice(t);
  const [cartId, other] = [await office.fill(), await office.fill()];
  const first = await office.order(other, { key: 'other' });
  office.failCheckout({ kind: 'dropAfter' });
  const answer = await office.order(cartId);
  assert.equal(answer.status, 200);
  assert.deepEqual(await office.orderKeys(), [first.orderKey, answer.orderKey]);
});

test('an order from before is not taken, although it has just been paid', async (t) => {
  const tick = controlClock(t);
  const office = await openBoxOffice(t);
  const [cartId, other] = [await office.fill(), await office.fill()];
  const request = { paymentMethodId: iDeal, redirectURL };
  const { url } = await office.order(other, { request, store: new MemoryStore(), key: 'other' });
  tick(minute);
  const body = new URLSearchParams({ choice: 'pay' });
  await fetch(url ?? '', { method: 'POST', body, redirect: 'manual' });
  office.failCheckout({ kind: 'dropBefore' });
  assert.equal((await office.order(cartId)).problem, 'outcome-unknown');
});

test('an order from long after is not taken', async (t) => {
  const tick = controlClock(t);
  const office = await openBoxOffice(t);
  const [cartId, other] = [await office.fill(), await office.fill()];
  office.failCheckout({ kind: 'dropBefore' });
  assert.equal((await office.order(cartId)).problem, 'outcome-unknown');
  tick(3 * minute);
  await office.orderDirectly(other);
  assert.equal((await office.order(cartId)).problem, 'not-placed');
});

test('two lost checkouts of one customer and amount get no order that may be the other’s', async (t) => {
  const office = await openBoxOffice(t);
  const [cartId, other] = [await office.fill(), await office.fill()];
  const held = office.failCheckout({ kind: 'hold', when: 'after' });
  const holding = office.order(other, { key: 'other' });
  await office.sandbox.faults.struck(held);
  office.failCheckout({ kind: 'dropBefore' });
  assert.equal((await office.order(cartId)).problem, 'outcome-unknown');
  office.sandbox.faults.remove(held);
  const { orderKey } = await holding;
  assert.deepEqual(await office.orderKeys(), [orderKey]);
  assert.equal((await office.order(cartId)).problem, 'outcome-unknown');
});

for (const [name, tickets, customer] of [
  ['another amount', 3, 'same'],
  ['another customer', 2, 'other'],
] as const)
  test(`an order of ${name} is not taken`, async (t) => {
    const office = await openBoxOffice(t);
    const [cartId, other] = [await office.fill(), await office.fill(tickets)];
    await office.orderDirectly(other);
    const customerId = () => (customer === 'same' ? office.customerId : 999_999);
    office.failCheckout({ kind: 'dropBefore' });
    assert.equal((await office.order(cartId, { customerId })).problem, 'outcome-unknown');
  });

test("the moment is the API's, however wrong the gateway's clock is", async (t) => {
  const office = await openBoxOffice(t);
  const cartId = await office.fill();
  const clock = `${office.sandbox.origin}/sandbox/theatres/${office.clientName}/clock`;
  const headers = { 'Content-Type': 'application/json' };
  await fetch(clock, { method: 'POST', headers, body: '{"advance":600}' });
  office.failCheckout({ kind: 'dropAfter' });
  assert.equal((await office.order(cartId)).status, 200);
});

test('an order whose answer was lost is found by its key alone, and nothing is sent again', async (t) => {
  const office = await openBoxOffice(t);
  const [cartId, another] = [await office.fill(), await office.fill()];
  const held = office.failCheckout({ kind: 'hold', when: 'after' });
  office.fail('GET', '/peppered/order', { kind: 'status', status: 503 }, 1);
  const ordering = office.order(cartId);
  await office.sandbox.faults.struck(held);
  assert.equal((await office.find(cartId)).problem, 'in-progress');
  assert.equal((await ordering).problem, 'outcome-unknown');
  const found = await office.find(cartId);
  assert.deepEqual([found.status, [found.orderKey]], [200, await office.orderKeys()]);
  assert.deepEqual(await office.find(cartId), { ...found, replayed: true });
  assert.deepEqual(await office.order(cartId), { ...found, replayed: true });
  for (const other of [await office.find(another), await office.find(cartId, 'other')])
    assert.deepEqual([other.status, other.problem], [404, 'idempotency-key-unknown']);
  assert.equal(office.sent.length, 1);
});

test('while the orders cannot be read the outcome is unknown, and then it is known', async (t) => {
  const office = await openBoxOffice(t);
  const cartId = await office.fill();
  office.failCheckout({ kind: 'dropAfter' });
  const faults: Fault[] = [
    { kind: 'status', status: 503 },
    { kind: 'dropBefore' },
    { kind: 'html' },
  ];
  for (const fault of faults) {
    office.fail('GET', '/peppered/order', fault, 1);
    const answer = await office.order(cartId);
    assert.deepEqual([answer.status, answer.problem], [502, 'outcome-unknown']);
  }
  assert.equal((await office.order(cartId)).status, 200);
  assert.equal(office.sent.length, 1);
});

test('what fails before the checkout is sent is no order, and the key can be used again', async (t) => {
  const office = await openBoxOffice(t);
  const cartId = await office.fill();
  for (const path of ['/peppered/cart/*', '/peppered/paymentmethods']) {
    office.fail('GET', path, { kind: 'status', status: 503 }, 1);
    const answer = await office.order(cartId);
    assert.deepEqual([answer.status, answer.problem], [424, 'not-placed']);
  }
  assert.deepEqual(office.sent, []);
  assert.equal((await office.order(cartId)).status, 200);
});

test('a refusal of the API is final for its key, and leaves the cart to another', async (t) => {
  const office = await openBoxOffice(t);
  const cartId = await office.fill();
  const withoutReturn = { request: { paymentMethodId: iDeal } };
  const refused = await office.order(cartId, withoutReturn);
  assert.deepEqual([refused.status, refused.problem], [422, 'unprocessable']);
  assert.deepEqual(await office.order(cartId, withoutReturn), { ...refused, replayed: true });
  assert.equal((await office.order(cartId, { key: 'other' })).status, 200);
});

test('a checkout that the API has no time for can be sent again with its key', async (t) => {
  const office = await openBoxOffice(t);
  const cartId = await office.fill();
  office.failCheckout({ kind: 'status', status: 429 });
  assert.equal((await office.order(cartId)).problem, 'rate-limited');
  assert.equal((await office.order(cartId)).status, 200);
  assert.equal((await office.orderKeys()).length, 1);
});

test('the buyer is asked for once, and not for repeats', async (t) => {
  const office = await openBoxOffice(t);
  const cartId = await office.fill();
  let asked = 0;
  const customerId = () => {
    asked++;
    return office.customerId;
  };
  for (let round = 0; round < 3; round++) await office.order(cartId, { customerId });
  assert.equal(asked, 1);
});

test('two keys cannot send one cart at the same time', async (t) => {
  const office = await openBoxOffice(t);
  const cartId = await office.fill();
  const held = office.failCheckout({ kind: 'hold', when: 'after' });
  const first = office.order(cartId);
  await office.sandbox.faults.struck(held);
  const second = await office.order(cartId, { key: 'other', session: 'other' });
  assert.deepEqual([second.status, second.problem], [409, 'in-progress']);
  office.sandbox.faults.remove(held);
  assert.equal((await first).status, 200);
  assert.deepEqual(office.sent, ['key']);
});

/** The API, where the cart of an order is there again with new lines. The sandbox gives no id twice; the vendor's embed does. */
async function refill(office: BoxOffice, cartId: string): Promise<Api> {
  const refilled = await office.fill();
  return {
    ...office.api,
    fetch: (input, init) => {
      const address = addressOf(input).replace(cartId, refilled);
      return office.api.fetch?.(address, init) ?? fetch(address, init);
    },
  };
}

test('a cart that is filled again after an order can be ordered at once', async (t) => {
  const office = await openBoxOffice(t);
  const cartId = await office.fill();
  assert.equal((await office.order(cartId)).status, 200);
  const api = await refill(office, cartId);
  assert.equal((await office.order(cartId, { api, key: 'other' })).status, 200);
  assert.equal((await office.orderKeys()).length, 2);
});

test('a cart that is filled again after an order whose answer was never known can be ordered', async (t) => {
  const tick = controlClock(t);
  const office = await openBoxOffice(t);
  const cartId = await office.fill();
  office.failCheckout({ kind: 'dropAfter' });
  const unread = office.fail('GET', '/peppered/order', { kind: 'status', status: 503 });
  assert.equal((await office.order(cartId)).problem, 'outcome-unknown');
  const api = await refill(office, cartId);
  tick(minute);
  assert.equal((await office.order(cartId, { api, key: 'early' })).problem, 'outcome-unknown');
  tick(2 * minute);
  assert.equal((await office.order(cartId, { api, key: 'other' })).status, 200);
  office.sandbox.faults.remove(unread);
  assert.equal((await office.orderKeys()).length, 2);
});
