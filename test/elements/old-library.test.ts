import { expect } from '@open-wc/testing';
import { addCartItems, createCart, deleteCartItem, getCart } from '../../src/api/cart.js';
import { openTheatre, type Theatre } from '../theatre.js';
import { openFrame } from './frame.js';
import { eventually } from './screen.js';
import { paymentMethods, suitcase } from './shop.js';

/** Opens a page where scripts have added to `Object.prototype` and `Array.prototype`. */
async function openPage({ apiBase, clientName }: Theatre, cartId: string): Promise<Document> {
  const { document: page } = await openFrame('/test/elements/old-library.html');
  const shop = `client-name="${clientName}" api-base="${apiBase}" cart-id="${cartId}"`;
  page.body.innerHTML = `
    <button data-peppered-add data-price-id="2ePdA8q3BN" data-rank-id="42" data-event-id="95"></button>
    <peppered-cart ${shop}></peppered-cart>
    <peppered-checkout ${shop} payment-method-id="${String(paymentMethods.Factuur)}"></peppered-checkout>`;
  return page;
}

describe('on a page whose scripts add to the prototypes of all objects and arrays', () => {
  it('a visitor adds, removes and orders', async () => {
    const theatre = await openTheatre();
    const cartId = await createCart(theatre.api);
    const page = await openPage(theatre, cartId);
    const shown = (tag: string) =>
      page.querySelector(tag)?.shadowRoot?.textContent.replace(/\s+/g, ' ') ?? '';
    const press = (tag: string, part: string) =>
      page.querySelector(tag)?.shadowRoot?.querySelector<HTMLElement>(`[part=${part}]`)?.click();
    await eventually(() => expect(shown('peppered-cart')).to.contain('Je winkelwagen is leeg'));

    const add = page.querySelector('button');
    for (const total of ['€ 24,50', '€ 49,00']) {
      add?.click();
      await eventually(() => expect(shown('peppered-cart')).to.contain(`Totaal${total}`));
    }
    press('peppered-cart', 'remove');
    await eventually(() => expect(shown('peppered-cart')).to.contain('Totaal€ 24,50'));

    const itemId = (await getCart(theatre.api, cartId)).cartItems[0]?.itemId ?? '';
    await deleteCartItem(theatre.api, cartId, itemId);
    await addCartItems(theatre.api, cartId, [suitcase]);
    page.defaultView?.dispatchEvent(new Event('online'));
    await eventually(() => expect(shown('peppered-cart')).to.contain('Kind € 9,75'));

    await eventually(() => expect(shown('peppered-checkout')).to.contain('Factuur'));
    press('peppered-checkout', 'submit');
    await eventually(() =>
      expect(shown('peppered-checkout')).to.contain('Je bestelling is geplaatst'),
    );
    const [order, ...others] = await theatre.orders();
    expect(order).to.include({ amount: 9.75, customerId: theatre.customerId });
    expect(order?.lines).to.have.length(1);
    expect(others).to.be.empty;
  });
});
