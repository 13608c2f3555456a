import { CheckoutRedirectEvent } from '../../store/events.js';
import { moveOrder } from '../../store/orders.js';
import type { CartStore } from '../../store/store.js';
import { isPaymentBlocked } from '../shared/payment-address.js';
import type { PepperedCheckout } from './checkout.js';

/** Goes to the payment page of the order that was made, if there is one that may be opened. */
export function leave(
  checkout: Pick<PepperedCheckout, 'dispatchEvent'>,
  store: CartStore,
  here: boolean,
): void {
  const { orderPhase, order } = store.state;
  if (orderPhase !== 'leaving' || !order?.url) return;
  if (isPaymentBlocked(store)) {
    moveOrder(store, 'blocked', { ...order, url: null });
  } else if (here && checkout.dispatchEvent(new CheckoutRedirectEvent(order.url, order))) {
    location.assign(order.url);
  } else {
    moveOrder(store, 'stayed');
  }
}
