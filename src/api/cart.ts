import * as v from 'valibot';
import { exchange, validate, type Api, type RequestOptions } from './http.js';
import { AddItems, type AddItem } from './requests.js';
import { Cart, CartSummary, CreatedCart } from './schemas.js';

/**
 * Makes an empty cart and returns its id (public endpoint: `POST /cart/`).
 * @throws {PepperedError}
 */
export async function createCart(api: Api, options?: RequestOptions): Promise<string> {
  const { cart_id } = await exchange(api, 'POST /cart/', CreatedCart, options);
  return cart_id;
}

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
  return exchange(api, 'DELETE /peppered/cart/{cartId}/{itemId}', Cart, {
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
  await exchange(api, 'DELETE /peppered/cart/{cartId}', v.unknown(), {
    ...options,
    params: { cartId },
  });
}
