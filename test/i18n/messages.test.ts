import { expect } from '@open-wc/testing';
import { ar } from '../../demo/translated/arabic.js';
import { de } from '../../src/i18n/de.js';
import { en } from '../../src/i18n/en.js';
import { fr } from '../../src/i18n/fr.js';
import type { Messages } from '../../src/i18n/messages.js';
import { nlCart } from '../../src/i18n/nl-cart.js';
import { nlCheckout } from '../../src/i18n/nl-checkout.js';
import { nlBadge } from '../../src/i18n/nl.js';

const nl: Messages = { ...nlBadge, ...nlCart, ...nlCheckout };
const languages: Record<string, Messages> = { nl, en, de, fr };

/** Every message under its name; those of a record under their own. */
const entries = ({ fillIn, ...messages }: Messages): [name: string, message: unknown][] =>
  Object.entries<unknown>({ ...messages, ...fillInNames(fillIn) });
const fillInNames = (fillIn: Messages['fillIn']) =>
  Object.fromEntries(Object.entries(fillIn).map(([field, text]) => [`fillIn.${field}`, text]));

/** A sentence as it is read; the ones that take something, with it. */
const read = (message: unknown, argument: unknown): string =>
  String(typeof message === 'function' ? Reflect.apply(message, undefined, [argument]) : message);

for (const [lang, messages] of Object.entries(languages)) {
  describe(`the messages in ${lang}`, () => {
    it('are those of every other language', () => {
      const names = entries(messages).map(([name]) => name);
      expect(names).to.have.members(entries(nl).map(([name]) => name));
    });

    for (const [name, message] of entries(messages)) {
      it(`say something for ${name}`, () => {
        for (const argument of [7, '€ 12,50']) {
          const text = read(message, argument);
          expect(text).to.match(/\S/).and.equal(text.trim());
          expect(text, 'nobody is shouted at').not.to.contain('!');
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
    expect([0, 1, 2].map(de.items)).to.deep.equal(['0 Artikel', '1 Artikel', '2 Artikel']);
    expect([1, 5].map(nl.minutesLeft)).to.deep.equal([
      'Nog 1 minuut om je bestelling af te ronden.',
      'Nog 5 minuten om je bestelling af te ronden.',
    ]);
    expect([1, 5].map(en.minutesLeft)).to.deep.equal([
      '1 minute left to finish your order.',
      '5 minutes left to finish your order.',
    ]);
    expect([1, 5].map(de.minutesLeft)).to.deep.equal([
      'Noch 1 Minute, um Ihre Bestellung abzuschließen.',
      'Noch 5 Minuten, um Ihre Bestellung abzuschließen.',
    ]);
  });

  it('count nothing as one in French', () => {
    expect([0, 1, 2].map(fr.items)).to.deep.equal(['0 article', '1 article', '2 articles']);
    expect([1, 5].map(fr.minutesLeft)).to.deep.equal([
      'Il vous reste 1 minute pour terminer votre commande.',
      'Il vous reste 5 minutes pour terminer votre commande.',
    ]);
  });

  it('tell one missing ticket from several', () => {
    for (const messages of Object.values(languages)) {
      expect(messages.partlyAdded(2)).to.contain('2');
      expect(messages.partlyAdded(1)).not.to.match(/\d/);
    }
  });
});

describe('a registered language', () => {
  it('has as many plurals as it needs', () => {
    expect([0, 1, 2, 3, 11, 100].map(ar.items)).to.deep.equal([
      'لا شيء في السلة',
      'عنصر واحد',
      'عنصران',
      '3 عناصر',
      '11 عنصرًا',
      '100 عنصر',
    ]);
  });
});

describe('the order button', () => {
  it('names the obligation to pay and the sum', () => {
    expect(nl.order('€ 49,00')).to.equal('Bestellen en € 49,00 betalen');
    expect(en.order('€49.00')).to.equal('Order and pay €49.00');
  });

  it('has the very words that the law asks for in Germany and in France', () => {
    expect(de.order('49,00 €')).to.equal('Zahlungspflichtig bestellen: 49,00 €');
    expect(fr.order('49,00 €')).to.equal('Commande avec obligation de paiement\u00a0: 49,00 €');
  });
});

describe('French', () => {
  for (const [name, message] of entries(fr)) {
    it(`does not let a sign stand alone on a line in ${name}`, () => {
      expect(read(message, '49,00 €')).not.to.match(/[^\u202f][?;]|[^\u00a0]:/);
    });
  }
});
