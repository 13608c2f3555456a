import { expect, html } from '@open-wc/testing';
import { openPage } from '../store/browser-page.js';
import type { Theatre } from '../theatre.js';
import { configureCart } from '../../src/store/config.js';
import { orderElsewhere } from './arrange.js';
import { allByRole, byRole, eventually, seen } from './screen.js';
import { collect, comeBackWith, hamlet, openShop, openShopWith, show } from './shop.js';
import {
  openTab,
  orderIn,
  orderTwo,
  read,
  rememberCart,
  tickets,
  withKey,
  type Tab,
} from './tab.js';

const orderPath = { path: '/order/*' } as const;
const post = { method: 'POST', path: '/peppered/cart/*/checkout' } as const;
const problem = (type: string, orderKey: string) =>
  ({
    kind: 'status',
    status: 502,
    headers: { 'Content-Type': 'application/problem+json' },
    body: JSON.stringify({ type: `urn:peppered-cart:problem:${type}`, status: 502, orderKey }),
  }) as const;

const reads = (text: string) => eventually(() => expect(seen()).to.contain(text));

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
    ['paid', 'Betaald. Tot snel.'],
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
      expect(JSON.stringify(Object.entries(localStorage))).not.to.contain('somebody-else');
    });

  it('does not take the place of one’s own', async () => {
    const { theatre, tab, back } = await orderTwo();
    await back('pay');
    await read(tab, 'Betaald. Tot snel.');
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
    await read(tab, 'Betaald. Tot snel.');
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
    const kept = () =>
      JSON.stringify([
        ...Object.entries(localStorage),
        ...Object.entries(sessionStorage),
      ]).toLowerCase();
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
  afterEach(() => {
    configureCart({ paymentOrigins: undefined });
  });

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
      expect(JSON.stringify(Object.entries(localStorage))).to.contain('a-b-c-d');
    });

  it('says so when the gateway found the order without it', async () => {
    const opened = await orderWith((theatre) =>
      theatre.fault({ kind: 'truncate' }, { ...post, layer: 'api' }),
    );
    await isRemembered(opened);
    expect(await opened.theatre.orders()).to.have.length(1);
  });

  for (const [element, content] of Object.entries({
    checkout: html`<peppered-checkout></peppered-checkout>`,
    cart: html`<peppered-cart></peppered-cart>`,
  }))
    it(`says so in the ${element} when a page with payment-origins finds it, without a link`, async () => {
      const theatre = await openShopWith([hamlet()]);
      await orderElsewhere(theatre);
      const errors = collect('peppered-error');
      configureCart({ paymentOrigins: 'https://bank.example' });
      await show(content);
      await reads(unsafe);
      expect(allByRole('link')).to.have.length(0);
      expect(errors.map(({ error }) => error.message)).to.have.length(1);
      expect(errors[0]?.error.message).to.contain('payment address');
      configureCart({ paymentOrigins: location.origin });
      await eventually(() => byRole('link', 'Naar de betaalpagina'));
    });

  it('shows no link in a cart beside a checkout that names payment-origins', async () => {
    const theatre = await openShopWith([hamlet()]);
    await orderElsewhere(theatre);
    await show(html`
      <peppered-cart></peppered-cart>
      <peppered-checkout payment-origins="https://bank.example"></peppered-checkout>
    `);
    await eventually(() => expect(seen().split(unsafe)).to.have.length(3));
    expect(allByRole('link')).to.have.length(0);
  });

  it('is asked for all the same, and found paid', async () => {
    const { theatre, choose } = await orderTwo();
    await choose('pay');
    await read(
      await openTab(theatre, { 'payment-origins': 'https://bank.example' }),
      'Betaald. Tot snel.',
    );
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
