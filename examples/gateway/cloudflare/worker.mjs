/**
 * A Cloudflare Worker on the site's own domain. npm install peppered-cart && npm install --save-dev wrangler
 *
 *   npx wrangler secret put PEPPERED_API_KEY          Peppered gives it to you
 *   npx wrangler secret put PEPPERED_GATEWAY_SECRET   once: openssl rand -hex 32
 *   npx wrangler deploy
 */
import { env } from 'cloudflare:workers';
import { createGateway } from 'peppered-cart/gateway';
import { createDurableObjectStore } from 'peppered-cart/gateway/durable-object';

export { GatewayMemory } from 'peppered-cart/gateway/durable-object';

const gateway = createGateway({
  apiBase: env.PEPPERED_API_BASE,
  apiKey: env.PEPPERED_API_KEY,
  clientName: env.PEPPERED_CLIENT_NAME,
  secret: env.PEPPERED_GATEWAY_SECRET,
  basePath: '/tickets',
  origins: [env.SITE_ORIGIN],
  paymentHosts: [env.PAYMENT_HOST],
  paymentMethods: [1, 2],
  guestPaymentMethods: [1, 2],
  guests: true,
  donations: { priceIds: ['donation'], maximum: 250 },
  store: createDurableObjectStore(env.GATEWAY_MEMORY),
  clientAddress: ({ headers }) => headers.get('CF-Connecting-IP') ?? undefined,
});

export default {
  fetch(request, env, context) {
    const answer = gateway(request);
    // What was begun for a visitor who leaves is finished.
    context.waitUntil(answer);
    return answer;
  },
};
