/**
 * The typed client of the Peppered API, for browsers and Node: no Lit, no DOM.
 *
 * @module
 */
export * from './api/cart.js';
export * from './api/catalogue.js';
export { checkout, listPaymentMethods, type CheckoutRequest } from './api/checkout.js';
export { PepperedError, type ErrorDetails, type ErrorKind } from './api/errors.js';
export { createApi, type Api, type ApiOptions, type RequestOptions } from './api/http.js';
export { parseInstant } from './api/instant.js';
export { getOrderByKey } from './api/orders.js';
export type { AddItem } from './api/requests.js';
export type {
  CheckoutResult,
  Order,
  OrderPaymentStatus,
  OrderStatus,
  PaymentMethod,
  PublicOrder,
} from './api/order-schemas.js';
export type { Cart, CartItem, CartSummary, Event, ItemType } from './api/schemas.js';
