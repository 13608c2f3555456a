import * as v from 'valibot';
import { parseAddress } from './address.js';
import { exchange, validate, type Api, type RequestOptions } from './http.js';
import { CheckoutResult, PaymentMethods, type PaymentMethod } from './order-schemas.js';
import { object } from './prototypes.js';
import { WholeNumber } from './requests.js';

/** Turns a cart into an order. */
export const CheckoutRequest = object({
  paymentMethodId: WholeNumber,
  /** An existing customer. A gateway ignores it and decides on the server who buys. */
  customerId: v.optional(WholeNumber),
  /** Who a guest is, for a gateway that sells to guests. */
  customer: v.optional(
    object({
      email: v.string(),
      customerFirstName: v.string(),
      customerLastName: v.string(),
    }),
  ),
  /** Absolute address to which the payment page sends the visitor back, with the order key in its query. */
  redirectURL: v.optional(
    v.pipe(
      v.string(),
      v.check((url) => !!parseAddress(url), 'an absolute address'),
    ),
  ),
});
export type CheckoutRequest = v.InferInput<typeof CheckoutRequest>;

/**
 * The ways to pay that the theatre offers, with their fees: `GET /peppered/paymentmethods`.
 * @throws {PepperedError}
 */
export function listPaymentMethods(api: Api, options?: RequestOptions): Promise<PaymentMethod[]> {
  return exchange(api, 'GET /peppered/paymentmethods', PaymentMethods, options);
}

/**
 * Turns the cart into an order: `POST /peppered/cart/{cartId}/checkout`. Never repeat it blindly: where the
 * error's `outcomeUnknown` is true, the order may exist.
 * @throws {PepperedError}
 */
export async function checkout(
  api: Api,
  cartId: string,
  request: CheckoutRequest,
  options?: RequestOptions,
): Promise<CheckoutResult> {
  const endpoint = 'POST /peppered/cart/{cartId}/checkout';
  const body = validate(CheckoutRequest, request, endpoint);
  return exchange(api, endpoint, CheckoutResult, {
    ...options,
    params: { cartId },
    body,
  });
}
