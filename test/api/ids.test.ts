import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspect } from 'node:util';
import fc from 'fast-check';
import * as client from '../../src/client.js';
import { getOrder } from '../../src/orders.js';
import { json, send, startWire } from '../wire.js';

const hostile = [
  '',
  '.',
  '..',
  '%2e%2e',
  'a/b',
  'a\\b',
  'a%2fb',
  'a b',
  'a?b',
  'a#b',
  'https://example.org',
  '//example.org',
  'a\n',
  'é',
  'x'.repeat(129),
];

const calls: Record<string, (api: client.Api, id: string) => Promise<unknown>> = {
  getCartSummary: client.getCartSummary,
  getCart: client.getCart,
  addCartItems: (api, id) => client.addCartItems(api, id, [{ priceId: 'a', rankId: 1 }]),
  'deleteCartItem, as the cart': (api, id) => client.deleteCartItem(api, id, 'item'),
  'deleteCartItem, as the line': (api, id) => client.deleteCartItem(api, 'cart', id),
  deleteCart: client.deleteCart,
  checkout: (api, id) => client.checkout(api, id, { paymentMethodId: 1 }),
  getOrderByKey: client.getOrderByKey,
};

for (const [name, call] of Object.entries(calls))
  test(`${name} refuses an id that could change the path, before anything is sent`, async (t) => {
    const { apiBase, requests } = await startWire(t, json({}));
    const api = client.createApi({ apiBase, clientName: 'demo' });
    for (const id of hostile)
      await assert.rejects(
        async () => call(api, id),
        (error) => {
          assert(error instanceof client.PepperedError);
          assert.equal(error.kind, 'invalid-request', inspect(id));
          assert.match(error.message, /: \w+ is not a valid id$/);
          return true;
        },
      );
    assert.equal(requests.length, 0);
  });

test('a number that is no whole number is not an id either', async (t) => {
  const { apiBase, requests } = await startWire(t, json({}));
  const api = client.createApi({ apiBase, clientName: 'demo' });
  for (const id of [1.5, 1e21])
    for (const call of [client.getEvent, getOrder])
      await assert.rejects(async () => call(api, id), { kind: 'invalid-request' });
  assert.equal(requests.length, 0);
});

test('whatever the id, the path is the documented one or nothing is sent', async (t) => {
  const wire = await startWire(t, send(404));
  const api = client.createApi({ apiBase: wire.apiBase, clientName: 'demo' });
  const anyId = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.stringMatching(/^[\w./%\\:@?#-]{1,12}$/),
    fc.stringMatching(/^[\w-]{1,128}$/),
  );
  await fc.assert(
    fc.asyncProperty(anyId, anyId, async (cartId, itemId) => {
      wire.requests.length = 0;
      await client.deleteCartItem(api, cartId, itemId).catch(() => undefined);
      for (const { url } of wire.requests) {
        assert.equal(url, `/v1/demo/peppered/cart/${cartId}/${itemId}`);
        assert.equal(new URL(url, wire.apiBase).pathname.split('/').length, 7);
      }
      const safe = /^[\w-]{1,128}$/;
      assert.equal(wire.requests.length, safe.test(cartId) && safe.test(itemId) ? 1 : 0);
    }),
    { numRuns: 300 },
  );
});
