import type { LitElement } from 'lit';
import type { PaymentMethod } from '../../api/order-schemas.js';
import type { CheckoutMessages } from '../../i18n/messages.js';
import { findTermsGap } from './terms.js';

/** What the visitor must do first, in the language of the moment. */
export type Hint = (messages: CheckoutMessages) => string;

/** What keeps an order from being sent: where that is and, unless it is said there, what is said of it. */
export interface Gap {
  element: HTMLElement | null;
  hint?: Hint;
}

/** The first thing that is missing: of what the guest is asked, of the payment method, of the page's terms. */
export function findGap(
  checkout: LitElement,
  wrong: string | undefined,
  method: PaymentMethod | undefined,
): Gap | undefined {
  const { renderRoot } = checkout;
  if (wrong) return { element: renderRoot.querySelector(`[name=${wrong}]`) };
  if (!method)
    return {
      element: renderRoot.querySelector('input[type=radio]'),
      hint: ({ choosePaymentMethod }) => choosePaymentMethod,
    };
  return findTermsGap(checkout);
}
