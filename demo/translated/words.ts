import type { en } from './en.js';

/** What a page in another language says, as HTML, and where its pages are. */
export type Words = Record<keyof typeof en, string>;
