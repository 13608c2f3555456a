/**
 * For a script tag: defines all elements, takes its settings from the tag, and makes add buttons work.
 *
 * @module
 */
import '../define.js';
import { PepperedCart } from '../elements/cart/cart.js';
import { listenToAddButtons } from '../page/add-buttons.js';
import { configureFromScript } from '../page/script-tag.js';

if (customElements.get('peppered-cart') === PepperedCart) {
  configureFromScript();
  listenToAddButtons();
} else {
  console.warn('peppered-cart: this script is on the page twice; the first one stays');
}

export { registerLanguage } from '../i18n/languages.js';
export { getCart } from '../page/get-cart.js';
export { configureCart } from '../store/config.js';
