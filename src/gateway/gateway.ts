import { PepperedError } from '../api/errors.js';
import { createApi } from '../api/http.js';
import { describeProblem } from './problems.js';
import { Refusal } from './refusal.js';
import { findRoute, type ResolveCustomer } from './routes.js';

export interface GatewayOptions {
  /** Absolute address under which the API's `/:client_name/…` lives, such as `https://api.voordemensen.nl/v1`. */
  apiBase: string;
  /** The theatre's short name in the API path. */
  clientName: string;
  /** The theatre's API key. It goes to the API and nowhere else. */
  apiKey: string;
  /** Path under which the site mounts the gateway, such as `/gateway`; the elements' `api-base` ends in it. */
  basePath: string;
  /** Says on the server who buys: the id of the visitor's customer record, or `null` to refuse the order. */
  resolveCustomer: ResolveCustomer;
  /** Milliseconds that one exchange with the API may take. Default 10,000: less than a page waits for the gateway. */
  timeout?: number;
  /** Replaces the platform's `fetch` for requests to the API. */
  fetch?: typeof globalThis.fetch;
}

/** Answers every request, errors included; rejects only with what the site's own `resolveCustomer` throws. */
export type Gateway = (request: Request) => Promise<Response>;

/**
 * Makes the handler that a site mounts on its own origin under `basePath`. It takes the API's own paths,
 * `{basePath}/{clientName}/…`, adds the key, and knows only the endpoints that the elements need: everything
 * else is a 404. Its own errors are `application/problem+json` (RFC 9457) and hold no text of the API.
 * @throws {PepperedError} `invalid-request` when a setting is missing or not valid.
 */
export function createGateway(options: GatewayOptions): Gateway {
  const { apiBase, clientName, apiKey, basePath, resolveCustomer, timeout = 10_000 } = options;
  if (!apiKey) throw new PepperedError('invalid-request', 'apiKey is missing');
  if (!/^(\/[\w.~-]+)*\/?$/.test(basePath))
    throw new PepperedError('invalid-request', 'basePath must be a path such as "/gateway"');
  const api = createApi({
    apiBase,
    clientName,
    authorization: apiKey,
    timeout,
    ...(options.fetch && { fetch: options.fetch }),
  });
  const root = `${basePath.replace(/\/$/, '')}/${clientName}`;

  return async (request) => {
    const headers = new Headers({
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    });
    // The page's countdown follows the clock of the server that holds the seats.
    const onResponse = (response: Response) => {
      const date = response.headers.get('Date');
      if (date) headers.set('Date', date);
    };
    try {
      const { pathname } = new URL(request.url);
      const found = pathname.startsWith(`${root}/`)
        ? findRoute(request.method, pathname.slice(root.length))
        : undefined;
      if (!found) throw new Refusal('not-found');
      const { route, ids } = found;
      const call = { api: { ...api, onResponse }, request, resolveCustomer };
      const body = await route.handle(call, ...ids);
      const init = { status: route.status ?? 200, headers };
      return body === undefined ? new Response(null, init) : Response.json(body, init);
    } catch (error) {
      const { retryAfter, ...problem } = describeProblem(error);
      headers.set('Content-Type', 'application/problem+json');
      if (retryAfter !== undefined) headers.set('Retry-After', String(retryAfter));
      return new Response(JSON.stringify(problem), {
        status: problem.status,
        headers,
      });
    }
  };
}
