/** Hono, on Node. npm install peppered-cart hono @hono/node-server proxy-addr */
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import proxyAddress from 'proxy-addr';
import { answer } from './gateway.mjs';

/** @type {Hono<{ Bindings: import('@hono/node-server').HttpBindings }>} */
const app = new Hono();

app.all('/tickets/*', ({ req, env }) =>
  // Of an X-Forwarded-For, what a proxy on this machine has written counts.
  answer(req.raw, proxyAddress(env.incoming, 'loopback')),
);

serve({ fetch: app.fetch, port: Number(process.env.PORT ?? 3000) }, () =>
  console.log('The site is open.'),
);
