import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as v from 'valibot';
import { CreatedCart, newGuest } from '../conformance/subject.js';
import { cash, hamlet, iDeal } from '../sandbox/theatre.js';
import type { Visitor } from '../visitor.js';
import { openSite } from './open-site.js';

const redirectURL = 'http://localhost/bedankt';
const guests = { guests: { pace: 10 }, guestPaymentMethods: [iDeal], resolveCustomer: () => null };
const femke = {
  email: 'femke@example.org',
  customerFirstName: 'Mallory',
  customerLastName: 'Malice',
};

async function fill(visitor: Visitor): Promise<string> {
  const { cart_id } = (await visitor.ask('POST', '/cart/')).as(CreatedCart);
  await visitor.ask('POST', `/peppered/cart/${cart_id}`, [hamlet]);
  return `/peppered/cart/${cart_id}/checkout`;
}

test('who buys is decided on the server', async (t) => {
  const { theatre, visit } = await openSite(t);
  for (const customerId of [1, -1, 'all', null, { $gt: 0 }]) {
    const visitor = visit();
    const body = { paymentMethodId: iDeal, redirectURL, customerId, discount: 100 };
    assert.equal((await visitor.ask('POST', await fill(visitor), body)).status, 200);
  }
  const orders = await theatre.orders();
  assert.equal(orders.length, 5);
  for (const { customerId } of orders) assert.equal(customerId, theatre.customerId);
});

test('the site learns who asks from the request', async (t) => {
  const { theatre, visit } = await openSite(t, {
    guestPaymentMethods: [iDeal],
    resolveCustomer: async ({ headers }) =>
      Promise.resolve(headers.get('X-Member') ? theatre.customerId : null),
  });
  const visitor = visit();
  const path = await fill(visitor);
  const body = { paymentMethodId: iDeal, redirectURL };
  const refused = await visitor.ask('POST', path, body);
  assert.deepEqual([refused.status, refused.problem], [403, 'no-customer']);
  assert.equal((await theatre.orders()).length, 0);
  const methods = await visitor.ask('GET', '/peppered/paymentmethods');
  assert.deepEqual([methods.text, methods.headers['peppered-customer']], ['[]', 'none']);

  const member = { 'X-Member': '1' };
  const known = await visitor.ask('GET', '/peppered/paymentmethods', undefined, member);
  assert.equal(known.headers['peppered-customer'], 'known');
  assert.equal((await visitor.ask('POST', path, body, member)).status, 200);
});

test('where the site lets no guests in, their details are of no use', async (t) => {
  const { theatre, visit, upstream } = await openSite(t, { resolveCustomer: () => null });
  const visitor = visit();
  const body = { paymentMethodId: iDeal, redirectURL, customer: newGuest() };
  const { status, problem } = await visitor.ask('POST', await fill(visitor), body);
  assert.deepEqual([status, problem], [403, 'no-customer']);
  assert.equal((await theatre.orders()).length, 0);
  assert.doesNotMatch((await upstream()).join(), /customer/);
});

test('a guest becomes a customer once, and a known one stays as they are', async (t) => {
  const { theatre, visit } = await openSite(t, guests);
  const guest = newGuest();
  for (const customer of [guest, guest, { ...femke, customerCredit: 1000 }]) {
    const visitor = visit();
    const body = { paymentMethodId: iDeal, redirectURL, customer };
    const answer = await visitor.ask('POST', await fill(visitor), body);
    assert.equal(answer.status, 200, answer.text);
    assert.deepEqual(Object.keys(JSON.parse(answer.text) as object), [
      'orderId',
      'orderKey',
      'url',
    ]);
  }
  const [first, second, third] = await theatre.orders();
  assert.equal(first?.customerId, second?.customerId);
  assert.equal(third?.customerId, theatre.customerId);
  const { text } = await theatre.peppered('GET', `/customer/${String(theatre.customerId)}`);
  assert.match(text, /"customerFirstName":"Femke"/);
  assert.doesNotMatch(text, /Mallory|1000/);
});

test('no visitor sets a credit', async (t) => {
  const { theatre, visit } = await openSite(t, guests);
  const visitor = visit();
  const customer = { ...newGuest(), customerCredit: 1000, customerCity: 'Lindehaven' };
  const body = { paymentMethodId: iDeal, redirectURL, customer };
  assert.equal((await visitor.ask('POST', await fill(visitor), body)).status, 200);
  const found = await theatre.peppered('POST', '/customer/findByEmail', { email: customer.email });
  const Credit = v.object({ customerCredit: v.null(), customerCity: v.null() });
  found.as(Credit);
});

test('how long it takes does not tell whether an address was known', async (t) => {
  const pace = 400;
  const { sandbox, theatre, visit } = await openSite(t, { ...guests, guests: { pace } });
  sandbox.faults.add({
    path: `/v1/${theatre.clientName}/peppered/customer`,
    fault: { kind: 'delay', milliseconds: 150 },
  });
  for (const customer of [newGuest(), femke]) {
    const visitor = visit();
    const path = await fill(visitor);
    const start = performance.now();
    await visitor.ask('POST', path, { paymentMethodId: iDeal, redirectURL, customer });
    assert(performance.now() - start >= pace);
  }
});

test('a known address costs the API as many requests as an unknown one', async (t) => {
  const { upstream, visit } = await openSite(t, guests);
  const counts: number[] = [];
  for (const customer of [newGuest(), femke]) {
    const visitor = visit();
    const path = await fill(visitor);
    const before = await upstream();
    await visitor.ask('POST', path, { paymentMethodId: iDeal, redirectURL, customer });
    counts.push((await upstream()).length - before.length);
  }
  assert.equal(counts[0], counts[1]);
});

test('somebody who tries addresses is stopped, by address and by e-mail', async (t) => {
  const { theatre, visit } = await openSite(t, {
    ...guests,
    clientAddress: ({ headers }) => headers.get('X-Address') ?? undefined,
  });
  const visitor = visit();
  const path = await fill(visitor);
  const empty = `/peppered/cart/${await theatre.newCart()}/checkout`;
  const attempt = (email: string, address: string, at = path) =>
    visitor.ask(
      'POST',
      at,
      // Nothing is ordered: the API does not know this address.
      {
        paymentMethodId: iDeal,
        customer: { ...newGuest(), email },
      },
      { 'X-Address': address },
    );
  const byEmail: number[] = [];
  for (let index = 0; index < 6; index++)
    byEmail.push((await attempt('a@example.org', `10.0.0.${String(index)}`)).status);
  assert.deepEqual(byEmail, [422, 422, 422, 422, 422, 429]);
  assert.equal((await attempt('A@EXAMPLE.ORG', '10.0.0.9')).status, 429);

  const byAddress: number[] = [];
  for (let index = 0; index < 21; index++)
    byAddress.push((await attempt(`b${String(index)}@example.org`, '10.1.1.1')).status);
  assert.deepEqual(byAddress, [...Array<number>(20).fill(422), 429]);
  const { headers, problem } = await attempt('c@example.org', '10.1.1.1');
  assert.equal(problem, 'too-many-requests');
  assert.match(headers['retry-after'] ?? '', /^[1-9]\d*$/);

  assert.equal((await attempt('d@example.org', '10.2.2.2', empty)).problem, 'cart-empty');
  const unknown = await theatre.peppered('POST', '/customer/findByEmail', {
    email: 'd@example.org',
  });
  assert.equal(unknown.status, 404);
});

test('a guest pays online or not at all', async (t) => {
  const { theatre, visit } = await openSite(t, guests);
  const visitor = visit();
  const path = await fill(visitor);
  const body = { paymentMethodId: cash, customer: newGuest() };
  assert.equal((await visitor.ask('POST', path, body)).problem, 'payment-method-refused');
  assert.equal((await theatre.orders()).length, 0);
  const { text } = await visitor.ask('GET', '/peppered/paymentmethods');
  assert.deepEqual(JSON.parse(text), [{ paymentMethodId: iDeal, name: 'iDEAL', fee: 0 }]);
});

test("a guest's details are checked, and not repeated", async (t) => {
  const { visit, upstream } = await openSite(t, guests);
  const visitor = visit();
  const path = await fill(visitor);
  for (const [field, value] of [
    ['email', 'canary'],
    ['email', 'canary@x'],
    ['email', 'a b@canary.nl'],
    ['email', 'canary@example.org\0'],
    ['email', `${'canary'.repeat(40)}@example.org`],
    ['customerFirstName', ' '],
    ['customerLastName', 'canary\r\nBcc: x'],
    ['customerLastName', 'canary'.repeat(20)],
    ['customerLastName', undefined],
  ] as const) {
    const customer = { ...newGuest(), email: 'a@example.org', [field]: value };
    const answer = await visitor.ask('POST', path, { paymentMethodId: iDeal, customer });
    assert.deepEqual([answer.status, answer.problem], [422, 'invalid-request']);
    assert.match(answer.text, new RegExp(`customer\\.${field}`));
    assert.doesNotMatch(answer.text, /canary/);
  }
  assert.doesNotMatch((await upstream()).join(), /customer/);
});
