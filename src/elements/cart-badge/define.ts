import { PepperedCartBadge } from './cart-badge.js';

declare global {
  interface HTMLElementTagNameMap {
    'peppered-cart-badge': PepperedCartBadge;
  }
}

if (!customElements.get('peppered-cart-badge'))
  customElements.define('peppered-cart-badge', PepperedCartBadge);
