import type { TestContext } from 'node:test';
import { getRequestListener } from '@hono/node-server';
import { createGateway, type GatewayOptions } from '../../src/gateway.js';
import { serve } from '../serve.js';
import { ownHeaders, send, type Answer, type RequestToSend } from '../visitor.js';

export const apiKey = 'canary-of-the-key';

/** What a gateway needs beside the address of its API. */
export const site = {
  clientName: 'demo',
  apiKey,
  basePath: '/gateway',
  secret: 'a secret of the tests, known to all',
  resolveCustomer: () => 867,
  paymentMethods: [1, 2],
};

/** Options of a gateway of which the rest is as in `site`. */
export type Options = Pick<GatewayOptions, 'apiBase'> & Partial<GatewayOptions>;

/** Serves a gateway under `/gateway` until the test ends, and answers the site's origin. */
export function mount(context: TestContext, options: Options): Promise<string> {
  const answer = getRequestListener(createGateway({ ...site, ...options }));
  return serve(context, (request, response) => {
    void answer(request, response);
  });
}

/**
 * Mounts a gateway for the theatre `demo`. What is sent to it looks as a page's own request, unless its headers say
 * otherwise. No request has a cookie of its own accord, so carts are not bound to sessions; everything is for sale.
 */
export async function listen(
  context: TestContext,
  options: Options,
): Promise<(path: string, request?: RequestToSend) => Promise<Answer>> {
  const origin = await mount(context, { binding: false, allowItem: () => true, ...options });
  return (path, { headers, ...request } = {}) =>
    send(origin, path, {
      ...request,
      headers: { ...ownHeaders(origin, request.method), ...headers },
    });
}

/** A request with a JSON body. */
export const jsonBody = (body: unknown, method = 'POST'): RequestToSend => ({
  method,
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
});
