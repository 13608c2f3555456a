import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once as event } from 'node:events';
import { fileURLToPath } from 'node:url';
import { test, type TestContext } from 'node:test';
import { getRequestListener } from '@hono/node-server';
import fc from 'fast-check';
import { seasonIds } from '../../demo/sandbox/season.js';
import { createGateway, createSqliteStore, type Gateway } from '../../src/gateway.js';
import { CreatedCart } from '../../src/api/schemas.js';
import { serve } from '../serve.js';
import type { Fault } from '../theatre.js';
import { visit, type Reply } from '../visitor.js';
import { controlClock, openBoxOffice, type BoxOffice } from './box-office.js';
import { site } from './listen.js';
import { databaseFile, openDatabase } from './sqlite.js';

const { cash, hamlet, standard, firstRank } = seasonIds;
const tickets = { priceId: standard, rankId: firstRank, eventId: hamlet, numberOfTickets: 2 };
const minute = 60_000;
/** Longer than a gateway waits for a process that may have crashed. */
const lease = 20_000;

/** A site whose gateway can crash: a new one starts on the same file, and the old one's store is gone. */
async function openSite(context: TestContext, office: BoxOffice) {
  const file = databaseFile(context);
  let database = openDatabase(file);
  const start = (): Gateway =>
    createGateway({
      ...site,
      clientName: office.clientName,
      apiKey: office.apiKey,
      apiBase: office.api.apiBase,
      fetch: office.api.fetch ?? fetch,
      timeout: office.api.timeout,
      store: createSqliteStore(database),
      resolveCustomer: () => office.customerId,
      paymentMethods: [cash],
      rates: { session: { requests: 10_000, per: minute } },
    });
  let gateway = start();
  const listener = getRequestListener((request) => gateway(request), {
    errorHandler: () => new Response('{"type":"crashed"}', { status: 500 }),
  });
  const origin = await serve(context, (request, response) => {
    void listener(request, response);
  });
  context.after(() => {
    database.close();
  });
  const visitor = visit(`${origin}/gateway/${office.clientName}`);
  return {
    visitor,
    restart: () => {
      database.close();
      database = openDatabase(file);
      gateway = start();
    },
    fill: async (): Promise<string> => {
      const { cart_id } = (await visitor.ask('POST', '/cart/')).as(CreatedCart);
      assert.equal((await visitor.ask('POST', `/peppered/cart/${cart_id}`, [tickets])).status, 200);
      return cart_id;
    },
    order: (cartId: string, key = 'key', paymentMethodId: number = cash): Promise<Reply> =>
      visitor.ask(
        'POST',
        `/peppered/cart/${cartId}/checkout`,
        { paymentMethodId },
        { 'Idempotency-Key': key },
      ),
  };
}

const answerLost: Fault[] = [
  { kind: 'dropAfter' },
  { kind: 'reset' },
  { kind: 'truncate' },
  { kind: 'status', status: 503, when: 'after' },
  { kind: 'delay', milliseconds: 300, when: 'after' },
  { kind: 'hold', when: 'after' },
];

for (const fault of answerLost)
  test(`100 parallel checkouts, whose answer suffers from ${fault.kind}, and restarts make one order`, async (t) => {
    const tick = controlClock(t);
    const office = await openBoxOffice(t, 10_000);
    const { visitor, restart, fill, order } = await openSite(t, office);
    const cartId = await fill();
    const path = `/v1/${office.clientName}/peppered`;
    const { faults } = office.sandbox;
    const answers: Promise<Reply>[] = [];
    const orderMany = () => {
      for (let count = 0; count < 25; count++) answers.push(order(cartId));
    };

    const lost = office.failCheckout(fault);
    faults.add({ path: `${path}/paymentmethods`, fault: { kind: 'delay', milliseconds: 20 } });
    orderMany();
    await faults.struck(lost);
    restart();
    faults.remove(lost);
    const unread: Fault[] = [
      { kind: 'status', status: 503 },
      { kind: 'truncate' },
      { kind: 'reset' },
    ];
    for (const wrong of unread) faults.add({ path: `${path}/order`, times: 4, fault: wrong });
    orderMany();
    await Promise.all(answers);
    tick(lease);
    orderMany();
    restart();
    await Promise.all(answers);
    tick(lease);
    orderMany();
    await Promise.all(answers);

    faults.remove();
    const last = await order(cartId);
    const orders = await office.orderKeys();
    assert.equal(orders.length, 1);
    assert.equal(last.status, 200, last.text);
    for (const { status, problem, text } of [...(await Promise.all(answers)), last])
      if (status === 200) assert.match(text, new RegExp(`"orderKey":"${orders[0] ?? ''}"`));
      else if (status === 409) assert.equal(problem, 'in-progress');
      else assert(problem === 'outcome-unknown' || status === 500, text);
    assert.deepEqual(office.sent, ['key']);
    assert.equal(visitor.cookies.size, 1);
  });

test('over the gateway: replay, another body, another cart', async (t) => {
  const office = await openBoxOffice(t);
  const { restart, fill, order } = await openSite(t, office);
  const cartId = await fill();
  const first = await order(cartId);
  assert.equal(first.status, 200);
  restart();
  const repeat = await order(cartId);
  assert.deepEqual([repeat.status, repeat.text], [200, first.text]);
  assert.equal(repeat.headers['idempotency-replayed'], 'true');
  const other = await order(await fill());
  assert.deepEqual([other.status, other.problem], [422, 'idempotency-key-reused']);
  assert.equal((await office.orderKeys()).length, 1);
});

test('over the gateway: an add happens once, and its repeat gets the same cart', async (t) => {
  const office = await openBoxOffice(t);
  const { visitor, restart, fill } = await openSite(t, office);
  const cartId = await fill();
  const key = { 'Idempotency-Key': 'add' };
  const add = (count: number) =>
    visitor.ask('POST', `/peppered/cart/${cartId}`, [{ ...tickets, numberOfTickets: count }], key);
  const held = office.fail('POST', `/peppered/cart/${cartId}`, { kind: 'hold', when: 'after' });
  const first = add(1);
  await office.sandbox.faults.struck(held);
  assert.deepEqual((await add(1)).problem, 'in-progress');
  office.sandbox.faults.remove(held);
  const { text } = await first;
  restart();
  const repeat = await add(1);
  assert.equal(repeat.text, text);
  assert.equal(repeat.headers['idempotency-replayed'], 'true');
  assert.deepEqual((await add(2)).problem, 'idempotency-key-reused');
  const cart = await visitor.ask('GET', `/peppered/cart/${cartId}`);
  assert.match(cart.text, /"numberOfItems":3\b/);
});

test('over the gateway: an add whose answer was lost is not added again', async (t) => {
  const office = await openBoxOffice(t);
  const { visitor, fill } = await openSite(t, office);
  const cartId = await fill();
  const add = () =>
    visitor.ask('POST', `/peppered/cart/${cartId}`, [tickets], { 'Idempotency-Key': 'add' });
  office.fail('POST', `/peppered/cart/${cartId}`, { kind: 'dropAfter' }, 1);
  assert.equal((await add()).status, 502);
  assert.equal((await add()).problem, 'outcome-unknown');
  const cart = await visitor.ask('GET', `/peppered/cart/${cartId}`);
  assert.match(cart.text, /"numberOfItems":4\b/);
});

for (const when of ['after', 'before'] as const)
  test(`a process killed in mid-checkout, ${when} the API applied it, leaves no second order`, async (t) => {
    const tick = controlClock(t);
    const office = await openBoxOffice(t);
    const { apiBase } = office.api;
    const cartId = await office.fill();
    const file = databaseFile(t);
    const { apiKey: authorization, clientName, customerId } = office;
    const settings = { file, apiBase, clientName, authorization, cartId, customerId };
    const held = office.failCheckout({ kind: 'hold', when });
    const child = spawn(
      process.execPath,
      [
        '--import=tsx',
        fileURLToPath(new URL('once-process.ts', import.meta.url)),
        JSON.stringify({ ...settings, paymentMethodId: cash }),
      ],
      { stdio: 'inherit' },
    );
    await office.sandbox.faults.struck(held);
    child.kill('SIGKILL');
    // The fault ends with its connection: ended here, it might let the request through before that.
    await event(child, 'exit');

    const database = openDatabase(file);
    t.after(() => {
      database.close();
    });
    const store = createSqliteStore(database);
    const order = (key = 'key') => office.order(cartId, { store, key });
    assert.equal((await order()).problem, 'in-progress');
    assert.equal((await order('other')).problem, 'in-progress');
    tick(1.5 * minute);
    const answer = await order();
    if (when === 'after') {
      assert.equal(answer.status, 200);
      assert.deepEqual(await office.orderKeys(), [answer.orderKey]);
    } else {
      assert.equal(answer.problem, 'outcome-unknown');
      tick(2 * minute);
      assert.equal((await order()).problem, 'not-placed');
      assert.deepEqual(await office.orderKeys(), []);
    }
    assert.deepEqual(office.sent, []);
  });

test('whatever goes wrong in whatever order, no key is sent twice and no cart becomes two orders', async (t) => {
  const tick = controlClock(t);
  const office = await openBoxOffice(t);
  const checkoutFaults: Fault[] = [
    { kind: 'dropBefore' },
    { kind: 'dropAfter' },
    { kind: 'truncate' },
    { kind: 'status', status: 503 },
    { kind: 'status', status: 503, when: 'after' },
    { kind: 'html' },
  ];
  const readFaults: Fault[] = [{ kind: 'status', status: 503 }, { kind: 'dropBefore' }];
  const step = fc.record({
    cart: fc.constantFrom(0, 1),
    key: fc.constantFrom('a', 'b'),
    together: fc.integer({ min: 1, max: 4 }),
    checkout: fc.option(fc.constantFrom(...checkoutFaults), { nil: undefined }),
    read: fc.option(fc.constantFrom(...readFaults), { nil: undefined }),
    wait: fc.constantFrom(0, 0, 8_000, 3 * minute),
  });
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 6 }), async (steps) => {
      const session = String(++run);
      const carts = [await office.fill(), await office.fill(1)];
      const before = (await office.orderKeys()).length;
      const placed = new Map<string, Set<string>>();
      for (const { cart, key, together, checkout, read, wait } of steps) {
        const cartId = carts[cart] ?? '';
        // A key is for one cart: its body would be another.
        const own = `${session}-${String(cart)}-${key}`;
        if (checkout) office.failCheckout(checkout);
        if (read) office.fail('GET', '/peppered/**', read, 1);
        const answers = await Promise.all(
          Array.from({ length: together }, () => office.order(cartId, { session, key: own })),
        );
        for (const { status, orderKey } of answers)
          if (status === 200)
            placed.set(cartId, (placed.get(cartId) ?? new Set()).add(orderKey ?? ''));
        office.sandbox.faults.remove();
        tick(wait);
      }
      assert.equal(new Set(office.sent).size, office.sent.length);
      const made = (await office.orderKeys()).slice(before);
      assert(made.length <= 2);
      const told = [...placed.values()];
      assert(told.every(({ size }) => size === 1));
      assert(told.flatMap((keys) => [...keys]).every((orderKey) => made.includes(orderKey)));
      assert.equal(new Set(told.flatMap((keys) => [...keys])).size, told.length);
    }),
    { numRuns: 30 },
  );
});
