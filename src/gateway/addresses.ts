import { isLocal, isSafe } from '../api/address.js';

/** Whether visitors come to a site on this very machine. Behind a proxy only its `origins` tell: a request may say localhost. */
export const isLocalSite = ({ url }: Request, origins: readonly string[] = [url]): boolean =>
  isLocal(new URL(url)) && origins.some((origin) => isLocal(new URL(origin)));

/**
 * Whether a visitor may be sent back to `address` after paying: it is on one of the site's `origins`. Without a list only
 * localhost will do.
 */
export function isReturnAddress(address: string, origins?: readonly string[]): boolean {
  const url = parse(address);
  if (!url || url.username || url.password) return false;
  return origins ? origins.includes(url.origin) : isSafe(url) && isLocal(url);
}

/** Whether a visitor may be sent to `address` to pay: it is on one of `hosts`. Without a list only localhost will do. */
export function isPaymentAddress(address: string, hosts?: readonly string[]): boolean {
  const url = parse(address);
  if (!url || !isSafe(url)) return false;
  return hosts ? hosts.includes(url.host) : isLocal(url);
}

const parse = (address: string) => (URL.canParse(address) ? new URL(address) : undefined);
