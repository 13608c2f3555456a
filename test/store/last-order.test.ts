import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { orderJourney, type OrderPhase } from '../../src/store/journey.js';
import { describeOrder, parseOrder } from '../../src/store/last-order.js';
import { initialState } from '../../src/store/initial-state.js';
import { type CartState, type OrderState } from '../../src/store/state.js';
import { pass, stopClock } from './fake-clock.js';

const day = 86_400_000;
const isPhase = (text: string): text is OrderPhase => text in orderJourney;
const phases = Object.keys(orderJourney).filter(isPhase);
const known: OrderPhase[] = [
  'blocked',
  'placed',
  'pending',
  'partial',
  'paid',
  'cancelled',
  'reserved',
  'offered',
  'withdrawn',
];

const orderOf = (placedAt: number | null): OrderState => ({
  orderKey: 'AAAAA-BBBBB',
  url: 'https://pay.example/1',
  ticketsUrl: null,
  receiptUrl: 'https://tickets.example/1',
  timeOut: null,
  placedAt,
  orderId: 12,
  cartId: 'aCart',
  cartItems: [],
});
const stateOf = (orderPhase: OrderPhase, order: OrderState | null): CartState => ({
  ...initialState,
  orderPhase,
  order,
});
/** What another tab, or this one after a reload, knows of it. */
const told = (state: CartState) => parseOrder(describeOrder(state) ?? null);

describe('the last order', () => {
  let now: number;

  beforeEach(() => {
    now = stopClock();
  });

  it('is the same for other tabs, and after a reload', () => {
    for (const phase of known)
      expect(told(stateOf(phase, orderOf(now)))).to.include({ orderPhase: phase });
    expect(told(stateOf('paid', orderOf(now)))?.order).to.deep.equal(orderOf(now));
  });

  it('waits to be paid while only this tab leaves', () => {
    expect(told(stateOf('leaving', orderOf(now)))).to.include({ orderPhase: 'pending' });
  });

  it('may be there, as long as it is being sent or nobody knows', () => {
    for (const phase of ['sending', 'unknown'] as const)
      expect(told(stateOf(phase, null))).to.deep.include({ orderPhase: 'unknown', order: null });
  });

  it('is forgotten when there is none', () => {
    expect(describeOrder(stateOf('none', null))).to.equal(null);
  });

  it('stays what it was while it is looked at', () => {
    for (const phase of ['checking', 'missing', 'unreachable'] as const)
      expect(describeOrder(stateOf(phase, orderOf(now)))).to.equal(undefined);
  });

  it('is never one that another browser placed', () => {
    for (const phase of phases)
      if (phase !== 'unknown' && phase !== 'sending' && phase !== 'none')
        expect(describeOrder(stateOf(phase, orderOf(null))), phase).to.equal(undefined);
  });

  it('holds nothing of the cart or the visitor', () => {
    const order = { ...orderOf(now), placedAt: now };
    const state = { ...stateOf('pending', order), cartId: 'aSecretCart', amount: 49 };
    const text = describeOrder(state) ?? '';
    expect(text).not.to.contain('aSecretCart');
    const stored: unknown = JSON.parse(text);
    expect(stored).to.have.all.keys('orderPhase', 'savedAt', 'order');
    expect(stored)
      .to.have.property('order')
      .with.all.keys(...Object.keys(order));
  });

  it('is remembered for a day after it was placed, however often it is looked at', () => {
    const order = orderOf(now);
    pass(day / 2);
    const text = describeOrder(stateOf('pending', order)) ?? null;
    pass(day / 2 - 1);
    expect(parseOrder(text)).not.to.equal(undefined);
    pass(1);
    expect(parseOrder(text)).to.equal(undefined);
    expect(told(stateOf('pending', order))).to.equal(undefined);
  });

  it('may have been placed for a day', () => {
    const text = describeOrder(stateOf('unknown', null)) ?? null;
    pass(day - 1);
    expect(parseOrder(text)).not.to.equal(undefined);
    pass(1);
    expect(parseOrder(text)).to.equal(undefined);
  });

  it('is nothing that this code has not written, whatever is stored', () => {
    const names = fc.constantFrom('__proto__', 'constructor', 'toString', 'hasOwnProperty', '');
    const moments = fc.constantFrom<unknown>(now, String(now), null, undefined, true);
    const garbage = fc.oneof(
      fc.string(),
      fc.json(),
      fc
        .record({
          orderPhase: fc.oneof(names, fc.constantFrom('sending', 'leaving', 'checking', 'none')),
          savedAt: moments,
          order: fc.constantFrom<unknown>(null, orderOf(now)),
        })
        .map((value) => JSON.stringify(value)),
      fc
        .record({
          orderPhase: fc.constantFrom(...known),
          savedAt: fc.constant(now),
          order: fc.oneof(
            fc.jsonValue(),
            fc.record({ orderKey: fc.jsonValue(), placedAt: moments }),
          ),
        })
        .map((value) => JSON.stringify(value)),
      fc.constant('{"__proto__":{"orderPhase":"paid","savedAt":1,"order":null}}'),
    );
    fc.assert(
      fc.property(garbage, (text) => {
        const last = parseOrder(text);
        if (!last) return;
        expect(last.orderPhase).to.be.oneOf(['unknown', ...known]);
        expect(last.savedAt).to.be.a('number');
        if (last.order) expect(last.order).to.have.all.keys(...Object.keys(orderOf(now)));
      }),
    );
    expect(Object.prototype).not.to.have.property('orderPhase');
  });

  it('of another version is read as far as it is the same', () => {
    const text = describeOrder(stateOf('paid', orderOf(now))) ?? '';
    const newer = text.replace('{', '{"version":2,').replace('"order":{', '"order":{"more":1,');
    expect(parseOrder(newer)).to.deep.equal(parseOrder(text));
    expect(parseOrder(text.replace('"orderKey"', '"key"'))).to.equal(undefined);
    expect(parseOrder(text.replace('paid', 'refunded'))).to.equal(undefined);
  });
});
