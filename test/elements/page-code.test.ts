import { expect, html } from '@open-wc/testing';
import { LitElement } from 'lit';
import { getCartSummary } from '../../src/api/cart.js';
import { createApi } from '../../src/api/http.js';
import { CartController } from '../../src/elements/shared/cart-controller.js';
import { getCart } from '../../src/page/get-cart.js';
import { configureCart } from '../../src/store/config.js';
import type { CartState } from '../../src/store/state.js';
import { byRole, click, eventually, seen } from './screen.js';
import { collectUncaught, destinations, hamlet, openShop, openShopWith, show } from './shop.js';

/** Subscribes to the cart until the end of the test. */
function listen(listener: (state: CartState) => void): void {
  undo.push(getCart().subscribe(listener));
}

const undo: (() => void)[] = [];
afterEach(() => {
  for (const each of undo.splice(0)) each();
});

const failure = new Error('analytics is not defined');
const fails = () => {
  throw failure;
};

/** An element of the page's own, which breaks whenever it is to update, once it is told to. */
class BrokenElement extends LitElement {
  readonly cart = new CartController(this);
  isBroken = false;
  override requestUpdate(...change: Parameters<LitElement['requestUpdate']>) {
    if (this.isBroken) fails();
    super.requestUpdate(...change);
  }
}
customElements.define('broken-element', BrokenElement);

const brokenElement = () => {
  const element = document.querySelector('broken-element');
  if (!(element instanceof BrokenElement)) throw new Error('nothing to break');
  return element;
};

describe('a listener of the page that throws', () => {
  it('at each change: everything is added, and everybody else hears of it', async () => {
    const uncaught = collectUncaught();
    const theatre = await openShop();
    const page = await show(html`<peppered-cart-badge></peppered-cart-badge>`);
    const counts: number[] = [];
    listen(fails);
    listen(({ numberOfItems }) => counts.push(numberOfItems));
    await getCart().add([hamlet(2)]);
    const requests = await theatre.requests();
    expect(requests.map(({ method }) => method)).to.deep.equal(['POST', 'POST']);
    expect(getCart().state).to.include({ phase: 'filled', numberOfItems: 2 });
    expect(getCart().state.busy).to.deep.equal([]);
    expect(counts.at(-1)).to.equal(2);
    await eventually(() => expect(seen(page)).to.contain('2'));
    expect(new Set(uncaught)).to.deep.equal(new Set([failure]));
    await getCart().remove(getCart().state.cartItems?.[0]?.itemId ?? '');
    await getCart().empty();
    expect(getCart().state).to.include({ phase: 'none' });
  });

  it('because no lines are known yet: the cart is read', async () => {
    const uncaught = collectUncaught();
    await openShopWith([hamlet(2)]);
    const page = await show(html`<peppered-cart></peppered-cart>`);
    const lengths: number[] = [];
    listen(({ cartItems }) => {
      if (!cartItems) throw new TypeError('cartItems is null');
      lengths.push(cartItems.length);
    });
    await getCart().refresh();
    await eventually(() => expect(seen(page)).to.contain('Totaal € 49,00'));
    await getCart().empty();
    expect(lengths).to.include(2);
    expect(uncaught.at(-1)).to.be.instanceOf(TypeError);
    expect(getCart().state.phase).to.equal('none');
  });

  for (const phase of ['sending', 'leaving'])
    it(`at “${phase}”: the order is made, and the visitor is led to pay`, async () => {
      const uncaught = collectUncaught();
      const theatre = await openShopWith([hamlet()]);
      await show(html`<peppered-checkout payment-method-id="1"></peppered-checkout>`);
      listen(({ orderPhase }) => {
        if (orderPhase === phase) fails();
      });
      await click(await eventually(() => byRole('button', /^Bestellen/)));
      await eventually(() => expect(destinations).to.have.length(1));
      expect(destinations[0]).to.contain('/pay/');
      expect(await theatre.orders()).to.have.length(1);
      expect(uncaught).to.include(failure);
    });
});

describe('an element of the page that breaks', () => {
  it('at a change of the cart leaves all others at work', async () => {
    const uncaught = collectUncaught();
    await openShop();
    const page = await show(html`
      <broken-element></broken-element><peppered-cart></peppered-cart>
    `);
    brokenElement().isBroken = true;
    await getCart().add([hamlet(2)]);
    await eventually(() => expect(seen(page)).to.contain('Totaal € 49,00'));
    expect(uncaught).to.include(failure);
  });

  it('at a new setting leaves it to all others', async () => {
    const uncaught = collectUncaught();
    await openShop();
    const page = await show(html`
      <broken-element></broken-element><peppered-cart></peppered-cart>
    `);
    brokenElement().isBroken = true;
    await openShopWith([hamlet(2)]);
    await eventually(() => expect(seen(page)).to.contain('Totaal € 49,00'));
    expect(uncaught).to.include(failure);
    brokenElement().isBroken = false;
    configureCart({});
  });
});

describe('an onResponse of the page that throws', () => {
  it('is told like any uncaught error, and the answer counts', async () => {
    const uncaught = collectUncaught();
    const { cartId, api } = await openShopWith([hamlet(2)]);
    const watched = createApi({ ...api, fetch: globalThis.fetch, onResponse: fails });
    expect(await getCartSummary(watched, cartId)).to.include({ numberOfItems: 2 });
    expect(uncaught).to.deep.equal([failure]);
  });
});
