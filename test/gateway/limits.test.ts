import assert from 'node:assert/strict';
import { request } from 'node:http';
import { test } from 'node:test';
import { CreatedCart } from '../conformance/subject.js';
import { hamlet } from '../sandbox/theatre.js';
import { json, startWire } from '../wire.js';
import { listen, mount } from './listen.js';
import { openSite } from './open-site.js';

const cart = { cartId: 'c1', timeOut: null, numberOfItems: 0, amount: 0, cartItems: [] };

test('a session may ask so often, and is then told how long to wait', async (t) => {
  const { visit, upstream } = await openSite(t, {
    rates: { session: { requests: 3, per: 86_400_000 } },
  });
  const [busy, quiet] = [visit(), visit()];
  const { cart_id } = (await busy.ask('POST', '/cart/')).as(CreatedCart);
  const statuses: number[] = [];
  for (let index = 0; index < 4; index++)
    statuses.push((await busy.ask('GET', `/peppered/cart/${cart_id}`)).status);
  assert.deepEqual(statuses, [200, 200, 200, 429]);
  const refused = await busy.ask('POST', '/cart/');
  assert.deepEqual([refused.status, refused.problem], [429, 'too-many-requests']);
  const wait = Number(refused.headers['retry-after']);
  assert(wait > 0 && wait <= 86_400, String(wait));
  assert.equal((await upstream()).length, 4);
  assert.equal((await quiet.ask('POST', '/cart/')).status, 201);
});

test('an address may ask so often, with as many sessions as it likes', async (t) => {
  const { visit } = await openSite(t, {
    clientAddress: ({ headers }) => headers.get('X-Address') ?? undefined,
    rates: { address: { requests: 3, per: 86_400_000 } },
  });
  const ask = async (address: string) =>
    (await visit().ask('POST', '/cart/', undefined, { 'X-Address': address })).status;
  const statuses: number[] = [];
  for (let index = 0; index < 4; index++) statuses.push(await ask('10.0.0.1'));
  assert.deepEqual(statuses, [201, 201, 201, 429]);
  assert.equal(await ask('10.0.0.2'), 201);
});

test('an answer that grows beyond measure is broken off', async (t) => {
  const line = { itemType: 'ticket', itemId: 'i1', amount: 1, description: 'x'.repeat(1000) };
  const cartOf = (lines: number) => json({ ...cart, cartItems: Array(lines).fill(line) });
  const wire = await startWire(t, cartOf(3000), cartOf(5000));
  const gateway = await listen(t, { apiBase: wire.apiBase });
  assert.equal((await gateway('/gateway/demo/peppered/cart/c1')).status, 200);
  assert.equal((await gateway('/gateway/demo/peppered/cart/c1')).status, 502);
});

test('one deadline counts for all that a request needs of the API', async (t) => {
  const { visit, sandbox, theatre } = await openSite(t, { timeout: 400 });
  const visitor = visit();
  const { cart_id } = (await visitor.ask('POST', '/cart/')).as(CreatedCart);
  sandbox.faults.add({
    path: `/v1/${theatre.clientName}/**`,
    fault: { kind: 'delay', milliseconds: 250 },
  });
  // The ticket types, and then the add.
  assert.equal((await visitor.ask('POST', `/peppered/cart/${cart_id}`, [hamlet])).status, 504);
});

test('a rule for items has no more time than the request that it decides on', async (t) => {
  const asked: unknown[] = [];
  const { visit, upstream } = await openSite(t, {
    timeout: 300,
    allowItem: (item) => {
      asked.push(item);
      return new Promise((resolve) => setTimeout(resolve, 200, true));
    },
  });
  const visitor = visit();
  const { cart_id } = (await visitor.ask('POST', '/cart/')).as(CreatedCart);
  const items = Array<typeof hamlet>(36).fill(hamlet);
  assert.equal((await visitor.ask('POST', `/peppered/cart/${cart_id}`, items)).status, 504);
  // A dozen at a time: the third dozen is not asked about.
  assert.equal(asked.length, 24);
  assert.deepEqual(await upstream(), ['POST /cart/']);
});

test('an answer about what is not valid is not larger than what was sent', async (t) => {
  const { visit } = await openSite(t);
  const visitor = visit();
  const { cart_id } = (await visitor.ask('POST', '/cart/')).as(CreatedCart);
  const body = Array<object>(20_000).fill({});
  const { status, text } = await visitor.ask('POST', `/peppered/cart/${cart_id}`, body);
  assert.equal(status, 422);
  assert.match(text, /0\.priceId/);
  assert(text.length < 2_000, String(text.length));
});

test('a body that does not come is not waited for', async (t) => {
  const wire = await startWire(t, json(cart));
  const origin = await mount(t, { apiBase: wire.apiBase, timeout: 100 });
  const status = await new Promise((resolve, reject) => {
    const slow = request(`${origin}/gateway/demo/peppered/cart/c1`, {
      method: 'POST',
      headers: {
        Origin: origin,
        'Idempotency-Key': '1',
        'Content-Type': 'application/json',
        'Content-Length': 100,
      },
    });
    slow.on('response', (response) => {
      resolve(response.statusCode);
      slow.destroy();
    });
    slow.on('error', reject);
    slow.write('[');
  });
  assert.equal(status, 408);
  assert.equal(wire.requests.length, 0);
});
