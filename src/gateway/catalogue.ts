import { getEvent } from '../api/catalogue.js';
import { listPaymentMethods } from '../api/checkout.js';
import { PepperedError } from '../api/errors.js';
import type { Api } from '../api/http.js';
import { readDate } from '../api/instant.js';
import type { PaymentMethod } from '../api/order-schemas.js';
import type { Call } from './call.js';
import { SharedAnswers } from './shared-answers.js';
import { within } from './within.js';

/** What a programme says of a performance; how full it is stays the theatre's own business. */
export interface PublicEvent {
  eventId: number;
  eventName: string;
  start: string | null;
  end: string | null;
}

/** What the theatre tells everybody alike. Nothing of a visitor is in the requests, so one is enough for all who ask. */
export interface Catalogue {
  /** `null` when the theatre does not know it. */
  findEvent: (call: Call, eventId: number) => Promise<PublicEvent | null>;
  /** All that the theatre has. */
  listPaymentMethods: (call: Call) => Promise<PaymentMethod[]>;
}

/** @param maxAge Milliseconds that an answer may be old. */
export function createCatalogue(api: Api, maxAge: number): Catalogue {
  const methods = share(api, maxAge, (own, _: 'all') => listPaymentMethods(own));
  return {
    findEvent: share(api, maxAge, findPublicEvent),
    listPaymentMethods: (call) => methods(call, 'all'),
  };
}

async function findPublicEvent(api: Api, id: number): Promise<PublicEvent | null> {
  const event = await getEvent(api, id);
  if (!event) return null;
  const { eventId, eventName, start, end } = event;
  return { eventId, eventName, start, end };
}

/** A request that visitors share has all the time that the gateway has, and each of them no more than what is left of theirs. */
function share<Key, Value>(
  api: Api,
  maxAge: number,
  ask: (api: Api, key: Key) => Promise<Value>,
): (call: Call, key: Key) => Promise<Value> {
  const answers = new SharedAnswers(async (key: Key) => {
    let offset = NaN;
    const onResponse = (response: Response) => {
      offset = readDate(response) - Date.now();
    };
    return { value: await ask({ ...api, onResponse }, key), offset };
  }, maxAge);

  return async (call, key) => {
    const tooLate = () => new PepperedError('timeout', 'no answer from the API');
    const { value, offset } = await within(call.api.timeout, answers.get(key), tooLate);
    // The clock of the server that holds the seats, as it is now.
    if (!Number.isNaN(offset))
      call.headers.set('Date', new Date(Date.now() + offset).toUTCString());
    return value;
  };
}
