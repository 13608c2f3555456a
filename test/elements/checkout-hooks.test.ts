import { expect, html } from '@open-wc/testing';
import { byRole, click, eventually, expectSame, focused, seen } from './screen.js';
import {
  collect,
  destinations,
  donation,
  hamlet,
  openShopWith,
  paymentMethods,
  requestsOf,
  show,
} from './shop.js';

/** A checkout with everything that a site may put into it. */
async function showCheckout(method: keyof typeof paymentMethods) {
  const theatre = await openShopWith([hamlet(), donation(5)]);
  const page = await show(html`
    <peppered-checkout payment-method-id=${paymentMethods[method]}>
      <p slot="summary">Voor twee avonden</p>
      <p slot="terms">
        <label>Waar ken je ons van? <input required /></label>
        <label><input type="checkbox" required /> Akkoord</label>
      </p>
      <p slot="paid">Tot ziens</p>
      <p slot="failed">Bel de kassa</p>
    </peppered-checkout>
  `);
  const button = await eventually(() => byRole('button', /^Bestellen/));
  const checkout = page.querySelector('peppered-checkout');
  if (!checkout) throw new Error('no checkout');
  const fillIn = () => {
    const [text, box] = checkout.querySelectorAll('input');
    if (text) text.value = 'Van vrienden';
    if (box) box.checked = true;
  };
  return { theatre, page, button, checkout, fillIn };
}

const sent = async (theatre: Parameters<typeof requestsOf>[0]) =>
  (await requestsOf(theatre)).filter((each) => each.endsWith('/checkout'));

describe('peppered-checkout-start', () => {
  it('tells the method, what is due with the fee, and the lines', async () => {
    const { button, fillIn, checkout } = await showCheckout('Creditcard');
    const starts = collect('peppered-checkout-start');
    fillIn();
    await click(button);
    expect(starts).to.have.length(1);
    expect(starts[0]).to.include({ paymentMethodId: paymentMethods.Creditcard, amount: 31 });
    expect(starts[0]?.cartItems.map(({ itemType }) => itemType)).to.deep.equal([
      'ticket',
      'donation',
    ]);
    expect(starts[0]?.target === checkout).to.equal(true);
    expect(starts[0]).to.include({ bubbles: true, composed: true, cancelable: true });
  });

  it('that is cancelled sends nothing, and the visitor can order later', async () => {
    const { theatre, button, fillIn, checkout } = await showCheckout('iDEAL');
    fillIn();
    const cancel = (event: Event) => event.preventDefault();
    checkout.addEventListener('peppered-checkout-start', cancel);
    await click(button);
    await checkout.submit();
    expect(await sent(theatre)).to.deep.equal([]);
    checkout.removeEventListener('peppered-checkout-start', cancel);
    await click(byRole('button', 'Bestellen en € 29,50 betalen'));
    await eventually(() => expect(destinations).to.have.length(1));
    expect(await theatre.orders()).to.have.length(1);
  });
});

describe('peppered-checkout-redirect', () => {
  it('tells the address and the order, and when cancelled the page stays with a link', async () => {
    const { theatre, page, button, fillIn, checkout } = await showCheckout('iDEAL');
    const redirects = collect('peppered-checkout-redirect');
    checkout.addEventListener('peppered-checkout-redirect', (event) => event.preventDefault());
    fillIn();
    await click(button);
    await eventually(() => expect(redirects).to.have.length(1));
    const [made] = await theatre.orders();
    const { url, order } = redirects[0] ?? {};
    expect(order).to.include({ orderKey: made?.orderKey, orderId: made?.orderId, url });
    expect(order?.cartItems).to.have.length(2);
    await eventually(() => expect(seen(page)).to.contain('Je betaling is nog niet bevestigd'));
    expect(byRole('link', 'Naar de betaalpagina').getAttribute('href')).to.equal(url);
    expect(destinations).to.deep.equal([]);
  });
});

describe('what a site puts into the checkout', () => {
  it('stands at its place, and a required field of it blocks with a message of its own', async () => {
    const { theatre, page, button, checkout } = await showCheckout('Factuur');
    expect(seen(page)).to.contain('Voor twee avonden Te betalen');
    await click(button);
    const [text, box] = checkout.querySelectorAll('input');
    if (!text || !box) throw new Error('no fields');
    await eventually(() => expect(seen(byRole('alert'))).to.equal(text.validationMessage));
    expectSame(focused(), text);
    text.value = 'Van vrienden';
    await click(button);
    await eventually(() =>
      expect(seen(byRole('alert'))).to.equal('Vink eerst aan dat je akkoord gaat.'),
    );
    expectSame(focused(), box);
    expect(await sent(theatre)).to.deep.equal([]);
    box.checked = true;
    await click(button);
    await eventually(() => expect(seen(page)).to.contain('Tot ziens'));
    expect(seen(page)).not.to.contain('Bel de kassa');
    expect(await theatre.orders()).to.have.length(1);
  });

  it('tells where to turn to when the order is not known to be made', async () => {
    const { theatre, page, button, fillIn } = await showCheckout('Factuur');
    await theatre.fault(
      { kind: 'status', status: 502 },
      { method: 'POST', path: '/peppered/cart/*/checkout' },
    );
    fillIn();
    await click(button);
    await eventually(() => expect(seen(page)).to.contain('Bel de kassa'));
    expect(seen(page)).not.to.contain('Tot ziens');
  });
});

describe('submit()', () => {
  it('resolves once it is known what came of it', async () => {
    const { theatre, page, fillIn, checkout } = await showCheckout('Factuur');
    fillIn();
    const posting = await theatre.fault(
      { kind: 'hold', when: 'after' },
      { method: 'POST', path: '/peppered/cart/*/checkout' },
    );
    let over = false;
    const submitting = checkout.submit().then(() => {
      over = true;
    });
    await posting.struck();
    await checkout.updateComplete;
    expect(over).to.equal(false);
    await posting.remove();
    await submitting;
    await checkout.updateComplete;
    expect(seen(page)).to.contain('Je bestelling is geplaatst');
  });
});
