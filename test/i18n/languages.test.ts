import { expect } from '@open-wc/testing';
import { de } from '../../src/i18n/de.js';
import { en } from '../../src/i18n/en.js';
import { fr } from '../../src/i18n/fr.js';
import { messagesFor, registerLanguage } from '../../src/i18n/languages.js';
import { nlCart } from '../../src/i18n/nl-cart.js';

describe('a visitor’s language', () => {
  before(() => {
    registerLanguage('en', en);
    registerLanguage('de', de);
    registerLanguage('fr', fr);
  });

  const cartIn = (lang: string) => messagesFor(lang, nlCart).cart;

  for (const lang of ['nl', 'nl-NL', 'nl_NL', 'nl-BE', 'NL']) {
    it(`is Dutch for “${lang}”`, () => {
      expect(cartIn(lang)).to.equal('Winkelwagen');
    });
  }

  for (const lang of ['en', 'en-GB', 'en_GB', 'EN-ie', 'en-Latn-US']) {
    it(`is English for “${lang}”`, () => {
      expect(cartIn(lang)).to.equal('Cart');
    });
  }

  for (const lang of ['de', 'de-DE', 'de_AT', 'de-CH-1996']) {
    it(`is German for “${lang}”`, () => {
      expect(cartIn(lang)).to.equal('Warenkorb');
    });
  }

  for (const lang of ['fr', 'fr-FR', 'fr_BE', 'FR-lu']) {
    it(`is French for “${lang}”`, () => {
      expect(cartIn(lang)).to.equal('Panier');
    });
  }

  for (const lang of ['', 'fy', 'tlh', 'english', 'x', '-', '__proto__', 'constructor']) {
    it(`is Dutch for “${lang}”, which nobody registered`, () => {
      expect(cartIn(lang)).to.equal('Winkelwagen');
    });
  }

  it('can be registered late', () => {
    expect(cartIn('frl')).to.equal('Winkelwagen');
    registerLanguage('frl', { ...en, cart: 'Koerke' });
    expect(cartIn('frl')).to.equal('Koerke');
    expect(cartIn('FRL_NL')).to.equal('Koerke');
  });

  it('can be registered for one region', () => {
    registerLanguage('de-AT', { ...de, cart: 'Wagerl' });
    expect(cartIn('de-AT')).to.equal('Wagerl');
    expect(cartIn('de_at')).to.equal('Wagerl');
    expect(cartIn('de-CH')).to.equal('Warenkorb');
  });

  it('can be registered with an underscore', () => {
    registerLanguage('pt_BR', { ...en, cart: 'Carrinho' });
    expect(cartIn('pt-BR')).to.equal('Carrinho');
  });

  it('can be replaced, Dutch too', () => {
    registerLanguage('nl-x-test', { ...en, cart: 'Mandje' });
    expect(cartIn('nl-x-test')).to.equal('Mandje');
    registerLanguage('nl-x-test', { ...en, cart: 'Korfje' });
    expect(cartIn('nl-x-test')).to.equal('Korfje');
  });
});
