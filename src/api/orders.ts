import { exchange, orNull, type Api, type RequestOptions } from './http.js';
import { Order, Orders, PublicOrder } from './order-schemas.js';

export interface ListOrdersOptions extends RequestOptions {
  /** Only orders that changed at or after this instant: a `Date`, or ISO 8601 with an offset. */
  changedSince?: Date | string | undefined;
}

/**
 * The theatre's orders, in no promised order: `GET /peppered/order`. Needs the API key.
 * @throws {PepperedError}
 */
export function listOrders(api: Api, options: ListOrdersOptions = {}): Promise<Order[]> {
  const { changedSince, ...rest } = options;
  const instant = changedSince instanceof Date ? changedSince.toISOString() : changedSince;
  return exchange(api, 'GET /peppered/order', Orders, {
    ...rest,
    ...(instant && { query: { changedSince: instant } }),
  });
}

/**
 * One order: `GET /peppered/order/{orderId}`; `null` when it does not exist for this client. Needs the API key.
 * @throws {PepperedError}
 */
export function getOrder(
  api: Api,
  orderId: number,
  options?: RequestOptions,
): Promise<Order | null> {
  return orNull(
    exchange(api, 'GET /peppered/order/{orderId}', Order, {
      ...options,
      params: { orderId },
    }),
  );
}

/**
 * What an order key shows of its order: `GET /order/{order_key}` (public); `null` when the key is unknown.
 * @throws {PepperedError}
 */
export function getOrderByKey(
  api: Api,
  orderKey: string,
  options?: RequestOptions,
): Promise<PublicOrder | null> {
  return orNull(
    exchange(api, 'GET /order/{orderKey}', PublicOrder, {
      ...options,
      params: { orderKey },
    }),
  );
}
