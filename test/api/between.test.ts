import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { inspect } from 'node:util';
import * as client from '../../src/client.js';
import { json, send, startWire, type Answer } from '../wire.js';

const cartId = '4DSMDACyPo8wLr8vFnTVUR6HzWC5tWGi';
const donation = { priceId: 'donation', rankId: 0, amount: 5 };
const cart = { cartId, timeOut: null, numberOfItems: 0, amount: 0, cartItems: [] };

const failureOf = (promise: Promise<unknown>): Promise<client.PepperedError> =>
  promise.then(
    () => assert.fail('should have failed'),
    (error: unknown) => {
      assert(error instanceof client.PepperedError, inspect(error));
      return error;
    },
  );

/** A page's own client, which knows no key; its requests, as `METHOD path`. */
async function open(t: TestContext, ...answers: Answer[]) {
  const { apiBase, requests } = await startWire(t, ...answers);
  return {
    api: client.createApi({ apiBase, clientName: 'demo' }),
    apiBase,
    requests,
    sent: () =>
      requests.map(({ method = '', url = '', headers }) => {
        const override = headers['x-http-method-override'];
        return [method, url.replace(`/v1/demo`, ''), override].filter(Boolean).join(' ');
      }),
  };
}

const html = { 'Content-Type': 'text/html' };
const problem = { 'Content-Type': 'application/problem+json' };
const strangers: Record<string, ReturnType<typeof send>> = {
  'a page of a proxy': send(404, '<h1>404 Not Found</h1>', html),
  'nothing at all': send(404),
  'a 410 with a page': send(410, '<h1>Gone</h1>', html),
  'text of a function that is not there yet': send(404, 'Not Found', {
    'Content-Type': 'text/plain',
  }),
  'half a JSON text': send(404, '{"message":'),
  "a problem that is not the gateway's": send(404, '{"type":"about:blank","status":404}', problem),
};

for (const [name, answer] of Object.entries(strangers))
  test(`a 404 with ${name} does not say that the cart is gone`, async (t) => {
    const { api } = await open(t, answer);
    const error = await failureOf(client.getCart(api, cartId));
    assert.deepEqual([error.kind, error.outcomeUnknown], ['invalid-response', false]);
    assert.match(error.message, /answered 4(04|10): not by the shop$/);
    assert.equal((await failureOf(client.getOrderByKey(api, 'k1'))).kind, 'invalid-response');
  });

const problemOf = (type: string) =>
  send(409, `{"type":"urn:peppered-cart:problem:${type}","status":409}`, problem);

test("a gateway's 404 and the API's own are what they say", async (t) => {
  const own = '{"type":"urn:peppered-cart:problem:not-found","status":404}';
  for (const answer of [send(404, own, problem), send(404, '{"message":"No such cart."}')]) {
    const { api } = await open(t, answer);
    assert.equal((await failureOf(client.getCart(api, cartId))).kind, 'not-found');
    assert.equal(await client.getOrderByKey(api, 'k1'), null);
  }
});

for (const [type, kind] of [
  ['in-progress', 'in-progress'],
  ['idempotency-key-reused', 'unprocessable'],
  ['idempotency-key-in-use', 'unprocessable'],
  ['conflict', 'conflict'],
  ['incomplete', 'conflict'],
] as const)
  test(`a 409 ${type} of a gateway is ${kind}`, async (t) => {
    const { api } = await open(t, problemOf(type));
    const error = await failureOf(client.addCartItems(api, cartId, [donation]));
    assert.deepEqual([error.kind, error.problem], [kind, type]);
    assert.equal(error.outcomeUnknown, kind === 'in-progress');
  });

const created = send(201, '{"cart_id":"c1"}');
const moved = send(308, '', { Location: '/elsewhere' });
const notThere = send(404, '{"message":"There is no such thing."}');

test('a page asks its gateway for a cart without the slash that frameworks take away', async (t) => {
  const { api, sent } = await open(t, created);
  assert.equal(await client.createCart(api), 'c1');
  assert.deepEqual(sent(), ['POST /cart']);
});

for (const [name, answer] of Object.entries({
  'that redirects to the other form': moved,
  'that knows the other form only': notThere,
  'behind a framework that knows the other form only': send(404, '<h1>Not found</h1>', {
    'Content-Type': 'text/html',
  }),
  'behind a framework that allows no POST there': send(405),
}))
  test(`a page asks a gateway ${name} once more, with the same key`, async (t) => {
    const { api, sent, requests } = await open(t, answer, created);
    assert.equal(await client.createCart(api, { idempotencyKey: 'k' }), 'c1');
    assert.deepEqual(sent(), ['POST /cart', 'POST /cart/']);
    for (const { headers } of requests) assert.equal(headers['idempotency-key'], 'k');
  });

test('a cart that is refused is not asked for again', async (t) => {
  const { api, sent } = await open(t, send(429));
  assert.equal((await failureOf(client.createCart(api))).kind, 'rate-limited');
  assert.deepEqual(sent(), ['POST /cart']);
});

test('whoever has the key asks the API as it is documented', async (t) => {
  const { apiBase, sent } = await open(t, created);
  const api = client.createApi({ apiBase, clientName: 'demo', authorization: 'key' });
  await client.createCart(api);
  assert.deepEqual(sent(), ['POST /cart/']);
});

test('a request that is redirected everywhere says so', async (t) => {
  const { api } = await open(t, moved);
  const error = await failureOf(client.createCart(api));
  assert.deepEqual([error.kind, error.outcomeUnknown], ['redirected', false]);
});

const firewalls: Record<string, Answer> = {
  'a 405': send(405, '', html),
  'a 501': send(501, 'Not Implemented', { 'Content-Type': 'text/plain' }),
  'a 403 with a page': send(403, '<h1>403 Forbidden</h1>', html),
};

for (const [name, answer] of Object.entries(firewalls))
  test(`after ${name} a removal is sent as a POST that says so, and that is remembered`, async (t) => {
    const { api, sent, requests } = await open(t, answer, json(cart), send(200));
    const options = { idempotencyKey: 'k' };
    assert.deepEqual(await client.deleteCartItem(api, cartId, 'i1', options), cart);
    await client.deleteCart(api, cartId, options);
    const path = `/peppered/cart/${cartId}`;
    assert.deepEqual(sent(), [
      `DELETE ${path}/i1`,
      `POST ${path}/i1 DELETE`,
      `POST ${path} DELETE`,
    ]);
    for (const { headers, body } of requests)
      assert.deepEqual([headers['idempotency-key'], body], ['k', '']);
  });

const refusal = send(
  403,
  '{"type":"urn:peppered-cart:problem:cross-origin","status":403}',
  problem,
);
for (const [name, answer, kind] of [
  ["the gateway's own 403", refusal, 'unauthorized'],
  ['a line that is gone', notThere, 'not-found'],
  ['a failure', send(500), 'server-error'],
] as const)
  test(`${name} is no firewall`, async (t) => {
    const { api, sent } = await open(t, answer);
    assert.equal((await failureOf(client.deleteCartItem(api, cartId, 'i1'))).kind, kind);
    assert.equal(sent().length, 1);
  });

test('a gateway that does not know the header does not say that a line is gone', async (t) => {
  const { api, sent } = await open(t, send(405, '', html), notThere, send(405, '', html), notThere);
  for (let click = 1; click <= 2; click++) {
    const error = await failureOf(client.deleteCartItem(api, cartId, 'i1'));
    assert.deepEqual([error.kind, error.status], ['unexpected-status', 405]);
  }
  assert.equal(sent().length, 4);
});

test('whoever has the key never turns a removal into a POST: to the API that is an add', async (t) => {
  const { apiBase, sent } = await open(t, send(405, '', html));
  const api = client.createApi({ apiBase, clientName: 'demo', authorization: 'key' });
  await failureOf(client.deleteCart(api, cartId));
  assert.deepEqual(sent(), [`DELETE /peppered/cart/${cartId}`]);
});
