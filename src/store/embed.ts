/** What the page says of the vendor's own seat picker, where it has that too. */
export interface Embed {
  /** Name of the readable cookie in which the vendor's embed keeps its cart id, so that both have the same cart. */
  cartCookie?: string | undefined;
  /** Exact origin of the vendor's seat-picker iframe, whose messages make the cart re-read. */
  ticketOrigin?: string | undefined;
}

/** The cart that the cookie names, `ended` excepted. Throws where cookies are forbidden. */
export function readCartCookie({ cartCookie }: Embed, ended?: string | null): string | undefined {
  return document.cookie
    .split(/; |=/)
    .find((part, index, parts) => index && parts[index - 1] === cartCookie && part !== ended);
}

/** Names a cart in the cookie for a week, as the embed does; `null` deletes it. */
export function writeCartCookie({ cartCookie }: Embed, cartId: string | null): void {
  const age = cartId ? 604_800 : 0;
  const secure = self.origin.startsWith('https:') ? ';secure' : '';
  document.cookie = `${String(cartCookie)}=${cartId ?? ''};path=/;max-age=${age};samesite=lax${secure}`;
}

const news = /^(vdm_close|(vdm|voordemensen)_basketcounter)$/;

/** Whether the iframe says that its basket has changed, or that it closes. Throws for text that is not JSON. */
export function isNews({ ticketOrigin }: Embed, { origin, data }: MessageEvent<unknown>): boolean {
  if (origin !== ticketOrigin) return false;
  const message: unknown = typeof data === 'string' ? JSON.parse(data) : data;
  return Object.keys(message ?? {}).some((key) => news.test(key));
}
