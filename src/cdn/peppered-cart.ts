/**
 * For a script tag: defines the elements, takes its settings from the tag, and makes add buttons work. The code
 * of the cart and the checkout is loaded on pages that have them.
 *
 * @module
 */
import { isFirst } from './first-script.js';
import '../elements/cart-badge/define.js';
import { listenToAddButtons } from '../page/add-buttons.js';
import { defineOnDemand } from '../page/define-on-demand.js';
import { configureFromScript } from '../page/script-tag.js';
import { waitFor } from '../store/environment.js';

if (isFirst) {
  defineOnDemand({
    // It reads the lines, which bring the totals for all others.
    'peppered-cart': () => waitFor(import('../elements/cart/define.js')),
    'peppered-checkout': () => import('../elements/checkout/define.js'),
  });
  configureFromScript();
  listenToAddButtons();
}

export { registerLanguage } from '../i18n/languages.js';
export { getCart } from '../page/get-cart.js';
export { configureCart } from '../store/config.js';
