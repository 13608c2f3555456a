import { expect } from '@open-wc/testing';
import { en } from '../../src/i18n/en.js';
import type { Messages } from '../../src/i18n/messages.js';
import { nlCart } from '../../src/i18n/nl-cart.js';
import { nlCheckout } from '../../src/i18n/nl-checkout.js';
import { nlBadge } from '../../src/i18n/nl.js';

const nl: Messages = { ...nlBadge, ...nlCart, ...nlCheckout };
const languages: Record<string, Messages> = { nl, en };

/** A sentence as it is read; the ones that take something, with it. */
const read = (message: unknown, argument: unknown): string =>
  String(typeof message === 'function' ? Reflect.apply(message, undefined, [argument]) : message);

for (const [lang, messages] of Object.entries(languages)) {
  describe(`the messages in ${lang}`, () => {
    it('are those of every other language', () => {
      expect(Object.keys(messages)).to.have.members(Object.keys(nl));
    });

    for (const [name, message] of Object.entries<unknown>({ ...messages })) {
      it(`say something for ${name}`, () => {
        for (const argument of [7, '€ 12,50']) {
          const text = read(message, argument);
          expect(text).to.match(/\S/).and.equal(text.trim());
          if (typeof message === 'function') expect(text).to.contain(String(argument));
        }
      });
    }
  });
}

describe('plurals', () => {
  it('tell one from several', () => {
    expect([0, 1, 2].map(nl.items)).to.deep.equal(['0 items', '1 item', '2 items']);
    expect([0, 1, 2].map(en.items)).to.deep.equal(['0 items', '1 item', '2 items']);
    expect([1, 5].map(nl.minutesLeft)).to.deep.equal([
      'Nog 1 minuut om je bestelling af te ronden.',
      'Nog 5 minuten om je bestelling af te ronden.',
    ]);
    expect([1, 5].map(en.minutesLeft)).to.deep.equal([
      '1 minute left to finish your order.',
      '5 minutes left to finish your order.',
    ]);
  });
});

describe('the order button', () => {
  it('names the obligation to pay and the sum', () => {
    expect(nl.order('€ 49,00')).to.equal('Bestellen en € 49,00 betalen');
    expect(en.order('€49.00')).to.equal('Order and pay €49.00');
  });
});
