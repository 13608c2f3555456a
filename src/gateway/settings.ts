import { PepperedError } from '../api/errors.js';
import { createApi } from '../api/http.js';
import { cappedFetch } from './body.js';
import { MemoryStore } from './memory-store.js';
import type { GatewayOptions, Settings } from './options.js';
import { publicTicketTypes } from './ticket-types.js';

const minute = 60_000;

/**
 * Checks the options of a gateway and fills in what they leave out.
 * @throws {PepperedError} `invalid-request` when an option is missing or not valid.
 */
export function readSettings(options: GatewayOptions): Settings {
  const { apiBase, clientName, apiKey, guests, timeout = 10_000 } = options;
  check(apiKey, 'apiKey is missing');
  check(/^(\/[\w.~-]+)*\/?$/.test(options.basePath), 'basePath must be a path such as "/gateway"');
  check(/^.{32,}$/s.test(options.secret), 'secret must have at least 32 characters');
  for (const origin of options.origins ?? [])
    check(isOrigin(origin), 'origins must be such as "https://www.mytheatre.nl"');
  for (const host of options.paymentHosts ?? [])
    check(isHost(host), 'paymentHosts must be such as "pay.example.nl"');
  const api = createApi({
    apiBase,
    clientName,
    authorization: apiKey,
    timeout,
    fetch: cappedFetch(options.fetch ?? globalThis.fetch),
  });
  return {
    ...options,
    timeout,
    api,
    store: options.store ?? new MemoryStore(),
    guestPace: guests === true ? 1000 : guests ? guests.pace : undefined,
    paymentMethods: options.paymentMethods ?? [],
    guestPaymentMethods: options.guestPaymentMethods ?? [],
    donations: options.donations ?? { priceIds: [], maximum: 0 },
    allowItem: options.allowItem ?? publicTicketTypes(api),
    rates: {
      session: { requests: 120, per: minute },
      address: { requests: 600, per: minute },
      ...options.rates,
    },
  };
}

function check(condition: unknown, message: string): void {
  if (!condition) throw new PepperedError('invalid-request', message);
}

const isOrigin = (text: string) => URL.canParse(text) && new URL(text).origin === text;
const isHost = (text: string) =>
  URL.canParse(`https://${text}`) && new URL(`https://${text}`).host === text;
