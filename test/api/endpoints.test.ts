import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { seasonIds } from '../../demo/sandbox/season.js';
import { startSandbox } from '../../demo/sandbox/server.js';
import * as client from '../../src/client.js';
import { getOrder, listOrders } from '../../src/orders.js';

const { hamlet, standard, student, firstRank, iDeal, cash } = seasonIds;
const ticket = { priceId: standard, rankId: firstRank, eventId: hamlet };
const donation = { priceId: 'donation', rankId: 0, amount: 5.5 };

const sandbox = await startSandbox();
after(() => sandbox.close());

/** A theatre for one test, with its key, as a kiosk or a job would talk to it. */
function open() {
  const { clientName, apiKey, customerId } = sandbox.createTheatre();
  const apiBase = `${sandbox.origin}/v1`;
  return { api: client.createApi({ apiBase, clientName, authorization: apiKey }), customerId };
}

test('a new cart is empty and holds nothing', async () => {
  const { api } = open();
  const cartId = await client.createCart(api);
  assert.match(cartId, /^[\w-]{32}$/);
  assert.deepEqual(await client.getCart(api, cartId), {
    cartId,
    timeOut: null,
    numberOfItems: 0,
    amount: 0,
    cartItems: [],
  });
});

test('added tickets and donations come back as lines, with an instant at which they expire', async () => {
  const { api } = open();
  const cartId = await client.createCart(api);
  const cart = await client.addCartItems(api, cartId, [
    { ...ticket, numberOfTickets: 2 },
    { ...ticket, priceId: student },
    donation,
  ]);
  assert.equal(cart.cartItems.length, 4);
  assert.equal(cart.numberOfItems, 4);
  const [first, , , last] = cart.cartItems;
  assert.equal(first?.itemType, 'ticket');
  assert.equal(first.eventId, hamlet);
  assert.equal(first.priceId, standard);
  assert(first.itemId && first.priceName && first.description && first.amount > 0);
  assert.deepEqual(
    { itemType: last?.itemType, eventId: last?.eventId, amount: last?.amount },
    { itemType: 'donation', eventId: null, amount: 5.5 },
  );
  const cents = cart.cartItems.reduce((sum, { amount }) => sum + Math.round(amount * 100), 0);
  assert.equal(Math.round(cart.amount * 100), cents);
  assert((client.parseInstant(cart.timeOut ?? '') ?? 0) > Date.now());
  assert.deepEqual(await client.getCart(api, cartId), cart);
});

test('the summary is the cart without its lines', async () => {
  const { api } = open();
  const cartId = await client.createCart(api);
  const { cartItems: _, ...totals } = await client.addCartItems(api, cartId, [ticket, donation]);
  assert.deepEqual(await client.getCartSummary(api, cartId), totals);
});

test('a line can be removed once', async () => {
  const { api } = open();
  const cartId = await client.createCart(api);
  const { cartItems } = await client.addCartItems(api, cartId, [ticket, donation]);
  const itemId = cartItems[0]?.itemId ?? '';
  const rest = await client.deleteCartItem(api, cartId, itemId);
  assert.deepEqual(rest.cartItems, cartItems.slice(1));
  await assert.rejects(client.deleteCartItem(api, cartId, itemId), { kind: 'not-found' });
});

test('a deleted cart is gone', async () => {
  const { api } = open();
  const cartId = await client.createCart(api);
  await client.addCartItems(api, cartId, [ticket]);
  await client.deleteCart(api, cartId);
  await assert.rejects(client.getCart(api, cartId), { kind: 'not-found' });
  await assert.rejects(client.getCartSummary(api, cartId), { kind: 'not-found' });
});

test('checking out makes an order with a page to pay at, or none where nothing is to be paid', async () => {
  const { api, customerId } = open();
  for (const [paymentMethodId, page] of [
    [iDeal, /^http/],
    [cash, /^null$/],
  ] as const) {
    const cartId = await client.createCart(api);
    await client.addCartItems(api, cartId, [ticket]);
    const redirectURL = 'https://example.org/bedankt';
    const result = await client.checkout(api, cartId, { paymentMethodId, customerId, redirectURL });
    assert(Number.isInteger(result.orderId));
    assert.match(result.orderKey, /^[\w-]+$/);
    assert.match(String(result.url), page);
  }
});

test('what the API rejects is unprocessable', async () => {
  const { api } = open();
  const cartId = await client.createCart(api);
  const unknownPrice = [{ ...ticket, priceId: 'unknown' }];
  await assert.rejects(client.addCartItems(api, cartId, unknownPrice), { kind: 'unprocessable' });
  await assert.rejects(client.checkout(api, cartId, { paymentMethodId: iDeal }), {
    kind: 'unprocessable',
    outcomeUnknown: false,
  });
});

test('payment methods have an id, a name and a fee', async () => {
  const { api } = open();
  const methods = await client.listPaymentMethods(api);
  assert(methods.length > 1);
  for (const { paymentMethodId, name, fee } of methods) {
    assert(Number.isInteger(paymentMethodId) && name);
    assert(fee >= 0);
  }
});

test('an event tells what and when, and an unknown one is null', async () => {
  const { api } = open();
  const event = await client.getEvent(api, hamlet);
  assert.equal(event?.eventId, hamlet);
  assert.match(event.eventName, /Hamlet/);
  const start = client.parseInstant(event.start ?? '') ?? NaN;
  assert(start > Date.now() && start < (client.parseInstant(event.end ?? '') ?? NaN));
  assert(event.prices.some(({ rankId, amount }) => rankId === firstRank && amount > 0));
  assert.equal(await client.getEvent(api, 999_999), null);
});

test('an order is read by its id or its key, and listed by when it changed', async () => {
  const { api, customerId } = open();
  const cartId = await client.createCart(api);
  await client.addCartItems(api, cartId, [ticket, donation]);
  const request = { paymentMethodId: cash, customerId };
  const { orderId, orderKey } = await client.checkout(api, cartId, request);
  const order = await getOrder(api, orderId);
  assert(order);
  assert.equal(order.orderKey, orderKey);
  assert.equal(order.customerId, customerId);
  assert.equal(order.orderStatus, 'ord');
  assert.equal(order.orderDonation, 5.5);
  assert.equal(order.timeOut, null);
  assert.equal(order.discountName, null);
  assert(order.handlingTextPayment);
  assert.deepEqual(await listOrders(api), [order]);
  assert.equal((await client.getOrderByKey(api, orderKey))?.order_tickets_nr, 1);

  const changed = client.parseInstant(order.lastChanged) ?? NaN;
  assert.deepEqual(await listOrders(api, { changedSince: order.lastChanged }), [order]);
  assert.deepEqual(await listOrders(api, { changedSince: new Date(changed) }), [order]);
  assert.deepEqual(await listOrders(api, { changedSince: new Date(changed + 1000) }), []);
});

test('an unknown order is null', async () => {
  const { api } = open();
  assert.equal(await getOrder(api, 1), null);
  assert.equal(await client.getOrderByKey(api, 'unknown'), null);
});

test('a wrong key and an unknown theatre have kinds of their own', async () => {
  const { api } = open();
  const wrongKey = { ...api, authorization: 'wrong' };
  await assert.rejects(listOrders(wrongKey), { kind: 'unauthorized', status: 401 });
  const stranger = { ...api, clientName: 'nobody' };
  await assert.rejects(client.listPaymentMethods(stranger), { kind: 'not-found' });
  await assert.rejects(listOrders(stranger), { kind: 'not-found' });
});

test('an applied order whose answer is lost has an unknown outcome', async () => {
  const { api, customerId } = open();
  const cartId = await client.createCart(api);
  await client.addCartItems(api, cartId, [ticket]);
  const { clientName } = api;
  const path = '**/checkout';
  const fault = sandbox.faults.add({ path, clientName, fault: { kind: 'dropAfter' } });
  const request = { paymentMethodId: cash, customerId };
  await assert.rejects(client.checkout(api, cartId, request), {
    kind: 'network',
    outcomeUnknown: true,
  });
  sandbox.faults.remove(fault);
  assert.equal((await listOrders(api)).length, 1);
});
