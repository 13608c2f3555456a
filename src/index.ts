/**
 * The elements as classes, and what a page's scripts need. Importing it defines nothing:
 * `peppered-cart/define` does.
 *
 * @module
 */
export { PepperedError, type ErrorKind } from './api/errors.js';
export type { CheckoutRequest } from './api/checkout.js';
export type { AddItem } from './api/requests.js';
export type { PaymentMethod } from './api/order-schemas.js';
export type { CartItem } from './api/schemas.js';
export { PepperedCartBadge } from './elements/cart-badge/cart-badge.js';
export { PepperedCart } from './elements/cart/cart.js';
export { PepperedCheckout } from './elements/checkout/checkout.js';
export { CartController } from './elements/shared/cart-controller.js';
export { de } from './i18n/de.js';
export { en } from './i18n/en.js';
export { fr } from './i18n/fr.js';
export { registerLanguage } from './i18n/languages.js';
export type { Messages } from './i18n/messages.js';
export { listenToAddButtons } from './page/add-buttons.js';
export { getCart, type ShopCart } from './page/get-cart.js';
export { configureCart, type CartConfig } from './store/config.js';
export * from './store/events.js';
export type { CartPhase, OrderPhase } from './store/journey.js';
export type { CartState, OrderState, Problem } from './store/state.js';
