import { expect, html } from '@open-wc/testing';
import { getCart } from '../../src/page/get-cart.js';
import type { FaultScope, Theatre } from '../theatre.js';
import { advance, installClock } from './clock.js';
import { allByRole, byRole, eventually, heard, seen } from './screen.js';
import { comeBackWith, hamlet, openShopWith, openShopWithOrder, requestsOf, show } from './shop.js';

const cart = html`<peppered-cart></peppered-cart>`;
const checkout = html`<peppered-checkout payment-method-id="3"></peppered-checkout>`;
const wholeCart: FaultScope = { path: '/peppered/cart/*', method: 'GET' };
const methods: FaultScope = { path: '/peppered/paymentmethods' };
const order: FaultScope = { path: '/order/*' };
const posting: FaultScope = { path: '/peppered/cart/*/checkout' };
const unavailable = { kind: 'status', status: 503 } as const;

/** Shows a page with something that cannot be read. */
const failing = (page: ReturnType<typeof html>, scope: FaultScope) => async () => {
  const theatre = await openShopWith([hamlet(2)]);
  const down = await theatre.fault(unavailable, scope);
  await show(page);
  await eventually(() => byRole('button', 'Opnieuw proberen'));
  await down.remove();
  return theatre;
};

const filled = (page: ReturnType<typeof html>) => async () => {
  const theatre = await openShopWith([hamlet(2)]);
  await show(page);
  await eventually(() => expect(allByRole('button')).not.to.have.length(0));
  return theatre;
};

/** Back from the payment page, with an order that is not paid yet. */
async function returned() {
  const theatre = await openShopWithOrder();
  comeBackWith(theatre.orderKey);
  await show(checkout);
  await eventually(() => byRole('button', 'Nu opnieuw kijken'));
  return theatre;
}

beforeEach(() => {
  sessionStorage.clear();
  installClock();
});

describe('what is read, and is not there after a second,', () => {
  const reads = [
    ['cart', cart, wholeCart, 'Je winkelwagen wordt geladen…'],
    ['cart, in the checkout', checkout, wholeCart, 'Je winkelwagen wordt geladen…'],
    ['ways to pay', checkout, methods, 'We halen de betaalwijzen op…'],
  ] as const;
  for (const [name, page, scope, words] of reads)
    it(`is named, to the eye and the ear, and moves nothing (${name})`, async () => {
      const theatre = await openShopWith([hamlet(2)]);
      const answer = await theatre.fault({ kind: 'hold' }, scope);
      const main = await show(page);
      advance(500);
      for (const each of main.children) if ('updateComplete' in each) await each.updateComplete;
      expect(heard(main)).not.to.contain(words);
      await answer.struck();
      const { height } = main.getBoundingClientRect();
      const regions = allByRole('status');
      advance(1000);
      const region = await eventually(() => {
        const found = regions.find((each) => heard(each) === words);
        if (!found) throw new Error(`no word of it: ${heard(main)}`);
        return found;
      });
      expect(seen(main)).to.contain(words);
      expect(region.getBoundingClientRect().height).to.be.above(20);
      expect(main.getBoundingClientRect().height).to.equal(height);
      await answer.remove();
      await eventually(() => expect(heard(main)).not.to.contain(words));
    });

  it('is the order, of which that is said at once', async () => {
    const theatre = await openShopWithOrder();
    comeBackWith(theatre.orderKey);
    await theatre.fault({ kind: 'hold' }, order);
    const page = await show(checkout);
    await eventually(() =>
      expect(seen(page)).to.contain('We kijken of je betaling is aangekomen…'),
    );
  });
});

describe('a button that was pressed', () => {
  type Row = [
    name: string,
    open: () => Promise<Theatre>,
    press: string | RegExp,
    scope: FaultScope,
    words: string,
    request: string,
  ];
  const rows: Row[] = [
    [
      'to read a cart that is out of date',
      async () => {
        const theatre = await filled(cart)();
        const down = await theatre.fault(unavailable, wholeCart);
        await getCart().refresh();
        await down.remove();
        return theatre;
      },
      'Opnieuw proberen',
      wholeCart,
      'We kijken opnieuw…',
      'GET /peppered/cart/*',
    ],
    [
      'to read a cart',
      failing(cart, wholeCart),
      'Opnieuw proberen',
      wholeCart,
      'We kijken opnieuw…',
      'GET /peppered/cart/*',
    ],
    [
      'to read the cart of a checkout',
      failing(checkout, wholeCart),
      'Opnieuw proberen',
      wholeCart,
      'We kijken opnieuw…',
      'GET /peppered/cart/*',
    ],
    [
      'to read the ways to pay',
      failing(checkout, methods),
      'Opnieuw proberen',
      methods,
      'We halen de betaalwijzen op…',
      'GET /peppered/paymentmethods',
    ],
    [
      'to look for the payment',
      returned,
      'Nu opnieuw kijken',
      order,
      'We kijken opnieuw…',
      'GET /order/*',
    ],
    [
      'to look for a lost order',
      async () => {
        const theatre = await filled(checkout)();
        const lost = await theatre.fault({ kind: 'dropAfter' }, posting);
        const unread = await theatre.fault(unavailable, { ...wholeCart, skip: 1 });
        byRole('button', /^Bestellen/).click();
        await eventually(() => byRole('button', 'Nu opnieuw kijken'));
        await lost.remove();
        await unread.remove();
        return theatre;
      },
      'Nu opnieuw kijken',
      wholeCart,
      'We kijken of je bestelling is geplaatst…',
      'GET /peppered/cart/*',
    ],
    [
      'to remove a line',
      filled(cart),
      /^Verwijder /,
      { path: '/peppered/cart/*/*', method: 'DELETE' },
      'Wordt verwijderd…',
      'DELETE /peppered/cart/*/*',
    ],
    [
      'to order',
      filled(checkout),
      /^Bestellen/,
      posting,
      'Je bestelling wordt geplaatst…',
      'POST /peppered/cart/*/checkout',
    ],
  ];
  for (const [name, open, press, scope, words, request] of rows)
    it(`${name} says within a second what it does, and asks once`, async () => {
      const theatre = await open();
      const page = document.querySelector('main') ?? document.body;
      const [button] = await eventually(() => {
        const found = allByRole('button', press);
        expect(found).not.to.have.length(0);
        return found;
      });
      await theatre.clearRequests();
      const answer = await theatre.fault({ kind: 'hold' }, scope);
      button?.click();
      button?.click();
      await answer.struck();
      advance(1000);
      await eventually(() => expect(seen(page)).to.contain(words));
      for (const each of allByRole('button').filter((each) => seen(each) === words))
        expect(each.ariaBusy ?? each.ariaDisabled).to.equal('true');
      button?.click();
      await answer.remove();
      await eventually(() => expect(seen(page)).not.to.contain(words));
      const asked = (await requestsOf(theatre)).filter((each) => each === request);
      expect(asked).to.have.length(1);
    });
});
