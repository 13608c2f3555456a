import { PepperedCheckout } from './checkout.js';
/** Its events, which are typed on `document` too. */
export type * from '../../store/events.js';

declare global {
  interface HTMLElementTagNameMap {
    'peppered-checkout': PepperedCheckout;
  }
}

if (!customElements.get('peppered-checkout'))
  customElements.define('peppered-checkout', PepperedCheckout);
