/** Express 5. npm install peppered-cart express @hono/node-server */
import { getRequestListener } from '@hono/node-server';
import express from 'express';
import { answer } from './gateway.mjs';

const app = express();
// Of an X-Forwarded-For, what a proxy on this machine has written counts.
app.set('trust proxy', 'loopback');

// Not app.use(), which takes the path away; and before what reads bodies, which the gateway does itself.
app.all('/tickets/*path', (request, response) => {
  const tickets = getRequestListener((webRequest) => answer(webRequest, request.ip), {
    overrideGlobalObjects: false,
  });
  return tickets(request, response);
});

app.use(express.json());

app.listen(process.env.PORT ?? 3000, () => console.log('The site is open.'));
