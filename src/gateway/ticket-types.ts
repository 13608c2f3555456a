import type { Api } from '../api/http.js';
import { listTicketTypes } from '../api/ticket-types.js';
import type { AllowItem } from './items.js';
import { SharedAnswers } from './shared-answers.js';

/**
 * A rule for `allowItem`: an item passes when its price is one of the public ticket types of its event
 * (`GET /tickettypes/:event_id`).
 * @param maxAge Milliseconds that an answer may be old. Default one minute; see `maxAge` of `createGateway`.
 */
export function publicTicketTypes(api: Api, maxAge = 60_000): AllowItem {
  const prices = new SharedAnswers(
    async (eventId: number) =>
      new Set((await listTicketTypes(api, eventId))?.map(({ discount_id }) => discount_id)),
    maxAge,
  );
  return async ({ eventId, priceId }) =>
    eventId !== undefined && (await prices.get(eventId)).has(priceId);
}
