import { expect, html } from '@open-wc/testing';
import { addCartItems, createCart } from '../../src/api/cart.js';
import { getOrderByKey } from '../../src/api/orders.js';
import { getCart } from '../../src/page/get-cart.js';
import { configureCart } from '../../src/store/config.js';
import type { Theatre } from '../theatre.js';
import { advance, installClock } from './clock.js';
import { allByRole, byRole, click, eventually, seen } from './screen.js';
import {
  collect,
  comeBackWith,
  hamlet,
  looksAt,
  openShop,
  openShopWithOrder,
  requestsOf,
  show,
} from './shop.js';

const checkout = html`<peppered-checkout payment-method-id="3">
  <p slot="paid">Tot ziens</p>
  <p slot="failed">Bel de kassa</p>
</peppered-checkout>`;

const orderPath = { path: '/order/*' } as const;
const reads = (text: string) => eventually(() => expect(seen()).to.contain(text));
const orderWith = (fields: object) =>
  ({
    kind: 'override',
    body: JSON.stringify({ order_payment_status: 'paid', ...fields }),
  }) as const;

/** How often the order was asked for by its key, which is all that the page knows of it. */
const looksOf = async (theatre: Theatre) =>
  (await requestsOf(theatre)).filter((request) => request.startsWith('GET /order/'));

describe('back from the payment page', () => {
  for (const parameter of ['return', 'response'])
    it(`with ?${parameter}=, a paid order is confirmed, with its tickets and receipt`, async () => {
      const { orderKey, settle, clientName } = await openShopWithOrder();
      await settle('pay');
      comeBackWith(orderKey, parameter);
      await show(checkout);
      await reads('Betaald. Tot snel.');
      expect(seen()).to.contain('Tot ziens');
      expect(seen()).not.to.contain('Bel de kassa');
      for (const name of ['Bekijk je kaarten', 'Bekijk je bon'])
        expect(byRole('link', name).getAttribute('href')).to.contain(orderKey);
      expect(allByRole('button')).to.have.length(0);
      expect(clientName).to.be.ok;
    });

  it('shows that it looks, until it knows', async () => {
    const theatre = await openShopWithOrder();
    comeBackWith(theatre.orderKey);
    const reading = await theatre.fault({ kind: 'hold' }, orderPath);
    await show(checkout);
    await reads('We kijken of je betaling is aangekomen…');
    await reading.remove();
    await reads('Je betaling is nog niet bevestigd');
  });

  it('keeps looking by itself while the payment is not confirmed', async () => {
    installClock();
    const theatre = await openShopWithOrder();
    comeBackWith(theatre.orderKey);
    await show(checkout);
    await reads('Je betaling is nog niet bevestigd');
    advance(2500);
    await eventually(async () => expect(await looksAt(theatre)).to.equal(2));
    expect(seen()).to.contain('Je betaling is nog niet bevestigd');
    await theatre.settle('pay');
    advance(3500);
    await reads('Betaald. Tot snel.');
    advance(600_000);
    expect(await looksAt(theatre)).to.equal(3);
  });

  it('stops looking when the checkout is gone', async () => {
    installClock();
    const theatre = await openShopWithOrder();
    comeBackWith(theatre.orderKey);
    const page = await show(checkout);
    await reads('Je betaling is nog niet bevestigd');
    const element = page.querySelector('peppered-checkout');
    element?.remove();
    advance(600_000);
    await element?.updateComplete;
    // A request of the checkout would have left before this one.
    await getOrderByKey(theatre.api, theatre.orderKey);
    expect(await looksOf(theatre)).to.have.length(2);
  });

  /** Opens a checkout that has read of a part payment, after which it does not look again by itself. */
  const openPartlyPaid = async () => {
    const theatre = await openShopWithOrder();
    comeBackWith(theatre.orderKey);
    const body = JSON.stringify({ order_payment_status: 'partial' });
    await theatre.fault({ kind: 'override', body }, { path: '/order/*', times: 1 });
    await show(checkout);
    await reads('Je bestelling is voor een deel betaald');
    return theatre;
  };

  it('shows how to reach the box office while a part is to be paid', async () => {
    await openPartlyPaid();
    expect(seen()).to.contain('Neem contact op met de kassa om de rest te betalen. Bel de kassa');
  });

  it('looks again at once when asked to', async () => {
    const theatre = await openPartlyPaid();
    await theatre.settle('pay');
    await click(byRole('button', 'Nu opnieuw kijken'));
    await reads('Betaald. Tot snel.');
  });

  it('takes the newer answer when two looks cross', async () => {
    installClock();
    const theatre = await openShopWithOrder();
    comeBackWith(theatre.orderKey);
    await show(checkout);
    await reads('Je betaling is nog niet bevestigd');
    const older = await theatre.fault(
      { kind: 'hold', when: 'after' },
      { path: '/order/*', times: 1 },
    );
    advance(2000);
    await older.struck();
    await theatre.settle('cancel');
    await click(byRole('button', 'Nu opnieuw kijken'));
    await reads('Je betaling is geannuleerd');
    const told = collect('peppered-order');
    await older.remove();
    await getOrderByKey(theatre.api, theatre.orderKey);
    expect(told).to.have.length(0);
  });

  it('keeps what is known when looking again fails', async () => {
    const theatre = await openShopWithOrder();
    comeBackWith(theatre.orderKey);
    await show(checkout);
    await reads('Je betaling is nog niet bevestigd');
    const down = await theatre.fault({ kind: 'status', status: 503 }, orderPath);
    await click(byRole('button', 'Nu opnieuw kijken'));
    await down.struck();
    await getCart().refresh();
    expect(seen()).to.contain('Je betaling is nog niet bevestigd');
  });

  it('a cancelled payment leads to the box office', async () => {
    const theatre = await openShopWithOrder();
    await theatre.settle('cancel');
    comeBackWith(theatre.orderKey);
    await show(checkout);
    await reads('Je betaling is geannuleerd Er is niets betaald.');
    expect(seen()).to.contain('Bel de kassa');
    expect(allByRole('button')).to.have.length(0);
  });

  it('a cancelled payment leaves a cart that is there to be ordered', async () => {
    const theatre = await openShopWithOrder();
    await theatre.settle('cancel');
    comeBackWith(theatre.orderKey);
    const cartId = await createCart(theatre.api);
    await addCartItems(theatre.api, cartId, [hamlet()]);
    configureCart({ cartId });
    await show(checkout);
    await reads('Je betaling is geannuleerd Er is niets betaald.');
    await click(await eventually(() => byRole('button', 'Bestellen en € 24,50 betalen')));
    await reads('Je bestelling is geplaatst');
    expect(await theatre.orders()).to.have.length(2);
  });

  it('a partly paid order leads to the box office, and can be looked at again', async () => {
    const theatre = await openShopWithOrder();
    comeBackWith(theatre.orderKey);
    const partial = await theatre.fault(orderWith({ order_payment_status: 'partial' }), orderPath);
    await show(checkout);
    await reads('Je bestelling is voor een deel betaald Neem contact op met de kassa');
    await partial.remove();
    await theatre.settle('pay');
    await click(byRole('button', 'Nu opnieuw kijken'));
    await reads('Betaald. Tot snel.');
  });

  it('a status that is newer than the checkout is not called paid', async () => {
    const theatre = await openShopWithOrder();
    comeBackWith(theatre.orderKey);
    await theatre.fault(orderWith({ order_payment_status: 'settled' }), orderPath);
    await show(checkout);
    await reads('Je betaling is nog niet bevestigd');
  });

  it('an unknown order says so', async () => {
    await openShop();
    comeBackWith('nobody-knows-this');
    await show(checkout);
    await reads('We kennen deze bestelling niet');
    expect(seen()).to.contain('Bel de kassa');
  });

  it('an order that cannot be read must not be paid again, and can be looked at again', async () => {
    const theatre = await openShopWithOrder();
    await theatre.settle('pay');
    comeBackWith(theatre.orderKey);
    const down = await theatre.fault({ kind: 'html' }, orderPath);
    await show(checkout);
    await reads(
      'We kunnen je bestelling nu niet ophalen Aan je bestelling verandert dat niets. Betaal niet nog een keer.',
    );
    await down.remove();
    await click(byRole('button', 'Nu opnieuw kijken'));
    await reads('Betaald. Tot snel.');
  });

  it('what cannot be an order key is not asked for', async () => {
    const theatre = await openShop();
    comeBackWith('../peppered/order');
    await show(checkout);
    await reads('Er staat niets in je winkelwagen');
    expect(await requestsOf(theatre)).to.deep.equal([]);
  });

  it('addresses that are not safe do not become links', async () => {
    const theatre = await openShopWithOrder();
    comeBackWith(theatre.orderKey);
    const urls = {
      order_status: 'ord',
      order_tickets_url: 'javascript:globalThis.broken=true',
      order_receipt_url: 'http://evil.example/receipt',
    };
    await theatre.fault(orderWith(urls), orderPath);
    await show(checkout);
    await reads('Betaald. Tot snel.');
    expect(allByRole('link')).to.have.length(0);
  });

  it('a new cart after a paid order can be checked out', async () => {
    const theatre = await openShopWithOrder();
    await theatre.settle('pay');
    comeBackWith(theatre.orderKey);
    await show(checkout);
    await reads('Betaald. Tot snel.');
    await getCart().add([hamlet()]);
    await eventually(() => byRole('button', 'Bestellen en € 24,50 betalen'));
    expect(seen()).not.to.contain('Betaald');
  });
});
