import { PepperedCart } from './cart.js';

declare global {
  interface HTMLElementTagNameMap {
    'peppered-cart': PepperedCart;
  }
}

if (!customElements.get('peppered-cart')) customElements.define('peppered-cart', PepperedCart);
