import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import {
  cartJourney,
  next,
  orderJourney,
  type CartEvent,
  type CartPhase,
  type OrderEvent,
  type OrderPhase,
} from '../../src/store/journey.js';

type Rows<Phase extends string, Event extends string> = Record<
  Phase,
  Partial<Record<Event, Phase>>
>;

const cartEvents: readonly CartEvent[] = [
  'found',
  'filled',
  'empty',
  'gone',
  'expired',
  'failed',
  'emptied',
  'ordered',
];

const cartRows: Rows<CartPhase, CartEvent> = {
  none: { found: 'loading', filled: 'filled', empty: 'empty' },
  loading: {
    filled: 'filled',
    empty: 'empty',
    gone: 'none',
    expired: 'expired',
    failed: 'failed',
    emptied: 'none',
    ordered: 'none',
  },
  failed: {
    found: 'loading',
    filled: 'filled',
    empty: 'empty',
    gone: 'none',
    expired: 'expired',
    emptied: 'none',
    ordered: 'none',
  },
  empty: {
    found: 'loading',
    filled: 'filled',
    gone: 'none',
    expired: 'expired',
    emptied: 'none',
    ordered: 'none',
  },
  filled: {
    found: 'loading',
    empty: 'empty',
    gone: 'expired',
    expired: 'expired',
    emptied: 'none',
    ordered: 'none',
  },
  expired: { found: 'loading', filled: 'filled', empty: 'empty', ordered: 'none' },
};

const orderEvents: readonly OrderEvent[] = [
  'submit',
  'refused',
  'lost',
  'payable',
  'final',
  'blocked',
  'stayed',
  'returned',
  'pending',
  'partial',
  'paid',
  'cancelled',
  'reserved',
  'offered',
  'withdrawn',
  'missing',
  'unreachable',
  'again',
];

const orderRows: Rows<OrderPhase, OrderEvent> = {
  none: { submit: 'sending', returned: 'checking' },
  sending: { refused: 'none', lost: 'unknown', payable: 'leaving', final: 'placed' },
  unknown: {
    refused: 'none',
    payable: 'leaving',
    final: 'placed',
    again: 'none',
    returned: 'checking',
  },
  leaving: { blocked: 'blocked', stayed: 'pending', returned: 'checking' },
  blocked: { submit: 'sending', again: 'none', returned: 'checking' },
  placed: { submit: 'sending', again: 'none', returned: 'checking' },
  checking: {
    reserved: 'reserved',
    offered: 'offered',
    withdrawn: 'withdrawn',
    pending: 'pending',
    partial: 'partial',
    paid: 'paid',
    cancelled: 'cancelled',
    missing: 'missing',
    unreachable: 'unreachable',
  },
  pending: {
    reserved: 'reserved',
    offered: 'offered',
    withdrawn: 'withdrawn',
    partial: 'partial',
    paid: 'paid',
    cancelled: 'cancelled',
    missing: 'missing',
    submit: 'sending',
    again: 'none',
    returned: 'checking',
  },
  partial: {
    reserved: 'reserved',
    offered: 'offered',
    withdrawn: 'withdrawn',
    pending: 'pending',
    paid: 'paid',
    cancelled: 'cancelled',
    missing: 'missing',
    submit: 'sending',
    again: 'none',
    returned: 'checking',
  },
  paid: { submit: 'sending', again: 'none', returned: 'checking' },
  cancelled: {
    reserved: 'reserved',
    offered: 'offered',
    withdrawn: 'withdrawn',
    pending: 'pending',
    partial: 'partial',
    paid: 'paid',
    missing: 'missing',
    submit: 'sending',
    again: 'none',
    returned: 'checking',
  },
  reserved: {
    pending: 'pending',
    partial: 'partial',
    paid: 'paid',
    cancelled: 'cancelled',
    offered: 'offered',
    withdrawn: 'withdrawn',
    missing: 'missing',
    submit: 'sending',
    again: 'none',
    returned: 'checking',
  },
  offered: {
    pending: 'pending',
    partial: 'partial',
    paid: 'paid',
    cancelled: 'cancelled',
    reserved: 'reserved',
    withdrawn: 'withdrawn',
    missing: 'missing',
    submit: 'sending',
    again: 'none',
    returned: 'checking',
  },
  withdrawn: { submit: 'sending', again: 'none', returned: 'checking' },
  missing: {
    reserved: 'reserved',
    offered: 'offered',
    withdrawn: 'withdrawn',
    pending: 'pending',
    partial: 'partial',
    paid: 'paid',
    cancelled: 'cancelled',
    unreachable: 'unreachable',
    submit: 'sending',
    again: 'none',
    returned: 'checking',
  },
  unreachable: {
    reserved: 'reserved',
    offered: 'offered',
    withdrawn: 'withdrawn',
    pending: 'pending',
    partial: 'partial',
    paid: 'paid',
    cancelled: 'cancelled',
    missing: 'missing',
    submit: 'sending',
    again: 'none',
    returned: 'checking',
  },
};

const keysOf = <Key extends string>(rows: Partial<Record<Key, unknown>>): Key[] =>
  Object.keys(rows).filter((key): key is Key => key in rows);

function testRows<Phase extends string, Event extends CartEvent | OrderEvent>(
  journey: Parameters<typeof next<Phase>>[0],
  rows: Rows<Phase, Event>,
  events: readonly Event[],
) {
  it('has these phases and no others', () => {
    expect(Object.keys(journey)).to.have.members(Object.keys(rows));
  });

  for (const phase of keysOf<Phase>(rows)) {
    it(`goes on from ${phase}`, () => {
      const row = Object.fromEntries(events.map((event) => [event, next(journey, phase, event)]));
      const stays = Object.fromEntries(events.map((event) => [event, phase]));
      expect(row).to.deep.equal({ ...stays, ...rows[phase] });
    });
  }
}

describe('the journey of a cart', () => {
  testRows(cartJourney, cartRows, cartEvents);

  it('stays in the table whatever happens', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...cartEvents)), (events) => {
        let phase: CartPhase = 'none';
        for (const event of events) {
          phase = next(cartJourney, phase, event);
          expect(cartJourney).to.have.property(phase);
        }
      }),
    );
  });

  it('says that the time is over only after seats were held or asked for', () => {
    for (const phase of keysOf<CartPhase>(cartJourney))
      for (const event of cartEvents)
        if (phase !== 'expired' && next(cartJourney, phase, event) === 'expired')
          expect(event).to.be.oneOf(['gone', 'expired']);
  });
});

describe('the journey of an order', () => {
  testRows(orderJourney, orderRows, orderEvents);

  it('sends only what the visitor submits, and makes at most one order of it', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...orderEvents), { maxLength: 60 }), (events) => {
        let phase: OrderPhase = 'none';
        let sent = 0;
        let orders = 0;
        for (const event of events) {
          const following: OrderPhase = next(orderJourney, phase, event);
          expect(orderJourney).to.have.property(following);
          if (following === 'sending' && phase !== 'sending') {
            expect(event).to.equal('submit');
            sent++;
          }
          if (phase !== following && ['leaving', 'placed'].includes(following)) orders++;
          expect(orders).to.be.at.most(sent);
          phase = following;
        }
      }),
    );
  });

  it('leaves “unknown” only by the word of the server or the visitor', () => {
    const word: OrderEvent[] = ['refused', 'payable', 'final', 'returned', 'again'];
    for (const event of orderEvents)
      if (next(orderJourney, 'unknown', event) !== 'unknown') expect(event).to.be.oneOf(word);
  });

  it('never makes nothing of an order that is there, but by the visitor', () => {
    for (const phase of keysOf<OrderPhase>(orderRows))
      for (const event of orderEvents)
        if (phase !== 'none' && next(orderJourney, phase, event) === 'none')
          expect(event).to.be.oneOf(
            phase === 'sending' || phase === 'unknown' ? ['refused', 'again'] : ['again'],
          );
  });

  it('never calls an order paid or cancelled, but by the server’s word', () => {
    for (const phase of keysOf<OrderPhase>(orderRows))
      for (const event of orderEvents)
        for (const word of ['paid', 'cancelled', 'partial'] as const)
          if (phase !== word && next(orderJourney, phase, event) === word)
            expect(event).to.equal(word);
  });

  it('has a way on from every phase in which a visitor can be', () => {
    for (const [phase, row] of Object.entries(orderRows))
      expect(Object.values(row).some((following) => following !== phase)).to.equal(true);
  });

  const unsettled: OrderPhase[] = ['sending', 'unknown', 'leaving', 'checking'];
  for (const phase of unsettled) {
    it(`sends no second order while the first is ${phase}`, () => {
      expect(next(orderJourney, phase, 'submit')).to.equal(phase);
    });
  }
});
