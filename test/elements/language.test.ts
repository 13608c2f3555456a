import { expect, html } from '@open-wc/testing';
import { de } from '../../src/i18n/de.js';
import { en } from '../../src/i18n/en.js';
import { registerLanguage } from '../../src/i18n/languages.js';
import type { Messages } from '../../src/i18n/messages.js';
import { advance, installClock } from './clock.js';
import { allByRole, byRole, eventually, heard, seen } from './screen.js';
import { collectWarnings, hamlet, openShop, openShopWith, show } from './shop.js';

const everything = html`
  <peppered-cart-badge show-amount></peppered-cart-badge>
  <peppered-cart></peppered-cart>
  <peppered-checkout payment-method-id="1"></peppered-checkout>
`;

const dutch = ['Winkelwagen 2 items € 49,00', /Totaal € 49,00/, /Bestellen en € 49,00 betalen/];
const english = ['Cart 2 items €49.00', /Total €49.00/, /Order and pay €49.00/];
const german = ['Warenkorb 2 Artikel 49,00 €', /Summe 49,00 €/, /bestellen: 49,00 €/];

type Sentences = readonly (string | RegExp)[];

/** Fails unless the badge, the cart and the checkout in this part of the page all speak this language. */
function allSpeak(page: Element, sentences: Sentences): void {
  const tags = ['peppered-cart-badge', 'peppered-cart', 'peppered-checkout'];
  for (const [index, tag] of tags.entries()) {
    const element = page.querySelector(tag);
    expect(element && heard(element), tag).to.match(RegExp(sentences[index] ?? ''));
  }
}

const { documentElement } = document;
const pageLang = documentElement.lang;
const registered = new Map(globalThis.pepperedCartLanguages);

afterEach(() => {
  documentElement.lang = pageLang;
  globalThis.pepperedCartLanguages?.clear();
  for (const [lang, messages] of registered) registerLanguage(lang, messages);
});

/** As on a page without the file of this language. */
function withoutWordsFor(lang: string): void {
  globalThis.pepperedCartLanguages?.delete(lang);
}

/** A part of the page in no language but that of the whole. */
async function showInPage(lang: string): Promise<HTMLElement> {
  documentElement.lang = lang;
  await openShopWith([hamlet(2)]);
  const page = await show(everything);
  page.removeAttribute('lang');
  return page;
}

describe('the language of the page', () => {
  it('is followed at once, by the badge, the cart and the checkout alike', async () => {
    const page = await showInPage('nl');
    await eventually(() => allSpeak(page, dutch));
    for (const [lang, sentences] of [
      ['en', english],
      ['de-DE', german],
      ['nl_BE', dutch],
    ] as const) {
      documentElement.lang = lang;
      // Before anything is painted.
      await new Promise(requestAnimationFrame);
      allSpeak(page, sentences);
    }
  });

  it('is followed when it is named late, or no more', async () => {
    documentElement.lang = 'en';
    await openShopWith([hamlet(2)]);
    const page = await show(everything, 'nl');
    await eventually(() => allSpeak(page, dutch));
    page.removeAttribute('lang');
    await new Promise(requestAnimationFrame);
    allSpeak(page, english);
    page.lang = 'de';
    await new Promise(requestAnimationFrame);
    allSpeak(page, german);
  });

  it('is followed into shadow roots', async () => {
    await openShopWith([hamlet(2)]);
    const page = await show(html`<div></div>`, 'nl');
    const outer = page.querySelector('div')?.attachShadow({ mode: 'open' });
    const host = document.createElement('div');
    outer?.append(host);
    const inner = host.attachShadow({ mode: 'open' });
    inner.append((await show(everything)).cloneNode(true));
    const [part] = inner.children;
    part?.removeAttribute('lang');
    await eventually(() => part && allSpeak(part, dutch));
    for (const [element, lang, sentences] of [
      [page, 'en', english],
      [host, 'de', german],
      [part, 'nl', dutch],
    ] as const) {
      element?.setAttribute('lang', lang);
      await new Promise(requestAnimationFrame);
      if (part) allSpeak(part, sentences);
    }
  });

  it('is that of the place to which an element was moved', async () => {
    await openShopWith([hamlet(2)]);
    const page = await show(everything, 'nl');
    await eventually(() => allSpeak(page, dutch));
    const elsewhere = document.createElement('div');
    elsewhere.lang = 'en';
    page.append(elsewhere);
    elsewhere.append(...page.querySelectorAll('peppered-cart, peppered-checkout'));
    elsewhere.append(...page.querySelectorAll('peppered-cart-badge'));
    await new Promise(requestAnimationFrame);
    allSpeak(page, english);
    elsewhere.lang = 'de';
    await new Promise(requestAnimationFrame);
    allSpeak(page, german);
  });

  it('is no concern of an element that is gone', async () => {
    await openShop();
    const page = await show(everything);
    const elements = [...page.querySelectorAll('peppered-cart, peppered-checkout')];
    page.replaceChildren();
    page.lang = 'en';
    registerLanguage('en', en);
    await Promise.resolve();
    for (const element of elements) expect(element).to.have.property('isUpdatePending', false);
  });
});

describe('words that come after the elements', () => {
  it('are spoken at once, by the badge, the cart and the checkout alike', async () => {
    installClock();
    withoutWordsFor('de');
    await openShopWith([hamlet(2)]);
    const page = await show(everything, 'de');
    await eventually(() => allSpeak(page, dutch));
    registerLanguage('de', de);
    await new Promise(requestAnimationFrame);
    allSpeak(page, german);
  });

  it('need no warning, within five seconds after the page', async () => {
    installClock();
    const warnings = collectWarnings();
    withoutWordsFor('fr-CA');
    withoutWordsFor('fr');
    await openShop();
    await show(everything, 'fr-CA');
    await loaded();
    advance(4999);
    for (const [lang, messages] of registered) registerLanguage(lang, messages);
    advance(60_000);
    expect(warnings).to.deep.equal([]);
  });
});

describe('a page in a language without words', () => {
  it('has one language: words, amounts and times are Dutch', async () => {
    installClock();
    withoutWordsFor('en');
    await openShopWith([hamlet(2)]);
    const page = await show(everything, 'en');
    await eventually(() => allSpeak(page, dutch));
    await eventually(() => expect(seen(page)).to.match(/\d+ \w+ 20\d\d[^\d]+20:15/));
  });

  it('says to screen readers which language that is', async () => {
    installClock();
    withoutWordsFor('en');
    await openShopWith([hamlet(2)]);
    const page = await show(everything, 'en');
    const langs = () =>
      [byRole('heading', 'Winkelwagen'), byRole('button', /2 items/), ...allByRole('status')].map(
        (element) => element.closest<HTMLElement>('[lang]')?.lang,
      );
    await eventually(() => allSpeak(page, dutch));
    expect(new Set(langs())).to.deep.equal(new Set(['nl']));
  });

  for (const [lang, remedy] of [
    ['en-GB', 'lang/en.js'],
    ['fi', "registerLanguage('fi', …)"],
  ] as const)
    it(`in ${lang} tells its author once to add ${remedy}`, async () => {
      installClock();
      const warnings = collectWarnings();
      withoutWordsFor('en');
      await openShop();
      await show(html`${everything} ${everything}`, lang);
      await loaded();
      advance(5000);
      expect(warnings).to.have.length(1);
      expect(warnings[0]).to.contain(`"${lang}"`).and.contain(remedy);
    });

  it('is nothing to warn of, where the page names none, or Dutch', async () => {
    installClock();
    const warnings = collectWarnings();
    documentElement.removeAttribute('lang');
    globalThis.pepperedCartLanguages?.clear();
    await openShop();
    const page = await show(everything, 'nl_BE');
    await show(everything, '');
    page.lang = 'NL';
    await loaded();
    advance(60_000);
    expect(warnings).to.deep.equal([]);
  });
});

/** Words of before, or written by hand: some are missing, some have another form. */
function wordsWith(changes: object): Messages {
  const words: Messages = { ...de };
  return Object.assign(words, changes);
}

describe('a language that is older than the elements', () => {
  for (const [fault, changes] of [
    ['are missing', { total: undefined, items: undefined, order: undefined }],
    ['are null', { total: null, items: null, order: null }],
    ['have another form', { total: () => 'Summe', items: '# Artikel', order: { amount: 1 } }],
    [
      'cannot be said any more',
      {
        total: undefined,
        items: ({ count }: { count: number[] }) => String(count.length),
        order: () => {
          throw new Error('of old');
        },
      },
    ],
  ] as const)
    it(`says in Dutch what words ${fault}, and the rest in its own`, async () => {
      const warnings = collectWarnings();
      registerLanguage('sv', wordsWith(changes));
      await openShopWith([hamlet(2)]);
      const page = await show(everything, 'sv');
      await eventually(() =>
        allSpeak(page, ['Warenkorb 2 items', /Warenkorb .*Totaal 49,00 €/, /Bestellen en 49,00 €/]),
      );
      await eventually(() => byRole('button', /^Bestellen en/));
      expect(warnings.join()).not.to.contain('rror');
    });

  it('says so of sentences in a group of their own', async () => {
    collectWarnings();
    registerLanguage('sv', wordsWith({ count: { ticket: (count: number) => `${count} Karten` } }));
    await openShopWith([hamlet(2)]);
    await show(everything, 'sv');
    await eventually(() => byRole('button', /2 Karten/));
  });

  it('is told to the developer once', async () => {
    const warnings = collectWarnings();
    registerLanguage('de-CH', wordsWith({ total: undefined, items: undefined }));
    await openShopWith([hamlet(2)]);
    const page = await show(everything, 'de-CH');
    await eventually(() => expect(seen(page)).to.contain('Totaal'));
    expect(warnings).to.have.length(1);
    expect(warnings[0]).to.contain('"de-CH"').and.contain('lang/de.js of this version');
  });
});

const loaded = () => new Promise(requestAnimationFrame);
