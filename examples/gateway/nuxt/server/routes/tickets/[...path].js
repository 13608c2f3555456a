/** Nuxt, or Nitro alone, on Node. npm install peppered-cart proxy-addr @hono/node-server */
import { defineEventHandler } from '#imports';
import { getRequestListener } from '@hono/node-server';
import proxyAddress from 'proxy-addr';
import { answer } from '../../../gateway.mjs';

export default defineEventHandler(({ node: { req, res } }) => {
  // Of an X-Forwarded-For, what a proxy on this machine has written counts.
  const address = proxyAddress(req, 'loopback');
  const tickets = getRequestListener((request) => answer(request, address), {
    overrideGlobalObjects: false,
  });
  return tickets(req, res);
});
