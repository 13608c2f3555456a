import { request as sendRequest, type IncomingHttpHeaders } from 'node:http';
import type * as v from 'valibot';
import { parse } from 'valibot';

export interface RequestToSend {
  method?: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
}

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

/** Sends exactly this request, its path byte for byte, as no `fetch` would. A header that is the empty string is left out. */
export function send(
  origin: string,
  path: string,
  { method = 'GET', headers = {}, body }: RequestToSend = {},
): Promise<Answer> {
  const { hostname: host, port } = new URL(origin);
  const sent = Object.fromEntries(Object.entries(headers).filter(([, value]) => value));
  return new Promise((resolve, reject) => {
    // A connection of its own: the server may close one whose body it did not want.
    const connection = { host, port, agent: false };
    const request = sendRequest({ ...connection, path, method, headers: sent }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (text += chunk));
      response.on('error', reject);
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
      });
    });
    request.on('error', reject);
    request.end(body);
  });
}

/** What a browser and the client add to the request of a page on `origin`. */
export function ownHeaders(origin: string, method = 'GET'): Record<string, string> {
  if (method === 'GET') return {};
  return {
    Origin: origin,
    'Sec-Fetch-Site': 'same-origin',
    'Idempotency-Key': crypto.randomUUID(),
  };
}

export interface Reply extends Answer {
  /** Parses the body; throws when the status is not of success. */
  as: <Schema extends v.GenericSchema>(schema: Schema) => v.InferOutput<Schema>;
  /** Last part of the problem's `type`; `undefined` when the answer is no problem. */
  problem: string | undefined;
}

/** A browser with a page of the site open: it keeps its cookies, and its writes look as a page's own. */
export interface Visitor {
  /** What the browser would send as `Cookie`. */
  cookies: Map<string, string>;
  /** @param path Below the theatre's. */
  ask: (
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ) => Promise<Reply>;
}

/** @param base Address of the gateway with the theatre's name. */
export function visit(base: string): Visitor {
  const { origin } = new URL(base);
  // With what a query may say of the path.
  const root = base.slice(origin.length);
  const cookies = new Map<string, string>();
  return {
    cookies,
    async ask(method, path, body, headers) {
      const answer = await send(origin, root + path, {
        method,
        headers: {
          ...ownHeaders(origin, method),
          Cookie: [...cookies].map((pair) => pair.join('=')).join('; '),
          ...(body !== undefined && { 'Content-Type': 'application/json' }),
          ...headers,
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      for (const cookie of answer.headers['set-cookie'] ?? []) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
        cookies.set(name, value);
      }
      return toReply(`${method} ${path}`, answer);
    },
  };
}

function toReply(asked: string, answer: Answer): Reply {
  const { status, headers, text } = answer;
  return {
    ...answer,
    problem: headers['content-type']?.startsWith('application/problem+json')
      ? /"type":"[^"]*:([\w-]+)"/.exec(text)?.[1]
      : undefined,
    as(schema) {
      if (status >= 300) throw new Error(`${asked}: ${String(status)} ${text}`);
      return parse(schema, JSON.parse(text));
    },
  };
}
