import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { ArrayReader } from '../../src/orders/array-reader.js';

/** What a reader makes of these bytes when they come in pieces; `undefined` where it finds no array. */
function read(bytes: Uint8Array, cuts: readonly number[]): unknown[] | undefined {
  const reader = new ArrayReader();
  const ends = [...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length];
  ends.sort((a, b) => a - b);
  try {
    const elements = ends.flatMap((end, index) => reader.read(bytes.slice(ends[index - 1], end)));
    reader.end();
    return elements;
  } catch {
    return undefined;
  }
}

function parse(bytes: Uint8Array): unknown[] | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

const encoder = new TextEncoder();
/** Anywhere, or after each byte. */
const cuts = fc.oneof(fc.array(fc.nat(), { maxLength: 8 }), fc.constant([...Array(99).keys()]));

test('an array in any pieces is what JSON.parse makes of the whole', () => {
  const layout = fc.constantFrom(undefined, 1, '\t', '\r\n ');
  fc.assert(
    fc.property(fc.array(fc.jsonValue()), layout, cuts, (array, space, cuts) => {
      const bytes = encoder.encode(JSON.stringify(array, undefined, space));
      assert.deepEqual(read(bytes, cuts), parse(bytes));
    }),
    { numRuns: 1000 },
  );
});

test('what JSON.parse does not take is not taken, in any pieces', () => {
  const array = fc.array(fc.oneof(fc.integer(), fc.string(), fc.object()), { maxLength: 2 });
  const ends = ['[', ']', '{', '}', ',', '"', '\\', '1', '\n'].map((text) => encoder.encode(text));
  const damage = fc.record({
    at: fc.nat(),
    length: fc.constantFrom(0, 1),
    bytes: fc.constantFrom(new Uint8Array(), new Uint8Array([0xc3]), ...ends),
  });
  fc.assert(
    fc.property(array, damage, cuts, (array, { at, length, bytes }, cuts) => {
      const whole = encoder.encode(JSON.stringify(array));
      const start = at % (whole.length + 1);
      const rest = whole.slice(start + length);
      const damaged = Buffer.concat([whole.slice(0, start), bytes, rest]);
      assert.deepEqual(read(damaged, cuts), parse(damaged), damaged.toString());
    }),
    { numRuns: 5000 },
  );
});

test('an array that is cut off is not taken', () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue(), { minLength: 1 }), fc.nat(), (array, cut) => {
      const bytes = encoder.encode(JSON.stringify(array));
      assert.equal(read(bytes.slice(0, cut % bytes.length), []), undefined);
    }),
  );
});
