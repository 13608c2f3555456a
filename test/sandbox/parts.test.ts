import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { instantOf, isoDateTime, parseInstant } from '../../demo/sandbox/clock.js';
import { bestSeats, type Seat } from '../../demo/sandbox/seats.js';

describe('the clock', () => {
  for (const [instant, text] of [
    ['2026-01-15T11:00:00Z', '2026-01-15T12:00:00+01:00'],
    ['2026-07-15T10:00:00Z', '2026-07-15T12:00:00+02:00'],
    ['2026-03-29T00:59:59Z', '2026-03-29T01:59:59+01:00'],
    ['2026-03-29T01:00:00Z', '2026-03-29T03:00:00+02:00'],
    ['2026-10-25T00:59:59Z', '2026-10-25T02:59:59+02:00'],
    ['2026-10-25T01:00:00Z', '2026-10-25T02:00:00+01:00'],
    ['2026-12-31T23:00:00Z', '2027-01-01T00:00:00+01:00'],
  ] as const) {
    it(`shows ${instant} as ${text}`, () => {
      assert.equal(isoDateTime(Date.parse(instant)), text);
    });
  }

  it('finds the instant of a wall-clock time in summer and in winter', () => {
    assert.equal(isoDateTime(instantOf('2026-03-28', '20:15')), '2026-03-28T20:15:00+01:00');
    assert.equal(isoDateTime(instantOf('2026-03-29', '20:15')), '2026-03-29T20:15:00+02:00');
    assert.equal(isoDateTime(instantOf('2026-03-29', '14:30')), '2026-03-29T14:30:00+02:00');
    assert.equal(isoDateTime(instantOf('2026-10-25', '20:15')), '2026-10-25T20:15:00+01:00');
  });

  it('reads back whatever it writes', () => {
    const seconds = fc.integer({ min: 0, max: 4_000_000_000 });
    const oneRun = fc.property(seconds, (second) => {
      assert.equal(parseInstant(isoDateTime(second * 1000)), second * 1000);
    });
    fc.assert(oneRun);
  });

  it('reads dates and date-times in any offset, and nothing else', () => {
    const noon = Date.parse('2026-04-22T12:00:00Z');
    for (const text of [
      '2026-04-22T12:00:00Z',
      '2026-04-22T14:00:00+02:00',
      '2026-04-22T14:00',
      '2026-04-22T07:00:00.000-05:00',
    ]) {
      assert.equal(parseInstant(text), noon, text);
    }
    assert.equal(parseInstant('2026-04-22'), Date.parse('2026-04-21T22:00:00Z'));
    for (const text of [
      '',
      'now',
      '2026-02-31',
      '2026-02-29T10:00Z',
      '2026-04-22T24:00:00Z',
      '2026-04-22T12:60:00Z',
      '2026-04-22T12:00:00+02',
      '2026-04-22T12:00:00 02:00',
    ]) {
      assert.equal(parseInstant(text), undefined, text);
    }
  });
});

describe('the best seats', () => {
  const row = (number: number, ...seats: number[]): Seat[] =>
    seats.map((seat) => ({ row: number, seat }));
  const named = (seats: Seat[]) => seats.map(({ row, seat }) => `${String(row)}-${String(seat)}`);
  const all = [1, 2, 3, 4, 5, 6, 7, 8, 9];

  it('are side by side in the middle of the first row', () => {
    assert.deepEqual(named(bestSeats([row(1, ...all), row(2, ...all)], 3, 5)), [
      '1-4',
      '1-5',
      '1-6',
    ]);
  });

  it('are in a later row when the first has no room for the party', () => {
    assert.deepEqual(named(bestSeats([row(1, 1, 2, 4, 5), row(2, ...all)], 3, 5)), [
      '2-4',
      '2-5',
      '2-6',
    ]);
  });

  it('are apart when no row has room for the party', () => {
    assert.deepEqual(named(bestSeats([row(1, 1, 3), row(2, 5)], 3, 3)), ['1-1', '1-3', '2-5']);
  });

  it('are fewer when there are no more', () => {
    assert.deepEqual(named(bestSeats([row(1), row(2, 7)], 2, 3)), ['2-7']);
  });
});
