import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { CartRemoveEvent } from 'peppered-cart';

type Props<Own> = DetailedHTMLProps<HTMLAttributes<HTMLElement>, HTMLElement> & Own;

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'peppered-cart-badge': Props<{ href?: string; 'show-amount'?: boolean }>;
      'peppered-cart': Props<{
        'checkout-href'?: string;
        'programme-href'?: string;
        'onpeppered-cart-remove'?: (event: CartRemoveEvent) => void;
      }>;
      'peppered-checkout': Props<{
        'redirect-url'?: string;
        email?: string;
        'customer-first-name'?: string;
        'customer-last-name'?: string;
      }>;
    }
  }
}
