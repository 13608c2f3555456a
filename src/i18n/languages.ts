import type { Messages } from './messages.js';

// A language can come in a script of its own, before or after the elements.
declare global {
  var pepperedCartLanguages: Map<string, Messages> | undefined;
}
const languages = (globalThis.pepperedCartLanguages ??= new Map<string, Messages>());

/** Fired on `document` when there are words for one more language. */
export const languageEvent = 'peppered-cart-language';

const normal = (lang: string) => lang.toLowerCase().replaceAll('_', '-');
const baseOf = (tag: string) => tag.split('-', 1)[0] ?? '';
const find = (tag: string) => languages.get(tag) ?? languages.get(baseOf(tag));

/** Adds or replaces a language, such as `registerLanguage('frl', messages)`. Dutch needs no adding. */
export function registerLanguage(lang: string, messages: Messages): void {
  languages.set(normal(lang), messages);
  if (typeof document !== 'undefined') document.dispatchEvent(new Event(languageEvent));
}

/** Whether there are words for `lang`: Dutch ones, or those of a registered language. */
export function isSpoken(lang: string): boolean {
  const tag = normal(lang);
  return baseOf(tag) === 'nl' || !!find(tag);
}

/** Messages of the closest registered language: `en_GB` and `en-IE` find `en`; for an unknown one, `dutch`. */
export function messagesFor<Part extends Partial<Messages>>(lang: string, dutch: Part): Part {
  const words = find(normal(lang));
  return words ? withDutch(dutch, words, lang) : dutch;
}

/** What `words` lack or cannot say, as those of another version may, is said in Dutch. */
const withDutch = <Part extends object>(dutch: Part, words: object, lang: string): Part =>
  new Proxy(dutch, {
    get(_, name) {
      const sentence: unknown = Reflect.get(dutch, name);
      const own: unknown = Reflect.get(words, name);
      const what = `"${String(name)}"`;
      if (typeof own === 'function' && typeof sentence === 'function')
        return (...values: unknown[]): unknown => {
          try {
            return Reflect.apply(own, words, values);
          } catch {
            warnOfDutch(lang, what);
            return Reflect.apply(sentence, dutch, values);
          }
        };
      if (isObject(own) && isObject(sentence)) return withDutch(sentence, own, lang);
      if (typeof own === 'string' && typeof sentence === 'string') return own;
      warnOfDutch(lang, what);
      return sentence;
    },
  });

const isObject = (value: unknown) => typeof value === 'object' && value !== null;

const warned = new Set<string>();

/** Tells the site's developer, once for each language, that the visitor reads Dutch, and where the words belong. */
export function warnOfDutch(lang: string, what = 'everything'): void {
  const base = baseOf(normal(lang));
  if (warned.has(base)) return;
  warned.add(base);
  const source = /^(de|en|fr)$/.test(base)
    ? `lang/${base}.js of this version`
    : `registerLanguage('${base}', …)`;
  console.warn(`peppered-cart: ${what} is in Dutch, not in "${lang}": the page needs ${source}`);
}
