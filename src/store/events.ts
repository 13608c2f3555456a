import type { AddItem } from '../api/requests.js';
import type { PepperedError } from '../api/errors.js';
import type { PaymentMethod } from '../api/order-schemas.js';
import type { CartItem } from '../api/schemas.js';
import type { CartState, OrderState } from './state.js';
import type { OrderPhase } from './journey.js';

const ofShop: EventInit = { bubbles: true };
const ofAction: EventInit = { bubbles: true, composed: true };
const cancelable: EventInit = { ...ofAction, cancelable: true };

/** On `document`, once per change of what the cart holds. */
export class CartChangeEvent extends Event {
  readonly state: CartState;
  constructor(state: CartState) {
    super('peppered-cart-change', ofShop);
    this.state = state;
  }
}

/** On `document`, five minutes and one minute before the seats are released. */
export class CartExpiringEvent extends Event {
  /** Milliseconds that are left. */
  readonly remaining: number;
  constructor(remaining: number) {
    super('peppered-cart-expiring', ofShop);
    this.remaining = remaining;
  }
}

/** On `document`, when the server has confirmed that the seats are released. */
export class CartExpiredEvent extends Event {
  /** What was lost, as far as it was known. */
  readonly cartItems: readonly CartItem[];
  constructor(cartItems: readonly CartItem[]) {
    super('peppered-cart-expired', ofShop);
    this.cartItems = cartItems;
  }
}

/**
 * On `document`, at each new phase of the visitor's order, in this tab or another, and when it is another order. Not for
 * what was known when the page was opened, nor where asking again changed nothing.
 */
export class PepperedOrderEvent extends Event {
  readonly orderPhase: OrderPhase;
  /** `null` as long as no order is known, as in the phases `sending` and `unknown`. */
  readonly order: OrderState | null;
  /** Why nothing was ordered, in the phase `none`; `null` when the visitor began anew, or another tab knows. */
  readonly error: PepperedError | null;
  constructor(
    orderPhase: OrderPhase,
    order: OrderState | null,
    error: PepperedError | null = null,
  ) {
    super('peppered-order', ofShop);
    this.orderPhase = orderPhase;
    this.order = order;
    this.error = error;
  }
}

/** On `document`, for the site's developer: the cause behind the plain sentence that the visitor reads. */
export class PepperedErrorEvent extends Event {
  readonly error: PepperedError;
  constructor(error: PepperedError) {
    super('peppered-error', ofShop);
    this.error = error;
  }
}

/** On the button, or on `document`: these items were added. */
export class CartAddEvent extends Event {
  readonly items: readonly AddItem[];
  constructor(items: readonly AddItem[]) {
    super('peppered-cart-add', ofAction);
    this.items = items;
  }
}

/** On the cart, or on `document`: this line was removed. */
export class CartRemoveEvent extends Event {
  readonly cartItem: CartItem;
  constructor(cartItem: CartItem) {
    super('peppered-cart-remove', ofAction);
    this.cartItem = cartItem;
  }
}

/** On the cart, or on `document`: the whole cart was emptied. */
export class CartEmptyEvent extends Event {
  constructor() {
    super('peppered-cart-empty', ofAction);
  }
}

/** On the drawer, before it opens. Can be cancelled. */
export class CartOpenEvent extends Event {
  constructor() {
    super('peppered-cart-open', cancelable);
  }
}

/** On the drawer, after it closed. */
export class CartCloseEvent extends Event {
  constructor() {
    super('peppered-cart-close', ofAction);
  }
}

/** On the checkout, before the order is sent. Can be cancelled. */
export class CheckoutStartEvent extends Event {
  readonly paymentMethod: PaymentMethod;
  readonly paymentMethodId: number;
  /** What is due: the cart's amount with the fee, decimal. */
  readonly amount: number;
  readonly cartItems: readonly CartItem[];
  constructor(paymentMethod: PaymentMethod, amount: number, cartItems: readonly CartItem[]) {
    super('peppered-checkout-start', cancelable);
    this.paymentMethod = paymentMethod;
    this.paymentMethodId = paymentMethod.paymentMethodId;
    this.amount = amount;
    this.cartItems = cartItems;
  }
}

/** On the checkout, before the page leaves for the payment page. Can be cancelled, to open `url` in another way. */
export class CheckoutRedirectEvent extends Event {
  readonly url: string;
  readonly order: OrderState;
  constructor(url: string, order: OrderState) {
    super('peppered-checkout-redirect', cancelable);
    this.url = url;
    this.order = order;
  }
}

/** Fires an event about an action: on what acted or, once that has left the page, on `document`. */
export function fire(event: Event, actor: Element): void {
  (actor.isConnected ? actor : document).dispatchEvent(event);
}

declare global {
  interface GlobalEventHandlersEventMap {
    'peppered-cart-change': CartChangeEvent;
    'peppered-cart-expiring': CartExpiringEvent;
    'peppered-cart-expired': CartExpiredEvent;
    'peppered-order': PepperedOrderEvent;
    'peppered-error': PepperedErrorEvent;
    'peppered-cart-add': CartAddEvent;
    'peppered-cart-remove': CartRemoveEvent;
    'peppered-cart-empty': CartEmptyEvent;
    'peppered-cart-open': CartOpenEvent;
    'peppered-cart-close': CartCloseEvent;
    'peppered-checkout-start': CheckoutStartEvent;
    'peppered-checkout-redirect': CheckoutRedirectEvent;
  }
}
