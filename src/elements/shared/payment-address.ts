import { isSafe } from '../../api/address.js';
import { PepperedError } from '../../api/errors.js';
import { attempt } from '../../store/environment.js';
import type { CartStore } from '../../store/store.js';

/**
 * Whether a page may send its visitor to `url` to pay: https, or http on this very machine, without user
 * name and password, and on one of `origins` where any are given.
 */
export function isPaymentAddress(url: string, origins: readonly string[] = []): boolean {
  const address = attempt(() => new URL(url));
  return !!address && isSafe(address) && (!origins.length || origins.includes(address.origin));
}

/** The address of which the site was told that it may not be opened. */
const told = new WeakMap<CartStore, string>();

/** Whether the payment page of the visitor's order may not be opened. The site is told, once. */
export function isPaymentBlocked(store: CartStore | undefined): boolean {
  const url = store?.state.order?.url;
  const origins = store?.paymentOrigins?.split(/\s+/).filter(Boolean);
  if (!store || !url || isPaymentAddress(url, origins)) return false;
  if (told.get(store) === url) return true;
  told.set(store, url);
  // Those who hear of it may not be in the middle of rendering.
  queueMicrotask(() =>
    store.report(new PepperedError('invalid-response', 'the payment address is not allowed')),
  );
  return true;
}
