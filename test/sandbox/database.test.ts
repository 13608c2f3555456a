import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import * as v from 'valibot';
import { allEvents } from '../../demo/sandbox/catalogue.js';
import { day } from '../../demo/sandbox/clock.js';
import { Database } from '../../demo/sandbox/database.js';
import { redateSeason } from '../../demo/sandbox/season.js';
import { demoTheatre, startSandbox } from '../../demo/sandbox/server.js';
import { createTheatre } from '../../demo/sandbox/theatres.js';
import { Cart, cash, Checkout, hamlet, Order, request } from './theatre.js';

/** Theater De Linde, whose carts and orders a file keeps. */
function deLinde(origin: string) {
  const base = `${origin}/v1/${demoTheatre.clientName}`;
  const headers = { Authorization: demoTheatre.apiKey };
  return {
    async newCart() {
      const created = await request('POST', `${base}/cart/`);
      return created.as(v.object({ cart_id: v.string() })).cart_id;
    },
    peppered: (method: string, path: string, body?: unknown) =>
      request(method, `${base}/peppered${path}`, body, headers),
  };
}

describe('the database file', () => {
  let folder = '';
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
  });
  after(() => rmSync(folder, { recursive: true }));

  it('keeps carts, orders and sold seats over a restart', async () => {
    const database = join(folder, 'kept.sqlite');
    const first = await startSandbox({ database });
    const theatre = deLinde(first.origin);
    const [cartId, ordered] = [await theatre.newCart(), await theatre.newCart()];
    const cart = (await theatre.peppered('POST', `/cart/${cartId}`, [hamlet])).as(Cart);
    await theatre.peppered('POST', `/cart/${ordered}`, [{ ...hamlet, seatId: '7-2-2' }]);
    const { customerId } = demoTheatre;
    const checkout = { customerId, paymentMethodId: cash };
    const { orderId } = (await theatre.peppered('POST', `/cart/${ordered}/checkout`, checkout)).as(
      Checkout,
    );
    await first.close();

    const second = await startSandbox({ database, settings: { holdSeconds: 60 } });
    const again = deLinde(second.origin);
    assert.deepEqual((await again.peppered('GET', `/cart/${cartId}`)).as(Cart), cart);
    const order = (await again.peppered('GET', `/order/${String(orderId)}`)).as(Order);
    assert.equal(order.orderPaymentStatus, 'paid');
    const items = [{ ...hamlet, seatId: '7-2-2' }];
    const taken = await again.peppered('POST', `/cart/${await again.newCart()}`, items);
    assert.equal(taken.status, 409);
    await second.close();
  });

  it('opens although a killed process left its lock', async () => {
    const database = join(folder, 'locked.sqlite');
    const lock = `${database}.lock`;
    mkdirSync(lock);
    const longAgo = new Date(Date.now() - 60_000);
    utimesSync(lock, longAgo, longAgo);
    const sandbox = await startSandbox({ database });
    assert.equal(existsSync(lock), false);
    await sandbox.close();
  });

  it('of last season has its performances moved ahead, to the same days of the week', () => {
    const database = new Database(':memory:');
    const { clientName } = createTheatre(database);
    const schedule = () =>
      allEvents(database, clientName).map(({ event_id, starts_at }) => ({ event_id, starts_at }));
    const dayAndTime = (instant: number) =>
      new Intl.DateTimeFormat('nl', {
        timeZone: 'Europe/Amsterdam',
        weekday: 'short',
        hour: 'numeric',
        minute: 'numeric',
      }).format(instant);
    const before = schedule();
    const nextYear = Date.now() + 364 * day;
    redateSeason(database, clientName, nextYear);
    const after = schedule();
    assert.ok(after.every(({ starts_at }) => starts_at > nextYear));
    for (const season of [before, after]) {
      const hamlet = season.filter(({ event_id }) => [95, 96, 97].includes(event_id));
      assert.deepEqual(
        hamlet.map(({ starts_at }) => dayAndTime(starts_at)),
        ['vr 20:15', 'za 20:15', 'zo 14:30'],
      );
    }
    database.close();
  });
});
