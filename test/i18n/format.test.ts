import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { formatAmount, formatDuration } from '../../src/i18n/format.js';

const cents = fc.integer({ min: -99_999_999, max: 99_999_999 });
/** The digits of what a visitor reads, as cents, with the sign. */
const centsIn = (text: string) => (/[-−]/.test(text) ? -1 : 1) * Number(text.replaceAll(/\D/g, ''));

describe('formatAmount', () => {
  const { warn } = console;
  const warnings: string[] = [];

  beforeEach(() => {
    warnings.length = 0;
    console.warn = (text: string) => warnings.push(text);
  });

  afterEach(() => {
    console.warn = warn;
  });

  const written: [amount: number, lang: string, currency: string, text: string][] = [
    [24.5, 'nl', 'EUR', '€ 24,50'],
    [24.5, 'nl_NL', 'EUR', '€ 24,50'],
    [24.5, 'nl-BE', 'EUR', '€ 24,50'],
    [24.5, 'en', 'EUR', '€24.50'],
    [1234.5, 'nl', 'EUR', '€ 1.234,50'],
    [1234.5, 'en-GB', 'GBP', '£1,234.50'],
    [-5, 'nl', 'EUR', '€ -5,00'],
    [0, 'nl', 'EUR', '€ 0,00'],
    [-0, 'nl', 'EUR', '€ 0,00'],
    [-0.004, 'nl', 'EUR', '€ 0,00'],
    [-0.01, 'nl', 'EUR', '€ -0,01'],
    [-0.001, 'nl', 'munten', '0,00 munten'],
    [0.1 + 0.2, 'nl', 'EUR', '€ 0,30'],
    [24.5, 'nl', ' eur ', '€ 24,50'],
    [24.5, 'nl', 'SEK', 'SEK 24,50'],
    [36.75, 'nl', 'XYZ', '36,75 XYZ'],
    [36.75, 'de', 'XYZ', '36,75 XYZ'],
    [36.75, 'en', 'XYZ', '36.75 XYZ'],
    [36.75, 'nl', 'XXX', '36,75 XXX'],
    [36.75, 'en', 'xxx', '36.75 xxx'],
    [-1234.5, 'nl', 'XYZ', '-1.234,50 XYZ'],
    [1234.5, 'en', ' munten ', '1,234.50 munten'],
  ];

  for (const [amount, lang, currency, text] of written) {
    it(`writes ${Object.is(amount, -0) ? '-0' : String(amount)} ${currency} in ${lang} as ${text}`, () => {
      expect(formatAmount(amount, lang, currency).replaceAll('\u00a0', ' ')).to.equal(text);
    });
  }

  it('never shows the wrong symbol for a currency that is none', () => {
    for (const currency of ['€', 'euro', '', 'EU'])
      expect(formatAmount(24.5, 'nl', currency).replace('\u00a0', ' ')).to.equal(
        `24,50 ${currency}`.trim(),
      );
  });

  it('tells the developer once that a currency is none', () => {
    for (const lang of ['nl', 'en', 'de', 'nl']) formatAmount(24.5, lang, 'ERU');
    formatAmount(24.5, 'nl', 'EUR');
    expect(warnings).to.have.length(1);
    expect(warnings[0]).to.contain('"ERU"');
  });

  it('is Dutch where the browser cannot write the language', () => {
    expect(formatAmount(24.5, 'qaa', 'EUR').replaceAll('\u00a0', ' ')).to.equal('€ 24,50');
  });

  it('writes amounts in a language that is none', () => {
    for (const lang of ['', '-', 'a', 'nl_NL_', '🎭'])
      expect(formatAmount(24.5, lang, 'EUR'), lang).to.match(/€.*24[.,]50/);
  });

  it('writes amounts as large as a theatre will never see', () => {
    expect(formatAmount(1e15, 'en', 'EUR')).to.equal('€1,000,000,000,000,000.00');
  });

  it('shows every cent, and no other', () => {
    fc.assert(
      fc.property(cents, fc.constantFrom('nl', 'en', 'nl-BE', 'en_GB'), (amount, lang) => {
        expect(centsIn(formatAmount(amount / 100, lang, 'EUR'))).to.equal(amount || 0);
      }),
    );
  });

  it('never throws, whatever a page’s author writes', () => {
    fc.assert(
      fc.property(cents, fc.string(), fc.string(), (amount, lang, currency) => {
        // Some languages have digits of their own.
        expect(formatAmount(amount / 100, lang, currency)).to.match(/\p{Nd}/u);
      }),
      { examples: [[0, 'bn', '']] },
    );
  });
});

describe('formatDuration', () => {
  const second = 1000;
  const written: [milliseconds: number, text: string][] = [
    [872 * second, '14:32'],
    [60 * second, '1:00'],
    [59 * second, '0:59'],
    [1, '0:01'],
    [1001, '0:02'],
    [0, '0:00'],
    [-second, '0:00'],
    [3600 * second, '1:00:00'],
    [3_661 * second, '1:01:01'],
    [100 * 3600 * second, '100:00:00'],
  ];

  for (const [milliseconds, text] of written) {
    it(`writes ${String(milliseconds)} ms as ${text}`, () => {
      expect(formatDuration(milliseconds)).to.equal(text);
    });
  }

  const secondsIn = (text: string) =>
    text.split(':').reduce((total, part) => total * 60 + Number(part), 0);

  it('shows no less than is left, and less than a second more', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e9 }), (milliseconds) => {
        const shown = secondsIn(formatDuration(milliseconds)) * second;
        expect(shown)
          .to.be.at.least(milliseconds)
          .and.below(milliseconds + second);
      }),
    );
  });

  it('reads 0:00 only when the time is over', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), (sixteenths) => {
        expect(formatDuration(sixteenths / 16) === '0:00').to.equal(sixteenths <= 0);
      }),
    );
  });

  it('pads minutes and seconds', () => {
    fc.assert(
      fc.property(fc.nat({ max: 1e9 }), (milliseconds) => {
        expect(formatDuration(milliseconds)).to.match(/^(\d+:[0-5]\d|[1-5]?\d):[0-5]\d$/);
      }),
      { examples: [[599_001], [3_599_000], [3_599_001]] },
    );
  });
});
