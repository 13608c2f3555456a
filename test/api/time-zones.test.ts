import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import fc from 'fast-check';
import { parseInstant } from '../../src/client.js';
import { formatDuration } from '../../src/i18n/format.js';
import { formatLocalTime } from '../../src/i18n/format-local-time.js';

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

for (const zone of new Set(nights.map(([each]) => each)))
  test(`a performance starts by the clock of the theatre, read in ${zone}`, () => {
    process.env.TZ = zone;
    const start = fc.integer({ min: Date.UTC(2020), max: Date.UTC(2040) });
    fc.assert(
      fc.property(start, fc.integer({ min: -12, max: 14 }), (instant, hours) => {
        const written = write(instant, hours);
        const [, hour, minute] = /T(\d\d):(\d\d)/.exec(written) ?? [];
        // A formatter that was made in another zone must not stand in.
        const shown = formatLocalTime(written, `nl-x-${zone.replaceAll(/\W/g, '').slice(0, 8)}`);
        assert.match(shown, new RegExp(`\\D${String(Number(hour))}:${minute ?? ''}$`));
      }),
    );
  });
