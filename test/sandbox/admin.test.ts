import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { after, before, describe, it } from 'node:test';
import * as v from 'valibot';
import { createSandbox, startSandbox, type RunningSandbox } from '../../demo/sandbox/server.js';
import { Cart, hamlet, iDeal, openTheatre, request } from './theatre.js';

describe('the controls', () => {
  let sandbox: RunningSandbox;
  before(async () => {
    sandbox = await startSandbox();
  });
  after(() => sandbox.close());

  it('make a theatre of its own, with a key that opens it', async () => {
    const made = await request('POST', `${sandbox.origin}/sandbox/theatres`, { holdSeconds: 60 });
    assert.equal(made.status, 201);
    const { clientName, apiKey, customerId } = made.as(
      v.strictObject({
        clientName: v.pipe(v.string(), v.regex(/^[a-z0-9-]+$/)),
        apiKey: v.string(),
        customerId: v.number(),
      }),
    );
    const url = `${sandbox.origin}/v1/${clientName}/peppered/customer/${String(customerId)}`;
    const customer = await request('GET', url, undefined, { Authorization: apiKey });
    assert.equal(customer.status, 200);
  });

  it('make a theatre fast enough for one in each test', () => {
    openTheatre(sandbox);
    const start = performance.now();
    for (let made = 0; made < 10; made++) openTheatre(sandbox);
    assert.ok((performance.now() - start) / 10 < 100);
  });

  it('refuse settings that do not exist with 422', async () => {
    const url = `${sandbox.origin}/sandbox/theatres`;
    for (const settings of [{ holdSecond: 1 }, { holdSeconds: 0 }, { takenSeatStatus: 200 }]) {
      assert.equal((await request('POST', url, settings)).status, 422);
    }
  });

  it('change the settings that are named, and leave the others', async () => {
    const theatre = openTheatre(sandbox, { takenSeatStatus: 422 });
    await theatre.leave(1);
    const two = { ...hamlet, numberOfTickets: 2 };
    assert.equal((await theatre.boxOffice('PATCH', '', { holdSeconds: 30 })).status, 204);
    assert.equal((await theatre.add(await theatre.newCart(), two)).status, 422);
    await theatre.boxOffice('PATCH', '', { partialAdds: true });
    const answer = await theatre.add(await theatre.newCart(), two);
    const { timeOut, numberOfItems } = answer.as(Cart);
    assert.equal(numberOfItems, 1);
    assert.ok(Date.parse(timeOut ?? '') - Date.now() <= 30_000);
    await theatre.boxOffice('PATCH', '', { partialAdds: false });
    assert.equal((await theatre.add(await theatre.newCart(), two)).status, 422);
  });

  it('put any line in a cart, and start its hold', async () => {
    const theatre = openTheatre(sandbox);
    const cartId = await theatre.newCart();
    const line = {
      itemType: 'gift-card',
      priceName: null,
      description: '<img src=x onerror=alert(1)> ‮مرحبا‬',
      amount: -12.5,
    };
    const seeded = await theatre.boxOffice('POST', `/carts/${cartId}/lines`, line);
    assert.equal(seeded.status, 201);
    const { itemId } = seeded.as(v.object({ itemId: v.string() }));
    const cart = (await theatre.cart(cartId)).as(Cart);
    assert.deepEqual(cart.cartItems, [{ ...line, itemId, eventId: null, priceId: 'seeded' }]);
    assert.equal(cart.amount, -12.5);
    assert.notEqual(cart.timeOut, null);
    assert.equal((await theatre.boxOffice('POST', '/carts/none/lines', line)).status, 404);
  });

  it('make a cart again of what was ordered, which can be ordered anew', async () => {
    const theatre = openTheatre(sandbox);
    const cartId = await theatre.newCart();
    const before = (await theatre.add(cartId, { ...hamlet, numberOfTickets: 2 })).as(Cart);
    const { orderId } = (await theatre.checkout(cartId, iDeal)).as(
      v.object({ orderId: v.number() }),
    );
    const path = `/orders/${String(orderId)}/cart`;
    const given = (await theatre.boxOffice('POST', path, { cartId })).as(Cart);
    assert.equal(given.amount, before.amount);
    assert.notEqual(given.timeOut, null);
    assert.deepEqual(
      given.cartItems.map(({ description }) => description),
      before.cartItems.map(({ description }) => description),
    );
    assert.equal((await theatre.checkout(cartId, iDeal)).status, 200);
  });

  it('leave so many seats, again and again, but take none from a cart', async () => {
    const theatre = openTheatre(sandbox);
    const cartId = await theatre.newCart();
    await theatre.add(cartId, { ...hamlet, numberOfTickets: 3 });
    await theatre.leave(0);
    assert.equal(await theatre.available(), 0);
    assert.equal((await theatre.add(cartId, hamlet)).status, 409);
    await theatre.leave(4);
    assert.equal(await theatre.available(), 4);
    assert.equal((await theatre.cart(cartId)).as(Cart).numberOfItems, 3);
    await theatre.leave(1_000);
    assert.equal(await theatre.available(), 9 * 22 - 3);
    assert.equal((await theatre.leave(1, 51)).status, 422);
  });

  it('know no theatre that is not there', async () => {
    const own = `${sandbox.origin}/sandbox/theatres/nobody`;
    for (const path of ['/season', '/orders', '/requests']) {
      assert.equal((await request('GET', own + path)).status, 404);
    }
    assert.equal((await request('PATCH', own, {})).status, 404);
  });

  it('serve beside the API in any server, without one of their own', async () => {
    const own = createSandbox();
    const server = createServer(own.listener).listen(0, 'localhost');
    await once(server, 'listening');
    const { port } = v.parse(v.object({ port: v.number() }), server.address());
    const { clientName } = own.createTheatre();
    const answer = await request('POST', `http://localhost:${String(port)}/v1/${clientName}/cart/`);
    assert.equal(answer.status, 201);
    server.closeAllConnections();
    server.close();
    own.close();
  });
});
