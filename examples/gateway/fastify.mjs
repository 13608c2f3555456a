/** Fastify 5. npm install peppered-cart fastify @hono/node-server */
import { getRequestListener } from '@hono/node-server';
import Fastify from 'fastify';
import { answer } from './gateway.mjs';

// Of an X-Forwarded-For, what a proxy on this machine has written counts.
const app = Fastify({ trustProxy: 'loopback' });

app.register(async (site) => {
  // The gateway reads the body itself.
  site.removeAllContentTypeParsers();
  site.addContentTypeParser('*', (request, body, done) => done(null));

  site.all('/tickets/*', (request, reply) => {
    const tickets = getRequestListener((webRequest) => answer(webRequest, request.ip), {
      overrideGlobalObjects: false,
    });
    reply.hijack();
    return tickets(request.raw, reply.raw);
  });
});

await app.listen({ port: Number(process.env.PORT ?? 3000) });
console.log('The site is open.');
