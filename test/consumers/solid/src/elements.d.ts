import type {
  CartRemoveEvent,
  PepperedCart,
  PepperedCartBadge,
  PepperedCheckout,
} from 'peppered-cart';
import type { JSX } from 'solid-js';

declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements {
      'peppered-cart-badge': JSX.HTMLAttributes<PepperedCartBadge> & {
        href?: string;
        'show-amount'?: boolean;
      };
      'peppered-cart': JSX.HTMLAttributes<PepperedCart> & {
        'checkout-href'?: string;
        'programme-href'?: string;
      };
      'peppered-checkout': JSX.HTMLAttributes<PepperedCheckout> & { 'redirect-url'?: string };
    }
    interface ExplicitProperties {
      email: string;
      customerFirstName: string;
      customerLastName: string;
    }
    interface CustomEvents {
      'peppered-cart-remove': CartRemoveEvent;
    }
  }
}
