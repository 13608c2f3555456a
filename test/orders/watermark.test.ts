import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { json } from '../wire.js';
import { collect, openShop, order, watched } from './sample.js';

/** An instant in tenths of a microsecond, and how a server may write it. */
const written = fc
  .record({
    // Few seconds and few digits, so that many are equal or nearly so.
    second: fc.integer({
      min: Date.UTC(2026, 9, 25, 0, 59, 58) / 1000,
      max: Date.UTC(2026, 9, 25, 1, 0, 2) / 1000,
    }),
    digits: fc.stringMatching(/^[0159]{0,7}$/),
    offset: fc.constantFrom(-600, -90, 0, 60, 120, 345, 840),
    zulu: fc.boolean(),
  })
  .map(({ second, digits, offset, zulu }) => {
    const minutes = zulu ? 0 : offset;
    const local = new Date((second + minutes * 60) * 1000).toISOString().slice(0, 19);
    const size = Math.abs(minutes);
    const two = (number: number) => String(number).padStart(2, '0');
    const zone = zulu
      ? 'Z'
      : `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
    return {
      text: `${local}${digits && `.${digits}`}${zone}`,
      instant: BigInt(second) * 10_000_000n + BigInt(digits.padEnd(7, '0')),
    };
  });

test('whatever the order, the offsets and the digits: the watermark is the latest instant, as it was written', async (t) => {
  await fc.assert(
    fc.asyncProperty(
      fc.option(written),
      fc.array(written, { minLength: 1, maxLength: 12 }),
      async (saved, changes) => {
        const list = changes.map(({ text }, index) => order(index, { lastChanged: text }));
        const { api } = await openShop(t, json(list));
        const watermarks = watched(saved?.text ?? null);
        await collect(api, { watermarks });
        const all = saved ? [saved, ...changes] : changes;
        const latest = all.reduce((one, other) => (other.instant > one.instant ? other : one));
        const [watermark] = watermarks.saved;
        const candidates = all.filter(({ instant }) => instant === latest.instant);
        assert(
          candidates.some(({ text }) => text === watermark),
          `${watermark} is not ${latest.text}`,
        );
      },
    ),
    { numRuns: 200 },
  );
});
