import { hash } from './hash.js';

/**
 * Where a gateway remembers things between requests. Every value expires. Several processes may share one store;
 * a store that outlives a restart makes `Idempotency-Key` outlive it too.
 *
 * Keys are SHA-256 hashes of what they stand for (see `storeKey`), so that no cart id, session or e-mail is in them.
 * Values may hold an order key and a payment address: they are the result that a repeat must get. Keep the store as
 * private as the site's session data.
 */
export interface GatewayStore {
  get(key: string): Promise<string | undefined>;
  /** Stores `value` unless the key is taken; returns what is stored now. Atomic. `lifetime` in milliseconds. */
  add(key: string, value: string, lifetime: number): Promise<string>;
  /** Stores `value` in place of what was there. `lifetime` in milliseconds. */
  set(key: string, value: string, lifetime: number): Promise<void>;
  delete(key: string): Promise<void>;
  /**
   * Adds one to a counter that starts at 0 and returns the count. Atomic. The counter expires `lifetime`
   * milliseconds after its first increment.
   */
  increment(key: string, lifetime: number): Promise<number>;
}

/** The key under which a store holds something: a SHA-256 hash in hex over all parts and their boundaries. */
export async function storeKey(...parts: readonly string[]): Promise<string> {
  return hash(JSON.stringify(parts));
}
