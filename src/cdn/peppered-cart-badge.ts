/**
 * For a script tag on pages that show no more than the badge.
 *
 * @module
 */
import { configureFromScript } from '../page/script-tag.js';
import '../elements/cart-badge/define.js';
import { warnOfMore } from './warn-of-more.js';

configureFromScript();
void warnOfMore();

export { configureCart } from '../store/config.js';
