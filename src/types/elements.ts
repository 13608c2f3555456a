// Written by "npm run analyze", from what the elements say of themselves.

import type { PepperedCartBadge } from '../elements/cart-badge/cart-badge.js';
import type { PepperedCart } from '../elements/cart/cart.js';
import type { PepperedCheckout } from '../elements/checkout/checkout.js';
import type {
  CartCloseEvent,
  CartEmptyEvent,
  CartOpenEvent,
  CartRemoveEvent,
  CheckoutRedirectEvent,
  CheckoutStartEvent,
} from '../store/events.js';

// They type the tags and the events on `document`.
export type * from '../elements/cart-badge/define.js';
export type * from '../elements/cart/define.js';
export type * from '../elements/checkout/define.js';

/** The attributes of `<peppered-cart-badge>`. */
export interface PepperedCartBadgeAttributes {
  /** Address of the cart page. */
  href?: PepperedCartBadge['href'] | undefined;
  /**
   * Id of the drawer to open. Without `for` and `href`, the page's drawer is taken. Of several, the first that stands
   * where it can be seen; in the badge's own shadow root before elsewhere.
   */
  for?: PepperedCartBadge['for'] | undefined;
  /** Shows the amount beside the number. */
  'show-amount'?: PepperedCartBadge['showAmount'] | undefined;
  /** Shows nothing as long as the cart is empty; its room stays. */
  'hide-when-empty'?: PepperedCartBadge['hideWhenEmpty'] | undefined;
  /** The theatre's short name in the API path. */
  'client-name'?: PepperedCartBadge['clientName'] | undefined;
  /** Where `/:client_name/…` lives: absolute, or a path on the page's own origin. */
  'api-base'?: PepperedCartBadge['apiBase'] | undefined;
  /** An existing cart. */
  'cart-id'?: PepperedCartBadge['cartId'] | undefined;
  /** Name of the readable cookie in which the vendor's embed keeps its cart id: both then show the same cart. */
  'cart-cookie'?: PepperedCartBadge['cartCookie'] | undefined;
  /** Exact origin of the vendor's seat-picker iframe, whose messages make the cart re-read. */
  'ticket-origin'?: PepperedCartBadge['ticketOrigin'] | undefined;
  /** Origins that payment pages may have, separated by spaces. Default: any that is https. */
  'payment-origins'?: PepperedCartBadge['paymentOrigins'] | undefined;
  /** ISO 4217, default `EUR`. */
  currency?: PepperedCartBadge['currency'] | undefined;
  /** Pushes GA4's events to `window.dataLayer` (`true`, or the bare attribute), or to the array that it names. */
  'data-layer'?: PepperedCartBadge['dataLayer'] | undefined;
}

/** The properties of `<peppered-cart-badge>`. */
export interface PepperedCartBadgeProperties {
  /** Address of the cart page. */
  href?: PepperedCartBadge['href'] | undefined;
  /**
   * Id of the drawer to open. Without `for` and `href`, the page's drawer is taken. Of several, the first that stands
   * where it can be seen; in the badge's own shadow root before elsewhere.
   */
  for?: PepperedCartBadge['for'] | undefined;
  /** Shows the amount beside the number. */
  showAmount?: PepperedCartBadge['showAmount'] | undefined;
  /** Shows nothing as long as the cart is empty; its room stays. */
  hideWhenEmpty?: PepperedCartBadge['hideWhenEmpty'] | undefined;
  /** The theatre's short name in the API path. */
  clientName?: PepperedCartBadge['clientName'] | undefined;
  /** Where `/:client_name/…` lives: absolute, or a path on the page's own origin. */
  apiBase?: PepperedCartBadge['apiBase'] | undefined;
  /** An existing cart. */
  cartId?: PepperedCartBadge['cartId'] | undefined;
  /** Name of the readable cookie in which the vendor's embed keeps its cart id: both then show the same cart. */
  cartCookie?: PepperedCartBadge['cartCookie'] | undefined;
  /** Exact origin of the vendor's seat-picker iframe, whose messages make the cart re-read. */
  ticketOrigin?: PepperedCartBadge['ticketOrigin'] | undefined;
  /** Origins that payment pages may have, separated by spaces. Default: any that is https. */
  paymentOrigins?: PepperedCartBadge['paymentOrigins'] | undefined;
  /** ISO 4217, default `EUR`. */
  currency?: PepperedCartBadge['currency'] | undefined;
  /** Pushes GA4's events to `window.dataLayer` (`true`, or the bare attribute), or to the array that it names. */
  dataLayer?: PepperedCartBadge['dataLayer'] | undefined;
}

/** The attributes of `<peppered-cart>`. */
export interface PepperedCartAttributes {
  /** Shows the cart as a drawer over the page, when opened. */
  drawer?: PepperedCart['drawer'] | undefined;
  /** Whether the drawer is open. Where the page hides it, it is not. */
  open?: PepperedCart['open'] | undefined;
  /** Opens the drawer when something was added. */
  'open-on-add'?: PepperedCart['openOnAdd'] | undefined;
  /** Address of the checkout page. */
  'checkout-href'?: PepperedCart['checkoutHref'] | undefined;
  /** Address of the page where tickets are chosen, for a cart that is empty or has expired. */
  'programme-href'?: PepperedCart['programmeHref'] | undefined;
  /** The theatre's short name in the API path. */
  'client-name'?: PepperedCart['clientName'] | undefined;
  /** Where `/:client_name/…` lives: absolute, or a path on the page's own origin. */
  'api-base'?: PepperedCart['apiBase'] | undefined;
  /** An existing cart. */
  'cart-id'?: PepperedCart['cartId'] | undefined;
  /** Name of the readable cookie in which the vendor's embed keeps its cart id: both then show the same cart. */
  'cart-cookie'?: PepperedCart['cartCookie'] | undefined;
  /** Exact origin of the vendor's seat-picker iframe, whose messages make the cart re-read. */
  'ticket-origin'?: PepperedCart['ticketOrigin'] | undefined;
  /** Origins that payment pages may have, separated by spaces. Default: any that is https. */
  'payment-origins'?: PepperedCart['paymentOrigins'] | undefined;
  /** ISO 4217, default `EUR`. */
  currency?: PepperedCart['currency'] | undefined;
  /** Pushes GA4's events to `window.dataLayer` (`true`, or the bare attribute), or to the array that it names. */
  'data-layer'?: PepperedCart['dataLayer'] | undefined;
}

/** The properties of `<peppered-cart>`. */
export interface PepperedCartProperties {
  /** Shows the cart as a drawer over the page, when opened. */
  drawer?: PepperedCart['drawer'] | undefined;
  /** Whether the drawer is open. Where the page hides it, it is not. */
  open?: PepperedCart['open'] | undefined;
  /** Opens the drawer when something was added. */
  openOnAdd?: PepperedCart['openOnAdd'] | undefined;
  /** Address of the checkout page. */
  checkoutHref?: PepperedCart['checkoutHref'] | undefined;
  /** Address of the page where tickets are chosen, for a cart that is empty or has expired. */
  programmeHref?: PepperedCart['programmeHref'] | undefined;
  /** The theatre's short name in the API path. */
  clientName?: PepperedCart['clientName'] | undefined;
  /** Where `/:client_name/…` lives: absolute, or a path on the page's own origin. */
  apiBase?: PepperedCart['apiBase'] | undefined;
  /** An existing cart. */
  cartId?: PepperedCart['cartId'] | undefined;
  /** Name of the readable cookie in which the vendor's embed keeps its cart id: both then show the same cart. */
  cartCookie?: PepperedCart['cartCookie'] | undefined;
  /** Exact origin of the vendor's seat-picker iframe, whose messages make the cart re-read. */
  ticketOrigin?: PepperedCart['ticketOrigin'] | undefined;
  /** Origins that payment pages may have, separated by spaces. Default: any that is https. */
  paymentOrigins?: PepperedCart['paymentOrigins'] | undefined;
  /** ISO 4217, default `EUR`. */
  currency?: PepperedCart['currency'] | undefined;
  /** Pushes GA4's events to `window.dataLayer` (`true`, or the bare attribute), or to the array that it names. */
  dataLayer?: PepperedCart['dataLayer'] | undefined;
}

/** The events of `<peppered-cart>`. */
export interface PepperedCartEvents {
  /** A line was removed. */
  'peppered-cart-remove': CartRemoveEvent;
  /** The whole cart was emptied. */
  'peppered-cart-empty': CartEmptyEvent;
  /** The drawer is about to open; can be cancelled. */
  'peppered-cart-open': CartOpenEvent;
  /** The drawer has closed. */
  'peppered-cart-close': CartCloseEvent;
}

/** The attributes of `<peppered-checkout>`. */
export interface PepperedCheckoutAttributes {
  /** The chosen payment method. */
  'payment-method-id'?: PepperedCheckout['paymentMethodId'] | undefined;
  /** Page on this site to which the visitor comes back after paying. Default: this page. */
  'redirect-url'?: PepperedCheckout['redirectUrl'] | undefined;
  /** Who buys, for pages that talk to the API directly. A gateway ignores it. */
  'customer-id'?: PepperedCheckout['customerId'] | undefined;
  /** Address of the page where tickets are chosen, for a cart that is empty or has expired. */
  'programme-href'?: PepperedCheckout['programmeHref'] | undefined;
  /** What a guest fills in, or the site knows beforehand. */
  email?: PepperedCheckout['email'] | undefined;
  /** What a guest fills in, or the site knows beforehand. */
  'customer-first-name'?: PepperedCheckout['customerFirstName'] | undefined;
  /** What a guest fills in, or the site knows beforehand. */
  'customer-last-name'?: PepperedCheckout['customerLastName'] | undefined;
  /** The theatre's short name in the API path. */
  'client-name'?: PepperedCheckout['clientName'] | undefined;
  /** Where `/:client_name/…` lives: absolute, or a path on the page's own origin. */
  'api-base'?: PepperedCheckout['apiBase'] | undefined;
  /** An existing cart. */
  'cart-id'?: PepperedCheckout['cartId'] | undefined;
  /** Name of the readable cookie in which the vendor's embed keeps its cart id: both then show the same cart. */
  'cart-cookie'?: PepperedCheckout['cartCookie'] | undefined;
  /** Exact origin of the vendor's seat-picker iframe, whose messages make the cart re-read. */
  'ticket-origin'?: PepperedCheckout['ticketOrigin'] | undefined;
  /** Origins that payment pages may have, separated by spaces. Default: any that is https. */
  'payment-origins'?: PepperedCheckout['paymentOrigins'] | undefined;
  /** ISO 4217, default `EUR`. */
  currency?: PepperedCheckout['currency'] | undefined;
  /** Pushes GA4's events to `window.dataLayer` (`true`, or the bare attribute), or to the array that it names. */
  'data-layer'?: PepperedCheckout['dataLayer'] | undefined;
}

/** The properties of `<peppered-checkout>`. */
export interface PepperedCheckoutProperties {
  /** The chosen payment method. */
  paymentMethodId?: PepperedCheckout['paymentMethodId'] | undefined;
  /** Page on this site to which the visitor comes back after paying. Default: this page. */
  redirectUrl?: PepperedCheckout['redirectUrl'] | undefined;
  /** Who buys, for pages that talk to the API directly. A gateway ignores it. */
  customerId?: PepperedCheckout['customerId'] | undefined;
  /** Address of the page where tickets are chosen, for a cart that is empty or has expired. */
  programmeHref?: PepperedCheckout['programmeHref'] | undefined;
  /** What a guest fills in, or the site knows beforehand. */
  email?: PepperedCheckout['email'] | undefined;
  /** What a guest fills in, or the site knows beforehand. */
  customerFirstName?: PepperedCheckout['customerFirstName'] | undefined;
  /** What a guest fills in, or the site knows beforehand. */
  customerLastName?: PepperedCheckout['customerLastName'] | undefined;
  /** The theatre's short name in the API path. */
  clientName?: PepperedCheckout['clientName'] | undefined;
  /** Where `/:client_name/…` lives: absolute, or a path on the page's own origin. */
  apiBase?: PepperedCheckout['apiBase'] | undefined;
  /** An existing cart. */
  cartId?: PepperedCheckout['cartId'] | undefined;
  /** Name of the readable cookie in which the vendor's embed keeps its cart id: both then show the same cart. */
  cartCookie?: PepperedCheckout['cartCookie'] | undefined;
  /** Exact origin of the vendor's seat-picker iframe, whose messages make the cart re-read. */
  ticketOrigin?: PepperedCheckout['ticketOrigin'] | undefined;
  /** Origins that payment pages may have, separated by spaces. Default: any that is https. */
  paymentOrigins?: PepperedCheckout['paymentOrigins'] | undefined;
  /** ISO 4217, default `EUR`. */
  currency?: PepperedCheckout['currency'] | undefined;
  /** Pushes GA4's events to `window.dataLayer` (`true`, or the bare attribute), or to the array that it names. */
  dataLayer?: PepperedCheckout['dataLayer'] | undefined;
}

/** The events of `<peppered-checkout>`. */
export interface PepperedCheckoutEvents {
  /** The order is about to be sent; can be cancelled. */
  'peppered-checkout-start': CheckoutStartEvent;
  /** The page is about to leave for the payment page; can be cancelled. */
  'peppered-checkout-redirect': CheckoutRedirectEvent;
}

/** Every element by its tag. */
export interface Elements {
  'peppered-cart-badge': {
    element: PepperedCartBadge;
    attributes: PepperedCartBadgeAttributes;
    properties: PepperedCartBadgeProperties;
    events: object;
  };
  'peppered-cart': {
    element: PepperedCart;
    attributes: PepperedCartAttributes;
    properties: PepperedCartProperties;
    events: PepperedCartEvents;
  };
  'peppered-checkout': {
    element: PepperedCheckout;
    attributes: PepperedCheckoutAttributes;
    properties: PepperedCheckoutProperties;
    events: PepperedCheckoutEvents;
  };
}
