import { exchange, orNull, type Api, type RequestOptions } from './http.js';
import { Event, PaymentMethods, type PaymentMethod } from './schemas.js';

/**
 * The ways to pay that the theatre offers, with their fees: `GET /peppered/paymentmethods`.
 * @throws {PepperedError}
 */
export function listPaymentMethods(api: Api, options?: RequestOptions): Promise<PaymentMethod[]> {
  return exchange(api, 'GET /peppered/paymentmethods', PaymentMethods, options);
}

/**
 * One performance: `GET /peppered/event/{eventId}`; `null` when the theatre does not know it.
 * @throws {PepperedError}
 */
export function getEvent(
  api: Api,
  eventId: number,
  options?: RequestOptions,
): Promise<Event | null> {
  return orNull(
    exchange(api, 'GET /peppered/event/{eventId}', Event, {
      ...options,
      params: { eventId },
    }),
  );
}
