import { PepperedCartBadge } from './cart-badge.js';
/** Its events, which are typed on `document` too. */
export type * from '../../store/events.js';

declare global {
  interface HTMLElementTagNameMap {
    'peppered-cart-badge': PepperedCartBadge;
  }
}

if (!customElements.get('peppered-cart-badge'))
  customElements.define('peppered-cart-badge', PepperedCartBadge);
