/**
 * English, for a script tag beside the elements' own.
 *
 * @module
 */
import { en } from '../../i18n/en.js';
import { registerLanguage } from '../../i18n/languages.js';

registerLanguage('en', en);
