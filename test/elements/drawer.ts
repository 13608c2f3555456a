import { expect, html } from '@open-wc/testing';
import { allByRole, byRole, eventually } from './screen.js';
import { show } from './shop.js';

export const isOpen = () => eventually(() => byRole('dialog', 'Winkelwagen'));
export const isClosed = () => eventually(() => expect(allByRole('dialog')).to.have.length(0));

/** Shows a drawer and the button that opens it. */
export async function showDrawer(content = html`<peppered-cart drawer></peppered-cart>`) {
  const page = await show(html`<peppered-cart-badge></peppered-cart-badge>${content}`);
  const drawer = page.querySelector('peppered-cart');
  if (!drawer) throw new Error('no drawer');
  return { page, drawer, opener: byRole('button', /^Winkelwagen/) };
}
