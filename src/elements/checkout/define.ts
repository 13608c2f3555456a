import { PepperedCheckout } from './checkout.js';

declare global {
  interface HTMLElementTagNameMap {
    'peppered-checkout': PepperedCheckout;
  }
}

if (!customElements.get('peppered-checkout'))
  customElements.define('peppered-checkout', PepperedCheckout);
