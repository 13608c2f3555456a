import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import * as v from 'valibot';
import * as orderSchemas from '../../src/api/order-schemas.js';
import * as schemas from '../../src/api/schemas.js';

const integer = fc.integer();
const text = fc.string({ unit: 'grapheme' });
const amount = fc.oneof(
  fc.constantFrom(0, 73.5, 0.1 + 0.2, -5),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value || 0),
);
const orNull = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: null });

const cartItem = fc.record({
  itemType: fc.oneof(fc.constantFrom('ticket', 'donation', 'voucher', 'other'), text),
  itemId: text,
  eventId: orNull(integer),
  priceId: orNull(text),
  priceName: orNull(text),
  description: orNull(text),
  amount,
});
const cartSummary = { cartId: text, timeOut: orNull(text), numberOfItems: fc.nat(), amount };
const orderPaymentStatus = fc.oneof(
  fc.constantFrom('none', 'pending', 'paid', 'partial', 'cancelled'),
  text,
);

/** Every documented form of every resource, as arbitrary values. */
const documented: Record<string, [v.GenericSchema, fc.Arbitrary<object>]> = {
  CartSummary: [schemas.CartSummary, fc.record(cartSummary)],
  Cart: [schemas.Cart, fc.record({ ...cartSummary, cartItems: fc.array(cartItem) })],
  CreatedCart: [schemas.CreatedCart, fc.record({ cart_id: text })],
  CheckoutResult: [
    orderSchemas.CheckoutResult,
    fc.record({ orderId: integer, orderKey: text, url: orNull(fc.webUrl()) }),
  ],
  PaymentMethod: [
    orderSchemas.PaymentMethod,
    fc.record({ paymentMethodId: integer, name: text, fee: amount }),
  ],
  Event: [
    schemas.Event,
    fc.record({
      eventId: integer,
      productionId: orNull(integer),
      eventName: text,
      eventType: orNull(text),
      eventTags: fc.array(text),
      start: orNull(text),
      end: orNull(text),
      hallId: orNull(integer),
      prices: fc.array(fc.record({ rankId: integer, amount })),
    }),
  ],
  Order: [
    orderSchemas.Order,
    fc.record({
      orderId: integer,
      orderKey: text,
      customerId: orNull(integer),
      orderStatus: fc.oneof(
        fc.constantFrom('ord', 'cancel', 'reemit', 'reissue', 'res', 'pros', 'trash'),
        text,
      ),
      orderPaymentStatus,
      orderDate: text,
      timeOut: orNull(text),
      amount,
      orderDonation: amount,
      lastChanged: text,
      handlingTextPayment: orNull(text),
      discountName: orNull(text),
    }),
  ],
  PublicOrder: [
    orderSchemas.PublicOrder,
    fc.record({
      order_payment_status: orderPaymentStatus,
      order_tickets_nr: orNull(fc.nat()),
      order_tickets_url: orNull(fc.webUrl()),
      order_receipt_url: orNull(fc.webUrl()),
      seats: fc.array(fc.jsonValue()),
    }),
  ],
};

for (const [name, [schema, values]] of Object.entries(documented))
  test(`${name}: every documented field is kept as it came, and no other`, () => {
    fc.assert(
      fc.property(values, text, fc.jsonValue(), (value, unknownKey, unknownValue) => {
        // Through JSON, as on the wire, so that both sides are plain objects.
        const expected: unknown = JSON.parse(JSON.stringify(value));
        assert.deepEqual(
          JSON.parse(
            JSON.stringify(v.parse(schema, { [unknownKey]: unknownValue, ...Object(expected) })),
          ),
          expected,
        );
      }),
    );
  });

test('nothing but the documented form is parsed, and nothing makes a parse fail otherwise', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      for (const [schema] of Object.values(documented)) v.safeParse(schema, value);
    }),
  );
});

const line = {
  itemType: 'ticket',
  itemId: 'azL0bNZdD1',
  eventId: 95,
  priceId: '2ePdA8q3BN',
  priceName: 'Standard',
  description: 'Hamlet — Grote Zaal',
  amount: 24.5,
};

describe('a line of a cart', () => {
  test('may come without all but its id and amount', () => {
    assert.deepEqual(v.parse(schemas.CartItem, { itemId: 'a', amount: -2.5 }), {
      itemType: 'other',
      itemId: 'a',
      eventId: null,
      priceId: null,
      priceName: null,
      description: null,
      amount: -2.5,
    });
  });

  for (const itemType of [undefined, null, 7])
    test(`is "other" when its type is ${String(itemType)}`, () => {
      assert.equal(v.parse(schemas.CartItem, { ...line, itemType }).itemType, 'other');
    });

  const wrong = {
    'no id': { itemId: undefined },
    'a number as id': { itemId: 7 },
    'no amount': { amount: undefined },
    'an amount as text': { amount: '24.50' },
    'half an event': { eventId: 9.5 },
    'HTML object as description': { description: {} },
  };
  for (const [name, change] of Object.entries(wrong))
    test(`is refused with ${name}`, () => {
      assert.equal(v.safeParse(schemas.CartItem, { ...line, ...change }).success, false);
    });
});

describe('an amount', () => {
  test('of minus zero is zero', () => {
    assert(Object.is(v.parse(schemas.Amount, -0), 0));
  });

  for (const bad of ['1e400', '-1e400', '"1"', 'null', '[]'])
    test(`is not ${bad}`, () => {
      assert.equal(v.safeParse(schemas.Amount, JSON.parse(bad)).success, false);
    });

  test('is not NaN', () => {
    assert.equal(v.safeParse(schemas.Amount, NaN).success, false);
  });
});

for (const numberOfItems of [1.5, 2 ** 53, '2', null])
  test(`a cart does not have ${JSON.stringify(numberOfItems)} items`, () => {
    const cart = { cartId: 'a', timeOut: null, numberOfItems, amount: 0, cartItems: [] };
    assert.equal(v.safeParse(schemas.Cart, cart).success, false);
  });

test('an order seen by its key needs nothing but its payment status', () => {
  assert.deepEqual(
    v.parse(orderSchemas.PublicOrder, {
      order_payment_status: 'paid',
      order_tickets_nr: 'two',
      order_tickets_url: 7,
      seats: 'A1',
    }),
    {
      order_payment_status: 'paid',
      order_tickets_nr: null,
      order_tickets_url: null,
      order_receipt_url: null,
      seats: [],
    },
  );
  assert.equal(v.safeParse(orderSchemas.PublicOrder, {}).success, false);
});

test('an event without usable prices is still an event', () => {
  const event = { eventId: 95, eventName: 'Hamlet', prices: [{ rankId: 'stalls' }] };
  assert.deepEqual(v.parse(schemas.Event, event).prices, []);
});
