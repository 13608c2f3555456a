import * as v from 'valibot';
import { exchange, orNull, type Api, type RequestOptions } from './http.js';
import { object } from './prototypes.js';

/** A price that the theatre sells to the public. */
export const TicketType = object({
  /** What the Peppered cart calls `priceId`. */
  discount_id: v.pipe(v.union([v.string(), v.number()]), v.transform(String)),
});
export type TicketType = v.InferOutput<typeof TicketType>;

/**
 * The public prices of a performance: `GET /tickettypes/{event_id}` (public); `null` when the theatre does not know it.
 * @throws {PepperedError}
 */
export function listTicketTypes(
  api: Api,
  eventId: number,
  options?: RequestOptions,
): Promise<TicketType[] | null> {
  return orNull(
    exchange(api, 'GET /tickettypes/{eventId}', v.array(TicketType), {
      ...options,
      params: { eventId },
    }),
  );
}
