import type { RequestListener } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import * as v from 'valibot';
import { withFaults } from '../demo/sandbox/faults.js';
import { seasonIds, startSandbox } from '../demo/sandbox/server.js';
import { TheatreSettings } from '../demo/sandbox/theatres.js';
import { addCartItems, createApi, createCart, type AddItem, type Api } from '../src/client.js';
import { createGateway, type Gateway } from '../src/gateway.js';

/** What the vendor's embed calls its cookie, which no script can read. */
const embedCookie = 'embedded_cart';
const { iDeal, creditCard, invoice, cash } = seasonIds;

const NewTheatre = v.object({
  ...TheatreSettings.entries,
  /** Who the gateway says that buys. */
  buyer: v.optional(v.picklist(['known', 'guest', 'none']), 'known'),
});
/** A theatre as the sandbox makes it, and who buys there. */
export type NewTheatre = v.InferInput<typeof NewTheatre>;

export interface TestServer {
  /** Answers what tests ask on the origin of their own page. */
  listener: RequestListener;
  /** Beginnings of the paths that are the listener's. */
  prefixes: readonly string[];
  close: () => Promise<void>;
}

/**
 * Starts the sandbox on a port of its own and puts before it what a site has: `/gateway/{clientName}/…`, and beside it what
 * stands in for the vendor's embed, which fills a cart without the gateway: `/embed/{clientName}`. `/sandbox/…` is
 * the sandbox's admin API, except that a new theatre comes with a gateway and keeps its key to itself. Faults
 * strike on both sides of the gateway: a rule's path begins with `/gateway/` or with `/v1/`. See `openTheatre`.
 */
export async function startTestServer(): Promise<TestServer> {
  const sandbox = await startSandbox();
  const gateways = new Map<string, Gateway>();
  const apis = new Map<string, Api>();
  const apiBase = `${sandbox.origin}/v1`;
  const site = new Hono();

  site.post('/sandbox/theatres', async (context) => {
    const { buyer, ...settings } = v.parse(NewTheatre, await context.req.json());
    const { clientName, apiKey, customerId } = sandbox.createTheatre(settings);
    const gateway = createGateway({
      apiBase,
      clientName,
      apiKey,
      basePath: '/gateway',
      // The gateways share an origin, and so a session.
      secret: 'a secret of the tests, known to all',
      resolveCustomer: () => (buyer === 'known' ? customerId : null),
      guests: buyer === 'guest' && { pace: 0 },
      ...(buyer === 'guest' && { guestPaymentMethods: [iDeal, creditCard] }),
      paymentMethods: [iDeal, creditCard, invoice, cash],
      donations: { priceIds: ['donation'], maximum: 1000 },
      origins: [new URL(context.req.url).origin, 'https://theater.example'],
      seats: true,
      embedCookie,
      // What the API is asked is counted by the tests: no rule asks it too.
      allowItem: () => true,
      rates: { session: { requests: 10_000, per: 60_000 } },
    });
    gateways.set(clientName, gateway);
    apis.set(clientName, createApi({ apiBase, clientName, authorization: apiKey }));
    return context.json({ clientName, customerId }, 201);
  });
  site.all('/gateway/:clientName/*', async ({ req, notFound }) => {
    const gateway = gateways.get(req.param('clientName'));
    if (!gateway) return notFound();
    const response = await gateway(req.raw);
    const page = req.header('Referer');
    return page && req.path.endsWith('/checkout') ? payingOn(page, response) : response;
  });

  site.post('/embed/:clientName', async ({ req, json, notFound }) => {
    const api = apis.get(req.param('clientName'));
    if (!api) return notFound();
    const cartId = await createCart(api);
    const items = await req.json<AddItem[]>();
    await addCartItems(api, cartId, items);
    const path = `/gateway/${api.clientName}`;
    const cookie = `${embedCookie}=${cartId}; Path=${path}; HttpOnly`;
    return json({ cart_id: cartId }, 201, { 'Set-Cookie': cookie });
  });

  site.get('/bedankt.html', (context) => context.html('Bedankt!'));
  site.get('/rendered.html', async ({ req, html }) => {
    const { renderPage } = await import('./elements/rendered-page.js');
    return html(await renderPage(new Map(Object.entries(req.query()))));
  });

  const answer = getRequestListener(site.fetch, { overrideGlobalObjects: false });
  const throughFaults = withFaults((request, response) => {
    void answer(request, response);
  }, sandbox.faults);
  return {
    listener(request, response) {
      const isSandbox = /^\/(sandbox(?!\/theatres$)|pay)\//.test(request.url ?? '');
      (isSandbox ? sandbox.listener : throughFaults)(request, response);
    },
    prefixes: ['/gateway/', '/embed/', '/sandbox/', '/pay/', '/bedankt.html', '/rendered.html'],
    close: () => sandbox.close(),
  };
}

/**
 * Moves the payment page to a fragment of the page that orders: that page goes there in earnest, which the
 * runner's page could not survive otherwise.
 */
async function payingOn(page: string, response: Response): Promise<Response> {
  const body = await response.text();
  return new Response(body.replace(/"url":"[^"]+(?=\/pay\/)/, `"url":"${page}#`), response);
}
