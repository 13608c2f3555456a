import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { proxy } from 'hono/proxy';
import * as v from 'valibot';
import { demoTheatre, seasonIds, startSandbox } from '../../demo/sandbox/server.js';
import { createGateway } from '../../src/gateway.js';

const { iDeal, creditCard } = seasonIds;

/** Where an app's pages come from: a folder of files, or the origin of its own server. */
export type Pages = { folder: string } | { origin: string };

/** A theatre of its own that an app is the site of. */
export interface Site {
  origin: string;
  /** Requests to the gateway, as `POST /tickets/delinde/cart`. */
  requests: string[];
  /** The payment status of every order, as the box office sees it. */
  orders: () => Promise<string[]>;
  close: () => Promise<void>;
}

const Orders = v.array(v.object({ orderPaymentStatus: v.string() }));

/** Opens a theatre whose visitors are guests: the app's pages, and the gateway beside them under `/tickets`. */
export async function openSite(pages: Pages): Promise<Site> {
  const sandbox = await startSandbox();
  const gateway = createGateway({
    apiBase: `${sandbox.origin}/v1`,
    clientName: demoTheatre.clientName,
    apiKey: demoTheatre.apiKey,
    basePath: '/tickets',
    secret: 'a theatre for one test has no secrets, and nothing to steal',
    paymentMethods: [iDeal, creditCard],
    guests: true,
    guestPaymentMethods: [iDeal, creditCard],
  });
  const requests: string[] = [];
  const site = new Hono();
  site.all('/tickets/*', ({ req }) => {
    requests.push(`${req.method} ${req.path}`);
    return gateway(req.raw);
  });
  if ('origin' in pages)
    site.all('*', ({ req }) => {
      const { pathname, search } = new URL(req.url);
      return proxy(pages.origin + pathname + search, { raw: req.raw });
    });
  else serveFolder(site, pages.folder);
  const server = createAdaptorServer(site);
  server.listen(0, 'localhost');
  await once(server, 'listening');
  const address = server.address();
  if (!address || typeof address !== 'object') throw new Error('the site has no port');
  return {
    origin: `http://localhost:${address.port}`,
    requests,
    async orders() {
      const theatre = `${sandbox.origin}/sandbox/theatres/${demoTheatre.clientName}`;
      const response = await fetch(`${theatre}/orders`);
      return v
        .parse(Orders, await response.json())
        .map(({ orderPaymentStatus }) => orderPaymentStatus);
    },
    async close() {
      server.close();
      if ('closeAllConnections' in server) server.closeAllConnections();
      await once(server, 'close');
      await sandbox.close();
    },
  };
}

/** An address without a file of its own is a page of the app's router. */
function serveFolder(site: Hono, folder: string): void {
  site.get('*', serveStatic({ root: folder }));
  site.get('*', (context) =>
    extname(context.req.path)
      ? context.notFound()
      : context.html(readFileSync(join(folder, 'index.html'), 'utf8')),
  );
}
