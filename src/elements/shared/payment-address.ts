import { isSafe } from '../../api/address.js';

/**
 * Whether a page may send its visitor to `url` to pay: https, or http on this very machine, without user
 * name and password, and on one of `origins` where any are given.
 */
export function isPaymentAddress(url: string, origins: readonly string[] = []): boolean {
  if (!URL.canParse(url)) return false;
  const address = new URL(url);
  return isSafe(address) && (!origins.length || origins.includes(address.origin));
}
