import { addCartItems, createCart, getCart } from '../../src/api/cart.js';
import type { AddItem } from '../../src/api/requests.js';
import type { Embed } from '../../src/store/embed.js';
import { browserEnvironment, type Environment } from '../../src/store/environment.js';
import { CartStore, type StoreOptions } from '../../src/store/store.js';
import type { CartState, OrderState } from '../../src/store/state.js';
import type { Theatre } from '../theatre.js';

/** One page of a theatre's site, or one tab: a store of its own on the browser's real storage, channels and network. */
export interface BrowserPage {
  store: CartStore;
  /** Requests that left this page, oldest first: method and path, with `{cartId}` and `{itemId}` for the ids. */
  sent: string[];
  /** The `Idempotency-Key` of each POST that left this page, oldest first. */
  keys: (string | null)[];
  /** Events that a site would hear on `document`, oldest first. */
  events: Event[];
}

interface PageOptions extends Partial<StoreOptions>, Embed {
  environment?: Partial<Environment>;
}

/** Loads a page. What it shows are its subscribers. */
export function openPage(
  { apiBase, clientName }: Theatre,
  { environment, cartCookie, ticketOrigin, ...options }: PageOptions = {},
): BrowserPage {
  const sent: string[] = [];
  const keys: (string | null)[] = [];
  const events: Event[] = [];
  const root = `${apiBase}/${clientName}`;
  const store = new CartStore(
    {
      apiBase,
      clientName,
      fetch: (input, init) => {
        const { method, url, headers } = new Request(input, init);
        const path = url
          .slice(root.length)
          .replace(/^(\/peppered\/cart\/)[^/]+/, '$1{cartId}')
          .replace(/(\{cartId\}\/)(?!summary|checkout)[^/]+/, '$1{itemId}');
        sent.push(`${method} ${path}`);
        if (method === 'POST') keys.push(headers.get('Idempotency-Key'));
        return fetch(input, init);
      },
      ...options,
    },
    { ...browserEnvironment, dispatchEvent: (event) => events.push(event), ...environment },
  );
  store.joinEmbed({ cartCookie, ticketOrigin });
  return { store, sent, keys, events };
}

/** Resolves with the first state of which `holds` is true. */
export function until(store: CartStore, holds: (state: CartState) => boolean): Promise<CartState> {
  return new Promise((resolve) => {
    const check = () => {
      if (!holds(store.state)) return;
      stop();
      resolve(store.state);
    };
    const stop = store.subscribe(check);
    check();
  });
}

const { setTimeout: realTimer } = globalThis;

/** Resolves when everything that was ready to run has run: what follows an answer at once has happened. */
export const nextTask = (): Promise<void> => new Promise((resolve) => realTimer(resolve));

/** Events of one class, oldest first. */
export const eventsOf = <Kind extends Event>(
  { events }: BrowserPage,
  kind: new (...args: never[]) => Kind,
): Kind[] => events.filter((event): event is Kind => event instanceof kind);

export const tickets = (numberOfTickets: number): AddItem => ({
  priceId: '2ePdA8q3BN',
  rankId: 42,
  eventId: 95,
  numberOfTickets,
});

/** An order that this browser placed, of which nothing else is known. */
export const orderOf = (orderKey: string): OrderState => ({
  orderKey,
  url: null,
  ticketsUrl: null,
  receiptUrl: null,
  timeOut: null,
  placedAt: 1,
  orderId: null,
  cartId: null,
  cartItems: [],
});

export const donation = (amount: number): AddItem => ({ priceId: 'donation', rankId: 0, amount });

/** Makes a cart with so many tickets, as another page would have, and answers its id. */
export async function fillCart({ api }: Theatre, numberOfTickets: number): Promise<string> {
  const cartId = await createCart(api);
  await addCartItems(api, cartId, [tickets(numberOfTickets)]);
  return cartId;
}

/** A page that has read its cart, of two tickets. What that took is forgotten. */
export async function openPageWithTickets(theatre: Theatre): Promise<BrowserPage> {
  const page = openPage(theatre, { cartId: await fillCart(theatre, 2) });
  page.store.subscribe(() => undefined, getCart);
  await page.store.refresh();
  page.sent.length = page.events.length = 0;
  return page;
}
