/** Node's own server. npm install peppered-cart @hono/node-server proxy-addr */
import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import proxyAddress from 'proxy-addr';
import { answer } from './gateway.mjs';

createServer((request, response) => {
  if (!request.url?.startsWith('/tickets/')) {
    response.writeHead(404).end('Not found');
    return;
  }
  // Of an X-Forwarded-For, what a proxy on this machine has written counts.
  const address = proxyAddress(request, 'loopback');
  const tickets = getRequestListener((webRequest) => answer(webRequest, address));
  tickets(request, response);
}).listen(process.env.PORT ?? 3000, () => console.log('The site is open.'));
