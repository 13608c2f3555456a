import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import * as client from '../../src/client.js';
import { seasonIds } from '../../demo/sandbox/season.js';
import { serve } from '../serve.js';
import { startTestServer } from '../server.js';
import { openTheatre, type Theatre } from '../theatre.js';

const { hamlet, standard, firstRank, iDeal, cash } = seasonIds;
const tickets = { priceId: standard, rankId: firstRank, eventId: hamlet, numberOfTickets: 2 };

async function open(context: TestContext): Promise<Theatre> {
  const server = await startTestServer();
  context.after(server.close);
  return openTheatre({}, await serve(context, server.listener));
}

test('a visitor without a key buys two tickets and gives a donation', async (t) => {
  const theatre = await open(t);
  const { api } = theatre;
  const cartId = await client.createCart(api);
  const filled = await client.addCartItems(api, cartId, [
    tickets,
    { priceId: 'donation', rankId: 0, amount: 5 },
  ]);
  assert.equal(filled.cartItems.length, 3);
  const [line] = filled.cartItems;
  assert(line);
  const rest = await client.deleteCartItem(api, cartId, line.itemId);
  assert.equal(rest.cartItems.length, 2);
  assert.deepEqual(await client.getCart(api, cartId), rest);
  const { cartItems: _, ...summary } = rest;
  assert.deepEqual(await client.getCartSummary(api, cartId), summary);
  const methods = await client.listPaymentMethods(api);
  assert(methods.some(({ paymentMethodId }) => paymentMethodId === iDeal));
  const { orderKey, url } = await client.checkout(api, cartId, {
    paymentMethodId: iDeal,
    redirectURL: 'https://theater.example/bedankt',
    customerId: 1,
  });
  assert.match(url ?? '', /^http/);
  assert.notEqual(await client.getOrderByKey(api, orderKey), null);
  const [order, ...others] = await theatre.orders();
  assert.equal(others.length, 0);
  assert.equal(order?.orderKey, orderKey);
  assert.equal(order.customerId, theatre.customerId);
});

test('an abandoned cart is gone, and an unknown order is no order', async (t) => {
  const { api } = await open(t);
  const cartId = await client.createCart(api);
  await client.addCartItems(api, cartId, [tickets]);
  await client.deleteCart(api, cartId);
  await assert.rejects(client.getCart(api, cartId), { kind: 'not-found' });
  assert.equal(await client.getOrderByKey(api, 'nobody-knows-me'), null);
});

test('seats that are gone are a conflict', async (t) => {
  const theatre = await open(t);
  await theatre.leaveSeats(hamlet, firstRank, 1);
  const cartId = await client.createCart(theatre.api);
  await assert.rejects(client.addCartItems(theatre.api, cartId, [tickets]), {
    kind: 'conflict',
    status: 409,
  });
});

test("a theatre's clock and its carts are its own", async (t) => {
  const theatre = await open(t);
  const dates: number[] = [];
  const onResponse = (response: Response) =>
    dates.push(Date.parse(response.headers.get('Date') ?? ''));
  const api = { ...theatre.api, onResponse };
  const cartId = await client.createCart(api);
  await client.addCartItems(api, cartId, [tickets]);
  await theatre.advance(7200);
  await assert.rejects(client.getCart(api, cartId), { kind: 'not-found' });
  const [before = 0, , after = 0] = dates;
  assert(after - before >= 7_200_000, String(after - before));
});

test('faults strike before and behind the gateway, and end with the theatre', async (t) => {
  const theatre = await open(t);
  const cartId = await client.createCart(theatre.api);
  await theatre.clearRequests();

  const before = await theatre.fault({ kind: 'status', status: 503 }, { path: '/peppered/**' });
  await assert.rejects(client.getCart(theatre.api, cartId), { status: 503 });
  await before.struck();
  assert.equal((await theatre.requests()).length, 0);
  await before.remove();

  await theatre.fault({ kind: 'dropAfter' }, { layer: 'api', method: 'GET' });
  await assert.rejects(client.getCart(theatre.api, cartId), { status: 502 });
  const requests = await theatre.requests();
  assert(requests.length > 0 && requests.every(({ method }) => method === 'GET'));

  await theatre.close();
  assert.equal((await client.getCart(theatre.api, cartId)).cartId, cartId);
});

test('lines that cannot be bought can be put into a cart', async (t) => {
  const theatre = await open(t);
  const cartId = await client.createCart(theatre.api);
  await theatre.addLines(cartId, [
    { itemType: 'voucher', description: 'Cadeaubon', amount: -10 },
    { itemType: 'gift-card', amount: 25 },
  ]);
  const { cartItems, amount } = await client.getCart(theatre.api, cartId);
  assert.deepEqual(
    cartItems.map(({ itemType }) => itemType),
    ['voucher', 'gift-card'],
  );
  assert.equal(amount, 15);
});

test('an order that needs no payment has no url', async (t) => {
  const { api } = await open(t);
  const cartId = await client.createCart(api);
  await client.addCartItems(api, cartId, [tickets]);
  assert.equal((await client.checkout(api, cartId, { paymentMethodId: cash })).url, null);
});

test('a theatre that nobody opened has no gateway', async (t) => {
  const { api } = await open(t);
  const stranger = client.createApi({ apiBase: api.apiBase, clientName: 'delinde' });
  await assert.rejects(client.listPaymentMethods(stranger), { status: 404 });
});
