import { expect, html } from '@open-wc/testing';
import { getCart } from '../../src/page/get-cart.js';
import { allByRole, eventually, standStill } from '../elements/screen.js';
import { donation, hamlet, openShopWith, show } from '../elements/shop.js';
import { emulate } from './emulate.js';

const prefer = (reducedMotion: 'reduce' | 'no-preference') =>
  emulate({ features: { 'prefers-reduced-motion': reducedMotion } });

/** What moves in the cart by script, and not by its styles. */
const moving = () =>
  (document.querySelector('peppered-cart')?.shadowRoot?.getAnimations() ?? []).filter(
    (animation) => !(animation instanceof CSSAnimation || animation instanceof CSSTransition),
  );

async function showCart(hidden = false) {
  await openShopWith([hamlet(2), donation(5)]);
  const page = await show(html`<peppered-cart ?hidden=${hidden}></peppered-cart>`);
  await eventually(() => expect(getCart().state.cartItems).to.have.length(3));
  const cart = page.querySelector('peppered-cart');
  if (!cart) throw new Error('no cart');
  await cart.updateComplete;
  return cart;
}

describe('a change of lines', () => {
  it('moves what stays and fades in what comes, from there to where it belongs', async () => {
    await prefer('no-preference');
    const cart = await showCart();
    expect(moving()).to.have.length(0);
    const [first] = allByRole('button', /^Verwijder Donatie/);
    const before = first?.getBoundingClientRect().top ?? 0;
    const height = cart.offsetHeight;
    await getCart().add([hamlet()]);
    await cart.updateComplete;
    expect(moving().length).to.be.above(1);
    // It starts where it was.
    expect(Math.abs((first?.getBoundingClientRect().top ?? 0) - before)).to.be.below(20);
    expect(Math.abs(cart.offsetHeight - height)).to.be.below(20);
    await standStill(cart.renderRoot.querySelector('h2') ?? cart);
    expect(first?.getBoundingClientRect().top).to.be.above(before + 20);
    expect(cart.offsetHeight).to.be.above(height + 20);
    expect(cart.renderRoot.querySelectorAll('[style]')).to.have.length(0);
    expect(moving()).to.have.length(0);
  });

  it('that comes while another one runs ends where it belongs, and so does a moved element', async () => {
    await prefer('no-preference');
    const cart = await showCart();
    const [line] = getCart().state.cartItems ?? [];
    await getCart().add([hamlet()]);
    await getCart().remove(line?.itemId ?? '');
    await cart.updateComplete;
    cart.parentElement?.prepend(cart);
    await cart.updateComplete;
    await standStill(cart.renderRoot.querySelector('h2') ?? cart);
    const height = cart.offsetHeight;
    cart.requestUpdate();
    await cart.updateComplete;
    expect(moving()).to.have.length(0);
    expect(cart.offsetHeight).to.equal(height);
    expect(cart.renderRoot.querySelectorAll('[style]')).to.have.length(0);
  });

  it('is there at once for whoever wants no motion, and where nobody sees it', async () => {
    await prefer('reduce');
    const calm = await showCart();
    await getCart().add([hamlet()]);
    await calm.updateComplete;
    expect(moving()).to.have.length(0);
    calm.remove();
    await prefer('no-preference');
    const hidden = await showCart(true);
    await getCart().add([hamlet()]);
    await hidden.updateComplete;
    expect(moving()).to.have.length(0);
  });
});
