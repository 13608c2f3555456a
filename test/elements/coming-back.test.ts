import { expect, html } from '@open-wc/testing';
import { listPaymentMethods } from '../../src/api/checkout.js';
import { advance, installClock } from './clock.js';
import { getCart } from '../../src/page/get-cart.js';
import { byRole, click, eventually, seen } from './screen.js';
import {
  collect,
  comeBackWith,
  hamlet,
  looksAt,
  openShop,
  openShopWith,
  openShopWithOrder,
  show,
} from './shop.js';
import { openTab, orderIn, orderTwo, read, rememberCart, tickets, type Tab } from './tab.js';

const checkout = html`<peppered-checkout
  payment-method-id="1"
  programme-href="#programma"
></peppered-checkout>`;
const orderPath = { path: '/order/*' } as const;
const reads = (text: string) => eventually(() => expect(seen()).to.contain(text));
describe('the order key in the address', () => {
  for (const parameter of ['return', 'response'])
    it(`leaves it, and everything else of it stays (?${parameter}=)`, async () => {
      const { orderKey } = await openShopWithOrder();
      const before = new URL(location.href);
      before.hash = 'bestelling';
      history.replaceState(null, '', before);
      comeBackWith(orderKey, parameter);
      history.replaceState({ page: 7 }, '');
      await show(checkout);
      await reads('Je betaling is nog niet bevestigd');
      expect(location.href).to.equal(before.href);
      expect(history.state).to.include({ page: 7 });
    });

  for (const [address, rest] of [
    ['?page_id=42&return=KEY', '?page_id=42'],
    ['?page_id=42?return=KEY', '?page_id=42'],
    ['?q=a%20b&response=KEY&x=%2F#deel', '?q=a%20b&x=%2F#deel'],
    ['#/checkout?return=KEY', '#/checkout'],
    ['?return=KEY#/checkout?stap=2', '#/checkout?stap=2'],
    ['#/checkout?stap=2&return=KEY&taal=nl', '#/checkout?stap=2&taal=nl'],
  ] as const)
    it(`leaves ${address}`, async () => {
      const { orderKey } = await openShopWithOrder();
      const before = location.pathname;
      history.replaceState(null, '', before + address.replace('KEY', orderKey));
      await show(checkout);
      await reads('Je betaling is nog niet bevestigd');
      expect(location.href).to.equal(location.origin + before + rest);
    });

  it('is found although the other parameter is something of the site', async () => {
    const { orderKey } = await openShopWithOrder();
    const before = new URL(location.href);
    before.searchParams.set('return', '/programma');
    history.replaceState(null, '', before);
    comeBackWith(orderKey, 'response');
    await show(checkout);
    await reads('Je betaling is nog niet bevestigd');
    expect(new URL(location.href).searchParams.get('return')).to.equal('/programma');
  });
});

describe('a parameter of the site’s own that looks like an order key', () => {
  const comeBackOwn = () => {
    comeBackWith('programme');
    return location.href;
  };

  it('leaves a filled cart to be ordered, and stays where it is', async () => {
    const theatre = await openShopWith([hamlet()]);
    const address = comeBackOwn();
    await show(html`<peppered-checkout payment-method-id="3"></peppered-checkout>`);
    const button = await eventually(() => byRole('button', /^Bestellen en/));
    expect(seen()).not.to.contain('We kennen deze bestelling niet');
    expect(location.href).to.equal(address);
    expect(history.state).to.equal(null);
    await click(button);
    await reads('Je bestelling is geplaatst');
    expect(await theatre.orders()).to.have.length(1);
    expect(location.href).to.equal(address);
  });

  it('stays while the cart is filled later on', async () => {
    await openShop();
    const address = comeBackOwn();
    await show(checkout);
    await reads('We kennen deze bestelling niet');
    await getCart().add([hamlet()]);
    await eventually(() => byRole('button', /^Bestellen en/));
    expect(location.href).to.equal(address);
  });

  it('does not hide the key that stands beside it', async () => {
    const { orderKey } = await openShopWithOrder();
    const address = comeBackOwn();
    comeBackWith(orderKey, 'response');
    await show(checkout);
    await reads('Je betaling is nog niet bevestigd');
    expect(location.href).to.equal(address);
  });
});

describe('an order after the payment page', () => {
  it('is the same on return, after a reload, in a second tab and on the page before', async () => {
    const { theatre, tab, address, back } = await orderTwo();
    await back('pay');
    const links = (of: Tab) => of.allByRole('link').map((link) => link.getAttribute('href'));
    const truth = async (of: Tab) => {
      await read(of, 'Betaald. Tot snel.');
      expect(of.seen()).to.contain(tickets);
      return links(of);
    };
    const shown = await truth(tab);
    expect(shown).to.have.length(2);
    await tab.reload();
    expect(await truth(tab)).to.deep.equal(shown);
    const second = await openTab(theatre);
    expect(await truth(second)).to.deep.equal(shown);
    await second.goTo(address);
    expect(await truth(second)).to.deep.equal(shown);
  });

  it('opens its payment page again as long as it is not paid, after a reload and in a second tab', async () => {
    const { theatre, tab, address, payment } = await orderTwo();
    const leads = async (of: Tab) => {
      await read(of, 'Je betaling is nog niet bevestigd');
      const link = of.byRole('link', 'Naar de betaalpagina');
      expect(link.getAttribute('href')).to.equal(payment);
    };
    await tab.goTo(address);
    await leads(tab);
    await tab.reload();
    await leads(tab);
    await leads(await openTab(theatre));
    expect(await theatre.orders()).to.have.length(1);
  });

  it('is found paid by a tab that only remembers it', async () => {
    const { theatre, choose } = await orderTwo();
    await choose('pay');
    await read(await openTab(theatre), 'Betaald. Tot snel.');
  });

  it('gives way to a new cart, also when the page is loaded anew', async () => {
    const { tab, back } = await orderTwo();
    await back('pay');
    await read(tab, 'Betaald. Tot snel.');
    await tab.add([hamlet()]);
    await eventually(() => tab.byRole('button', 'Bestellen en € 24,50 betalen'));
    await tab.reload();
    await eventually(() => tab.byRole('button', 'Bestellen en € 24,50 betalen'));
  });
});

describe('a cancelled payment', () => {
  it('whose cart is there again can be tried again, as a new intention', async () => {
    const { theatre, cartId, tab, choose, order } = await orderTwo();
    const address = await choose('cancel');
    await theatre.giveBack(order.orderId, cartId);
    await tab.goTo(address);
    await read(
      tab,
      'Je betaling is geannuleerd Er is niets betaald. Wat in je winkelwagen staat, kun je hieronder opnieuw',
    );
    await read(tab, 'Te betalen € 49,00');
    await orderIn(tab);
    await eventually(() => expect(tab.location().hash).to.contain('/pay/'));
    const orders = await theatre.orders();
    expect(orders.map(({ orderPaymentStatus }) => orderPaymentStatus)).to.have.members([
      'cancelled',
      'pending',
    ]);
    const posts = (await theatre.requests()).filter(({ path }) => path.endsWith('/checkout'));
    const keys = posts.map(({ idempotencyKey }) => idempotencyKey);
    expect(keys).to.have.length(2);
    expect(keys[0]).not.to.equal(keys[1]);
  });

  it('whose cart is gone says so, and leads to the programme', async () => {
    const { tab, back } = await orderTwo({ 'programme-href': '#programma' });
    await back('cancel');
    await read(tab, 'Je plaatsen zijn weer vrijgegeven; je kunt opnieuw kiezen.');
    expect(tab.byRole('link', 'Naar het programma').getAttribute('href')).to.equal('#programma');
    expect(tab.allByRole('button')).to.have.length(0);
  });

  it('says nothing of the cart as long as it cannot be read, and looks again', async () => {
    const { theatre, cartId, tab, choose, order } = await orderTwo();
    const address = await choose('cancel');
    await theatre.giveBack(order.orderId, cartId);
    const down = await theatre.fault(
      { kind: 'status', status: 503 },
      { method: 'GET', path: '/peppered/cart/*' },
    );
    await tab.goTo(address);
    await read(tab, 'Je betaling is geannuleerd');
    await read(tab, 'We kunnen je winkelwagen nu niet ophalen.');
    expect(tab.seen()).not.to.contain('vrijgegeven');
    await down.remove();
    tab.byRole('button', 'Opnieuw proberen').click();
    await eventually(() => tab.byRole('button', 'Bestellen en € 49,00 betalen'));
  });

  it('says that the places are free again once the time of its cart is up', async () => {
    const { theatre, cartId, tab, choose, order } = await orderTwo({ 'programme-href': '#p' });
    const address = await choose('cancel');
    await theatre.giveBack(order.orderId, cartId);
    await tab.goTo(address);
    await eventually(() => tab.byRole('button', 'Bestellen en € 49,00 betalen'));
    await theatre.advance(901);
    tab.resume();
    await read(tab, 'Je plaatsen zijn weer vrijgegeven; je kunt opnieuw kiezen.');
    expect(tab.seen()).not.to.contain('hieronder');
    tab.byRole('link', 'Naar het programma');
  });
});

describe('looking what became of an order', () => {
  it('goes on for two minutes, less and less often, and then is the visitor’s to ask for', async () => {
    installClock();
    const theatre = await openShopWithOrder();
    comeBackWith(theatre.orderKey);
    await show(checkout);
    await reads('Je betaling is nog niet bevestigd');
    const looks = async () => {
      await document.querySelector('peppered-checkout')?.updateComplete;
      return looksAt(theatre);
    };
    let before = await looks();
    expect(before).to.equal(1);
    const waits = [0];
    // The real time that the requests take passes, too.
    for (let second = 1; second <= 90; second++) {
      advance(1000);
      waits.push((waits.pop() ?? 0) + 1);
      const after = await looks();
      if (after > before) waits.push(0);
      before = after;
    }
    waits.pop();
    expect(seen()).to.contain('Je betaling is nog niet bevestigd');
    expect(waits.length).to.be.within(5, 10);
    expect(waits).to.deep.equal([...waits].sort((a, b) => a - b));
    advance(35_000);
    await reads('We mailen je zodra je betaling is bevestigd');
    const last = await looks();
    advance(600_000);
    expect(await looks()).to.equal(last);
    await theatre.settle('pay');
    await click(byRole('button', 'Nu opnieuw kijken'));
    await reads('Betaald. Tot snel.');
  }).timeout(30_000);
});

describe('an order that is sent by a script', () => {
  it('waits until it is known what became of the last one', async () => {
    const theatre = await openShop();
    await rememberCart(theatre);
    comeBackWith('some-order-key');
    const looking = await theatre.fault({ kind: 'hold' }, orderPath);
    const page = await show(html`<peppered-checkout payment-method-id="1"></peppered-checkout>`);
    await reads('We kijken of je betaling is aangekomen…');
    await looking.struck();
    const element = page.querySelector('peppered-checkout');
    await eventually(async () => {
      const methods = (await theatre.requests()).filter((each) =>
        each.path.endsWith('paymentmethods'),
      );
      expect(methods).to.have.length(1);
    });
    // Later than what the page has asked for.
    await listPaymentMethods(theatre.api);
    await element?.updateComplete;
    const errors = collect('peppered-error');
    await element?.submit();
    await looking.remove();
    await eventually(() => byRole('button', /^Bestellen en/));
    expect(errors).to.have.length(0);
    expect(await theatre.orders()).to.have.length(0);
  });
});
