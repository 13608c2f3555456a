/**
 * The site's gateway, for every server in this folder. Key and secret come from the environment, and the rest may too:
 *
 *   PEPPERED_API_KEY=…          Peppered gives it to you
 *   PEPPERED_GATEWAY_SECRET=…   once: openssl rand -hex 32
 *   PEPPERED_CLIENT_NAME=mytheatre
 *   SITE_ORIGIN=https://www.mytheatre.nl
 *   PAYMENT_HOST=pay.example.nl
 */
import { createGateway } from 'peppered-cart/gateway';

const {
  PEPPERED_API_BASE = 'https://api.voordemensen.nl/v1',
  PEPPERED_API_KEY = '',
  PEPPERED_CLIENT_NAME = '',
  PEPPERED_GATEWAY_SECRET = '',
  SITE_ORIGIN = '',
  PAYMENT_HOST = '',
} = process.env;

/**
 * A server knows a visitor's address beside the request.
 * @type {WeakMap<Request, string | undefined>}
 */
const addresses = new WeakMap();

const gateway = createGateway({
  apiBase: PEPPERED_API_BASE,
  apiKey: PEPPERED_API_KEY,
  clientName: PEPPERED_CLIENT_NAME,
  secret: PEPPERED_GATEWAY_SECRET,
  basePath: '/tickets',
  origins: [SITE_ORIGIN],
  paymentHosts: [PAYMENT_HOST],
  paymentMethods: [1, 2],
  guestPaymentMethods: [1, 2],
  guests: true,
  donations: { priceIds: ['donation'], maximum: 250 },
  clientAddress: (request) => addresses.get(request),
});

/**
 * Answers a request for `/tickets/…`.
 * @param {Request} request
 * @param {string | undefined} address The visitor's.
 */
export function answer(request, address) {
  addresses.set(request, address);
  return gateway(request);
}
