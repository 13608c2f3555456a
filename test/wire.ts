import { EventEmitter, once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { TestContext } from 'node:test';
import { serve } from './serve.js';

export interface SeenRequest {
  method: string | undefined;
  url: string | undefined;
  headers: IncomingMessage['headers'];
  body: string;
}

export type Answer = (response: ServerResponse, request: SeenRequest) => void;

export interface Wire {
  /** Address of the server, to be used as `apiBase`. */
  apiBase: string;
  /** What arrived, oldest first. */
  requests: SeenRequest[];
  /** Takes one answer per request; the last one stays. */
  answer: (...answers: Answer[]) => void;
  /** Resolves once there was a request. */
  requested: () => Promise<void>;
}

/** A real HTTP server that answers as it is told, for what no decent API would send. It ends with its test. */
export async function startWire(context: TestContext, ...answers: Answer[]): Promise<Wire> {
  const requests: SeenRequest[] = [];
  const arrivals = new EventEmitter();
  let queue = answers;
  const origin = await serve(context, (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method, url, headers } = request;
      const seen = { method, url, headers, body: Buffer.concat(chunks).toString() };
      requests.push(seen);
      arrivals.emit('request');
      const [next] = queue.length > 1 ? queue.splice(0, 1) : queue;
      next?.(response, seen);
    });
  });
  return {
    apiBase: `${origin}/v1`,
    requests,
    answer: (...next) => {
      queue = next;
    },
    requested: async () => {
      if (!requests.length) await once(arrivals, 'request');
    },
  };
}

/** Sends a whole answer. */
export const send =
  (status: number, body: string | Buffer = '', headers: Record<string, string> = {}): Answer =>
  (response) => {
    response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(body);
  };

/** Sends a value as JSON. */
export const json = (value: unknown): Answer => send(200, JSON.stringify(value));

/** The API's own 404, and not that of a proxy before it. */
export const notFound: Answer = send(404, '{"message":"Not found"}');

/** Sends headers and the beginning of a body, and then nothing any more. */
export const stall: Answer = (response) => {
  response.writeHead(200, { 'Content-Type': 'application/json' }).write('{"cartId":');
};

/** Promises more than it sends and hangs up. */
export const truncate: Answer = (response) => {
  response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': 1000 });
  response.write('{"cartId":"', () => response.destroy());
};

/** Closes the connection without a word. */
export const reset: Answer = (response) => {
  response.socket?.resetAndDestroy();
};
