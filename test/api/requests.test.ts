import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addCartItems, checkout, createApi, getCart, PepperedError } from '../../src/client.js';
import { listOrders } from '../../src/orders.js';
import { json, startWire } from '../wire.js';

const cartId = '4DSMDACyPo8wLr8vFnTVUR6HzWC5tWGi';
const ticket = { priceId: '2ePdA8q3BN', rankId: 42, eventId: 95 };

const wrongItems: Record<string, [object[], field: RegExp]> = {
  'no item': [[], /value \(expected at least one item\)/],
  'no priceId': [[{ rankId: 42 }], /0\.priceId/],
  'an empty priceId': [[{ ...ticket, priceId: '' }], /0\.priceId/],
  'a priceId that is a path': [[{ ...ticket, priceId: '../order' }], /0\.priceId/],
  'no rankId': [[{ priceId: 'donation' }], /0\.rankId/],
  'half a rank': [[{ ...ticket, rankId: 4.2 }], /0\.rankId/],
  'a negative event': [[{ ...ticket, eventId: -95 }], /0\.eventId/],
  'no tickets': [[{ ...ticket, numberOfTickets: 0 }], /0\.numberOfTickets/],
  'half a ticket': [[{ ...ticket, numberOfTickets: 1.5 }], /0\.numberOfTickets/],
  'tickets as text': [[{ ...ticket, numberOfTickets: '2' }], /0\.numberOfTickets/],
  'more tickets than can be counted': [
    [{ ...ticket, numberOfTickets: 2 ** 53 }],
    /0\.numberOfTickets/,
  ],
  'a seat with a slash': [[{ ...ticket, seatId: 'A/1' }], /0\.seatId/],
  'a negative donation': [[{ priceId: 'donation', rankId: 0, amount: -5 }], /0\.amount/],
  'a donation of nothing': [[{ priceId: 'donation', rankId: 0, amount: 0 }], /0\.amount/],
  'a donation without limit': [[{ priceId: 'donation', rankId: 0, amount: Infinity }], /0\.amount/],
  'a donation that is no number': [[{ priceId: 'donation', rankId: 0, amount: NaN }], /0\.amount/],
  'one wrong item among others': [[ticket, { ...ticket, rankId: null }], /1\.rankId/],
};

test('a path may stand in the query of the address, as on sites without rewrite rules', async (t) => {
  const { apiBase, requests } = await startWire(t, json({}));
  const api = createApi({
    apiBase: `${apiBase}/index.php?rest_route=/tickets/`,
    clientName: 'demo',
  });
  await getCart(api, cartId).catch(() => undefined);
  await listOrders(api, { changedSince: '2026-01-01T00:00:00Z' }).catch(() => undefined);
  const route = '/v1/index.php?rest_route=/tickets/demo';
  assert.deepEqual(
    requests.map(({ url }) => url),
    [
      `${route}/peppered/cart/${cartId}`,
      `${route}/peppered/order&changedSince=2026-01-01T00%3A00%3A00Z`,
    ],
  );
});

for (const [name, [items, field]] of Object.entries(wrongItems))
  test(`adding ${name} is refused before it is sent, and the field is named`, async (t) => {
    const { apiBase, requests } = await startWire(t, json({}));
    const api = createApi({ apiBase, clientName: 'demo' });
    // @ts-expect-error: a caller without TypeScript.
    await assert.rejects(addCartItems(api, cartId, items), (error) => {
      assert(error instanceof PepperedError);
      assert.equal(error.kind, 'invalid-request');
      assert.match(error.message, field);
      return true;
    });
    assert.equal(requests.length, 0);
  });

const wrongCheckouts: Record<string, [object, field: RegExp]> = {
  'no payment method': [{}, /paymentMethodId/],
  'a payment method by name': [{ paymentMethodId: 'iDEAL' }, /paymentMethodId/],
  'half a customer': [{ paymentMethodId: 1, customerId: 1.5 }, /customerId/],
  'a relative redirectURL': [{ paymentMethodId: 1, redirectURL: '/bedankt' }, /redirectURL/],
};

for (const [name, [request, field]] of Object.entries(wrongCheckouts))
  test(`checking out with ${name} is refused before it is sent`, async (t) => {
    const { apiBase, requests } = await startWire(t, json({}));
    const api = createApi({ apiBase, clientName: 'demo' });
    // @ts-expect-error: a caller without TypeScript.
    await assert.rejects(checkout(api, cartId, request), (error) => {
      assert(error instanceof PepperedError);
      assert.equal(error.kind, 'invalid-request');
      assert.match(error.message, field);
      return true;
    });
    assert.equal(requests.length, 0);
  });

test('only documented fields leave, with their values unchanged', async (t) => {
  const { apiBase, requests } = await startWire(
    t,
    json({ cartId, timeOut: null, numberOfItems: 0, amount: 0, cartItems: [] }),
  );
  const api = createApi({ apiBase, clientName: 'demo' });
  const whole = fc.nat();
  const id = fc.stringMatching(/^[\w-]{1,128}$/);
  const anyItem = fc.record(
    {
      priceId: id,
      rankId: whole,
      eventId: whole,
      numberOfTickets: fc.integer({ min: 1 }),
      seatId: id,
      amount: fc.double({ min: 0, minExcluded: true, noNaN: true, noDefaultInfinity: true }),
    },
    { requiredKeys: ['priceId', 'rankId'] },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(anyItem, { minLength: 1, maxLength: 5 }), async (items) => {
      await addCartItems(
        api,
        cartId,
        items.map((item) => ({ ...item, note: 'private' })),
      );
      assert.deepEqual(JSON.parse(requests.pop()?.body ?? ''), JSON.parse(JSON.stringify(items)));
    }),
  );
});

test('an error names fields and never their values', async (t) => {
  const { apiBase } = await startWire(t, json({}));
  const api = createApi({ apiBase, clientName: 'demo' });
  const wrong = [
    addCartItems(api, cartId, [{ ...ticket, seatId: 'canary!' }]),
    addCartItems(api, cartId, [{ ...ticket, rankId: 31_337.5 }]),
    checkout(api, cartId, { paymentMethodId: 1, redirectURL: 'canary' }),
  ];
  for (const promise of wrong)
    await assert.rejects(promise, (error) => {
      assert.match(String(error), /seatId|rankId|redirectURL/);
      assert.doesNotMatch(String(error), /canary|31337|4DSM/);
      return true;
    });
});
