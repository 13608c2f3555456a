import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { de } from './de.js';
import { en } from './en.js';
import { fr } from './fr.js';
import { arabic } from './ar.js';
import type { Words } from './words.js';

/** The site's languages beside Dutch. */
export const languages: readonly Words[] = [en, de, fr, arabic];

export interface TranslatedPage {
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
  { file: 'checkout', path: 'checkoutPath', title: 'checkout', summary: 'checkoutDescription' },
  { file: 'thank-you', path: 'thanksPath', title: 'yourOrder', summary: 'thanksDescription' },
];

const phone = '<a href="tel:+31575012345"><bdi dir="ltr">+31&nbsp;575&nbsp;012&nbsp;345</bdi></a>';

/** The pages for visitors who read no Dutch: one template for each, in the words of every language. */
export async function translatedPages(): Promise<TranslatedPage[]> {
  const layout = await read('layout');
  const pages = templates.map(async ({ file, path, title, summary }) => {
    const content = await read(file);
    return languages.map((words) => ({
      path: words[path],
      locale: words.locale,
      html: fillIn(layout, {
        ...words,
        content: fillIn(content, { ...words, phone }),
        title: `${title ? `${words[title]} · ` : ''}Theater De Linde`,
        summary: words[summary],
        current: path === 'programmePath' ? ' aria-current="page"' : '',
        languages: otherLanguages(words),
        phone,
      }),
    }));
  });
  return (await Promise.all(pages)).flat();
}

const read = (file: string) =>
  readFile(fileURLToPath(new URL(`${file}.html`, import.meta.url)), 'utf8');

/** @throws when a template asks for a word that no language has. */
const fillIn = (template: string, words: Readonly<Record<string, string>>) =>
  template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const text = words[name];
    if (text === undefined) throw new Error(`The site has no word for "${name}".`);
    return text;
  });

const otherLanguages = ({ lang }: Words) =>
  languages
    .filter((other) => other.lang !== lang)
    .map(
      ({ lang, name, programmePath }) =>
        `<a href="${programmePath}" lang="${lang}" hreflang="${lang}"><bdi>${name}</bdi></a>`,
    )
    .join('<br />\n');
