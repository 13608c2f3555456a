import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseInstant } from '../../src/client.js';

const instants: [string, string][] = [
  ['2026-04-22T14:35:00+02:00', '2026-04-22T12:35:00.000Z'],
  ['2026-04-22T14:35:00Z', '2026-04-22T14:35:00.000Z'],
  ['2026-04-22T14:35Z', '2026-04-22T14:35:00.000Z'],
  ['2026-04-22T14:35:00.25-03:30', '2026-04-22T18:05:00.250Z'],
  ['2026-01-01T00:30:00+14:00', '2025-12-31T10:30:00.000Z'],
  ['2028-02-29T12:00:00Z', '2028-02-29T12:00:00.000Z'],
];

for (const [text, instant] of instants)
  test(`${text} is an instant`, () => {
    assert.equal(parseInstant(text), Date.parse(instant));
  });

const notInstants = [
  '',
  'tomorrow',
  '2026-04-22',
  '2026-04-22T14:35:00',
  '2026-04-22 14:35:00Z',
  '2026-04-22T14:35:00+02',
  '2026-04-22T14:35:00+0200',
  '2026-04-22T14:35:00+15:00',
  '2026-04-22T14:35:00+02:60',
  '2026-02-31T12:00:00Z',
  '2027-02-29T12:00:00Z',
  '2026-13-01T12:00:00Z',
  '2026-04-22T24:00:00Z',
  '2026-04-22T14:60:00Z',
  '2026-04-22T14:35:60Z',
  '+012026-04-22T14:35:00Z',
  ' 2026-04-22T14:35:00Z',
  '2026-04-22T14:35:00z',
];

for (const text of notInstants)
  test(`"${text}" is not an instant`, () => {
    assert.equal(parseInstant(text), undefined);
  });

test('every instant survives being written with any offset', () => {
  const anyInstant = fc.date({
    min: new Date('1000-01-02T00:00:00Z'),
    max: new Date('9999-12-30T00:00:00Z'),
    noInvalidDate: true,
  });
  const anyOffset = fc.integer({ min: -14 * 60, max: 14 * 60 });
  fc.assert(
    fc.property(anyInstant, anyOffset, (instant, offset) => {
      const local = new Date(instant.getTime() + offset * 60_000).toISOString().slice(0, -1);
      const pad = (value: number) => String(value).padStart(2, '0');
      const size = Math.abs(offset);
      const suffix = `${offset < 0 ? '-' : '+'}${pad(Math.floor(size / 60))}:${pad(size % 60)}`;
      assert.equal(parseInstant(local + suffix), instant.getTime());
    }),
  );
});

test('any other text is refused quietly', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      assert.equal(parseInstant(text), undefined);
    }),
  );
});
