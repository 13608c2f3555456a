/**
 * The typed client of the Peppered API, for browsers and Node: no Lit, no DOM.
 *
 * @module
 */
export * from './api/cart.js';
export * from './api/catalogue.js';
export { PepperedError, type ErrorDetails, type ErrorKind } from './api/errors.js';
export { createApi, type Api, type ApiOptions, type RequestOptions } from './api/http.js';
export { parseInstant } from './api/instant.js';
export { getOrderByKey } from './api/orders.js';
export type { AddItem, CheckoutRequest } from './api/requests.js';
export type {
  Cart,
  CartItem,
  CartSummary,
  CheckoutResult,
  Event,
  ItemType,
  Order,
  OrderPaymentStatus,
  OrderStatus,
  PaymentMethod,
  PublicOrder,
} from './api/schemas.js';
