/** SvelteKit on Node. npm install peppered-cart proxy-addr @sveltejs/adapter-node */
import proxyAddress from 'proxy-addr';

// The gateway's POST /cart/ is not a page with one slash too many.
export const trailingSlash = 'ignore';

/** @type {import('@sveltejs/kit').RequestHandler} */
export async function fallback({ request, platform }) {
  // The build imports this file, and has no secrets.
  const { answer } = await import('../../../../gateway.mjs');
  // Of an X-Forwarded-For, what a proxy on this machine has written counts.
  return answer(request, proxyAddress(platform.req, 'loopback'));
}
