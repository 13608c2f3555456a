import { PepperedCart } from './cart.js';
/** Its events, which are typed on `document` too. */
export type * from '../../store/events.js';

declare global {
  interface HTMLElementTagNameMap {
    'peppered-cart': PepperedCart;
  }
}

if (!customElements.get('peppered-cart')) customElements.define('peppered-cart', PepperedCart);
