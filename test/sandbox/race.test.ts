import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import * as v from 'valibot';
import { startSandbox, type RunningSandbox } from '../../demo/sandbox/server.js';
import { cash, Cart, hamlet, openTheatre, Order, PublicCart, type Theatre } from './theatre.js';

const seatsOf = (lines: v.InferOutput<typeof PublicCart>) =>
  lines.flatMap(({ event_id, seat_row_nr, seat_nr }) =>
    seat_nr === null ? [] : [`${String(event_id)}-${String(seat_row_nr)}-${seat_nr}`],
  );

describe('the box office', () => {
  let sandbox: RunningSandbox;
  before(async () => {
    sandbox = await startSandbox();
  });
  after(() => sandbox.close());

  it('sells the last 10 seats once, to 50 who ask at the same moment', async () => {
    const theatre = openTheatre(sandbox);
    await theatre.leave(10);
    const carts = await Promise.all(Array.from({ length: 50 }, () => theatre.newCart()));
    const answers = await Promise.all(carts.map((cartId) => theatre.add(cartId, hamlet)));
    const statuses = answers.map(({ status }) => status).sort();
    assert.deepEqual(statuses, [...Array<number>(10).fill(200), ...Array<number>(40).fill(409)]);
    const seats = await Promise.all(
      carts.map(async (id) => seatsOf((await theatre.site('GET', `/cart/${id}`)).as(PublicCart))),
    );
    assert.equal(new Set(seats.flat()).size, 10);
    assert.equal(await theatre.available(), 0);
  });

  it('makes one order of a cart that is checked out ten times at the same moment', async () => {
    const theatre = openTheatre(sandbox);
    const cartId = await theatre.newCart();
    await theatre.add(cartId, hamlet);
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => theatre.checkout(cartId, cash)),
    );
    const statuses = answers.map(({ status }) => status).sort();
    assert.deepEqual(statuses, [200, ...Array<number>(9).fill(404)]);
    assert.equal((await theatre.orders()).length, 1);
  });

  it('takes no notice of an Idempotency-Key, but its log does', async () => {
    const theatre = openTheatre(sandbox);
    const cartId = await theatre.newCart();
    for (let round = 0; round < 2; round++) {
      await fetch(`${theatre.base}/peppered/cart/${cartId}`, {
        method: 'POST',
        headers: { Authorization: theatre.apiKey, 'Idempotency-Key': 'one' },
        body: JSON.stringify([hamlet]),
      });
    }
    assert.equal((await theatre.cart(cartId)).as(Cart).numberOfItems, 2);
    const path = `/v1/${theatre.clientName}/peppered/cart/${cartId}`;
    const log: unknown = JSON.parse((await theatre.boxOffice('GET', '/requests')).text);
    assert.deepEqual(log, [
      {
        method: 'POST',
        path: `/v1/${theatre.clientName}/cart/`,
        status: 201,
        idempotencyKey: null,
      },
      { method: 'POST', path, status: 200, idempotencyKey: 'one' },
      { method: 'POST', path, status: 200, idempotencyKey: 'one' },
      { method: 'GET', path, status: 200, idempotencyKey: null },
    ]);
    await theatre.boxOffice('DELETE', '/requests');
    assert.equal((await theatre.boxOffice('GET', '/requests')).text, '[]');
  });

  const cartNumber = fc.nat({ max: 2 });
  const step = fc.oneof(
    fc.record({
      kind: fc.constant('add' as const),
      cart: cartNumber,
      eventId: fc.constantFrom(95, 96),
      numberOfTickets: fc.integer({ min: 1, max: 4 }),
    }),
    fc.record({
      kind: fc.constant('donate' as const),
      cart: cartNumber,
      cents: fc.integer({ min: 1, max: 99_999 }),
    }),
    fc.record({ kind: fc.constantFrom('remove' as const, 'empty' as const), cart: cartNumber }),
    fc.record({ kind: fc.constant('checkout' as const), cart: cartNumber }),
    fc.record({ kind: fc.constant('wait' as const), seconds: fc.integer({ min: 1, max: 90 }) }),
  );
  type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

  async function take(theatre: Theatre, carts: string[], step: Step): Promise<void> {
    if (step.kind === 'wait') {
      await theatre.advance(step.seconds);
      return;
    }
    const cartId = carts[step.cart] ?? '';
    const path = `/cart/${cartId}`;
    switch (step.kind) {
      case 'add':
        await theatre.add(cartId, { ...hamlet, ...step, kind: undefined });
        break;
      case 'donate':
        await theatre.add(cartId, { priceId: 'donation', rankId: 0, amount: step.cents / 100 });
        break;
      case 'remove': {
        const read = await theatre.cart(cartId);
        const itemId = read.status === 200 ? read.as(Cart).cartItems[0]?.itemId : undefined;
        if (itemId) await theatre.peppered('DELETE', `${path}/${itemId}`);
        break;
      }
      case 'empty':
        await theatre.peppered('DELETE', path);
        break;
      case 'checkout':
        await theatre.checkout(cartId, cash);
    }
    // The next visitor comes with a cart of their own.
    if ((await theatre.cart(cartId)).status === 404) carts[step.cart] = await theatre.newCart();
  }

  it('never oversells and never miscounts, whatever visitors do', async () => {
    const oneRun = fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      const theatre = openTheatre(sandbox, { holdSeconds: 100 });
      const left = { 95: 6, 96: 5 };
      for (const [eventId, count] of Object.entries(left)) {
        await theatre.leave(count, 42, Number(eventId));
      }
      const carts = [await theatre.newCart(), await theatre.newCart(), await theatre.newCart()];
      for (const one of steps) await take(theatre, carts, one);

      const taken: string[] = [];
      for (const cartId of carts) {
        const read = await theatre.cart(cartId);
        if (read.status === 404) continue;
        const { cartItems, numberOfItems, amount } = read.as(Cart);
        const cents = cartItems.reduce((sum, line) => sum + Math.round(line.amount * 100), 0);
        assert.equal(amount, cents / 100);
        assert.equal(numberOfItems, cartItems.length);
        taken.push(...seatsOf((await theatre.site('GET', `/cart/${cartId}`)).as(PublicCart)));
      }
      for (const order of await theatre.orders()) {
        v.parse(Order.entries.orderPaymentStatus, order.orderPaymentStatus);
        taken.push(...seatsOf(order.lines));
      }
      assert.equal(new Set(taken).size, taken.length);
      for (const [eventId, count] of Object.entries(left)) {
        const sold = taken.filter((seat) => seat.startsWith(`${eventId}-`)).length;
        assert.equal((await theatre.available(42, Number(eventId))) ?? NaN, count - sold);
      }
    });
    await fc.assert(oneRun, { numRuns: 20 });
  });
});
