import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createApi } from '../../src/client.js';
import { publicTicketTypes, type AllowItem } from '../../src/gateway.js';
import { Cart, CreatedCart } from '../conformance/subject.js';
import { cash, hamlet, iDeal } from '../sandbox/theatre.js';
import type { Visitor } from '../visitor.js';
import { addressOf } from './box-office.js';
import { openSite } from './open-site.js';

async function newCart(visitor: Visitor): Promise<string> {
  return `/peppered/cart/${(await visitor.ask('POST', '/cart/')).as(CreatedCart).cart_id}`;
}

test('by default, what is not a public ticket type of its event is not sold', async (t) => {
  const { visit, upstream } = await openSite(t);
  const visitor = visit();
  const path = await newCart(visitor);
  for (const [status, item] of [
    [200, hamlet],
    [422, { ...hamlet, priceId: 'vrijkaart' }],
    [422, { ...hamlet, eventId: 999_999 }],
    [422, { priceId: hamlet.priceId, rankId: hamlet.rankId }],
    // Public, but for the youth performance.
    [422, { ...hamlet, priceId: 'Qm4ZsV9dHf' }],
    [422, { priceId: 'donation', rankId: 0, amount: 5 }],
  ] as const)
    assert.equal((await visitor.ask('POST', path, [item])).status, status, JSON.stringify(item));
  assert.deepEqual(
    (await upstream()).filter((line) => line.startsWith('POST /peppered')),
    [`POST ${path}`],
  );
});

test('one item that is not sold keeps the others out', async (t) => {
  const { visit } = await openSite(t);
  const visitor = visit();
  const path = await newCart(visitor);
  const refused = await visitor.ask('POST', path, [hamlet, { ...hamlet, priceId: 'vrijkaart' }]);
  assert.deepEqual([refused.status, refused.problem], [422, 'item-refused']);
  assert.equal((await visitor.ask('GET', path)).as(Cart).cartItems.length, 0);
});

test('the ticket types of an event are asked once in a while, and again after a failure', async (t) => {
  const { visit, upstream, sandbox, theatre } = await openSite(t);
  const visitor = visit();
  const path = await newCart(visitor);
  const fault = { kind: 'status', status: 500 } as const;
  sandbox.faults.add({ path: `/v1/${theatre.clientName}/tickettypes/95`, times: 1, fault });
  const key = { 'Idempotency-Key': 'same' };
  assert.equal((await visitor.ask('POST', path, [hamlet], key)).status, 502);
  // Nothing was sent that could be repeated: the key is still good.
  assert.equal((await visitor.ask('POST', path, [hamlet], key)).status, 200);
  await visitor.ask('POST', path, [hamlet, hamlet]);
  assert.equal((await upstream()).filter((line) => line.includes('tickettypes')).length, 1);

  const api = createApi({
    apiBase: `${sandbox.origin}/v1`,
    clientName: theatre.clientName,
  });
  const hurried = publicTicketTypes(api, 0);
  const request = new Request('https://example.org/');
  await Promise.all([hurried(hamlet, request), hurried(hamlet, request)]);
  await hurried(hamlet, request);
  assert.equal((await upstream()).filter((line) => line.includes('tickettypes')).length, 3);
});

test('one add of many items asks once for each event, a dozen at a time', async (t) => {
  const asked: string[] = [];
  let open = 0;
  let most = 0;
  let release: () => void = () => undefined;
  const together = new Promise<void>((resolve) => (release = resolve));
  const { visit, upstream, sandbox, theatre } = await openSite(t, {
    timeout: 20_000,
    async fetch(input, init) {
      const address = addressOf(input);
      if (!address.includes('/tickettypes/')) return fetch(input, init);
      asked.push(address);
      most = Math.max(most, ++open);
      if (open === 12) release();
      // Goes on when a dozen are under way, and never if they come one by one.
      await together;
      const response = await fetch(input, init);
      open--;
      return response;
    },
  });
  const body = JSON.stringify([{ discount_id: hamlet.priceId }]);
  const headers = { 'Content-Type': 'application/json' };
  const fault = { kind: 'status', status: 200, headers, body } as const;
  sandbox.faults.add({ path: `/v1/${theatre.clientName}/tickettypes/*`, fault });
  const visitor = visit();
  const path = await newCart(visitor);
  // A dozen for one event, before the others are named.
  const eventIds = [
    ...Array<number>(12).fill(95),
    ...Array.from({ length: 19 }, (_, at) => at + 1),
  ];
  await visitor.ask(
    'POST',
    path,
    eventIds.map((eventId) => ({ ...hamlet, eventId })),
  );
  assert.equal(asked.length, 20);
  assert.equal(new Set(asked).size, 20);
  assert.equal(most, 12);
  assert((await upstream()).includes(`POST ${path}`));
});

test('the site decides otherwise, for each item and visitor', async (t) => {
  const seen: unknown[] = [];
  const allowItem: AllowItem = async ({ priceId, seatId }, { headers }) => {
    seen.push([priceId, seatId]);
    return Promise.resolve(headers.get('X-Member') === '1');
  };
  const { visit } = await openSite(t, { allowItem, seats: true });
  const visitor = visit();
  const path = await newCart(visitor);
  assert.equal((await visitor.ask('POST', path, [hamlet])).status, 422);
  const member = { 'X-Member': '1' };
  assert.equal((await visitor.ask('POST', path, [hamlet], member)).status, 200);
  // The sandbox knows no such seat, but it was asked.
  const seat = await visitor.ask('POST', path, [{ ...hamlet, seatId: 's1' }], member);
  assert.notEqual(seat.problem, 'item-refused');
  assert.deepEqual(seen, [
    [hamlet.priceId, undefined],
    [hamlet.priceId, undefined],
    [hamlet.priceId, 's1'],
  ]);
});

test('no rule of the site lets a visitor choose an amount or a seat', async (t) => {
  const { visit, upstream } = await openSite(t, {
    allowItem: () => true,
    donations: { priceIds: ['donation'], maximum: 100 },
  });
  const visitor = visit();
  const path = await newCart(visitor);
  for (const item of [
    { ...hamlet, amount: 1 },
    { ...hamlet, seatId: 's1' },
    { priceId: 'donation', rankId: 0, amount: 100.01 },
    { priceId: 'donation', rankId: 0, amount: 1, seatId: 's1' },
    { priceId: 'donation', rankId: hamlet.rankId, amount: 1 },
    { priceId: 'donation', rankId: 0, amount: 1, eventId: hamlet.eventId },
    { priceId: 'gift', rankId: 0, amount: 1 },
  ])
    assert.equal((await visitor.ask('POST', path, [item])).problem, 'item-refused');
  assert.equal((await upstream()).length, 1);
});

test('where no payment method is configured, nothing can be ordered', async (t) => {
  const { visit, upstream, theatre } = await openSite(t, { paymentMethods: [] });
  const visitor = visit();
  const path = await newCart(visitor);
  await visitor.ask('POST', path, [hamlet]);
  assert.equal((await visitor.ask('GET', '/peppered/paymentmethods')).text, '[]');
  const body = { paymentMethodId: cash };
  const { status, problem } = await visitor.ask('POST', `${path}/checkout`, body);
  assert.deepEqual([status, problem], [403, 'payment-not-configured']);
  assert.equal((await theatre.orders()).length, 0);
  assert.doesNotMatch((await upstream()).join(), /checkout|paymentmethods/);
});

test('other payment methods than the configured ones are not there', async (t) => {
  const { visit, theatre } = await openSite(t, { paymentMethods: [iDeal, 77] });
  const visitor = visit();
  const path = await newCart(visitor);
  await visitor.ask('POST', path, [hamlet]);
  assert.equal(
    (await visitor.ask('GET', '/peppered/paymentmethods')).text,
    '[{"paymentMethodId":1,"name":"iDEAL","fee":0}]',
  );
  const answer = await visitor.ask('POST', `${path}/checkout`, { paymentMethodId: cash });
  assert.equal(answer.problem, 'payment-method-refused');
  assert.equal((await theatre.orders()).length, 0);
});
