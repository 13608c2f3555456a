import type { Api } from '../api/http.js';
import type { ResolveCustomer } from './buyers.js';
import type { Catalogue } from './catalogue.js';
import type { AllowItem, Donations } from './items.js';
import type { LogEntry } from './log.js';
import type { Rate } from './rates.js';
import type { GatewayStore } from './store.js';

export interface GatewayOptions {
  /** Absolute address under which the API's `/:client_name/…` lives, such as `https://api.voordemensen.nl/v1`. */
  apiBase: string;
  /** The theatre's short name in the API path. */
  clientName: string;
  /** The theatre's API key. It goes to the API and nowhere else. */
  apiKey: string;
  /** Path under which the site mounts the gateway, such as `/gateway`; the elements' `api-base` ends in it. */
  basePath: string;
  /**
   * Signs the session cookie: at least 32 characters that nobody can guess. The same for every process, and for
   * every gateway on one origin.
   */
  secret: string;
  /** What outlives a request. Default: this process's memory, which a restart empties and other processes do not see. */
  store?: GatewayStore;

  /** Says on the server who buys: the id of the visitor's customer record, or `null` for a guest. */
  resolveCustomer?: ResolveCustomer;
  /**
   * Lets guests order, with an e-mail address and a name in the checkout's `customer`. Default `false`. Finding or making
   * the customer takes a multiple of `pace` milliseconds (default 1,000; 0 waits for nothing), so that its duration does
   * not tell which it was.
   */
  guests?: boolean | { pace: number };

  /** Ids of the payment methods that may be listed and used. Default none: nothing can be ordered. */
  paymentMethods?: readonly number[];
  /** Those of `paymentMethods` that a guest may use: only such as are paid online. Default none. */
  guestPaymentMethods?: readonly number[];
  /** Prices of which the visitor chooses the `amount`, up to `maximum`. Default none. */
  donations?: Donations;
  /** Whether a visitor may choose a `seatId`. Default `false`. */
  seats?: boolean;
  /** Whether an item that is not a donation may be sold. Default: `publicTicketTypes`. */
  allowItem?: AllowItem;

  /**
   * The site's own origins, such as `https://www.mytheatre.nl`: those of its pages, where the server behind a proxy
   * sees another address, and those that a `redirectURL` may have. Without it a `redirectURL` may be on localhost only.
   */
  origins?: readonly string[];
  /** Hosts, with their port if any, that a payment page may have. Without it: localhost only. */
  paymentHosts?: readonly string[];

  /** Whether a cart belongs to the browser session that made or first showed it. Default `true`. */
  binding?: boolean;
  /** Name of the vendor embed's cart cookie, `voordemensen_session_id`, to hand its cart over once per session. */
  embedCookie?: string;

  /** The visitor's network address, from wherever the platform keeps it. Without it, nothing is limited by address. */
  clientAddress?: (request: Request) => string | undefined | Promise<string | undefined>;
  /** Default: 120 requests a minute for a session, 600 for an address. */
  rates?: { session?: Rate; address?: Rate };
  /** Takes one entry per request. Entries hold no key, cart id, order key, address or e-mail. What it throws is ignored. */
  log?: (entry: LogEntry) => unknown;
  /**
   * Milliseconds that an answer may be old which is the same for everybody: events, payment methods, and the ticket types of the
   * default `allowItem`. It is used for five seconds, and then while one request renews it. Default 60,000; 0 shares nothing but
   * requests that are made at the same time.
   */
  maxAge?: number;
  /** Milliseconds that one request may take, all its exchanges with the API included. Default 10,000: less than a page waits. */
  timeout?: number;
  /** Replaces the platform's `fetch` for requests to the API. */
  fetch?: typeof globalThis.fetch;
}

/** The options with their defaults. */
export interface Settings extends GatewayOptions {
  store: GatewayStore;
  /** Milliseconds; `undefined` when guests may not order. */
  guestPace: number | undefined;
  paymentMethods: readonly number[];
  guestPaymentMethods: readonly number[];
  donations: Donations;
  allowItem: AllowItem;
  rates: { session: Rate; address: Rate };
  timeout: number;
  api: Api;
  catalogue: Catalogue;
}
