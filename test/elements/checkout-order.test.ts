import { expect, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { getCart } from '../../src/page/get-cart.js';
import { allByRole, byRole, click, eventually, heard, seen } from './screen.js';
import {
  collect,
  destinations,
  hamlet,
  openShopWith,
  paymentMethods,
  requestsOf,
  show,
} from './shop.js';

const post = { method: 'POST', path: '/peppered/cart/*/checkout' } as const;

/** Shows the checkout of a ticket, with this payment method chosen, and answers its order button. */
async function showCheckout(method: keyof typeof paymentMethods) {
  const theatre = await openShopWith([hamlet()]);
  const page = await show(html`
    <peppered-cart-badge></peppered-cart-badge>
    <peppered-checkout payment-method-id=${paymentMethods[method]}>
      <p slot="paid">Tot ziens</p>
      <p slot="failed">Bel de kassa</p>
    </peppered-checkout>
  `);
  const button = await eventually(() => byRole('button', /^Bestellen/));
  const checkout = page.querySelector('peppered-checkout');
  if (!checkout) throw new Error('no checkout');
  return { theatre, page, button, checkout };
}

const ordersPosted = async (theatre: Parameters<typeof requestsOf>[0]) =>
  (await requestsOf(theatre)).filter((each) => each.endsWith('/checkout'));

describe('an order', () => {
  it('is made at the box office, for the buyer that the gateway knows', async () => {
    const { theatre, page, button, checkout } = await showCheckout('Factuur');
    checkout.customerId = 999_999;
    await click(button);
    await eventually(() => expect(seen(page)).to.contain('Je bestelling is geplaatst'));
    const [order, ...others] = await theatre.orders();
    expect(order).to.include({ customerId: theatre.customerId, amount: 24.5 });
    expect(others).to.be.empty;
  });

  it('is one for a double click, locked before anything else can happen', async () => {
    const { theatre, button } = await showCheckout('iDEAL');
    const starts = collect('peppered-checkout-start');
    const posting = await theatre.fault({ kind: 'hold' }, post);
    button.click();
    button.click();
    expect(starts).to.have.length(1);
    await posting.struck();
    await click(button);
    await posting.remove();
    await eventually(() => expect(destinations).to.have.length(1));
    expect(starts).to.have.length(1);
    expect(await theatre.orders()).to.have.length(1);
    expect(await ordersPosted(theatre)).to.have.length(1);
  });

  it('is one while the Enter key is held', async () => {
    const { theatre } = await showCheckout('iDEAL');
    const posting = await theatre.fault({ kind: 'hold' }, post);
    byRole('radio', /iDEAL/).focus();
    for (let repeat = 0; repeat < 5; repeat++) await sendKeys({ down: 'Enter' });
    await sendKeys({ up: 'Enter' });
    await posting.remove();
    await eventually(() => expect(destinations).to.have.length(1));
    expect(await theatre.orders()).to.have.length(1);
  });

  it('shows that it is being sent, and the button is no more', async () => {
    const { theatre, button } = await showCheckout('Factuur');
    const posting = await theatre.fault({ kind: 'hold' }, post);
    await click(button);
    await posting.struck();
    await eventually(() => byRole('button', 'Je bestelling wordt geplaatst…'));
    expect(button).to.have.attribute('aria-disabled', 'true');
  });

  it('is not sent when the page cancels it', async () => {
    const { theatre, button, checkout } = await showCheckout('Creditcard');
    const starts = collect('peppered-checkout-start');
    checkout.addEventListener('peppered-checkout-start', (event) => {
      event.preventDefault();
    });
    await click(button);
    expect(starts[0]).to.have.property('paymentMethodId', paymentMethods.Creditcard);
    await checkout.submit();
    expect(await ordersPosted(theatre)).to.be.empty;
    byRole('button', 'Bestellen en € 26,00 betalen');
  });

  it('can be sent by a script, which hears when it is known what came of it', async () => {
    const { theatre, checkout, page } = await showCheckout('Factuur');
    await checkout.submit();
    expect(await theatre.orders()).to.have.length(1);
    await checkout.updateComplete;
    expect(seen(page)).to.contain('Je bestelling is geplaatst');
  });

  it('that is final at once is confirmed, and the page stays', async () => {
    const { page, button } = await showCheckout('Factuur');
    const redirects = collect('peppered-checkout-redirect');
    await click(button);
    await eventually(() => expect(seen(page)).to.contain('Je bestelling is geplaatst'));
    expect(seen(page)).to.contain('Tot ziens');
    expect(seen(page)).not.to.contain('Bel de kassa');
    // That the cart went away is no news beside that.
    expect(heard(page)).not.to.contain('Je winkelwagen is leeg');
    expect(redirects).to.have.length(0);
    expect(destinations).to.be.empty;
    byRole('button', 'Winkelwagen 0 items');
  });

  it('that the box office refuses was not made, and can be sent again', async () => {
    const { theatre, button } = await showCheckout('Factuur');
    const refusing = await theatre.fault({ kind: 'status', status: 422 }, post);
    await click(button);
    await eventually(() =>
      expect(seen(byRole('alert'))).to.equal(
        'Je bestelling is niet geplaatst en er is niets betaald. Alles staat nog in je winkelwagen. Probeer het opnieuw of bel de kassa.',
      ),
    );
    expect(await theatre.orders()).to.be.empty;
    await refusing.remove();
    await click(button);
    await eventually(() => expect(seen()).to.contain('Je bestelling is geplaatst'));
    expect(allByRole('alert')).to.have.length(0);
    expect(await theatre.orders()).to.have.length(1);
  });

  it('that may have been made is not called failed, and cannot be sent again', async () => {
    const { theatre, page, button, checkout } = await showCheckout('iDEAL');
    await theatre.fault({ kind: 'dropAfter' }, post);
    await click(button);
    await eventually(() =>
      expect(seen(page)).to.contain('We weten niet zeker of je bestelling is geplaatst'),
    );
    expect(seen(page)).to.contain('Bestel en betaal niet nog een keer');
    expect(seen(page)).to.contain('Bel de kassa');
    expect(allByRole('button', /^Bestellen/)).to.have.length(0);
    await checkout.submit();
    expect(await theatre.orders()).to.have.length(1);
  });

  it('of a cart whose time is up is not made, and the visitor reads why', async () => {
    const { theatre, page, button } = await showCheckout('Factuur');
    await theatre.advance(901);
    await click(button);
    await eventually(() => expect(seen(page)).to.contain('De tijd is om'));
    expect(await theatre.orders()).to.be.empty;
    expect(allByRole('button', /^Bestellen/)).to.have.length(0);
  });

  it('is accounted for when the checkout is gone before the answer comes', async () => {
    const { theatre, button, checkout } = await showCheckout('Factuur');
    const orders = collect('peppered-order');
    const posting = await theatre.fault({ kind: 'hold' }, post);
    button.click();
    await posting.struck();
    checkout.remove();
    await posting.remove();
    await eventually(() => expect(orders.at(-1)?.orderPhase).to.equal('placed'));
    expect(getCart().state.cartId).to.be.null;
    await eventually(() => byRole('button', 'Winkelwagen 0 items'));
  });
});
