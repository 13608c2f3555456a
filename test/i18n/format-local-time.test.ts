import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { formatLocalTime } from '../../src/i18n/format-local-time.js';

const two = (number: number) => String(number).padStart(2, '0');
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');

describe('formatLocalTime', () => {
  const written: [instant: string, lang: string, text: RegExp][] = [
    ['2026-12-05T20:15:00+01:00', 'nl', /^za 5 december 2026\D+20:15$/],
    ['2026-12-05T20:15:00+01:00', 'nl_NL', /^za 5 december 2026\D+20:15$/],
    ['2026-12-05T20:15:00-09:00', 'nl', /^za 5 december 2026\D+20:15$/],
    ['2026-12-05T20:15+14:00', 'de', /^Sa\.?, 5\. Dezember 2026\D+20:15$/],
    ['2026-07-05T00:00:00+02:00', 'en-GB', /^Sun,? 5 July 2026\D+0?0:00$/],
    ['2026-12-05T20:15:00+01:00', 'en', /^Sat, December 5, 2026\D+8:15 PM$/],
    ['2026-12-05T20:15:00+01:00', 'qaa', /^za 5 december 2026\D+20:15$/],
    ['2026-12-05T20:15:00+01:00', '🎭', /^Sat, December 5, 2026\D+8:15 PM$/],
  ];

  for (const [instant, lang, text] of written) {
    it(`writes ${instant} in ${lang} as ${String(text)}`, () => {
      expect(plain(formatLocalTime(instant, lang))).to.match(text);
    });
  }

  it('shows the clock of the theatre, wherever the visitor is', () => {
    const minutes = fc.integer({ min: Date.UTC(2000), max: Date.UTC(2100) });
    const offsets = fc.tuple(fc.integer({ min: -12, max: 14 }), fc.constantFrom(0, 30, 45));
    fc.assert(
      fc.property(minutes, offsets, (time, [hours, rest]) => {
        const local = new Date(time).toISOString().slice(0, 16);
        const sign = hours < 0 ? '-' : '+';
        const shown = formatLocalTime(
          `${local}:00${sign}${two(Math.abs(hours))}:${two(rest)}`,
          'nl',
        );
        const [year = '', , day = ''] = local.slice(0, 10).split('-');
        expect(shown)
          .to.contain(` ${String(Number(day))} `)
          .and.contain(year);
        expect(shown.split(' ').at(-1)?.padStart(5, '0')).to.equal(local.slice(11));
      }),
    );
  });

  it('shows the time of the visitor for an instant that names no place', () => {
    const instant = '2026-12-05T20:15:00Z';
    const here = new Date(instant).toLocaleTimeString('nl', { hour: '2-digit', minute: '2-digit' });
    expect(formatLocalTime(instant, 'nl').endsWith(here)).to.equal(true);
  });
});
