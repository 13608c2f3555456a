import type { NewTheatre } from '../server.js';
import { fixture, html, oneEvent } from '@open-wc/testing';
import type { TemplateResult } from 'lit';
import { addCartItems, createCart } from '../../src/api/cart.js';
import { checkout } from '../../src/api/checkout.js';
import type { AddItem } from '../../src/api/requests.js';
import '../../src/define.js';
import { ar } from '../../demo/translated/arabic.js';
import { de } from '../../src/i18n/de.js';
import { en } from '../../src/i18n/en.js';
import { fr } from '../../src/i18n/fr.js';
import { registerLanguage } from '../../src/i18n/languages.js';
import { configureCart } from '../../src/store/config.js';
import { openTheatre, paymentPath, type SeededLine, type Theatre } from '../theatre.js';

for (const [lang, messages] of Object.entries({ en, de, fr, ar })) registerLanguage(lang, messages);

/** Where the page went in this test. The payment page is a fragment of it: see `test/server.ts`. */
export const destinations: string[] = [];
addEventListener('hashchange', ({ newURL }) => destinations.push(newURL));
beforeEach(() => {
  destinations.length = 0;
});

const opened = new Set<Theatre>();
const address = location.href;

afterEach(async () => {
  configureCart({ clientName: undefined, apiBase: undefined, cartId: undefined });
  // WebKit allows a hundred changes in ten seconds.
  if (location.href !== address || history.state !== null) history.replaceState(null, '', address);
  await Promise.all([...opened].map((theatre) => theatre.close()));
  opened.clear();
});

/** Opens a theatre for one test, and sets the page up as its shop. */
export async function openShop(settings?: NewTheatre): Promise<Theatre> {
  const theatre = await open(settings);
  const { clientName, apiBase } = theatre;
  configureCart({ clientName, apiBase });
  return theatre;
}

async function open(settings?: NewTheatre): Promise<Theatre> {
  const theatre = await openTheatre(settings);
  opened.add(theatre);
  return theatre;
}

/** Opens a theatre whose visitor has a cart with these items. */
export async function openShopWith(
  items: readonly AddItem[],
  settings?: NewTheatre,
): Promise<Theatre & { cartId: string }> {
  const theatre = await open(settings);
  const cartId = await createCart(theatre.api);
  if (items.length) await addCartItems(theatre.api, cartId, items);
  await theatre.clearRequests();
  const { clientName, apiBase } = theatre;
  configureCart({ clientName, apiBase, cartId });
  return { ...theatre, cartId };
}

/** Opens a theatre whose visitor has a cart with lines of any sort. */
export async function openShopWithLines(
  lines: readonly SeededLine[],
): Promise<Theatre & { cartId: string }> {
  const shop = await openShopWith([]);
  await shop.addLines(shop.cartId, lines);
  return shop;
}

/** Tickets of € 24.50 for Hamlet in the large hall. */
export const hamlet = (numberOfTickets = 1): AddItem => ({
  priceId: '2ePdA8q3BN',
  rankId: 42,
  eventId: 95,
  numberOfTickets,
});
/** A ticket of € 9.75 for a performance in the small hall. */
export const suitcase: AddItem = { priceId: 'Qm4ZsV9dHf', rankId: 51, eventId: 101 };
export const donation = (amount: number): AddItem => ({ priceId: 'donation', rankId: 0, amount });

/** The theatre's payment methods by their names, of which the credit card costs € 1.50. */
export const paymentMethods = { iDEAL: 1, Creditcard: 2, Factuur: 3, Contant: 4 };

/** Puts elements on the page, in a part of it that has this language. */
export function show(content: TemplateResult, lang = 'nl'): Promise<HTMLElement> {
  return fixture<HTMLElement>(html`<main lang=${lang}>${content}</main>`);
}

/** Opens a theatre whose visitor has ordered a ticket, without having paid yet. */
export async function openShopWithOrder(): Promise<
  Theatre & { orderKey: string; settle: (choice: 'pay' | 'cancel') => Promise<string> }
> {
  const shop = await openShopWith([hamlet()]);
  configureCart({ cartId: undefined });
  const redirectURL = `${location.origin}/bedankt.html`;
  const request = { paymentMethodId: paymentMethods.iDEAL, redirectURL };
  const { orderKey, url } = await checkout(shop.api, shop.cartId, request);
  await shop.clearRequests();
  if (!url) throw new Error('no payment page');
  return { ...shop, orderKey, settle: (choice) => settle(url, choice) };
}

/** Does what a visitor does on the payment page, in a frame, and answers the address that it leads back to. */
export async function settle(url: string, choice: 'pay' | 'cancel'): Promise<string> {
  const page = await fixture<HTMLElement>(html`
    <div>
      <iframe name="bank" title="Bank"></iframe>
      <form action=${paymentPath(url)} method="post" target="bank">
        <input name="choice" value=${choice} />
      </form>
    </div>
  `);
  const frame = page.querySelector('iframe');
  const back = frame && oneEvent(frame, 'load');
  page.querySelector('form')?.submit();
  await back;
  const address = frame?.contentWindow?.location.href ?? '';
  page.remove();
  return address;
}

/** Gives this page the address that the payment page leads back to. */
export function comeBackWith(orderKey: string, parameter = 'return'): void {
  const here = new URL(location.href);
  here.searchParams.set(parameter, orderKey);
  history.replaceState(null, '', here);
}

/** Requests that reached the API, such as `GET /peppered/cart/*`, with `*` for every id. */
export async function requestsOf(theatre: Theatre): Promise<string[]> {
  const requests = await theatre.requests();
  return requests.map(({ method, path }) => {
    const own = path.slice(path.indexOf(theatre.clientName) + theatre.clientName.length);
    return `${method} ${own.replace(/[\w-]{10,}|\d+/g, (id) => (/\d|[A-Z]/.test(id) ? '*' : id))}`;
  });
}

/** Collects what is fired on the document from here to the end of the test. */
export function collect<Name extends keyof GlobalEventHandlersEventMap>(
  name: Name,
): GlobalEventHandlersEventMap[Name][] {
  const events: GlobalEventHandlersEventMap[Name][] = [];
  const listener = (event: GlobalEventHandlersEventMap[Name]) => events.push(event);
  document.addEventListener(name, listener);
  undo.push(() => {
    document.removeEventListener(name, listener);
  });
  return events;
}

/** Collects warnings on the console, which then stay off it. */
export function collectWarnings(): string[] {
  const warnings: string[] = [];
  const { warn } = console;
  console.warn = (...parts: unknown[]) => {
    warnings.push(parts.filter((part) => typeof part === 'string').join(' '));
  };
  undo.push(() => {
    console.warn = warn;
  });
  return warnings;
}

/** Collects what reaches the page as an uncaught error, from here to the end of the test. */
export function collectUncaught(): unknown[] {
  const uncaught: unknown[] = [];
  // The test framework's own, which takes it for a failure of the test.
  const { onerror } = globalThis;
  globalThis.onerror = (...[, , , , error]) => {
    uncaught.push(error);
    return true;
  };
  undo.push(() => {
    globalThis.onerror = onerror;
  });
  return uncaught;
}

const undo: (() => void)[] = [];
afterEach(() => {
  for (const each of undo.splice(0)) each();
});
