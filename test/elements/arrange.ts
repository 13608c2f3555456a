import { expect } from '@open-wc/testing';
import type { TemplateResult } from 'lit';
import { addCartItems } from '../../src/api/cart.js';
import { getCart } from '../../src/page/get-cart.js';
import { requireStore } from '../../src/store/require-store.js';
import { ordered } from '../../src/store/state.js';
import { paymentPath, type Fault, type SeededLine, type Theatre } from '../theatre.js';
import { allByRole, byRole, eventually } from './screen.js';
import {
  comeBackWith,
  hamlet,
  openShop,
  openShopWith,
  openShopWithLines,
  openShopWithOrder,
  paymentMethods,
  show,
} from './shop.js';

/** Brings a page into a state, in a language. */
export type Open = (lang: string) => Promise<unknown>;

/** What the visitor does once the page is there. */
type Act = (theatre: Theatre) => Promise<unknown>;

/** A visitor without a cart. */
export const empty =
  (page: TemplateResult): Open =>
  async (lang) => {
    await openShop();
    await show(page, lang);
  };

/** A visitor with two tickets, held for so many seconds. */
export const filled =
  (page: TemplateResult, act?: Act, holdSeconds = 900): Open =>
  async (lang) => {
    const theatre = await openShopWith([hamlet(2)], { holdSeconds });
    await show(page, lang);
    await eventually(() => expect(getCart().state.phase).to.equal('filled'));
    await act?.(theatre);
  };

/** A visitor who added two tickets in this tab. */
export const added =
  (page: TemplateResult, act: Act): Open =>
  async (lang) => {
    const theatre = await openShop();
    await getCart().add([hamlet(2)]);
    await show(page, lang);
    await act(theatre);
  };

/** A visitor with lines of any sort. */
export const filledWith =
  (lines: readonly SeededLine[], page: TemplateResult): Open =>
  async (lang) => {
    await openShopWithLines(lines);
    await show(page, lang);
  };

/** A visitor with two tickets, of whom the site knows nothing. */
export const filledBy =
  (buyer: 'guest' | 'none', page: TemplateResult, act?: Act): Open =>
  async (lang) => {
    const theatre = await openShopWith([hamlet(2)], { buyer });
    await show(page, lang);
    await act?.(theatre);
  };

/** A visitor whose cart holds lines of every kind, for a performance that the shop knows or does not. */
export const mixed =
  (eventId: number, page: TemplateResult, act?: Act): Open =>
  async (lang) => {
    const theatre = await openShopWith([]);
    const ticket = { itemType: 'ticket', eventId, description: 'Hamlet — Grote Zaal' };
    await theatre.addLines(theatre.cartId, [
      { ...ticket, priceName: 'Standaard', amount: 24.5 },
      { ...ticket, priceName: 'CJP / student', amount: 14.5 },
      { ...ticket, priceName: 'Vriendenkorting', amount: -5 },
      {
        itemType: 'donation',
        priceName: 'Donatie',
        description: 'Donatie aan De Linde',
        amount: 5,
      },
      { itemType: 'voucher', description: 'Tegoedbon 1234', amount: -10 },
      { itemType: 'other', priceName: 'Actie', description: 'Vroegboekkorting', amount: -2 },
      { itemType: 'parking', description: 'Parkeerkaart', amount: 4 },
    ]);
    await show(page, lang);
    await act?.(theatre);
  };

/** The same, while requests for `path` go wrong. */
export const failing =
  (path: string, fault: Fault, page: TemplateResult, act?: Act): Open =>
  async (lang) => {
    const theatre = await openShopWith([hamlet(2)]);
    await theatre.fault(fault, { path });
    await show(page, lang);
    await act?.(theatre);
  };

/** Back from the payment page, while requests for the order go wrong. */
export const returned =
  (fault: Fault, page: TemplateResult): Open =>
  async (lang) => {
    const theatre = await openShopWithOrder();
    comeBackWith(theatre.orderKey);
    await theatre.fault(fault, { path: '/order/*' });
    await show(page, lang);
  };

/** Back from the payment page, with an order that has this status. */
export const returnedWith = (status: string, page: TemplateResult): Open => {
  const order = {
    order_payment_status: status,
    order_tickets_url: 'https://tickets.example/1',
    order_receipt_url: 'https://tickets.example/2',
  };
  return returned({ kind: 'override', body: JSON.stringify(order) }, page);
};

/** Back from the payment page, with an order that has this status, of the browser that ordered. */
export const returnedAs = (
  order_status: string,
  order_payment_status: string,
  page: TemplateResult,
  order_time_out: string | null = null,
): Open =>
  returned(
    {
      kind: 'override',
      body: JSON.stringify({ order_status, order_payment_status, order_time_out }),
    },
    page,
  );

/** Back from the payment page where this visitor chose so, with two tickets. */
export const returnedAfter =
  (choice: 'pay' | 'cancel', page: TemplateResult, act?: Act): Open =>
  async (lang) => {
    const theatre = await openShopWith([hamlet(2)]);
    await orderElsewhere(theatre);
    const { url, orderKey } = requireStore().state.order ?? {};
    const body = new URLSearchParams({ choice });
    await fetch(paymentPath(url ?? ''), { method: 'POST', body, redirect: 'manual' });
    await act?.(theatre);
    comeBackWith(orderKey ?? '');
    await show(page, lang);
  };

/** The lines of a cancelled order are in their cart again. */
export const cartComesBack: Act = async (theatre) => {
  const [order] = await theatre.orders();
  await theatre.giveBack(order?.orderId ?? 0, requireStore().state.order?.cartId ?? '');
};

/** Asks for the order as often as the page would in two minutes. */
export const lookForLong =
  (open: Open): Open =>
  async (lang) => {
    await open(lang);
    for (let looks = 0; looks < 8; looks++)
      (await eventually(() => byRole('button', /^(Nu opnieuw kijken|Check again)/))).click();
  };

/** Seats were sold to somebody else just before the visitor wanted them. */
export const taken =
  (page: TemplateResult): Open =>
  async (lang) => {
    const theatre = await openShop();
    await theatre.leaveSeats(95, 42, 0);
    await show(page, lang);
    await getCart()
      .add([hamlet()])
      .catch(() => null);
  };

export const timeRunsOut: Act = async (theatre) => {
  await theatre.advance(901);
  await getCart().refresh();
};

/** One seat fewer is left than the visitor asks for. */
export const addTooMany: Act = async (theatre) => {
  await theatre.change({ partialAdds: true });
  await theatre.leaveSeats(95, 42, 1);
  await getCart()
    .add([hamlet(2)])
    .catch(() => null);
};

/** The answer to an add does not come. */
export const addSlowly: Act = async (theatre) => {
  await theatre.fault({ kind: 'hold' }, { method: 'POST', path: '/**' });
  void getCart()
    .add([hamlet()])
    .catch(() => null);
};

/** The visitor orders in another tab, and does not pay there yet. */
export const orderElsewhere: Act = async () => {
  const redirectURL = `${location.origin}/bedankt.html`;
  await getCart().checkout({ paymentMethodId: paymentMethods.iDEAL, redirectURL });
  requireStore().dispatch(ordered('stayed'));
};

/** The visitor orders, after something was added in another tab. */
export const orderAfterChange: Act = async (theatre) => {
  await eventually(() => byRole('button', /^(Bestellen|Order and)/));
  await addCartItems(theatre.api, getCart().state.cartId ?? '', [hamlet()]);
  byRole('button', /^(Bestellen|Order and)/).click();
};

/** The visitor removes all tickets for a performance at once. */
export const removeGroup: Act = () =>
  eventually(() => byRole('button', /^(Verwijder alle|Remove all) 2/).click());

/** The visitor wants to empty the cart, and is asked whether that is so. */
export const askToEmpty: Act = () =>
  eventually(() => byRole('button', /^(Winkelwagen leegmaken|Empty cart)$/).click());

/** The visitor empties the cart, and no answer comes. */
export const emptyUnanswered: Act = async (theatre) => {
  await askToEmpty(theatre);
  await theatre.fault({ kind: 'hold' }, { method: 'DELETE' });
  await eventually(() => byRole('button', /^(Ja, maak leeg|Yes, empty it)/).click());
};

const visitorActs = /^(Verwijder|Remove|Bestellen|Order) /;

/** The same, while no answer comes to what is read of the cart, but for the first so many times. */
export const whileUnreadable =
  (act: Act, skip = 0): Act =>
  async (theatre) => {
    await eventually(() => expect(getCart().state.phase).to.equal('filled'));
    await eventually(() => expect(allByRole('button', visitorActs)).not.to.have.length(0));
    await theatre.fault({ kind: 'hold' }, { path: '/peppered/cart/*', method: 'GET', skip });
    await act(theatre);
  };

export const cartGoesDown: Act = async (theatre) => {
  await theatre.fault({ kind: 'status', status: 503 }, { path: '/peppered/cart/**' });
  await getCart().refresh();
};

export const removeFirst: Act = () =>
  eventually(() => {
    const [button] = allByRole('button', /^(Verwijder|Remove) /);
    if (!button) throw new Error('nothing to remove');
    button.click();
  });

/** The visitor wants one more, and the answer takes its time. */
export const wantOneMore: Act = async (theatre) => {
  await theatre.fault({ kind: 'hold' }, { method: 'POST' });
  (await eventually(() => byRole('button', /^(Nog één|One more) /))).click();
};

/** The visitor wants a removed ticket back, which somebody else has bought. */
export const addAgainTooLate: Act = async (theatre) => {
  await removeFirst(theatre);
  const button = await eventually(() => byRole('button', /^(Opnieuw toevoegen|Add again): /));
  await theatre.leaveSeats(95, 42, 0);
  button.click();
};

export const order: Act = () =>
  eventually(() => byRole('button', /^(Bestellen|Order and|Place order)/).click());
