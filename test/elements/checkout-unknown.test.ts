import { expect, html } from '@open-wc/testing';
import { requireStore } from '../../src/store/require-store.js';
import { getCart } from '../../src/page/get-cart.js';
import type { Theatre } from '../theatre.js';
import { openPage } from '../store/browser-page.js';
import { advance, installClock } from './clock.js';
import { allByRole, byRole, click, eventually, seen } from './screen.js';
import { destinations, hamlet, openShopWith, paymentMethods, show } from './shop.js';

const unsure = 'We weten niet zeker of je bestelling is geplaatst';
const post = { method: 'POST', path: '/peppered/cart/*/checkout' } as const;

describe('a checkout of which nobody knows what became', () => {
  let theatre: Theatre;

  /** Orders, while this many answers are lost of a checkout that is made, or is not. */
  async function orderAndLose(when: 'before' | 'after', times: number) {
    installClock();
    theatre = await openShopWith([hamlet()], { holdSeconds: 3600 });
    await theatre.fault({ kind: 'status', status: 502, when }, { ...post, times });
    const page = await show(
      html`<peppered-checkout payment-method-id=${paymentMethods.iDEAL}>
        <label slot="terms"><input type="checkbox" required /> Akkoord</label>
      </peppered-checkout>`,
    );
    const button = await eventually(() => byRole('button', /^Bestellen/));
    page.querySelector('input')?.click();
    await click(button);
    await eventually(() => expect(seen(page)).to.contain(unsure));
    return page;
  }

  it('looks again by itself, and goes on to the payment page when the order is found', async () => {
    await orderAndLose('after', 3);
    expect(destinations).to.deep.equal([]);
    advance(2500);
    await eventually(() => expect(seen()).to.contain(unsure));
    await eventually(() => expect(requireStore().state.busy).to.deep.equal([]));
    advance(3500);
    await eventually(() => expect(destinations).to.have.length(1));
    expect(await theatre.orders()).to.have.length(1);
  });

  it('looks again when the visitor asks, and goes on to the payment page', async () => {
    await orderAndLose('after', 2);
    await click(await eventually(() => byRole('button', 'Nu opnieuw kijken')));
    await eventually(() => expect(destinations).to.have.length(1));
    expect(await theatre.orders()).to.have.length(1);
  });

  it('is still not known in a tab that has not sent it, without a button that does nothing', async () => {
    const page = await orderAndLose('after', 20);
    page.remove();
    // A page that is loaded anew has a store of its own.
    const reloaded = openPage(theatre);
    expect(reloaded.store.state.orderPhase).to.equal('unknown');
    requireStore().sentCheckout = undefined;
    sessionStorage.clear();
    const again = await show(html`<peppered-checkout></peppered-checkout>`);
    await eventually(() => expect(seen(again)).to.contain(unsure));
    expect(allByRole('button')).to.have.length(0);
  });

  it('was not made where the cart stays: the visitor reads so, with the same choice in the form', async () => {
    const page = await orderAndLose('before', 1);
    for (const seconds of [2, 3, 5, 8, 13, 21, 34, 55]) {
      expect(allByRole('button', /^Bestellen/)).to.have.length(0);
      expect(seen(page)).not.to.contain('niet geplaatst en er is niets betaald');
      advance(seconds * 1000 + 500);
      await eventually(() => expect(requireStore().state.busy).to.deep.equal([]));
    }
    await eventually(() =>
      expect(seen(byRole('alert'))).to.equal(
        'Je bestelling is niet geplaatst en er is niets betaald. Alles staat nog in je winkelwagen. Probeer het opnieuw of bel de kassa.',
      ),
    );
    const chosen = byRole('radio', /^iDEAL/);
    expect(chosen instanceof HTMLInputElement && chosen.checked).to.equal(true);
    await click(byRole('button', 'Bestellen en € 24,50 betalen'));
    await eventually(() => expect(destinations).to.have.length(1));
    expect(await theatre.orders()).to.have.length(1);
  });
});

describe('a checkout alone on its page, when the time is up', () => {
  it('lists what was lost, and where to choose again, after another look too', async () => {
    const { advance: later } = await openShopWith([hamlet(2)]);
    const page = await show(
      html`<peppered-checkout programme-href="#programma"></peppered-checkout>`,
    );
    await eventually(() => byRole('radio', /^iDEAL/));
    await later(901);
    await getCart().refresh();
    for (let look = 0; look < 2; look++) {
      await eventually(() => expect(seen(page)).to.contain('2 × Hamlet — Grote Zaal, Standaard'));
      expect(byRole('link', 'Naar het programma').getAttribute('href')).to.equal('#programma');
      dispatchEvent(new Event('online'));
      await getCart().refresh();
    }
    await getCart().add([hamlet()]);
    await eventually(() => byRole('radio', /^iDEAL/));
    expect(seen(page)).not.to.contain('De tijd is om');
  });
});
