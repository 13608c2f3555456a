/**
 * For a script tag on pages that show no more than the badge.
 *
 * @module
 */
import { configureFromScript } from '../page/script-tag.js';
import '../elements/cart-badge/define.js';

configureFromScript();

export { configureCart } from '../store/config.js';
