import { PepperedError } from '../../api/errors.js';
import { CheckoutRedirectEvent } from '../../store/events.js';
import { moveOrder } from '../../store/orders.js';
import type { CartStore } from '../../store/store.js';
import { isPaymentAddress } from '../shared/payment-address.js';
import type { PepperedCheckout } from './checkout.js';

/** Goes to the payment page of the order that was made, if there is one that may be opened. */
export function leave(
  checkout: Pick<PepperedCheckout, 'paymentOrigins' | 'dispatchEvent'>,
  store: CartStore,
  here: boolean,
): void {
  const { orderPhase, order } = store.state;
  if (orderPhase !== 'leaving' || !order?.url) return;
  const origins = checkout.paymentOrigins?.split(/\s+/).filter(Boolean);
  if (!isPaymentAddress(order.url, origins)) {
    moveOrder(store, 'blocked', { ...order, url: null });
    store.report(new PepperedError('invalid-response', 'the payment address is not allowed'));
  } else if (here && checkout.dispatchEvent(new CheckoutRedirectEvent(order.url, order))) {
    location.assign(order.url);
  } else {
    moveOrder(store, 'stayed');
  }
}
