import { request as sendRequest, type IncomingHttpHeaders } from 'node:http';
import type { TestContext } from 'node:test';
import { getRequestListener } from '@hono/node-server';
import { createGateway, type GatewayOptions } from '../../src/gateway.js';
import { serve } from '../serve.js';

export const apiKey = 'canary-of-the-key';

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

export interface RequestToSend {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
}

/** Sends a request whose path goes out byte for byte, as no `fetch` would. */
export type Send = (path: string, request?: RequestToSend) => Promise<Answer>;

/** A site on HTTP that mounts a gateway under `/gateway` for the theatre `demo`; it ends with its test. */
export async function listen(
  context: TestContext,
  options: Pick<GatewayOptions, 'apiBase'> & Partial<GatewayOptions>,
): Promise<Send> {
  const gateway = createGateway({
    clientName: 'demo',
    apiKey,
    basePath: '/gateway',
    resolveCustomer: () => 867,
    ...options,
  });
  const answer = getRequestListener(gateway);
  const { hostname: host, port } = new URL(
    await serve(context, (request, response) => {
      void answer(request, response);
    }),
  );
  return (path, { method = 'GET', headers = {}, body } = {}) =>
    new Promise((resolve, reject) => {
      // A connection of its own: the server may close one whose body it did not want.
      const connection = { host, port, agent: false };
      const request = sendRequest({ ...connection, path, method, headers }, (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => (text += chunk));
        response.on('end', () => {
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
        });
      });
      request.on('error', reject);
      request.end(body);
    });
}

/** A request with a JSON body. */
export const jsonBody = (body: unknown, method = 'POST'): RequestToSend => ({
  method,
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
});
