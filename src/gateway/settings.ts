import { createApi } from '../api/http.js';
import { cappedFetch } from './body.js';
import { createCatalogue } from './catalogue.js';
import { checkOptions, warnOfOptions } from './check-options.js';
import { MemoryStore } from './memory-store.js';
import type { GatewayOptions, Settings } from './options.js';
import { publicTicketTypes } from './ticket-types.js';

const minute = 60_000;

/**
 * Checks the options of a gateway and fills in what they leave out.
 * @throws {PepperedError} `invalid-request` when an option is missing, misspelt or not valid.
 */
export function readSettings(options: GatewayOptions): Settings {
  checkOptions(options);
  const { apiBase, clientName, apiKey, guests, maxAge = minute, timeout = 10_000 } = options;
  const api = createApi({
    apiBase,
    clientName,
    authorization: apiKey,
    timeout,
    fetch: cappedFetch(options.fetch ?? globalThis.fetch),
  });
  warnOfOptions(options);
  return {
    ...options,
    timeout,
    api,
    catalogue: createCatalogue(api, maxAge),
    store: options.store ?? new MemoryStore(),
    guestPace: guests === true ? 1000 : guests ? guests.pace : undefined,
    paymentMethods: options.paymentMethods ?? [],
    guestPaymentMethods: options.guestPaymentMethods ?? [],
    donations: options.donations ?? { priceIds: [], maximum: 0 },
    allowItem: options.allowItem ?? publicTicketTypes(api, maxAge),
    rates: {
      session: { requests: 120, per: minute },
      address: { requests: 600, per: minute },
      ...options.rates,
    },
  };
}
