/**
 * German, for a script tag beside the elements' own.
 *
 * @module
 */
import { de } from '../../i18n/de.js';
import { registerLanguage } from '../../i18n/languages.js';

registerLanguage('de', de);
