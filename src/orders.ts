/**
 * Orders for the back office. Needs the API key, so it runs on a server only.
 *
 * @module
 */
export { PepperedError, type ErrorKind } from './api/errors.js';
export type { Api, RequestOptions } from './api/http.js';
export { getOrder, listOrders, type ListOrdersOptions } from './api/orders.js';
export type { Order, OrderPaymentStatus, OrderStatus } from './api/order-schemas.js';
export { createOrdersApi, type OrdersApiOptions } from './orders/orders-api.js';
export { syncOrders, type SyncOrdersOptions } from './orders/sync-orders.js';
export { fileWatermarks, memoryWatermarks, type WatermarkStore } from './orders/watermark-store.js';
