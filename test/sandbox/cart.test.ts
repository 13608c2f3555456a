import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import * as v from 'valibot';
import { startSandbox, type RunningSandbox } from '../../demo/sandbox/server.js';
import { Cart, hamlet, openTheatre, Problem, PublicCart, Summary } from './theatre.js';

const donation = { priceId: 'donation', rankId: 0, amount: 5 };

describe('the cart', () => {
  let sandbox: RunningSandbox;
  before(async () => {
    sandbox = await startSandbox();
  });
  after(() => sandbox.close());

  it('is made by the public endpoint, empty and without a deadline', async () => {
    const theatre = openTheatre(sandbox);
    const answer = await theatre.site('POST', '/cart/');
    assert.equal(answer.status, 201);
    const { cart_id } = answer.as(v.strictObject({ cart_id: v.pipe(v.string(), v.length(32)) }));
    assert.equal(answer.headers.get('Location'), `${theatre.base}/cart/${cart_id}`);
    assert.deepEqual((await theatre.cart(cart_id)).as(Cart), {
      cartId: cart_id,
      timeOut: null,
      numberOfItems: 0,
      amount: 0,
      cartItems: [],
    });
  });

  it('has a line of its own for each ticket, and for a donation', async () => {
    const theatre = openTheatre(sandbox);
    const cartId = await theatre.newCart();
    const answer = await theatre.add(cartId, { ...hamlet, numberOfTickets: 2 }, donation);
    assert.equal(answer.status, 200);
    const { cartItems, ...summary } = answer.as(Cart);
    assert.equal(summary.numberOfItems, 3);
    assert.equal(summary.amount, 54);
    assert.equal(new Set(cartItems.map(({ itemId }) => itemId)).size, 3);
    const lines = cartItems.map(({ itemId: _, ...line }) => line);
    const ticket = {
      itemType: 'ticket',
      eventId: 95,
      priceId: '2ePdA8q3BN',
      priceName: 'Standaard',
      description: 'Hamlet — Grote Zaal',
      amount: 24.5,
    };
    assert.deepEqual(lines, [
      ticket,
      ticket,
      {
        itemType: 'donation',
        eventId: null,
        priceId: 'donation',
        priceName: 'Donatie',
        description: 'Donatie aan Theater De Linde',
        amount: 5,
      },
    ]);
    const read = (await theatre.cart(cartId)).as(Cart);
    assert.deepEqual(read, { ...summary, cartItems });
    const short = await theatre.peppered('GET', `/cart/${cartId}/summary`);
    assert.deepEqual(short.as(Summary), summary);
  });

  it('tells the public endpoint date, row and seat', async () => {
    const theatre = openTheatre(sandbox);
    const cartId = await theatre.newCart();
    const { cartItems } = (
      await theatre.add(cartId, { ...hamlet, numberOfTickets: 2 }, donation)
    ).as(Cart);
    const lines = (await theatre.site('GET', `/cart/${cartId}`)).as(PublicCart);
    assert.deepEqual(
      lines.map(({ seat_id }) => seat_id),
      cartItems.map(({ itemId }) => itemId),
    );
    const [first, second, gift] = lines;
    assert.equal(first?.event_time, '20:15');
    assert.equal(first.location_name, 'Grote Zaal');
    assert.equal(first.seat_row_nr, second?.seat_row_nr);
    assert.equal(Number(second?.seat_nr) - Number(first.seat_nr), 1);
    assert.equal(gift?.seat_nr, null);
    assert.equal(gift.event_date, null);
  });

  it('loses one line, and a second removal of it is 404', async () => {
    const theatre = openTheatre(sandbox);
    const cartId = await theatre.newCart();
    const { cartItems } = (await theatre.add(cartId, { ...hamlet, numberOfTickets: 2 })).as(Cart);
    const itemId = cartItems[0]?.itemId ?? '';
    const before = await theatre.available();
    const removed = await theatre.peppered('DELETE', `/cart/${cartId}/${itemId}`);
    assert.deepEqual(removed.as(Cart).cartItems, cartItems.slice(1));
    assert.equal(await theatre.available(), Number(before) + 1);
    const again = await theatre.peppered('DELETE', `/cart/${cartId}/${itemId}`);
    assert.equal(again.status, 404);
  });

  it("keeps another cart's lines out of reach", async () => {
    const theatre = openTheatre(sandbox);
    const [mine, theirs] = [await theatre.newCart(), await theatre.newCart()];
    const { cartItems } = (await theatre.add(theirs, hamlet)).as(Cart);
    const answer = await theatre.peppered('DELETE', `/cart/${mine}/${cartItems[0]?.itemId ?? ''}`);
    assert.equal(answer.status, 404);
    assert.equal((await theatre.cart(theirs)).as(Cart).numberOfItems, 1);
  });

  it('is deleted with an empty body, gone after, and its seats are free', async () => {
    const theatre = openTheatre(sandbox);
    const before = await theatre.available();
    const cartId = await theatre.newCart();
    await theatre.add(cartId, { ...hamlet, numberOfTickets: 4 });
    assert.equal(await theatre.available(), Number(before) - 4);
    const deleted = await theatre.peppered('DELETE', `/cart/${cartId}`);
    assert.equal(deleted.status, 200);
    assert.equal(deleted.text, '');
    assert.equal((await theatre.cart(cartId)).status, 404);
    assert.equal((await theatre.peppered('DELETE', `/cart/${cartId}`)).status, 404);
    assert.equal(await theatre.available(), before);
  });

  it('gives the seat that is named, once', async () => {
    const theatre = openTheatre(sandbox);
    const cartId = await theatre.newCart();
    const seat = { ...hamlet, seatId: '7-3-9' };
    assert.equal((await theatre.add(cartId, seat)).status, 200);
    const [line] = (await theatre.site('GET', `/cart/${cartId}`)).as(PublicCart);
    assert.deepEqual([line?.seat_row_nr, line?.seat_nr], ['3', '9']);
    assert.equal((await theatre.add(await theatre.newCart(), seat)).status, 409);
  });

  it('adds all items of a request or none', async () => {
    const theatre = openTheatre(sandbox);
    await theatre.leave(1);
    const cartId = await theatre.newCart();
    const answer = await theatre.add(cartId, donation, hamlet, hamlet);
    assert.equal(answer.status, 409);
    const cart = (await theatre.cart(cartId)).as(Cart);
    assert.deepEqual([cart.numberOfItems, cart.timeOut], [0, null]);
    assert.equal(await theatre.available(), 1);
  });

  it('answers seats that are gone by the status that the theatre chose', async () => {
    const theatre = openTheatre(sandbox, { takenSeatStatus: 422 });
    await theatre.leave(1);
    const answer = await theatre.add(await theatre.newCart(), { ...hamlet, numberOfTickets: 2 });
    assert.equal(answer.status, 422);
    const { errors } = v.parse(Problem, JSON.parse(answer.text));
    assert.deepEqual(Object.keys(errors), ['0.numberOfTickets']);
  });

  it('gets the seats that are left, where the theatre adds in part', async () => {
    const theatre = openTheatre(sandbox, { partialAdds: true });
    await theatre.leave(2);
    const cartId = await theatre.newCart();
    const cart = (await theatre.add(cartId, { ...hamlet, numberOfTickets: 5 })).as(Cart);
    assert.equal(cart.numberOfItems, 2);
    assert.equal((await theatre.add(cartId, hamlet)).as(Cart).numberOfItems, 2);
  });

  const seat = { ...hamlet, seatId: '7-3-9' };
  const refused: [string, unknown, string][] = [
    ['no array', hamlet, 'body'],
    ['an empty array', [], 'body'],
    ['no JSON', '[{', 'body'],
    ['no priceId', [{ rankId: 42, eventId: 95 }], '0.priceId'],
    ['no rankId', [{ priceId: hamlet.priceId, eventId: 95 }], '0.rankId'],
    ['no eventId for a ticket', [{ ...hamlet, eventId: undefined }], '0.eventId'],
    ['an unknown price, in the second item', [hamlet, { ...hamlet, priceId: 'x' }], '1.priceId'],
    ['an unknown event', [{ ...hamlet, eventId: 9999 }], '0.eventId'],
    ["another hall's rank", [{ ...hamlet, rankId: 51 }], '0.rankId'],
    ['no tickets', [{ ...hamlet, numberOfTickets: 0 }], '0.numberOfTickets'],
    ['half a ticket', [{ ...hamlet, numberOfTickets: 1.5 }], '0.numberOfTickets'],
    ['a number in words', [{ ...hamlet, numberOfTickets: '2' }], '0.numberOfTickets'],
    ['a seat that does not exist', [{ ...hamlet, seatId: '7-3-99' }], '0.seatId'],
    ["another rank's seat", [{ ...hamlet, seatId: '7-12-1' }], '0.seatId'],
    ['two tickets on one seat', [{ ...seat, numberOfTickets: 2 }], '0.numberOfTickets'],
    ['a donation without amount', [{ priceId: 'donation', rankId: 0 }], '0.amount'],
    ['a negative donation', [{ ...donation, amount: -5 }], '0.amount'],
    ['an absurd donation', [{ ...donation, amount: 1e9 }], '0.amount'],
    ['a donation in parts of a cent', [{ ...donation, amount: 1.005 }], '0.amount'],
  ];
  for (const [what, body, field] of refused) {
    it(`refuses ${what} with 422 and adds nothing`, async () => {
      const theatre = openTheatre(sandbox);
      const cartId = await theatre.newCart();
      const answer = await theatre.peppered('POST', `/cart/${cartId}`, body);
      assert.equal(answer.status, 422);
      assert.deepEqual(Object.keys(v.parse(Problem, JSON.parse(answer.text)).errors), [field]);
      assert.equal((await theatre.cart(cartId)).as(Cart).numberOfItems, 0);
    });
  }

  it('counts in cents, so that 0.10 and 0.20 are 0.30', async () => {
    const theatre = openTheatre(sandbox);
    const cartId = await theatre.newCart();
    const cart = await theatre.add(
      cartId,
      { ...donation, amount: 0.1 },
      { ...donation, amount: 0.2 },
    );
    assert.equal(cart.as(Cart).amount, 0.3);
  });

  describe('hold', () => {
    it('starts with the first item, by the clock in the Date header, and is not extended', async () => {
      const theatre = openTheatre(sandbox, { holdSeconds: 600 });
      await theatre.advance(-86_400);
      const cartId = await theatre.newCart();
      const answer = await theatre.add(cartId, hamlet);
      const { timeOut } = answer.as(Cart);
      assert.ok(timeOut);
      const serverNow = Date.parse(answer.headers.get('Date') ?? '');
      assert.ok(Math.abs(serverNow + 86_400_000 - Date.now()) < 5_000);
      assert.ok(Math.abs(Date.parse(timeOut) - serverNow - 600_000) <= 1_000);
      await theatre.advance(300);
      assert.equal((await theatre.add(cartId, donation)).as(Cart).timeOut, timeOut);
    });

    it('ends with the last line, and a later item starts another', async () => {
      const theatre = openTheatre(sandbox, { holdSeconds: 600 });
      const cartId = await theatre.newCart();
      const first = (await theatre.add(cartId, donation)).as(Cart);
      const itemId = first.cartItems[0]?.itemId ?? '';
      const emptied = await theatre.peppered('DELETE', `/cart/${cartId}/${itemId}`);
      assert.equal(emptied.as(Cart).timeOut, null);
      await theatre.advance(700);
      const second = (await theatre.add(cartId, donation)).as(Cart);
      assert.ok(Date.parse(second.timeOut ?? '') > Date.parse(first.timeOut ?? ''));
    });

    it('over, frees the seats: the cart is 404 everywhere', async () => {
      const theatre = openTheatre(sandbox, { holdSeconds: 60 });
      await theatre.leave(2);
      const cartId = await theatre.newCart();
      const { cartItems } = (await theatre.add(cartId, { ...hamlet, numberOfTickets: 2 })).as(Cart);
      await theatre.advance(50);
      assert.equal((await theatre.cart(cartId)).status, 200);
      assert.equal((await theatre.add(await theatre.newCart(), hamlet)).status, 409);
      await theatre.advance(10);
      const answers = await Promise.all([
        theatre.cart(cartId),
        theatre.peppered('GET', `/cart/${cartId}/summary`),
        theatre.site('GET', `/cart/${cartId}`),
        theatre.add(cartId, hamlet),
        theatre.peppered('DELETE', `/cart/${cartId}/${cartItems[0]?.itemId ?? ''}`),
        theatre.peppered('DELETE', `/cart/${cartId}`),
        theatre.checkout(cartId, 4),
      ]);
      assert.deepEqual(
        answers.map(({ status }) => status),
        answers.map(() => 404),
      );
      const other = await theatre.add(await theatre.newCart(), { ...hamlet, numberOfTickets: 2 });
      assert.equal(other.status, 200);
    });
  });
});
