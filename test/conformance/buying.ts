import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as v from 'valibot';
import { Cart, newGuest, type Subject } from './subject.js';

const PaymentMethods = v.array(v.object({ paymentMethodId: v.number() }));
const Checkout = v.strictObject({
  orderId: v.number(),
  orderKey: v.string(),
  url: v.nullable(v.string()),
});

export function buying(subject: Subject): void {
  const { visit, fill, ticket, donation, order, withoutUpstream } = subject;
  const gift = { priceId: donation.priceId, rankId: 0 };

  test('an amount is for donations only, and not for any amount', async () => {
    const visitor = visit();
    const path = `/peppered/cart/${await fill(visitor)}`;
    await withoutUpstream(async () => {
      for (const item of [
        { ...ticket, amount: 0.01 },
        { ...gift, amount: donation.maximum + 0.01 },
        { ...gift, amount: 0 },
        { ...gift, amount: -5 },
        { ...gift, amount: 5, numberOfTickets: 1000 },
        gift,
      ])
        for (const body of [[item], [{ ...gift, amount: 5 }, item]]) {
          const answer = await visitor.ask('POST', path, body);
          assert.equal(answer.status, 422, JSON.stringify(item));
          assert(answer.problem);
        }
    });
    const answer = await visitor.ask('POST', path, [{ ...gift, amount: donation.maximum }]);
    assert.equal(answer.as(Cart).cartItems.at(-1)?.amount, donation.maximum);
  });

  test('a seat cannot be chosen, and a price that is not public cannot be had', async () => {
    const visitor = visit();
    const path = `/peppered/cart/${await fill(visitor)}`;
    for (const item of [
      { ...ticket, seatId: 's1' },
      { ...ticket, priceId: 'vrijkaart' },
      { ...ticket, eventId: 999_999 },
      { priceId: ticket.priceId, rankId: ticket.rankId },
    ]) {
      const { status, problem } = await visitor.ask('POST', path, [item]);
      // And not what the API says of it.
      assert.deepEqual([status, problem], [422, 'item-refused'], JSON.stringify(item));
    }
    assert.equal((await visitor.ask('GET', path)).as(Cart).cartItems.length, 1);
  });

  test('only the configured payment methods are listed', async () => {
    const answer = await visit().ask('GET', '/peppered/paymentmethods');
    const ids = answer.as(PaymentMethods).map(({ paymentMethodId }) => paymentMethodId);
    assert(ids.includes(subject.paymentMethodId));
    assert(!ids.includes(subject.refusedPaymentMethodId));
    assert.equal(answer.headers['peppered-customer'], 'guest');
  });

  test('another payment method or address of return, or nobody to order for, is no order', async () => {
    const visitor = visit();
    const path = `/peppered/cart/${await fill(visitor)}/checkout`;
    for (const [change, status, problem] of [
      [{ paymentMethodId: subject.refusedPaymentMethodId }, 422, 'payment-method-refused'],
      [{ paymentMethodId: 999_999 }, 422, 'payment-method-refused'],
      [{ redirectURL: 'https://evil.example/' }, 403, 'redirect-refused'],
      [{ redirectURL: 'javascript:alert(1)' }, 403, 'redirect-refused'],
      [{ customer: undefined }, 403, 'customer-required'],
      [{ customer: undefined, customerId: 1 }, 403, 'customer-required'],
    ] as const) {
      const answer = await visitor.ask('POST', path, { ...order(), ...change });
      assert.deepEqual([answer.status, answer.problem], [status, problem]);
    }
  });

  test('a guest orders; the answer is the same for whom is known, and holds no customer', async () => {
    const customer = newGuest();
    for (const extra of [{}, { customerId: 1 }]) {
      const visitor = visit();
      const path = `/peppered/cart/${await fill(visitor)}/checkout`;
      const answer = await visitor.ask('POST', path, { ...order(), customer, ...extra });
      assert.equal(answer.status, 200, answer.text);
      answer.as(Checkout);
      assert.doesNotMatch(answer.text, /canary|sanne/i);
    }
  });

  test('a checkout happens once per key and body', async () => {
    const visitor = visit();
    const path = `/peppered/cart/${await fill(visitor)}/checkout`;
    const body = order();
    const key = { 'Idempotency-Key': crypto.randomUUID() };
    const first = await visitor.ask('POST', path, body, key);
    assert.equal(first.status, 200, first.text);
    const again = await visitor.ask('POST', path, body, key);
    assert.deepEqual([again.status, again.text], [200, first.text]);
    assert.equal((await visitor.ask('POST', path, order(), key)).status, 422);
  });

  test('what became of a checkout is answered to its key alone, and nothing is ordered', async () => {
    const visitor = visit();
    const cartId = await fill(visitor);
    const path = `/peppered/cart/${cartId}/checkout`;
    const ask = async (headers: Record<string, string>, from = visitor, where = path) => {
      const { status, problem } = await from.ask('GET', where, undefined, headers);
      return [status, problem];
    };
    const [key, other] = [crypto.randomUUID(), crypto.randomUUID()];
    const named = { 'Idempotency-Key': key };
    assert.deepEqual(await ask(named), [404, 'idempotency-key-unknown']);
    const added = { 'Idempotency-Key': other };
    (await visitor.ask('POST', `/peppered/cart/${cartId}`, [ticket], added)).as(Cart);
    const ordered = await visitor.ask('POST', path, order(), named);
    ordered.as(Checkout);
    const elsewhere = `/peppered/cart/${await fill(visitor)}/checkout`;
    const stranger = visit();
    await fill(stranger);
    await withoutUpstream(async () => {
      const answer = await visitor.ask('GET', path, undefined, named);
      assert.deepEqual([answer.status, answer.text], [200, ordered.text]);
      assert.deepEqual(await ask(added), [404, 'idempotency-key-unknown']);
      assert.deepEqual(await ask(named, visitor, elsewhere), [404, 'idempotency-key-unknown']);
      assert.deepEqual(await ask(named, stranger), [404, 'not-found']);
      assert.deepEqual(await ask({}), [403, 'idempotency-key-missing']);
      for (const origin of ['https://evil.example', 'null'])
        assert.deepEqual(await ask({ ...named, Origin: origin }), [403, 'cross-origin']);
      const fetched = { ...named, 'Sec-Fetch-Site': 'cross-site' };
      assert.deepEqual(await ask(fetched), [403, 'cross-origin']);
    });
  });
}
