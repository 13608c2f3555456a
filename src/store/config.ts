import { isolate } from '../api/isolate.js';
import type { Embed } from './embed.js';
import { isPrerendered, keyOf } from './environment.js';
import { follow } from './follow.js';
import { openStore } from './open-store.js';
import type { CartStore } from './store.js';

/** What elements need to know of the page. Each setting is also an attribute, in kebab case. */
export interface CartConfig extends Embed {
  /** The theatre's short name in the API path. */
  clientName?: string | undefined;
  /** Where `/:client_name/…` lives, normally the site's gateway: absolute, or a path on the page's own origin. */
  apiBase?: string | undefined;
  /** An existing cart. */
  cartId?: string | undefined;
  /** Origins that payment pages may have, separated by spaces. Default: any that is https. */
  paymentOrigins?: string | undefined;
  /** ISO 4217, default `EUR`. */
  currency?: string | undefined;
  /** Pushes GA4's events to `window.dataLayer` (`true`, or the bare attribute), or to the array that it names. */
  dataLayer?: boolean | string | undefined;
}

let pageConfig: CartConfig = {};
/** The stores of this page's shops. */
export const stores = new Map<string, CartStore>();
const waiting = new Set<() => void>();

/**
 * Sets the page up once, for every element that does not say otherwise in its own attributes. May come
 * after the elements, until the first request; another `cartId` at any time: its shop goes on with that cart.
 * @throws {PepperedError} `invalid-request` when a cart id that comes late is none.
 */
export function configureCart(config: CartConfig): void {
  const { cartId: before } = pageConfig;
  pageConfig = { ...pageConfig, ...config };
  changed();
  const { cartId } = pageConfig;
  if (!cartId || cartId === before) return;
  const store = stores.get(keyOf(shopOf(pageConfig)));
  // An element's own word counts for more.
  if (store && (!store.givenCartId || store.givenCartId === before)) store.moveTo(cartId);
}

function changed(): void {
  for (const callback of [...waiting]) isolate(callback);
}

const names = [
  'clientName',
  'apiBase',
  'cartId',
  'cartCookie',
  'ticketOrigin',
  'paymentOrigins',
  'currency',
  'dataLayer',
] as const satisfies (keyof CartConfig)[];

/** The page's settings, with those of `own` on top that are set. */
export function resolveConfig(own: CartConfig = {}): CartConfig {
  return Object.fromEntries(names.map((name) => [name, own[name] ?? pageConfig[name]]));
}

/** Calls `callback` whenever `findStore` may find another store. Returns its undo. */
export function onConfigure(callback: () => void): () => void {
  waiting.add(callback);
  return () => {
    waiting.delete(callback);
  };
}

/** Which shop that is, as far as it is named. */
function shopOf({ clientName = '', apiBase = '' }: CartConfig) {
  // Not against the document's base, which a page may point at another host. A frame with `srcdoc` has no address.
  const absolute = /^\/(?!\/)/.test(apiBase) ? self.origin + apiBase : apiBase;
  return { apiBase: absolute, clientName };
}

/**
 * The one store of a shop on this page; `undefined` as long as the shop is not named, or the page is prerendered: a store
 * reads, remembers and tells.
 * @throws {PepperedError} `invalid-request` when a setting is not valid.
 */
export function findStore(own?: CartConfig): CartStore | undefined {
  if (isPrerendered()) {
    document.addEventListener('prerenderingchange', changed);
    return undefined;
  }
  const config = resolveConfig(own);
  const { cartId } = config;
  const shop = shopOf(config);
  if (!shop.clientName || !shop.apiBase) return undefined;
  const options = { ...shop, cartId };
  const key = keyOf(options);
  const store = stores.get(key) ?? openStore(options, config, changed);
  if (!store) return undefined;
  stores.set(key, store);
  store.joinEmbed(config);
  store.paymentOrigins = config.paymentOrigins ?? store.paymentOrigins;
  follow(store, config, own);
  return store;
}
