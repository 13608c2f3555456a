/** Node's own server. npm install peppered-cart @hono/node-server proxy-addr */
import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import proxyAddress from 'proxy-addr';
import { answer } from './gateway.mjs';

const tickets = getRequestListener((request, { incoming }) =>
  // Of an X-Forwarded-For, what a proxy on this machine has written counts.
  answer(request, proxyAddress(incoming, 'loopback')),
);

createServer((request, response) => {
  if (request.url?.startsWith('/tickets/')) tickets(request, response);
  else response.writeHead(404).end('Not found');
}).listen(process.env.PORT ?? 3000, () => console.log('The site is open.'));
