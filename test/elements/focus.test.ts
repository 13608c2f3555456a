import { expect, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { deleteCart, deleteCartItem } from '../../src/api/cart.js';
import { getCart } from '../../src/page/get-cart.js';
import { allByRole, byRole, eventually, expectSame, focused, nameOf } from './screen.js';
import { donation, hamlet, openShopWith, paymentMethods, show, suitcase } from './shop.js';

const cart = html`<peppered-cart></peppered-cart>`;
const cartPath = '/peppered/cart/*';

/** Whatever goes, the visitor is somewhere on the page. */
describe('the focus', () => {
  it('moves on when another tab removes the line that has it', async () => {
    const shop = await openShopWith([hamlet(), suitcase, donation(5)]);
    await show(cart);
    (await eventually(() => byRole('button', /^Verwijder .*Zee/i))).focus();
    const [, second] = getCart().state.cartItems ?? [];
    await deleteCartItem(shop.api, shop.cartId, second?.itemId ?? '');
    await getCart().refresh();
    await eventually(() => expect(allByRole('listitem')).to.have.length(2));
    expect(nameOf(focused() ?? document.body)).to.match(/^Verwijder Donatie/);
  });

  it('moves to the heading when another tab empties the cart', async () => {
    const shop = await openShopWith([hamlet(2)]);
    await show(cart);
    const [first] = await eventually(() => {
      const buttons = allByRole('button', /^Verwijder Standaard/);
      expect(buttons).to.have.length(2);
      return buttons;
    });
    first?.focus();
    await deleteCart(shop.api, shop.cartId);
    await getCart().refresh();
    await eventually(() => expect(allByRole('button', /^Verwijder/)).to.have.length(0));
    expectSame(focused(), byRole('heading', 'Winkelwagen'));
  });

  it('is on the heading when a second attempt has brought the cart', async () => {
    const shop = await openShopWith([hamlet()]);
    const fault = await shop.fault({ kind: 'status', status: 503 }, { path: cartPath });
    await show(cart);
    (await eventually(() => byRole('button', 'Opnieuw proberen'))).focus();
    await fault.remove();
    await sendKeys({ press: 'Enter' });
    await eventually(() => expect(allByRole('listitem')).to.have.length(1));
    expectSame(focused(), byRole('heading', 'Winkelwagen'));
  });

  it('stays on the order button while the order is sent, and goes on to what became of it', async () => {
    const shop = await openShopWith([hamlet()]);
    const held = await shop.fault({ kind: 'hold' }, { path: `${cartPath}/checkout` });
    await show(
      html`<peppered-checkout payment-method-id=${paymentMethods.Factuur}></peppered-checkout>`,
    );
    const order = await eventually(() => byRole('button', /^Bestellen/));
    order.focus();
    await sendKeys({ press: 'Enter' });
    await held.struck();
    expectSame(focused(), order);
    await held.remove();
    const heading = await eventually(() => byRole('heading', 'Je bestelling is geplaatst'));
    expectSame(focused(), heading);
    expect(getComputedStyle(heading).outlineStyle).to.equal('solid');
  });

  it('stays in the checkout when the time ends, and what was typed is there for the next attempt', async () => {
    const shop = await openShopWith([hamlet()], { buyer: 'guest' });
    const checkout = html`<peppered-checkout></peppered-checkout>`;
    await show(checkout);
    (await eventually(() => byRole('textbox', 'E-mailadres'))).focus();
    await sendKeys({ type: 'anna@linde.example' });
    await shop.advance(901);
    await getCart().refresh();
    await eventually(() => expect(allByRole('textbox')).to.have.length(0));
    expectSame(
      document.activeElement,
      document.querySelector('peppered-checkout') ?? document.body,
    );
    await getCart().add([hamlet()]);
    const email = await eventually(() => byRole('textbox', 'E-mailadres'));
    expect(email).to.have.property('value', 'anna@linde.example');
  });

  it('stays in a field of the page whose wrapper has no box of its own', async () => {
    await openShopWith([hamlet()]);
    const page = await show(
      html`<peppered-checkout>
        <div slot="terms" style="display: contents"><input type="checkbox" /></div>
      </peppered-checkout>`,
    );
    await eventually(() => byRole('button', /^Bestellen/));
    page.querySelector('input')?.focus();
    const checkout = page.querySelector('peppered-checkout');
    checkout?.requestUpdate();
    await checkout?.updateComplete;
    expect(document.activeElement?.localName).to.equal('input');
  });

  it('that stood in the terms is not lost with the form', async () => {
    const shop = await openShopWith([hamlet()]);
    await show(
      html`<peppered-checkout>
        <label slot="terms"><input type="checkbox" required /> Akkoord</label>
      </peppered-checkout>`,
    );
    (await eventually(() => byRole('checkbox', 'Akkoord'))).focus();
    await deleteCart(shop.api, shop.cartId);
    await getCart().refresh();
    await eventually(() => expect(allByRole('checkbox')).to.have.length(0));
    expectSame(
      document.activeElement,
      document.querySelector('peppered-checkout') ?? document.body,
    );
  });
});
