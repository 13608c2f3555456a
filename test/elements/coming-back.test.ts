import { expect, html } from '@open-wc/testing';
import { listPaymentMethods } from '../../src/api/catalogue.js';
import { getOrderByKey } from '../../src/api/orders.js';
import { openPage } from '../store/browser-page.js';
import { paymentPath, type Theatre } from '../theatre.js';
import { advance, installClock } from './clock.js';
import { allByRole, byRole, click, eventually, seen } from './screen.js';
import {
  collect,
  comeBackWith,
  hamlet,
  openShop,
  openShopWithOrder,
  show,
} from './shop.js';
import { openTab, rememberCart, type Tab } from './tab.js';

const checkout = html`<peppered-checkout
  payment-method-id="1"
  programme-href="#programma"
></peppered-checkout>`;
const orderPath = { path: '/order/*' } as const;
const post = { method: 'POST', path: '/peppered/cart/*/checkout' } as const;
const problem = (type: string, orderKey: string) =>
  ({
    kind: 'status',
    status: 502,
    headers: { 'Content-Type': 'application/problem+json' },
    body: JSON.stringify({ type: `urn:peppered-cart:problem:${type}`, status: 502, orderKey }),
  }) as const;

const read = (tab: Tab, text: string) => eventually(() => expect(tab.seen()).to.contain(text));
const reads = (text: string) => eventually(() => expect(seen()).to.contain(text));
const orderIn = async (tab: Tab) =>
  (await eventually(() => tab.byRole('button', /^Bestellen en/))).click();

/** Orders two tickets in a tab, which then is at the payment page. */
async function orderTwo(attributes?: Record<string, string>) {
  const theatre = await openShop();
  const cartId = await rememberCart(theatre, 2);
  const tab = await openTab(theatre, attributes);
  const address = tab.location().href;
  await orderIn(tab);
  await eventually(() => expect(tab.location().hash).to.contain('/pay/'));
  const payment = tab.location().href;
  const [order] = await theatre.orders();
  if (!order) throw new Error('no order');
  /** What the visitor chooses on the payment page, which answers the way back. */
  const choose = async (choice: 'pay' | 'cancel') => {
    const body = new URLSearchParams({ choice });
    await fetch(paymentPath(payment), { method: 'POST', body, redirect: 'manual' });
    return withKey(address, order.orderKey);
  };
  const back = async (choice: 'pay' | 'cancel') => tab.goTo(await choose(choice));
  return { theatre, cartId, tab, address, payment, choose, back, order };
}

function withKey(address: string, orderKey = ''): string {
  const url = new URL(address);
  url.searchParams.set('return', orderKey);
  return url.href;
}

const tickets = 'Je bestelling: 2 × Hamlet — Grote Zaal, Standaard';

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

describe('an order after the payment page', () => {
  it('is the same on return, after a reload, in a second tab and on the page before', async () => {
    const { theatre, tab, address, back } = await orderTwo();
    await back('pay');
    const links = (of: Tab) => of.allByRole('link').map((link) => link.getAttribute('href'));
    const truth = async (of: Tab) => {
      await read(of, 'Betaald. Tot snel!');
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
    await read(await openTab(theatre), 'Betaald. Tot snel!');
  });

  it('gives way to a new cart, also when the page is loaded anew', async () => {
    const { tab, back } = await orderTwo();
    await back('pay');
    await read(tab, 'Betaald. Tot snel!');
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
      'Je betaling is geannuleerd Er is niets betaald. Je kunt het hieronder opnieuw',
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
    const told = collect('peppered-order');
    await show(checkout);
    const answers = () => told.filter(({ orderPhase }) => orderPhase === 'pending').length;
    const looks = async () => {
      await document.querySelector('peppered-checkout')?.updateComplete;
      // What the page has asked for before this has arrived then.
      await getOrderByKey(theatre.api, 'nobody-knows-this');
      const asked = (await theatre.requests()).filter(({ path }) =>
        path.endsWith(theatre.orderKey),
      );
      await eventually(() => expect(answers()).to.equal(asked.length));
      return asked.length;
    };
    expect(await looks()).to.equal(1);
    const waits = [0];
    for (let second = 1; second <= 119; second++) {
      const before = answers();
      advance(1000);
      waits.push((waits.pop() ?? 0) + 1);
      if ((await looks()) > before) waits.push(0);
    }
    waits.pop();
    expect(seen()).to.contain('Je betaling is nog niet bevestigd');
    expect(waits.length).to.be.within(5, 10);
    expect(waits).to.deep.equal([...waits].sort((a, b) => a - b));
    advance(5000);
    await reads('We mailen je zodra je betaling is bevestigd');
    const last = await looks();
    advance(600_000);
    expect(await looks()).to.equal(last);
    await theatre.settle('pay');
    await click(byRole('button', 'Nu opnieuw kijken'));
    await reads('Betaald. Tot snel!');
  }).timeout(30_000);
});

describe('an order of which only the key is known here', () => {
  /** An answer as a server gives it that does not tell who ordered. */
  const answer = (status: string) =>
    ({
      kind: 'status',
      status: 200,
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        order_payment_status: status,
        order_tickets_url: 'https://tickets.example/1',
        order_receipt_url: 'https://tickets.example/2',
      }),
    }) as const;

  for (const [status, text] of [
    ['paid', 'Betaald. Tot snel!'],
    ['pending', 'Je betaling is nog niet bevestigd'],
    ['cancelled', 'Je betaling is geannuleerd'],
  ] as const)
    it(`shows that it is ${status}, and nothing else`, async () => {
      const theatre = await openShop();
      await theatre.fault(answer(status), orderPath);
      comeBackWith('a-key-of-somebody-else');
      const page = await show(html`<peppered-checkout></peppered-checkout>`);
      await reads(text);
      expect(allByRole('link')).to.have.length(0);
      expect(allByRole('list')).to.have.length(0);
      expect(page.querySelector('peppered-checkout')).to.be.ok;
      const second = await openTab(theatre);
      await read(second, 'Er staat niets in je winkelwagen om af te rekenen.');
      expect(JSON.stringify({ ...localStorage })).not.to.contain('somebody-else');
    });

  it('does not take the place of one’s own', async () => {
    const { theatre, tab, back } = await orderTwo();
    await back('pay');
    await read(tab, 'Betaald. Tot snel!');
    await theatre.fault(answer('pending'), { path: '/order/a-key-of-somebody-else' });
    const second = await openTab(theatre);
    await second.goTo(withKey(second.location().href, 'a-key-of-somebody-else'));
    const isForeign = async () => {
      await read(second, 'Je betaling is nog niet bevestigd');
      expect(second.seen()).not.to.contain('Hamlet');
    };
    await isForeign();
    second.resume();
    await second.reload();
    await isForeign();
    await tab.reload();
    await read(tab, 'Betaald. Tot snel!');
    expect(tab.seen()).to.contain(tickets);
  });
});

describe('what this browser keeps of an order', () => {
  it('holds nothing personal', async () => {
    const theatre = await openShop({ buyer: 'guest' });
    await rememberCart(theatre);
    const guest = {
      email: 'anna.vandersteen@example.nl',
      'customer-first-name': 'Annabella',
      'customer-last-name': 'Vandersteen',
    };
    const tab = await openTab(theatre);
    for (const [name, value] of Object.entries(guest)) tab.checkout().setAttribute(name, value);
    const kept = () => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]).toLowerCase();
    const posting = await theatre.fault({ kind: 'hold' }, post);
    await orderIn(tab);
    await posting.struck();
    const sending = kept();
    await posting.remove();
    await eventually(() => expect(tab.location().hash).to.contain('/pay/'));
    const [order] = await theatre.orders();
    const after = kept();
    expect(after).to.contain(order?.orderKey.toLowerCase());
    for (const text of [sending, after])
      for (const personal of Object.values(guest))
        expect(text).not.to.contain(personal.toLowerCase());
  });

  it('is forgotten after a day', async () => {
    const { theatre } = await orderTwo();
    const phase = () => openPage(theatre).store.state.orderPhase;
    expect(phase()).to.equal('pending');
    const { now } = Date;
    try {
      Date.now = () => now() + 86_300_000;
      expect(phase()).to.equal('pending');
      Date.now = () => now() + 86_500_000;
      expect(phase()).to.equal('none');
    } finally {
      Date.now = now;
    }
  });
});

describe('an order whose payment page cannot be opened', () => {
  const unsafe = 'We kunnen de betaalpagina niet veilig openen Je bestelling is geplaatst';

  const orderWith = async (prepare: (theatre: Theatre) => Promise<unknown>) => {
    const theatre = await openShop();
    await rememberCart(theatre);
    const tab = await openTab(theatre);
    await eventually(() => tab.byRole('button', /^Bestellen en/));
    await prepare(theatre);
    await orderIn(tab);
    await read(tab, unsafe);
    return { theatre, tab };
  };
  const isRemembered = async ({ theatre, tab }: { theatre: Theatre; tab: Tab }) => {
    expect(tab.allByRole('link')).to.have.length(0);
    await tab.reload();
    await read(tab, unsafe);
    await read(await openTab(theatre), unsafe);
  };

  for (const type of ['payment-page-lost', 'payment-address-refused'])
    it(`says so when the gateway answers ${type}, and still does after a reload`, async () => {
      const opened = await orderWith((theatre) => theatre.fault(problem(type, 'a-b-c-d'), post));
      await isRemembered(opened);
      expect(JSON.stringify({ ...localStorage })).to.contain('a-b-c-d');
    });

  it('says so when the gateway found the order without it', async () => {
    const opened = await orderWith((theatre) =>
      theatre.fault({ kind: 'truncate' }, { ...post, layer: 'api' }),
    );
    await isRemembered(opened);
    expect(await opened.theatre.orders()).to.have.length(1);
  });

  it('never links to an address that is not among the payment-origins', async () => {
    const theatre = await openShop();
    await rememberCart(theatre);
    const tab = await openTab(theatre, { 'payment-origins': 'https://bank.example' });
    await orderIn(tab);
    await read(tab, unsafe);
    const [order] = await theatre.orders();
    await tab.goTo(withKey(tab.location().href, order?.orderKey));
    await read(tab, 'Je betaling is nog niet bevestigd');
    expect(tab.allByRole('link')).to.have.length(0);
  });
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
    await reads('We kennen deze bestelling niet');
    expect(errors).to.have.length(0);
    expect(await theatre.orders()).to.have.length(0);
  });
});
