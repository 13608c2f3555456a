/**
 * For a classic script tag: everything in one file, so that a site's optimiser may move, join or inline it.
 *
 * @module
 */
import { isFirst } from './first-script.js';
import '../define.js';
import { listenToAddButtons } from '../page/add-buttons.js';
import { configureFromScript } from '../page/script-tag.js';

if (isFirst) {
  configureFromScript();
  listenToAddButtons();
}

export { registerLanguage } from '../i18n/languages.js';
export { getCart } from '../page/get-cart.js';
export { configureCart } from '../store/config.js';
