/**
 * Defines all elements.
 *
 * @module
 */
import './elements/cart-badge/define.js';
import './elements/cart/define.js';
import './elements/checkout/define.js';
