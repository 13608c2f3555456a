import { oneEvent } from '@open-wc/testing';
import type { AddItem } from '../../src/api/requests.js';
import type { getCart } from '../../src/page/get-cart.js';
import type { Theatre } from '../theatre.js';
import { fillCart, openPage } from '../store/browser-page.js';
import type { allByRole, byRole, seen } from './screen.js';
import { paymentMethods } from './shop.js';

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
