import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import * as v from 'valibot';
import { startSandbox, type RunningSandbox } from '../../demo/sandbox/server.js';
import {
  cash,
  Checkout,
  creditCard,
  hamlet,
  iDeal,
  invoice,
  openTheatre,
  Order,
  Problem,
  PublicOrder,
  redirectURL,
  type Theatre,
} from './theatre.js';

const donation = { priceId: 'donation', rankId: 0, amount: 5 };

async function filledCart(theatre: Theatre): Promise<string> {
  const cartId = await theatre.newCart();
  const added = await theatre.add(cartId, { ...hamlet, numberOfTickets: 2 }, donation);
  assert.equal(added.status, 200);
  return cartId;
}

async function order(theatre: Theatre, paymentMethodId: number) {
  return (await theatre.checkout(await filledCart(theatre), paymentMethodId)).as(Checkout);
}

/** An ISO date-time in UTC, so many seconds later. */
const utc = (dateTime: string, later = 0) =>
  new Date(Date.parse(dateTime) + later * 1000).toISOString();

describe('an order', () => {
  let sandbox: RunningSandbox;
  before(async () => {
    sandbox = await startSandbox();
  });
  after(() => sandbox.close());

  it('takes the place of the cart, with its seats and the fee', async () => {
    const theatre = openTheatre(sandbox);
    const free = Number(await theatre.available());
    const cartId = await filledCart(theatre);
    const { orderId, orderKey, url } = (await theatre.checkout(cartId, creditCard)).as(Checkout);
    assert.match(url ?? '', new RegExp(`^${sandbox.origin}/pay/[A-Za-z0-9]{32}$`));
    assert.equal((await theatre.cart(cartId)).status, 404);
    assert.equal(await theatre.available(), free - 2);

    const { orderDate, lastChanged, ...rest } = (
      await theatre.peppered('GET', `/order/${String(orderId)}`)
    ).as(Order);
    assert.deepEqual(rest, {
      orderId,
      orderKey,
      customerId: theatre.customerId,
      orderStatus: 'ord',
      orderPaymentStatus: 'pending',
      timeOut: null,
      amount: 55.5,
      orderDonation: 5,
      handlingTextPayment: 'Creditcard',
      discountName: null,
    });
    assert.equal(orderDate, lastChanged);
    const [truth] = await theatre.orders();
    assert.equal(truth?.fee, 1.5);
    assert.equal(truth.lines.length, 3);
  });

  it('outlives the time of its cart', async () => {
    const theatre = openTheatre(sandbox, { holdSeconds: 60 });
    const free = Number(await theatre.available());
    await order(theatre, iDeal);
    await theatre.advance(3600);
    assert.equal(await theatre.available(), free - 2);
  });

  for (const [what, method, status] of [
    ['cash', cash, 'paid'],
    ['invoice', invoice, 'none'],
  ] as const) {
    it(`is final at once for ${what}, with no url and no redirectURL`, async () => {
      const theatre = openTheatre(sandbox);
      const cartId = await filledCart(theatre);
      const answer = await theatre.checkout(cartId, method, { redirectURL: undefined });
      const { orderId, url } = answer.as(Checkout);
      assert.equal(url, null);
      const read = (await theatre.peppered('GET', `/order/${String(orderId)}`)).as(Order);
      assert.deepEqual([read.orderStatus, read.orderPaymentStatus], ['ord', status]);
    });
  }

  it('that a voucher covers has nothing to pay', async () => {
    const theatre = openTheatre(sandbox);
    const cartId = await filledCart(theatre);
    await theatre.boxOffice('POST', `/carts/${cartId}/lines`, { itemType: 'voucher', amount: -54 });
    const { orderId, url } = (await theatre.checkout(cartId, iDeal)).as(Checkout);
    assert.equal(url, null);
    const read = (await theatre.peppered('GET', `/order/${String(orderId)}`)).as(Order);
    assert.deepEqual([read.amount, read.orderPaymentStatus], [0, 'paid']);
  });

  const refused: [string, object, string][] = [
    ['an unknown customer', { customerId: 999_999 }, 'customerId'],
    ['a customer in words', { customerId: '867' }, 'customerId'],
    ['an unknown payment method', { paymentMethodId: 99 }, 'paymentMethodId'],
    ['no payment method', { paymentMethodId: undefined }, 'paymentMethodId'],
    ['no redirectURL for an online method', { redirectURL: undefined }, 'redirectURL'],
    ['a redirectURL that is none', { redirectURL: '/bedankt' }, 'redirectURL'],
    ['a redirectURL that is a script', { redirectURL: 'javascript:alert(1)' }, 'redirectURL'],
  ];
  for (const [what, change, field] of refused) {
    it(`is refused with 422 for ${what}, and the cart stays`, async () => {
      const theatre = openTheatre(sandbox);
      const cartId = await filledCart(theatre);
      const answer = await theatre.checkout(cartId, iDeal, change);
      assert.equal(answer.status, 422);
      assert.deepEqual(Object.keys(v.parse(Problem, JSON.parse(answer.text)).errors), [field]);
      assert.equal((await theatre.cart(cartId)).status, 200);
      assert.deepEqual(await theatre.orders(), []);
    });
  }

  it('is refused with 422 for an empty cart, with 404 for an unknown one', async () => {
    const theatre = openTheatre(sandbox);
    assert.equal((await theatre.checkout(await theatre.newCart(), iDeal)).status, 422);
    assert.equal((await theatre.checkout('A'.repeat(32), iDeal)).status, 404);
  });

  it('is not made for the customer of another theatre', async () => {
    const theatre = openTheatre(sandbox);
    const { customerId } = openTheatre(sandbox);
    const answer = await theatre.checkout(await filledCart(theatre), iDeal, { customerId });
    assert.equal(answer.status, 422);
  });

  it("is 404 under another theatre's name", async () => {
    const theatre = openTheatre(sandbox);
    const other = openTheatre(sandbox);
    const { orderId, orderKey } = await order(theatre, iDeal);
    assert.equal((await other.peppered('GET', `/order/${String(orderId)}`)).status, 404);
    assert.equal((await other.site('GET', `/order/${orderKey}`)).status, 404);
    assert.deepEqual((await other.peppered('GET', '/order')).as(v.array(Order)), []);
  });

  it('is listed from the moment it changed, inclusive, whatever the offset', async () => {
    const theatre = openTheatre(sandbox);
    const first = await order(theatre, invoice);
    await theatre.advance(100);
    const second = await order(theatre, invoice);
    const list = async (changedSince?: string) => {
      const query = changedSince ? `?changedSince=${encodeURIComponent(changedSince)}` : '';
      const answer = await theatre.peppered('GET', `/order${query}`);
      return answer
        .as(v.array(Order))
        .map(({ orderId }) => orderId)
        .sort();
    };
    const both = [first.orderId, second.orderId];
    assert.deepEqual(await list(), both);
    const changes = (await theatre.orders()).map(({ lastChanged }) => lastChanged);
    const [firstChange = '', secondChange = ''] = changes;
    assert.deepEqual(await list(firstChange), both);
    assert.deepEqual(await list(secondChange), [second.orderId]);
    assert.deepEqual(await list(utc(secondChange)), [second.orderId]);
    const inNepal = utc(secondChange, 5.75 * 3600).replace('.000Z', '+05:45');
    assert.deepEqual(await list(inNepal), [second.orderId]);
    assert.deepEqual(await list(utc(secondChange, 1)), []);
    assert.deepEqual(await list('2020-01-01'), both);
    assert.deepEqual(await list('2999-01-01'), []);
  });

  for (const wrong of ['yesterday', '2026-02-31', '2026-13-01T10:00:00Z', '2026-04-22T24:00:00Z']) {
    it(`list refuses changedSince=${wrong} with 422`, async () => {
      const theatre = openTheatre(sandbox);
      const answer = await theatre.peppered('GET', `/order?changedSince=${wrong}`);
      assert.equal(answer.status, 422);
      const { errors } = v.parse(Problem, JSON.parse(answer.text));
      assert.deepEqual(Object.keys(errors), ['changedSince']);
    });
  }

  it('list refuses an offset whose + became a space', async () => {
    const theatre = openTheatre(sandbox);
    const path = '/order?changedSince=2026-04-22T13:10:12+02:00';
    assert.equal((await theatre.peppered('GET', path)).status, 422);
  });

  describe('seen from the payment page', () => {
    const choose = (url: string | null, choice: string) =>
      fetch(url ?? '', {
        method: 'POST',
        body: new URLSearchParams({ choice }),
        redirect: 'manual',
      });

    async function state(
      theatre: Theatre,
      { orderId, orderKey }: { orderId: number; orderKey: string },
    ) {
      const read = (await theatre.peppered('GET', `/order/${String(orderId)}`)).as(Order);
      const shown = (await theatre.site('GET', `/order/${orderKey}`)).as(PublicOrder);
      assert.equal(shown.order_payment_status, read.orderPaymentStatus);
      return { ...read, shown };
    }

    it('is paid, once, and the visitor comes back with the key', async () => {
      const theatre = openTheatre(sandbox);
      const placed = await order(theatre, iDeal);
      assert.equal((await state(theatre, placed)).orderPaymentStatus, 'pending');
      await theatre.advance(60);
      const back = await choose(placed.url, 'pay');
      assert.equal(back.status, 303);
      assert.equal(back.headers.get('Location'), `${redirectURL}&return=${placed.orderKey}`);
      const paid = await state(theatre, placed);
      assert.deepEqual([paid.orderStatus, paid.orderPaymentStatus], ['ord', 'paid']);
      assert.ok(Date.parse(paid.lastChanged) - Date.parse(paid.orderDate) >= 60_000);
      assert.equal(paid.shown.order_tickets_nr, 2);
      assert.equal(paid.shown.seats.length, 2);
      assert.ok(paid.shown.seats.every(({ seat_row_nr, seat_nr }) => seat_row_nr && seat_nr));

      await theatre.advance(60);
      for (const choice of ['pay', 'cancel', 'later']) {
        assert.equal((await choose(placed.url, choice)).status, 303);
        assert.deepEqual(await state(theatre, placed), paid);
      }
      assert.doesNotMatch(await (await fetch(placed.url ?? '')).text(), /value="pay"/);
    });

    it('cancelled, frees its seats for good', async () => {
      const theatre = openTheatre(sandbox);
      const free = await theatre.available();
      const placed = await order(theatre, iDeal);
      await theatre.advance(60);
      await choose(placed.url, 'cancel');
      assert.equal(await theatre.available(), free);
      const cancelled = await state(theatre, placed);
      assert.deepEqual(
        [cancelled.orderStatus, cancelled.orderPaymentStatus],
        ['cancel', 'cancelled'],
      );
      assert.ok(cancelled.lastChanged > cancelled.orderDate);
      await choose(placed.url, 'pay');
      assert.deepEqual(await state(theatre, placed), cancelled);
    });

    it('left for later, stays as it was', async () => {
      const theatre = openTheatre(sandbox);
      const placed = await order(theatre, iDeal);
      const pending = await state(theatre, placed);
      await theatre.advance(60);
      const back = await choose(placed.url, 'later');
      assert.equal(back.headers.get('Location'), `${redirectURL}&return=${placed.orderKey}`);
      assert.deepEqual(await state(theatre, placed), pending);
    });

    it('comes back with `response` where the theatre says so', async () => {
      const theatre = openTheatre(sandbox, { returnParameter: 'response' });
      const placed = await order(theatre, iDeal);
      const back = await choose(placed.url, 'pay');
      assert.equal(back.headers.get('Location'), `${redirectURL}&response=${placed.orderKey}`);
    });

    it('has tickets and a receipt to read, the tickets only once paid', async () => {
      const theatre = openTheatre(sandbox);
      const placed = await order(theatre, creditCard);
      const { shown } = await state(theatre, placed);
      const read = async (url: string) => (await fetch(url)).text();
      assert.doesNotMatch(await read(shown.order_tickets_url), /stoel/);
      await choose(placed.url, 'pay');
      assert.equal((await read(shown.order_tickets_url)).match(/stoel \d/g)?.length, 2);
      assert.match(await read(shown.order_receipt_url), /€\s55,50/);
    });

    it('is 404 for an unknown payment and 422 for an unknown choice', async () => {
      const placed = await order(openTheatre(sandbox), iDeal);
      assert.equal((await fetch(`${sandbox.origin}/pay/${placed.orderKey}`)).status, 404);
      assert.equal((await choose(placed.url, 'steal')).status, 422);
    });
  });
});
