import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { PublicOrder } from '../../src/api/order-schemas.js';
import { orderJourney, type OrderEvent } from '../../src/store/journey.js';
import { phaseOf } from '../../src/store/order-phase.js';

const answer = (order_status: string | undefined, order_payment_status: string): PublicOrder => ({
  order_status,
  order_payment_status,
  order_tickets_nr: null,
  order_tickets_url: null,
  order_receipt_url: null,
  order_time_out: null,
  seats: [],
});

const payments = ['none', 'pending', 'paid', 'partial', 'cancelled', 'authorised'] as const;
type Row = Record<(typeof payments)[number], OrderEvent>;

const regular: Row = {
  none: 'pending',
  pending: 'pending',
  paid: 'paid',
  partial: 'partial',
  cancelled: 'cancelled',
  authorised: 'pending',
};
const paidAs = (event: OrderEvent): Row => ({
  none: event,
  pending: event,
  paid: 'paid',
  partial: 'partial',
  cancelled: event,
  authorised: event,
});

/** Every documented status of an order, one that is not documented, and none, as where another browser ordered. */
const rows: [status: string | undefined, row: Row][] = [
  ['ord', regular],
  ['reemit', regular],
  ['reissue', regular],
  ['res', paidAs('reserved')],
  ['pros', paidAs('offered')],
  ['cancel', { ...paidAs('cancelled'), paid: 'withdrawn', partial: 'withdrawn' }],
  [
    'trash',
    {
      none: 'withdrawn',
      pending: 'withdrawn',
      paid: 'withdrawn',
      partial: 'withdrawn',
      cancelled: 'withdrawn',
      authorised: 'withdrawn',
    },
  ],
  ['archived', regular],
  [undefined, regular],
];

describe('what an order’s statuses mean to its visitor', () => {
  for (const [status, row] of rows)
    it(`is defined for an order that is “${status ?? 'not told'}”`, () => {
      const read = Object.fromEntries(
        payments.map((payment) => [payment, phaseOf(answer(status, payment))]),
      );
      expect(read).to.deep.equal(row);
    });

  it('is paid only where the server says “paid”, whatever it says else', () => {
    const status = fc.oneof(
      fc.string(),
      fc.constantFrom('__proto__', 'constructor', 'toString', ...payments, 'ord', 'res', 'cancel'),
    );
    fc.assert(
      fc.property(fc.option(status, { nil: undefined }), status, (order, payment) => {
        const event = phaseOf(answer(order, payment));
        expect(orderJourney.checking).to.have.property(event);
        if (event === 'paid') expect(payment).to.equal('paid');
        if (event === 'cancelled')
          expect([order, payment]).to.include.oneOf(['cancel', 'cancelled']);
      }),
    );
  });
});
