import type { Messages } from './messages.js';

// A language can come in a script of its own, before or after the elements.
declare global {
  var pepperedCartLanguages: Map<string, Messages> | undefined;
}
const languages = (globalThis.pepperedCartLanguages ??= new Map<string, Messages>());

const normal = (lang: string) => lang.toLowerCase().replaceAll('_', '-');

/** Adds or replaces a language, such as `registerLanguage('frl', messages)`. Dutch needs no adding. */
export function registerLanguage(lang: string, messages: Messages): void {
  languages.set(normal(lang), messages);
}

/** Messages of the closest registered language: `en_GB` and `en-IE` find `en`; for an unknown one, `dutch`. */
export function messagesFor<Part extends Partial<Messages>>(
  lang: string,
  dutch: Part,
): Part | Messages {
  const tag = normal(lang);
  return languages.get(tag) ?? languages.get(tag.split('-', 1)[0] ?? '') ?? dutch;
}
