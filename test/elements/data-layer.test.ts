import { expect, html } from '@open-wc/testing';
import { addCartItems } from '../../src/api/cart.js';
import { getCart } from '../../src/page/get-cart.js';
import { configureCart } from '../../src/store/config.js';
import { removeFirst, timeRunsOut } from './arrange.js';
import { byRole, eventually, seen } from './screen.js';
import {
  collectUncaught,
  donation,
  hamlet,
  openShop,
  openShopWith,
  paymentMethods,
  show,
  suitcase,
} from './shop.js';
import { openTab, orderTwo, read } from './tab.js';
import { consent, name, namesOf, told } from './told.js';

const item = {
  item_id: '95',
  item_name: 'Hamlet — Grote Zaal',
  item_category: 'ticket',
  item_variant: 'Standaard',
  price: 24.5,
};
const gift = {
  item_id: 'donation',
  item_name: 'Donatie aan Theater De Linde',
  item_category: 'donation',
  item_variant: 'Donatie',
};
const event = (event: string, value: number, items: unknown[], more = {}) => ({
  event,
  ecommerce: { currency: 'EUR', value, items, ...more },
});

/** What the cart says was added has been told, so that what was not told before it never will be. */
async function addOne(): Promise<void> {
  await getCart().add([suitcase]);
  await eventually(() =>
    expect(JSON.stringify(told().at(-1)))
      .to.contain('"event":"add_to_cart"')
      .and.contain('101'),
  );
}

describe('with data-layer, GA4 is told', () => {
  it('what was added, with the prices of the server', async () => {
    await openShop();
    await getCart().add([hamlet(2), donation(5)]);
    const items = [
      { ...item, quantity: 2 },
      { ...gift, price: 5, quantity: 1 },
    ];
    await eventually(() => expect(told()).to.deep.equal([event('add_to_cart', 54, items)]));
    await getCart().add([donation(7.5)]);
    const more = [{ ...gift, price: 7.5, quantity: 1 }];
    await eventually(() => expect(told()[1]).to.deep.equal(event('add_to_cart', 7.5, more)));
  });

  it('what was removed and added again, and everything when the cart is emptied', async () => {
    const theatre = await openShop();
    await show(html`<peppered-cart></peppered-cart>`);
    await getCart().add([hamlet(2)]);
    await removeFirst(theatre);
    (await eventually(() => byRole('button', /^Opnieuw toevoegen: /))).click();
    await eventually(() => expect(getCart().state.numberOfItems).to.equal(2));
    await getCart().empty();
    const [one, two] = [[{ ...item, quantity: 1 }], [{ ...item, quantity: 2 }]];
    await eventually(() =>
      expect(told()).to.deep.equal([
        event('add_to_cart', 49, two),
        event('view_cart', 49, two),
        event('remove_from_cart', 24.5, one),
        event('add_to_cart', 24.5, one),
        event('remove_from_cart', 49, two),
      ]),
    );
  });

  it('nothing of what failed, was done in another tab, or ran out', async () => {
    const theatre = await openShopWith([hamlet()]);
    await getCart().refresh();
    await theatre.leaveSeats(95, 42, 0);
    await getCart()
      .add([hamlet()])
      .catch(() => null);
    const lost = await theatre.fault({ kind: 'dropBefore' }, { method: 'POST' });
    await getCart()
      .add([donation(3)])
      .catch(() => null);
    await lost.remove();
    await addCartItems(theatre.api, theatre.cartId, [donation(20)]);
    await getCart().refresh();
    await timeRunsOut(theatre);
    expect(getCart().state.phase).to.equal('expired');
    await addOne();
    expect(namesOf()).to.deep.equal(['add_to_cart']);
  });

  it('that a drawer with lines was opened, each time; a section once', async () => {
    await openShopWith([hamlet()]);
    const page = await show(html`<peppered-cart drawer></peppered-cart>`);
    await eventually(() => expect(getCart().state.phase).to.equal('filled'));
    expect(namesOf()).to.deep.equal([]);
    const drawer = page.querySelector('peppered-cart');
    for (const views of [1, 2]) {
      drawer?.show();
      await eventually(() => expect(namesOf()).to.have.length(views));
      drawer?.close();
      await drawer?.updateComplete;
      await eventually(() => expect(drawer?.hasAttribute('open')).to.be.false);
    }
    expect(told()[1]).to.deep.equal(event('view_cart', 24.5, [{ ...item, quantity: 1 }]));
    await show(html`<peppered-cart></peppered-cart>`);
    await eventually(() => expect(namesOf()).to.have.length(3));
    await addOne();
    expect(namesOf().slice(2)).to.deep.equal(['view_cart', 'add_to_cart']);
  });

  it('of the checkout, how it is paid, and an order that needs no payment page', async () => {
    const theatre = await openShopWith([hamlet(2)]);
    const methodId = String(paymentMethods.Factuur);
    const checkout = html`<peppered-checkout payment-method-id=${methodId}></peppered-checkout>`;
    const page = await show(checkout);
    const items = [{ ...item, quantity: 2 }];
    await eventually(() => expect(told()).to.deep.equal([event('begin_checkout', 49, items)]));
    page.remove();
    await show(checkout);
    (await eventually(() => byRole('button', /^Bestellen/))).click();
    await eventually(() => expect(seen()).to.contain('Je bestelling is geplaatst'));
    const [order] = await theatre.orders();
    await eventually(() =>
      expect(told().slice(1)).to.deep.equal([
        event('add_payment_info', 49, items, { payment_type: 'Factuur' }),
        event('purchase', 49, items, { transaction_id: String(order?.orderId) }),
      ]),
    );
  });

  it('of a paid order once, over the way back, reloads and tabs, and nothing that opens it', async () => {
    const { theatre, cartId, tab, choose, order } = await orderTwo({ 'data-layer': '' });
    const pageOf = ({ checkout }: typeof tab) => checkout().ownerDocument.defaultView ?? window;
    const waiting = await openTab(theatre, { 'data-layer': '' });
    await read(waiting, 'Je betaling is nog niet bevestigd');
    expect(namesOf(pageOf(waiting), 'dataLayer')).to.not.include('purchase');
    await tab.goTo(await choose('pay'));
    await read(tab, 'Je bestelling is rond');
    // In the tab that hears of it first.
    const [purchase] = await eventually(() => {
      const events = [tab, waiting].flatMap((each) => told(pageOf(each), 'dataLayer'));
      expect(events).to.have.length(1);
      return events;
    });
    expect(purchase).to.deep.equal(
      event('purchase', 49, [{ ...item, quantity: 2 }], { transaction_id: String(order.orderId) }),
    );
    const text = JSON.stringify(purchase);
    for (const secret of [order.orderKey, cartId]) expect(text).to.not.contain(secret);
    await tab.reload();
    await read(tab, 'Je bestelling is rond');
    const another = await openTab(theatre, { 'data-layer': '' });
    for (const each of [tab, another]) {
      await each.add([suitcase]);
      await eventually(() => expect(namesOf(pageOf(each), 'dataLayer')).to.include('add_to_cart'));
      expect(namesOf(pageOf(each), 'dataLayer')).to.not.include('purchase');
    }
  });

  it('in the currency of each shop', async () => {
    const first = await openShop();
    const second = await openShop();
    for (const [{ clientName, apiBase }, currency] of [
      [first, 'EUR'],
      [second, 'CHF'],
    ] as const) {
      configureCart({ clientName, apiBase, currency });
      await getCart({ clientName, apiBase }).add([hamlet()]);
    }
    await eventually(() =>
      expect(told().map(({ ecommerce }) => ecommerce)).to.deep.equal([
        { currency: 'EUR', value: 24.5, items: [{ ...item, quantity: 1 }] },
        { currency: 'CHF', value: 24.5, items: [{ ...item, quantity: 1 }] },
      ]),
    );
  });
});

describe('before the visitor’s consent', () => {
  it('nothing is told, and then what has happened on this page', async () => {
    await openShop();
    consent('default', 'denied');
    await getCart().add([hamlet()]);
    await getCart().refresh();
    expect(namesOf()).to.deep.equal([]);
    consent('update', 'granted');
    await eventually(() => expect(namesOf()).to.deep.equal(['add_to_cart']));
  });

  it('nothing is told, and after a refusal never', async () => {
    await openShop();
    consent('default', 'denied');
    await getCart().add([hamlet()]);
    consent('update', 'denied');
    await getCart().add([hamlet()]);
    await getCart().refresh();
    consent('update', 'granted');
    await addOne();
    expect(namesOf()).to.deep.equal(['add_to_cart']);
  });

  it('everything is told where the page grants it beforehand', async () => {
    await openShop();
    consent('default', 'granted');
    await addOne();
    expect(namesOf()).to.deep.equal(['add_to_cart']);
  });
});

describe('a page’s data layer', () => {
  for (const [what, value] of Object.entries({
    'that throws': Object.assign([], {
      push: () => {
        throw new Error('blocked');
      },
    }),
    'that is frozen': Object.freeze([]),
    'that is no array': 'theirs',
  })) {
    it(`${what} changes nothing for the visitor`, async () => {
      const uncaught = collectUncaught();
      Reflect.set(window, name, value);
      await openShop();
      const page = await show(html`<peppered-cart></peppered-cart>`);
      await getCart().add([hamlet()]);
      await getCart().add([suitcase]);
      await eventually(() => expect(seen(page)).to.contain('Totaal € 34,25'));
      expect(Reflect.get(window, name)).to.equal(value);
      // An author hears of it, as of any error of the page.
      if (typeof value !== 'string') await eventually(() => expect(uncaught).to.not.be.empty);
    });
  }

  it('is not made where no page wants it', async () => {
    configureCart({ dataLayer: undefined });
    await openShop();
    await getCart().add([hamlet()]);
    await getCart().refresh();
    expect(Reflect.get(window, name)).to.be.undefined;
    expect(Reflect.get(window, 'dataLayer')).to.be.undefined;
  });
});
