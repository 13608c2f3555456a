import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test, type TestContext } from 'node:test';
import { json, startWire } from '../wire.js';
import { visit } from '../visitor.js';
import { controlClock } from './box-office.js';
import { mount, site } from './listen.js';

const cartId = '4DSMDACyPo8wLr8vFnTVUR6HzWC5tWGi';
const summary = { cartId, timeOut: null, numberOfItems: 1, amount: 10 };
const path = `/peppered/cart/${cartId}/summary`;
const day = 86_400_000;

/** A site whose theatre keeps its carts for ever. */
async function openShop(context: TestContext) {
  const { apiBase } = await startWire(context, json(summary));
  const base = `${await mount(context, { apiBase })}/gateway/demo`;
  return () => visit(base);
}

test('a session lasts while it is used, and so does its hold on the cart', async (t) => {
  const tick = controlClock(t);
  const newVisitor = await openShop(t);
  const visitor = newVisitor();
  await visitor.ask('GET', path);
  const [name = '', first = ''] = [...visitor.cookies][0] ?? [];
  for (let time = 0; time < 12 * day; time += 2 * day) {
    tick(2 * day);
    const { status, headers } = await visitor.ask('GET', path);
    assert.equal(status, 200);
    assert.match(headers['set-cookie']?.[0] ?? '', /; Max-Age=604800;/);
    assert.equal((await newVisitor().ask('GET', path)).status, 404);
  }
  const last = visitor.cookies.get(name) ?? '';
  assert.notEqual(last, first);
  assert.equal(last.split('.')[0], first.split('.')[0]);
});

test('the cookie is given anew once a day, not with every answer', async (t) => {
  const tick = controlClock(t);
  const visitor = (await openShop(t))();
  await visitor.ask('GET', path);
  tick(day - 2000);
  assert.equal((await visitor.ask('GET', path)).headers['set-cookie'], undefined);
  tick(2000);
  assert((await visitor.ask('GET', path)).headers['set-cookie']);
  assert.equal((await visitor.ask('GET', path)).headers['set-cookie'], undefined);
});

test('the cookie of an earlier version keeps its session', async (t) => {
  const newVisitor = await openShop(t);
  const visitor = newVisitor();
  const id = 'ab'.repeat(24);
  const signature = createHmac('sha256', site.secret)
    .update(`peppered-cart session ${id}`)
    .digest('hex');
  visitor.cookies.set('peppered-cart', `${id}.${signature}`);
  assert.equal((await visitor.ask('GET', path)).status, 200);
  assert.match(visitor.cookies.get('peppered-cart') ?? '', new RegExp(`^${id}\\.\\d+\\.`));
});

test('nobody makes a cookie look younger', async (t) => {
  const newVisitor = await openShop(t);
  const visitor = newVisitor();
  await visitor.ask('GET', path);
  const [id, issued, signature] = (visitor.cookies.get('peppered-cart') ?? '').split('.');
  const other = newVisitor();
  other.cookies.set(
    'peppered-cart',
    `${id ?? ''}.${String(Number(issued) + 1)}.${signature ?? ''}`,
  );
  assert.equal((await other.ask('GET', path)).status, 404);
});
