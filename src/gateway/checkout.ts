import * as v from 'valibot';
import { getCartSummary } from '../api/cart.js';
import { NewCustomer } from '../api/customers.js';
import { validate } from '../api/http.js';
import { CheckoutRequest } from '../api/checkout.js';
import { isLocalSite, isPaymentAddress, isReturnAddress } from './addresses.js';
import { parseJson } from './body.js';
import { identifyBuyer, methodsFor, resolveGuest, type Buyer } from './buyers.js';
import type { Call } from './call.js';
import { keyOwner } from './carts.js';
import { rememberOrder } from './orders.js';
import { checkoutOnce, findCheckout, type CheckoutLookup } from './checkout-once.js';
import { beforehand, Refusal } from './refusal.js';

/** What a visitor may send: not who buys, unless as a guest who says so. */
const CheckoutOfVisitor = v.object({
  ...v.omit(CheckoutRequest, ['customerId']).entries,
  // As browsers read it: others differ over backslashes and control characters.
  redirectURL: v.optional(
    v.pipe(
      CheckoutRequest.entries.redirectURL.wrapped,
      v.transform((address) => new URL(address).href),
    ),
  ),
  /** Who a guest is. */
  customer: v.optional(NewCustomer),
});
type CheckoutOfVisitor = v.InferOutput<typeof CheckoutOfVisitor>;

/** Turns the cart into an order of the visitor's. Everything that can be refused is refused before anything is sent. */
export async function placeOrder(call: Call, cartId: string): Promise<Response> {
  const { text } = call;
  const { customer, ...request } = validate(CheckoutOfVisitor, parseJson(text));
  const buyer = await identifyBuyer(call);
  checkOrder(call, request, buyer);
  return checkoutOnce({
    ...lookup(call, cartId),
    body: text,
    request,
    customerId: () => customerOf(call, cartId, buyer, customer),
  });
}

/** What became of a checkout, for a page that has only its key any more. It never orders. */
export const findOrder = (call: Call, cartId: string): Promise<Response> =>
  findCheckout(lookup(call, cartId));

function lookup(call: Call, cartId: string): CheckoutLookup {
  const { settings, api } = call;
  return {
    api,
    store: settings.store,
    session: keyOwner(call, cartId),
    key: call.idempotencyKey,
    cartId,
    // Without it the visitor reads less of the order; without an answer, nothing.
    onOrder: (order) => rememberOrder(call, order).catch(() => undefined),
    present(result) {
      if (result.url === null || isPaymentAddress(result.url, settings.paymentHosts))
        return Response.json(result);
      throw new Refusal('payment-address-refused', { orderKey: result.orderKey });
    },
  };
}

function checkOrder(
  call: Call,
  { paymentMethodId, redirectURL }: CheckoutOfVisitor,
  buyer: Buyer,
): void {
  const { paymentMethods, paymentHosts, origins } = call.settings;
  if (!paymentMethods.length) throw new Refusal('payment-not-configured');
  if (buyer.kind === 'none') throw new Refusal('no-customer');
  if (!methodsFor(buyer, call).includes(paymentMethodId))
    throw new Refusal('payment-method-refused');
  if (redirectURL !== undefined && !isReturnAddress(redirectURL, origins))
    throw new Refusal('redirect-refused');
  if (!paymentHosts && !isLocalSite(call.request, origins))
    throw new Refusal('payment-not-configured');
}

async function customerOf(
  call: Call,
  cartId: string,
  buyer: Buyer,
  guest?: NewCustomer,
): Promise<number> {
  if (buyer.kind === 'known') return buyer.customerId;
  if (!guest) throw new Refusal('customer-required');
  // Nobody becomes a customer by ordering nothing.
  const { numberOfItems } = await beforehand(getCartSummary(call.api, cartId));
  if (!numberOfItems) throw new Refusal('cart-empty');
  return beforehand(resolveGuest(call, guest));
}
