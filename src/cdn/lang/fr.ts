/**
 * French, for a script tag beside the elements' own.
 *
 * @module
 */
import { fr } from '../../i18n/fr.js';
import { registerLanguage } from '../../i18n/languages.js';

registerLanguage('fr', fr);
