import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { de } from './de.js';
import { en } from './en.js';
import { fr } from './fr.js';
import { arabic } from './ar.js';
import { nl } from './nl.js';
import type { Words } from './words.js';

/** The site's languages. */
export const languages: readonly Words[] = [nl, en, de, fr, arabic];

export interface Page {
  path: string;
  locale: string;
  /** With what is said of performances and prices still to be filled in, such as `{{date 95}}`. */
  html: string;
}

interface Template {
  file: string;
  path: keyof Words;
  title?: keyof Words;
  summary: keyof Words;
}

const templates: Template[] = [
  { file: 'programme', path: 'programmePath', summary: 'description' },
  { file: 'cart', path: 'cartPath', title: 'cart', summary: 'cartDescription' },
  { file: 'checkout', path: 'checkoutPath', title: 'checkout', summary: 'checkoutDescription' },
  { file: 'thank-you', path: 'thanksPath', title: 'yourOrder', summary: 'thanksDescription' },
];

/** The pages of the site: one template for each, in the words of every language. */
export async function readPages(): Promise<Page[]> {
  const layout = await read('layout');
  const pages = languages.flatMap((words) =>
    templates.map(async ({ file, path, title, summary }) => {
      const isProgramme = file === 'programme';
      const phone = `<a href="tel:+31575012345"><bdi dir="ltr">${words.telephone}</bdi></a>`;
      // Whoever reads Dutch can see more.
      const content = await read(isProgramme && words === nl ? 'programme.nl' : file);
      const html = fillIn(layout, {
        ...words,
        content: fillIn(content, { ...words, phone }),
        title: `${title ? `${words[title]} · ` : ''}Theater De Linde`,
        summary: words[summary],
        stylesheet: isProgramme ? 'programme' : 'order',
        current: isProgramme ? 'aria-current="page"' : '',
        opens: isProgramme ? 'for="cart"' : `href="${words.cartPath}"`,
        language: shortLinkTo(words === nl ? en : nl),
        languages: otherLanguages(words),
        phone,
      });
      return { path: words[path], locale: words.locale, html };
    }),
  );
  return Promise.all(pages);
}

const read = (file: string) =>
  readFile(fileURLToPath(new URL(`${file}.html`, import.meta.url)), 'utf8');

/** @throws when a template asks for a word that its language does not have. */
const fillIn = (template: string, words: Readonly<Record<string, string>>) =>
  template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const text = words[name];
    if (text === undefined) throw new Error(`The site has no word for "${name}".`);
    return text;
  });

const linkTo = ({ lang, name, programmePath }: Words) =>
  `<a href="${programmePath}" lang="${lang}" hreflang="${lang}"><bdi>${name}</bdi></a>`;

/** For the menu, which has little room on a phone. */
const shortLinkTo = ({ lang, name, programmePath }: Words) => {
  const code = lang.toUpperCase();
  return `<a href="${programmePath}" hreflang="${lang}" aria-label="${name} (${code})" lang="${lang}">${code}</a>`;
};

const otherLanguages = (words: Words) =>
  languages
    .filter((other) => other !== words)
    .map(linkTo)
    .join('<br />\n');
