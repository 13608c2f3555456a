import { exchange, orNull, type Api, type RequestOptions } from './http.js';
import { Event } from './schemas.js';

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
