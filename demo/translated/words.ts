import type { en } from './en.js';
import type { nl } from './nl.js';

/** What the pages say, as HTML, and where they are. */
export type Words = Record<keyof typeof nl, string>;

/** With what the programme says to visitors who read no Dutch: it is another one. */
export type TranslatedWords = Record<keyof typeof en, string>;
