import { expect, oneEvent } from '@open-wc/testing';
import type { AddItem } from '../../src/api/requests.js';
import type { getCart } from '../../src/page/get-cart.js';
import { fillCart, openPage } from '../store/browser-page.js';
import { paymentPath, type Theatre } from '../theatre.js';
import { eventually, type allByRole, type byRole, type seen } from './screen.js';
import { openShop, paymentMethods } from './shop.js';

declare global {
  interface Window {
    /** In `tab.html`. */
    screenReader?: ScreenReader;
    getCart?: typeof getCart;
  }
}

interface ScreenReader {
  allByRole: typeof allByRole;
  byRole: typeof byRole;
  seen: typeof seen;
}

/** A tab with the site's checkout page: a window, a store and a history state of its own, on the same storage. */
export interface Tab extends ScreenReader {
  window: () => Window;
  /** Where it is. */
  location: () => URL;
  checkout: () => HTMLElement;
  /** Adds to the cart from this page. */
  add: (items: readonly AddItem[]) => Promise<void>;
  /** Comes back from being offline, and looks what has happened meanwhile. */
  resume: () => void;
  /** Leaves for another page of the site. */
  goTo: (address: string) => Promise<void>;
  reload: () => Promise<void>;
}

const frames: HTMLIFrameElement[] = [];
afterEach(() => {
  for (const frame of frames.splice(0)) frame.remove();
});

/** Gives this browser a cart with so many tickets, which every tab finds. */
export async function rememberCart(theatre: Theatre, numberOfTickets = 1): Promise<string> {
  const cartId = await fillCart(theatre, numberOfTickets);
  openPage(theatre, { cartId });
  return cartId;
}

/** Opens the checkout page in a tab of its own, where the checkout has these attributes too. */
export async function openTab(
  { clientName, apiBase }: Theatre,
  attributes: Record<string, string> = {},
): Promise<Tab> {
  const frame = document.createElement('iframe');
  frame.title = 'Tab';
  const query = new URLSearchParams({
    'client-name': clientName,
    'api-base': apiBase,
    'payment-method-id': String(paymentMethods.iDEAL),
    ...attributes,
  });
  frames.push(frame);
  const page = () => {
    const { contentWindow } = frame;
    if (!contentWindow) throw new Error('the tab is closed');
    return contentWindow;
  };
  const screenReader = () => {
    const { screenReader: found } = page();
    if (!found) throw new Error('the tab did not load');
    return found;
  };
  const load = async (leave: () => void) => {
    const loaded = oneEvent(frame, 'load');
    leave();
    await loaded;
  };
  await load(() => {
    frame.src = `/test/elements/tab.html?${query.toString()}`;
    document.body.append(frame);
  });
  return {
    window: page,
    location: () => new URL(page().location.href),
    checkout: () => {
      const checkout = page().document.querySelector('peppered-checkout');
      if (!checkout) throw new Error('no checkout');
      return checkout;
    },
    add: (items) => page().getCart?.().add(items) ?? Promise.reject(new Error('not loaded')),
    resume: () => page().dispatchEvent(new Event('online')),
    allByRole: (...query) => screenReader().allByRole(...query),
    byRole: (...query) => screenReader().byRole(...query),
    seen: (...query) => screenReader().seen(...query),
    goTo: (address) =>
      load(() => {
        page().location.replace(address);
      }),
    reload: () =>
      load(() => {
        page().location.reload();
      }),
  };
}

/** What is read of the two tickets of `orderTwo`. */
export const tickets = 'Je bestelling: 2 × Hamlet — Grote Zaal, Standaard';

/** Resolves when this can be read in the tab. */
export const read = (tab: Tab, text: string) =>
  eventually(() => expect(tab.seen()).to.contain(text));
/** Presses the order button. */
export const orderIn = async (tab: Tab) =>
  (await eventually(() => tab.byRole('button', /^Bestellen en/))).click();

/** Orders two tickets in a tab, which then is at the payment page. */
export async function orderTwo(attributes?: Record<string, string>) {
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

/** The address to which the payment page leads back. */
export function withKey(address: string, orderKey = ''): string {
  const url = new URL(address);
  url.searchParams.set('return', orderKey);
  return url.href;
}
