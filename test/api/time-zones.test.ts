import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import fc from 'fast-check';
import { parseInstant } from '../../src/client.js';
import { formatDuration } from '../../src/i18n/format.js';

/** Where a visitor may be, with a night on which the clocks there change: in spring, in autumn, by half an hour, by a day. */
const nights: [zone: string, change: string][] = [
  ['Europe/Amsterdam', '2026-03-29T01:00:00Z'],
  ['Europe/Amsterdam', '2026-10-25T01:00:00Z'],
  ['America/St_Johns', '2026-03-08T05:30:00Z'],
  ['Australia/Lord_Howe', '2026-04-04T15:00:00Z'],
  ['Pacific/Apia', '2011-12-30T10:00:00Z'],
  ['UTC', '2026-06-01T00:00:00Z'],
];

const own = process.env.TZ;
afterEach(() => {
  if (own === undefined) delete process.env.TZ;
  else process.env.TZ = own;
});

/** As the API writes it: the wall clock at the theatre, and how far that is ahead of UTC. */
function write(instant: number, hours: number): string {
  const wall = new Date(instant + hours * 3_600_000).toISOString().slice(0, 19);
  return `${wall}${hours < 0 ? '-' : '+'}${String(Math.abs(hours)).padStart(2, '0')}:00`;
}

for (const [zone, change] of nights)
  test(`a hold lasts as long as the server says when the clocks change at ${change} in ${zone}`, () => {
    process.env.TZ = zone;
    const seconds = fc.integer({ min: -7200, max: 7200 });
    const hold = fc.integer({ min: 1, max: 3599 });
    fc.assert(
      fc.property(seconds, hold, fc.integer({ min: -12, max: 14 }), (from, length, hours) => {
        const now = Date.parse(change) + from * 1000;
        const deadline = parseInstant(write(now + length * 1000, hours)) ?? NaN;
        assert.equal(deadline - now, length * 1000);
        const [minutes, rest] = formatDuration(deadline - now).split(':');
        assert.equal(Number(minutes) * 60 + Number(rest), length);
      }),
    );
  });
