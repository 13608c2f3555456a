import * as cart from '../api/cart.js';
import { validate } from '../api/http.js';
import { idPattern } from '../api/ids.js';
import { AddItems } from '../api/requests.js';
import { parseJson } from './body.js';
import { identifyBuyer, methodsFor } from './buyers.js';
import { repeatable, type Call } from './call.js';
import { keyOwner, openCart } from './carts.js';
import { findOrder, placeOrder } from './checkout.js';
import { once } from './idempotency.js';
import { checkItems } from './items.js';
import { readOrder } from './orders.js';
import { beforehand, Refusal } from './refusal.js';
import { storeKey } from './store.js';

export interface Route {
  /** Method and path template, in the API's words. `{name}` takes one segment that matches the API's id pattern. */
  endpoint: string;
  /** Whether it takes a JSON body. */
  takesBody?: boolean;
  /** Whether it asks by an `Idempotency-Key`, although it is a GET: then it must come from a page of the site, as writes do. */
  takesKey?: boolean;
  /** Takes the ids in the order of the template and gives the answer, or its body; `undefined` is an empty one. */
  handle: (call: Call, ...ids: Ids) => Promise<unknown>;
}

/** Milliseconds: a day, which is longer than any page tries again. */
const repeatLifetime = 86_400_000;

type Ids = [first: string, second: string];

export interface FoundRoute {
  route: Route;
  ids: Ids;
}

/** The allow-list: what is not in this table does not exist. A `{cartId}` is the session's own, or it is a 404. */
const routes: readonly Route[] = [
  // The API's path ends in a slash, which some frameworks take away.
  ...['POST /cart/', 'POST /cart'].map((endpoint) => ({
    endpoint,
    handle: makeCart,
  })),
  {
    endpoint: 'GET /peppered/cart/{cartId}/summary',
    handle: ({ api }, cartId) => cart.getCartSummary(api, cartId),
  },
  {
    endpoint: 'GET /peppered/cart/{cartId}',
    handle: ({ api }, cartId) => cart.getCart(api, cartId),
  },
  {
    endpoint: 'POST /peppered/cart/{cartId}',
    takesBody: true,
    handle: addItems,
  },
  {
    endpoint: 'DELETE /peppered/cart/{cartId}/{itemId}',
    handle: (call, cartId, itemId) =>
      cart.deleteCartItem(call.api, cartId, itemId, repeatable(call)),
  },
  {
    endpoint: 'DELETE /peppered/cart/{cartId}',
    handle: (call, cartId) => cart.deleteCart(call.api, cartId, repeatable(call)),
  },
  {
    endpoint: 'GET /peppered/paymentmethods',
    handle: showPaymentMethods,
  },
  {
    endpoint: 'POST /peppered/cart/{cartId}/checkout',
    takesBody: true,
    handle: placeOrder,
  },
  {
    endpoint: 'GET /peppered/cart/{cartId}/checkout',
    takesKey: true,
    handle: findOrder,
  },
  {
    endpoint: 'GET /peppered/event/{eventId}',
    handle: showEvent,
  },
  {
    endpoint: 'GET /order/{orderKey}',
    handle: readOrder,
  },
];

/** A cart that is new is a 201, the one that the embed hands over a 200. */
async function makeCart(call: Call): Promise<Response> {
  const { cartId, isNew } = await openCart(call);
  return Response.json({ cart_id: cartId }, { status: isNew ? 201 : 200 });
}

/** Adds once per `Idempotency-Key`. */
async function addItems(call: Call, cartId: string): Promise<Response> {
  const { idempotencyKey: key, settings, text } = call;
  const items = validate(AddItems, parseJson(text));
  const fingerprint = await storeKey('add', settings.clientName, cartId, text);
  const options = { session: keyOwner(call, cartId), key, fingerprint, lifetime: repeatLifetime };
  return once(settings.store, options, async () => {
    await beforehand(checkItems(call, items));
    return Response.json(await cart.addCartItems(call.api, cartId, items, repeatable(call)));
  });
}

/** Says in a header of its own whether a checkout must hold the buyer's e-mail address and name. */
async function showPaymentMethods(call: Call) {
  const buyer = await identifyBuyer(call);
  call.headers.set('Peppered-Customer', buyer.kind);
  const ids = methodsFor(buyer, call);
  if (!ids.length) return [];
  const methods = await call.settings.catalogue.listPaymentMethods(call);
  return methods.filter(({ paymentMethodId }) => ids.includes(paymentMethodId));
}

async function showEvent(call: Call, id: string) {
  const isId = /^[1-9]\d{0,14}$/.test(id);
  const event = isId ? await call.settings.catalogue.findEvent(call, Number(id)) : null;
  if (!event) throw new Refusal('not-found');
  return event;
}

/**
 * What a request asks for. Where a firewall forbids `DELETE`, a `POST` says so in a header; that header says nothing else,
 * and a request on which it stands is never what it would be without.
 */
export function methodOf({ method, headers }: Request): string | undefined {
  const override = headers.get('X-HTTP-Method-Override');
  if (override === null) return method;
  // A proxy in front may have done so already.
  return ['POST', 'DELETE'].includes(method) && override === 'DELETE' ? override : undefined;
}

/** The route for a method and a path below `/:client_name`, with the ids that the path names. */
export function findRoute(method: string | undefined, path: string): FoundRoute | undefined {
  const segments = `${method ?? ''} ${path}`.split('/');
  for (const { route, template } of templates) {
    const ids = matchSegments(template, segments);
    if (ids) return { route, ids };
  }
  return undefined;
}

const templates = routes.map((route) => ({ route, template: route.endpoint.split('/') }));

function matchSegments(template: readonly string[], segments: readonly string[]): Ids | undefined {
  if (template.length !== segments.length) return undefined;
  const ids: string[] = [];
  for (const [index, expected] of template.entries()) {
    const segment = segments[index] ?? '';
    if (expected.startsWith('{')) ids.push(segment);
    if (expected.startsWith('{') ? !idPattern.test(segment) : segment !== expected)
      return undefined;
  }
  const [first = '', second = ''] = ids;
  return [first, second];
}
