import { PepperedError } from '../api/errors.js';
import { findStore, stores, type CartConfig } from './config.js';
import type { CartStore } from './store.js';

/**
 * The store of the shop that is named, or else of the only one that the page has.
 * @throws {PepperedError} `invalid-request` when no shop is set up, or it is not clear which.
 */
export function requireStore(shop?: CartConfig): CartStore {
  const named = findStore(shop);
  if (named) return named;
  const [store, ...others] = stores.values();
  if (store && !others.length) return store;
  throw new PepperedError(
    'invalid-request',
    store
      ? 'this page has several shops: name one, as getCart({ clientName, apiBase })'
      : 'no shop is set up: give client-name and api-base, or call configureCart()',
  );
}
