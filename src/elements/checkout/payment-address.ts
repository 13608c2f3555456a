const local = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Whether a page may send its visitor to `url` to pay: https, or http on this very machine, without a user
 * name, and on one of `origins` where any are given.
 */
export function isPaymentAddress(url: string, origins: readonly string[] = []): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, origin, username } = new URL(url);
  const safe = protocol === 'https:' || (protocol === 'http:' && local.includes(hostname));
  return safe && !username && (!origins.length || origins.includes(origin));
}
