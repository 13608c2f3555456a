import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as v from 'valibot';
import { PublicOrder } from '../../src/api/order-schemas.js';
import { CreatedCart } from '../conformance/subject.js';
import { creditCard, hamlet } from '../sandbox/theatre.js';
import { openSite } from './open-site.js';

const Ordered = v.object({ orderKey: v.string(), url: v.nullable(v.string()) });

async function openOrder(...[context, options]: Parameters<typeof openSite>) {
  const site = await openSite(context, options);
  const visitor = site.visit();
  const { cart_id } = (await visitor.ask('POST', '/cart/')).as(CreatedCart);
  await visitor.ask('POST', `/peppered/cart/${cart_id}`, [{ ...hamlet, numberOfTickets: 2 }]);
  const body = { paymentMethodId: creditCard, redirectURL: 'http://localhost/bedankt' };
  const answer = await visitor.ask('POST', `/peppered/cart/${cart_id}/checkout`, body);
  return { ...site, visitor, ...answer.as(Ordered) };
}

test('the session that ordered reads what the box office knows', async (t) => {
  const { visitor, orderKey, url, sandbox } = await openOrder(t);
  const before = (await visitor.ask('GET', `/order/${orderKey}`)).as(PublicOrder);
  assert.deepEqual(before, {
    order_payment_status: 'pending',
    order_tickets_nr: 2,
    order_tickets_url: `${sandbox.origin}/tickets/${orderKey}`,
    order_receipt_url: `${sandbox.origin}/receipt/${orderKey}`,
    seats: [],
    order_status: 'ord',
    order_amount: 50.5,
    order_time_out: null,
  });
  const payment = new URLSearchParams({ choice: 'pay' });
  await fetch(url ?? '', { method: 'POST', body: payment, redirect: 'manual' });
  const after = (await visitor.ask('GET', `/order/${orderKey}`)).as(PublicOrder);
  assert.equal(after.order_payment_status, 'paid');
});

test('until when a reservation holds is told only to the session that ordered', async (t) => {
  const { visitor, visit, orderKey } = await openOrder(t);
  const own = (await visitor.ask('GET', `/order/${orderKey}`)).text;
  assert.match(own, /"order_time_out":null/);
  const foreign = (await visit().ask('GET', `/order/${orderKey}`)).text;
  assert.doesNotMatch(foreign, /order_time_out/);
});

test("another's key shows its status and nothing else", async (t) => {
  const { visit, orderKey, upstream } = await openOrder(t);
  const answer = await visit().ask('GET', `/order/${orderKey}`);
  assert.deepEqual(answer.as(PublicOrder), {
    order_payment_status: 'pending',
    order_tickets_nr: null,
    order_tickets_url: null,
    order_receipt_url: null,
    seats: [],
  });
  assert.doesNotMatch(answer.text, /order_(status|amount|time_out)/);
  assert(!(await upstream()).some((line) => line.startsWith('GET /peppered/order')));
});

test('an order that was not made here shows its status and nothing else', async (t) => {
  const { theatre, visit } = await openSite(t);
  const cartId = await theatre.newCart();
  await theatre.add(cartId, hamlet);
  const { orderKey } = (await theatre.checkout(cartId, creditCard)).as(Ordered);
  const { text } = await visit().ask('GET', `/order/${orderKey}`);
  assert.doesNotMatch(text, /http|amount/);
});

test('a key that nobody has is not found, whoever asks', async (t) => {
  const { visitor, visit, orderKey } = await openOrder(t);
  for (const key of [`${orderKey}x`, orderKey.slice(0, -1), orderKey.toLowerCase(), 'x'])
    for (const who of [visitor, visit()])
      assert.equal((await who.ask('GET', `/order/${key}`)).status, 404);
});
