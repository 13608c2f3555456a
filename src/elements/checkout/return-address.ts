import { attempt } from '../../store/environment.js';
import { page, withoutOrderKeys } from './order-key.js';

/**
 * Where the payment page sends the visitor back to: a page of this site, this one by default. Not resolved against the
 * document's base, which a page may point at another host.
 */
export function returnAddress(element: HTMLElement & { redirectUrl: string | undefined }): string {
  const here = withoutOrderKeys(page().location.href);
  const { redirectUrl } = element;
  if (!redirectUrl) return here;
  const address = attempt(() => new URL(redirectUrl, here));
  if (address?.origin === self.origin) return address.href;
  console.warn(
    '<peppered-checkout>: redirect-url must be on this site; this page is used',
    element,
  );
  return here;
}
