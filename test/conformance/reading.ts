import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as v from 'valibot';
import { Cart, type Subject } from './subject.js';

const Key = v.object({ orderKey: v.string() });
const OwnOrder = v.object({
  order_payment_status: v.string(),
  order_tickets_nr: v.number(),
  order_tickets_url: v.string(),
  order_receipt_url: v.string(),
  order_status: v.string(),
  order_amount: v.number(),
});
const Nothing = v.optional(v.union([v.null(), v.tuple([])]));
const OthersOrder = v.objectWithRest({ order_payment_status: v.string() }, Nothing);

export function reading(subject: Subject): void {
  const { visit, fill, ticket, order, sharesAnswers, countUpstream } = subject;
  test('an order is all there for who ordered, and no more than a status for another', async () => {
    const visitor = visit();
    const path = `/peppered/cart/${await fill(visitor)}`;
    const { amount } = (await visitor.ask('GET', path)).as(Cart);
    const { orderKey } = (await visitor.ask('POST', `${path}/checkout`, order())).as(Key);
    const own = (await visitor.ask('GET', `/order/${orderKey}`)).as(OwnOrder);
    assert(own.order_amount >= amount);
    assert.equal(own.order_tickets_nr, 1);
    const shown = await visit().ask('GET', `/order/${orderKey}`);
    assert.equal(shown.as(OthersOrder).order_payment_status, own.order_payment_status);
    assert.equal((await visitor.ask('GET', `/order/${orderKey}x`)).status, 404);
  });

  test('of an event, name, start and end are public', async () => {
    const Public = v.strictObject({
      eventId: v.literal(ticket.eventId),
      eventName: v.string(),
      start: v.nullable(v.string()),
      end: v.nullable(v.string()),
    });
    (await visit().ask('GET', `/peppered/event/${String(ticket.eventId)}`)).as(Public);
    assert.equal((await visit().ask('GET', '/peppered/event/999999')).status, 404);
  });

  if (sharesAnswers)
    test('what is the same for everybody is asked once, however many ask', async () => {
      const paths = ['/peppered/paymentmethods', `/peppered/event/${String(ticket.eventId)}`];
      const ask = async () => {
        for (const path of paths) {
          const answers = Array.from({ length: 20 }, () => visit().ask('GET', path));
          for (const { status } of await Promise.all(answers)) assert.equal(status, 200, path);
        }
      };
      // Five seconds may be over once in between.
      assert((await countUpstream(ask)) <= 2 * paths.length);
    });

  test('nothing is kept by a cache or taken for something else', async () => {
    const visitor = visit();
    const path = `/peppered/cart/${await fill(visitor)}`;
    const event = `/peppered/event/${String(ticket.eventId)}`;
    const reads = [path, `${path}/summary`, '/peppered/paymentmethods', event, '/order/x', '/x'];
    for (const at of reads) {
      const { headers } = await visitor.ask('GET', at);
      assert.match(headers['cache-control'] ?? '', /no-store/, at);
      assert.equal(headers['x-content-type-options'], 'nosniff', at);
      assert.equal(headers['access-control-allow-origin'], undefined, at);
    }
  });

  test('no page elsewhere is let in to read an answer, or to ask what a page of the site may ask', async () => {
    const visitor = visit();
    const path = `/peppered/cart/${await fill(visitor)}`;
    const elsewhere = {
      Origin: 'https://evil.example',
      'Access-Control-Request-Method': 'POST',
      'Access-Control-Request-Headers': 'content-type, idempotency-key',
    };
    for (const method of ['GET', 'HEAD', 'OPTIONS', 'POST', 'DELETE'])
      for (const at of [path, `${path}/checkout`, '/peppered/paymentmethods', '/order/x', '/x']) {
        const { status, headers } = await visitor.ask(method, at, undefined, elsewhere);
        const allowed = Object.keys(headers).filter((name) => name.startsWith('access-control-'));
        assert.deepEqual(allowed, [], `${method} ${at}`);
        if (method !== 'GET') assert(status >= 400, `${method} ${at}`);
      }
    assert.equal((await visitor.ask('GET', path)).status, 200);
  });
}
