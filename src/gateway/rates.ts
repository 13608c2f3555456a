import type { Call } from './call.js';
import { Refusal } from './refusal.js';
import { storeKey, type GatewayStore } from './store.js';

/** So many requests in so many milliseconds. */
export interface Rate {
  requests: number;
  per: number;
}

/**
 * Counts a request for its session and its address.
 * @throws {Refusal} `too-many-requests`
 */
export async function countRequest({
  request,
  settings,
  session,
}: Pick<Call, 'request' | 'settings' | 'session'>): Promise<void> {
  const { store, rates, clientName, clientAddress } = settings;
  const address = await clientAddress?.(request);
  if (address) await count(store, rates.address, clientName, 'address', address);
  if (session.known) await count(store, rates.session, clientName, 'session', session.id);
}

/**
 * Counts one of what `parts` name in the present window of time.
 * @throws {Refusal} `too-many-requests` when there were too many.
 */
export async function count(
  store: GatewayStore,
  { requests, per }: Rate,
  ...parts: readonly string[]
): Promise<void> {
  const now = Date.now();
  const key = await storeKey('rate', ...parts, String(Math.floor(now / per)));
  if ((await store.increment(key, per)) > requests)
    throw new Refusal('too-many-requests', { retryAfter: per - (now % per) });
}
