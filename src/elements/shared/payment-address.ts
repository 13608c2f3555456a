import { isSafe, parseAddress } from '../../api/address.js';

/**
 * Whether a page may send its visitor to `url` to pay: https, or http on this very machine, without user
 * name and password, and on one of `origins` where any are given.
 */
export function isPaymentAddress(url: string, origins: readonly string[] = []): boolean {
  const address = parseAddress(url);
  return !!address && isSafe(address) && (!origins.length || origins.includes(address.origin));
}
