import type { Api } from '../api/http.js';
import { listTicketTypes } from '../api/ticket-types.js';
import type { AllowItem } from './items.js';

/** More performances than a theatre has on sale: ids that nobody sells must not fill the memory. */
const maximumSize = 1000;

/**
 * A rule for `allowItem`: an item passes when its price is one of the public ticket types of its event
 * (`GET /tickettypes/:event_id`).
 * @param lifetime Milliseconds for which an answer is used again. Default one minute.
 */
export function publicTicketTypes(api: Api, lifetime = 60_000): AllowItem {
  const known = new Map<number, { until: number; priceIds: Promise<Set<string>> }>();

  const fetchPrices = async (eventId: number) =>
    new Set((await listTicketTypes(api, eventId))?.map(({ discount_id }) => discount_id));

  return async ({ eventId, priceId }) => {
    if (eventId === undefined) return false;
    let entry = known.get(eventId);
    if (!entry || entry.until <= Date.now()) {
      if (known.size >= maximumSize) known.clear();
      entry = { until: Date.now() + lifetime, priceIds: fetchPrices(eventId) };
      known.set(eventId, entry);
    }
    try {
      return (await entry.priceIds).has(priceId);
    } catch (error) {
      if (known.get(eventId) === entry) known.delete(eventId);
      throw error;
    }
  };
}
