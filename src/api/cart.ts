import * as v from 'valibot';
import { PepperedError } from './errors.js';
import { failure } from './failure.js';
import {
  ask,
  exchange,
  read,
  validate,
  type Answer,
  type Api,
  type Endpoint,
  type Message,
  type RequestOptions,
} from './http.js';
import { AddItems, type AddItem } from './requests.js';
import { Cart, CartSummary, CreatedCart } from './schemas.js';

/**
 * Makes an empty cart and returns its id (public endpoint: `POST /cart/`).
 * @throws {PepperedError}
 */
export async function createCart(api: Api, options?: RequestOptions): Promise<string> {
  const ask = (endpoint: 'POST /cart' | 'POST /cart/') =>
    exchange(api, endpoint, CreatedCart, options);
  // The API's path ends in a slash. A site's framework may redirect that before its gateway sees it; some redirect to it.
  const { cart_id } = await (api.authorization
    ? ask('POST /cart/')
    : ask('POST /cart').catch((error: unknown) => {
        if (!isElsewhere(error)) throw error;
        return ask('POST /cart/');
      }));
  return cart_id;
}

/** Whether a path does not exist, in this form: whoever says so, the other form may lead to the gateway. */
const isElsewhere = (error: unknown) =>
  error instanceof PepperedError &&
  (error.kind === 'redirected' || error.status === 404 || error.status === 405);

/**
 * Totals without lines: `GET /peppered/cart/{cartId}/summary`.
 * @throws {PepperedError} `not-found` when the cart is unknown or its hold has ended.
 */
export function getCartSummary(
  api: Api,
  cartId: string,
  options?: RequestOptions,
): Promise<CartSummary> {
  return exchange(api, 'GET /peppered/cart/{cartId}/summary', CartSummary, {
    ...options,
    params: { cartId },
  });
}

/**
 * A cart with its lines: `GET /peppered/cart/{cartId}`.
 * @throws {PepperedError} `not-found` when the cart is unknown or its hold has ended.
 */
export function getCart(api: Api, cartId: string, options?: RequestOptions): Promise<Cart> {
  return exchange(api, 'GET /peppered/cart/{cartId}', Cart, {
    ...options,
    params: { cartId },
  });
}

/**
 * Adds tickets or donations, all in one request: `POST /peppered/cart/{cartId}`. Returns the updated cart.
 * The documentation does not say whether the API adds all or nothing: judge by the cart that comes back.
 * @throws {PepperedError} `conflict` when seats are gone, `unprocessable` when the API rejects an item.
 */
export async function addCartItems(
  api: Api,
  cartId: string,
  items: readonly AddItem[],
  options?: RequestOptions,
): Promise<Cart> {
  const endpoint = 'POST /peppered/cart/{cartId}';
  const body = validate(AddItems, items, endpoint);
  return exchange(api, endpoint, Cart, {
    ...options,
    params: { cartId },
    body,
  });
}

/**
 * Removes one line and releases its seat: `DELETE /peppered/cart/{cartId}/{itemId}`. Returns the updated cart.
 * @throws {PepperedError} `not-found` when the line is already gone.
 */
export function deleteCartItem(
  api: Api,
  cartId: string,
  itemId: string,
  options?: RequestOptions,
): Promise<Cart> {
  return erase(api, 'DELETE /peppered/cart/{cartId}/{itemId}', Cart, {
    ...options,
    params: { cartId, itemId },
  });
}

/**
 * Abandons the cart and releases all its seats: `DELETE /peppered/cart/{cartId}`. Its answer has an empty body.
 * @throws {PepperedError} `not-found` when the cart is already gone.
 */
export async function deleteCart(
  api: Api,
  cartId: string,
  options?: RequestOptions,
): Promise<void> {
  await erase(api, 'DELETE /peppered/cart/{cartId}', v.unknown(), {
    ...options,
    params: { cartId },
  });
}

/** Shops before which a firewall lets no `DELETE` through. */
const guarded = new WeakSet<Api>();

/** Where a firewall forbids `DELETE`, a `POST` that says so in a header removes the same: a gateway takes it. */
async function erase<Schema extends v.GenericSchema>(
  api: Api,
  endpoint: Endpoint,
  schema: Schema,
  message: Message,
): Promise<v.InferOutput<Schema>> {
  const first = guarded.has(api) ? undefined : await ask(api, endpoint, message);
  if (first && (api.authorization || !isForbidden(endpoint, first)))
    return read(endpoint, schema, first);
  const second = await ask(api, endpoint, { ...message, overridden: true });
  const { ok, status } = second.response;
  if (ok) guarded.add(api);
  // A gateway that does not know the header says the same of a line that is there.
  return read(endpoint, schema, first && status === 404 ? first : second);
}

/** A gateway of ours that refuses says why. */
function isForbidden(endpoint: Endpoint, { response, text }: Answer): boolean {
  const { status = 0, problem } = failure(endpoint, response, text);
  return [403, 405, 501].includes(status) && !problem;
}
