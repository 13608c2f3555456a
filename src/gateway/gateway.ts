import { readText } from './body.js';
import type { Call } from './call.js';
import { claimCart } from './carts.js';
import { startExchange, type Exchange } from './exchange.js';
import type { GatewayOptions } from './options.js';
import { countRequest } from './rates.js';
import { Refusal } from './refusal.js';
import { findRoute, methodOf, type FoundRoute, type Route } from './routes.js';
import { checkWrite } from './same-origin.js';
import { createSessions, type Sessions } from './session.js';
import { readSettings } from './settings.js';

/** Answers every request, errors included, and never rejects: what the site's own functions or store throw is a 500. */
export type Gateway = (request: Request) => Promise<Response>;

/**
 * Makes the handler that a site mounts on its own origin under `basePath`. It takes the API's own paths,
 * `{basePath}/{clientName}/…`, adds the key, and knows only the endpoints that the elements need: everything
 * else is a 404. Its own errors are `application/problem+json` (RFC 9457) and hold no text of the API.
 * @throws {PepperedError} `invalid-request`, naming every option that is missing, misspelt or not valid.
 */
export function createGateway(options: GatewayOptions): Gateway {
  const settings = readSettings(options);
  const sessions = createSessions(settings.secret, settings.origins);
  const root = `${settings.basePath.replace(/\/$/, '')}/${settings.clientName}`;

  return async (request) => {
    const exchange = startExchange(settings);
    try {
      const { pathname } = new URL(request.url);
      const path = pathname.startsWith(`${root}/`) ? pathname.slice(root.length) : '';
      const found = findRoute(methodOf(request), path);
      if (!found) throw new Refusal('not-found');
      exchange.route = found.route.endpoint;
      const call = await admit(request, found.route, { sessions, exchange });
      return await exchange.finish(await answer(call, found));
    } catch (error) {
      return exchange.fail(error);
    }
  };
}

interface Surroundings {
  sessions: Sessions;
  exchange: Exchange;
}

/** Everything that a request must pass before its route sees it. */
async function admit(
  request: Request,
  { takesBody = false, takesKey = false }: Route,
  { sessions, exchange }: Surroundings,
): Promise<Call> {
  const { settings, headers, api } = exchange;
  const { origins, timeout } = settings;
  const session = await sessions.read(request);
  await countRequest({ request, settings, session });
  if (takesKey || request.method !== 'GET') checkWrite(request, { origins, takesBody });
  const text = takesBody ? await readText(request, timeout) : '';
  const keepSession = async () => {
    if (!session.fresh) headers.set('Set-Cookie', await sessions.cookie(session, request));
  };
  const idempotencyKey = request.headers.get('Idempotency-Key');
  return { request, settings, api, session, idempotencyKey, text, headers, keepSession };
}

async function answer(call: Call, { route, ids }: FoundRoute): Promise<Response> {
  if (route.endpoint.includes('{cartId}')) await claimCart(call, ids[0]);
  const body = await route.handle(call, ...ids);
  if (body instanceof Response) return body;
  return body === undefined ? new Response(null) : Response.json(body);
}
