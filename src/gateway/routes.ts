import * as v from 'valibot';
import * as cart from '../api/cart.js';
import { listPaymentMethods } from '../api/catalogue.js';
import { validate, type Api, type RequestOptions } from '../api/http.js';
import { getOrderByKey } from '../api/orders.js';
import { AddItems, CheckoutRequest, idPattern } from '../api/requests.js';
import { readJson } from './body.js';
import { Refusal } from './refusal.js';

export type ResolveCustomer = (request: Request) => number | null | Promise<number | null>;

interface Call {
  api: Api;
  request: Request;
  resolveCustomer: ResolveCustomer;
}

interface Route {
  /** Method and path template, in the API's words. `{name}` takes one segment that matches the API's id pattern. */
  endpoint: string;
  /** Status of success. Default 200. */
  status?: number;
  /** Takes the ids in the order of the template and gives the answer's body; `undefined` is an empty one. */
  handle: (call: Call, ...ids: Ids) => Promise<unknown>;
}

type Ids = [first: string, second: string];

/** The allow-list: what is not in this table does not exist. */
const routes: readonly Route[] = [
  {
    endpoint: 'POST /cart/',
    status: 201,
    handle: async (call) => ({
      cart_id: await cart.createCart(call.api, repeatable(call)),
    }),
  },
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
    handle: async (call, cartId) => {
      const items = validate(AddItems, await readJson(call.request));
      return cart.addCartItems(call.api, cartId, items, repeatable(call));
    },
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
    handle: ({ api }) => listPaymentMethods(api),
  },
  {
    endpoint: 'POST /peppered/cart/{cartId}/checkout',
    handle: checkout,
  },
  {
    endpoint: 'GET /order/{orderKey}',
    handle: async ({ api }, orderKey) => {
      const order = await getOrderByKey(api, orderKey);
      if (!order) throw new Refusal('not-found');
      // What a seat holds is not documented, so it cannot be shown to be harmless.
      return { ...order, seats: [] };
    },
  },
];

const OrderOfVisitor = v.omit(CheckoutRequest, ['customerId']);

async function checkout(call: Call, cartId: string): Promise<unknown> {
  const order = validate(OrderOfVisitor, await readJson(call.request));
  const customerId = await call.resolveCustomer(call.request);
  if (customerId === null) throw new Refusal('no-customer');
  return cart.checkout(call.api, cartId, { ...order, customerId }, repeatable(call));
}

const repeatable = ({ request }: Call): RequestOptions => ({
  idempotencyKey: request.headers.get('Idempotency-Key') ?? undefined,
});

/** The route for a method and a path below `/:client_name`, with the ids that the path names. */
export function findRoute(method: string, path: string): { route: Route; ids: Ids } | undefined {
  const segments = `${method} ${path}`.split('/');
  for (const route of routes) {
    const ids = matchSegments(route.endpoint.split('/'), segments);
    if (ids) return { route, ids };
  }
  return undefined;
}

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
