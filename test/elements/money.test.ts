import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { toCents } from '../../src/elements/shared/money.js';

describe('toCents', () => {
  const known: [amount: number, cents: number][] = [
    [0.1 + 0.2, 30],
    [1.005, 101],
    [24.5, 2450],
    [1e-7, 0],
    [-2.5, -250],
    [-0.001, 0],
    [-0, 0],
  ];

  for (const [amount, cents] of known)
    it(`makes ${String(cents)} of ${String(amount)}`, () => {
      expect(Object.is(toCents(amount), cents)).to.equal(true);
    });

  it('adds up to what a cashier gets, however many lines there are', () => {
    const lines = fc.array(fc.integer({ min: -100_000, max: 100_000 }), { maxLength: 200 });
    fc.assert(
      fc.property(lines, (cents) => {
        const sum = (amounts: number[]) => amounts.reduce((total, each) => total + each, 0);
        expect(sum(cents.map((each) => toCents(each / 100)))).to.equal(sum(cents));
      }),
    );
  });
});
