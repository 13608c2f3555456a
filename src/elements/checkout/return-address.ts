import { parseAddress } from '../../api/address.js';

/**
 * Where the payment page sends the visitor back to: a page of this site, this one by default. Not resolved against the
 * document's base, which a page may point at another host.
 */
export function returnAddress(element: HTMLElement & { redirectUrl: string | undefined }): string {
  const here = location.origin + location.pathname;
  const { redirectUrl = here } = element;
  const address = parseAddress(redirectUrl, here);
  if (address?.origin === location.origin) return address.href;
  console.warn(
    '<peppered-checkout>: redirect-url must be on this site; this page is used',
    element,
  );
  return here;
}
