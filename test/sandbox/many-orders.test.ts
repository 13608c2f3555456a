import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import * as v from 'valibot';
import { startSandbox, type RunningSandbox } from '../../demo/sandbox/server.js';
import { openTheatre, Order, type Theatre } from './theatre.js';

let sandbox: RunningSandbox;
before(async () => {
  sandbox = await startSandbox();
});
after(() => sandbox.close());

const list = async (theatre: Theatre, changedSince = '') => {
  const query = changedSince && `?changedSince=${encodeURIComponent(changedSince)}`;
  return (await theatre.peppered('GET', `/order${query}`)).as(v.array(Order));
};
const byId = (orders: v.InferOutput<typeof Order>[]) =>
  orders.toSorted((one, other) => one.orderId - other.orderId);

it('a box office with years of orders has every kind, in no order, on both sides of a DST change', async () => {
  const theatre = openTheatre(sandbox);
  assert.equal((await theatre.boxOffice('POST', '/orders', { count: 3000 })).status, 204);
  const orders = await list(theatre);
  assert.equal(new Set(orders.map(({ orderId }) => orderId)).size, 3000);
  assert.equal(new Set(orders.map(({ orderStatus }) => orderStatus)).size, 7);
  assert.equal(new Set(orders.map(({ orderPaymentStatus }) => orderPaymentStatus)).size, 5);
  assert.equal(new Set(orders.map(({ lastChanged }) => lastChanged.slice(-6))).size, 2);
  assert(orders.some(({ timeOut }) => timeOut) && orders.some(({ discountName }) => discountName));
  const changes = orders.map(({ lastChanged }) => Date.parse(lastChanged));
  assert.notDeepEqual(changes, changes.toSorted());
  assert.notDeepEqual(orders, byId(orders));
});

it('an empty list is a list', async () => {
  assert.deepEqual(await list(openTheatre(sandbox)), []);
});

it('orders keep changing, and each change is at the theatre’s present second', async () => {
  const theatre = openTheatre(sandbox);
  await theatre.boxOffice('POST', '/orders', { count: 50 });
  await theatre.advance(60);
  const before = byId(await list(theatre));
  await theatre.boxOffice('POST', '/orders/changes', { count: 20 });
  const now = byId(await list(theatre));
  const changed = now.filter(({ amount }, index) => amount !== before[index]?.amount);
  assert.equal(changed.length, 20);
  assert.deepEqual(byId(await list(theatre, changed[0]?.lastChanged)), changed);
});

it('an order can vanish', async () => {
  const theatre = openTheatre(sandbox);
  await theatre.boxOffice('POST', '/orders', { count: 9 });
  const [first, ...others] = byId(await list(theatre));
  const path = `/orders/${String(first?.orderId)}`;
  assert.equal((await theatre.boxOffice('DELETE', path)).status, 204);
  assert.equal((await theatre.boxOffice('DELETE', path)).status, 404);
  assert.deepEqual(byId(await list(theatre)), others);
});
