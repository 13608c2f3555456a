/** Astro on Node. npm install peppered-cart @astrojs/node */
export const prerender = false;

/** @type {import('astro').APIRoute} */
export async function ALL({ request, clientAddress }) {
  // The build imports this file, and has no secrets.
  const { answer } = await import('../../../gateway.mjs');
  // Astro believes the first address, which is whatever the visitor wrote: the last one is your proxy's.
  const forwarded = request.headers.get('X-Forwarded-For')?.split(',').at(-1)?.trim();
  return answer(request, forwarded ?? clientAddress);
}
