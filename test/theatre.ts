import * as v from 'valibot';
import type { FaultRuleInput } from '../demo/sandbox/fault-rule.js';
import type { TheatreSettings } from '../demo/sandbox/theatres.js';
import { createApi, type AddItem, type Api } from '../src/client.js';
import { Order } from '../src/api/order-schemas.js';
import { Cart, CreatedCart } from '../src/api/schemas.js';
import type { NewTheatre } from './server.js';
import { pageFetch } from './page-fetch.js';

const OpenedTheatre = v.object({ clientName: v.string(), customerId: v.number() });
const NewFault = v.object({ id: v.number() });
const NewLine = v.object({ itemId: v.string(), cart: Cart });

/** A request that reached the API. */
const LoggedRequest = v.object({
  method: v.string(),
  path: v.string(),
  status: v.number(),
  idempotencyKey: v.nullable(v.string()),
});
export type LoggedRequest = v.InferOutput<typeof LoggedRequest>;

const SoldOrder = v.object({
  ...Order.entries,
  fee: v.number(),
  lines: v.array(v.unknown()),
});
export type SoldOrder = v.InferOutput<typeof SoldOrder>;

/** A line put into a cart behind the API's back, for what cannot be bought, such as a discount. */
export interface SeededLine {
  itemType: string;
  eventId?: number | null;
  priceId?: string;
  priceName?: string | null;
  description?: string;
  /** Negative for a discount. */
  amount: number;
}

/** What goes wrong, in the sandbox's words: `{ kind: 'status', status: 503 }`, `{ kind: 'stall' }`. */
export type Fault = FaultRuleInput['fault'];

/** The API or a gateway says that what was asked for is not there. */
export const notThere: Fault & { kind: 'status' } = {
  kind: 'status',
  status: 404,
  headers: { 'Content-Type': 'application/json' },
  body: '{"message":"There is no such thing.","errors":{}}',
};

/** A proxy found nobody behind it, as in the middle of a deploy. */
export const proxyPage: Fault & { kind: 'status' } = {
  kind: 'status',
  status: 404,
  headers: { 'Content-Type': 'text/html' },
  body: '<html><head><title>404 Not Found</title></head><body>nginx</body></html>',
};

export interface FaultScope {
  /** Whose answers suffer: those of the `gateway` to the page, or those of the `api` to the gateway. Default `gateway`. */
  layer?: 'gateway' | 'api';
  /** Path below the theatre's, such as `/peppered/cart/*`; `*` stands for one segment, `**` for anything. Default `/**`. */
  path?: string;
  method?: 'GET' | 'POST' | 'DELETE';
  /** So many requests pass first. */
  skip?: number;
  /** Over after so many requests. Default: when it is removed. */
  times?: number;
}

export interface ActiveFault {
  /** Resolves as soon as the fault has struck. */
  struck: () => Promise<void>;
  /** Ends the fault; requests that it holds or stalls go on. */
  remove: () => Promise<void>;
}

/** A theatre of its own for one test: nobody else's carts, orders, clock or faults. */
export interface Theatre {
  clientName: string;
  /** Absolute address of the gateway, to be used as `api-base`. */
  apiBase: string;
  /** The buyer that the gateway supplies. */
  customerId: number;
  /** The theatre for `createCart`, `addCartItems` and the others, through the gateway. */
  api: Api;
  /** Requests that reached the API since the theatre was opened or the list was cleared, oldest first. */
  requests: () => Promise<LoggedRequest[]>;
  clearRequests: () => Promise<void>;
  orders: () => Promise<SoldOrder[]>;
  /** Puts the server's clock forward, or back, by seconds. */
  advance: (seconds: number) => Promise<void>;
  /** Sells all seats of a rank except so many. */
  leaveSeats: (eventId: number, rankId: number, left: number) => Promise<void>;
  change: (settings: Partial<TheatreSettings>) => Promise<void>;
  addLines: (cartId: string, lines: readonly SeededLine[]) => Promise<void>;
  /** Fills a cart in the vendor's embed, of which the gateway knows nothing yet. Answers its id. */
  fillEmbed: (items: readonly AddItem[]) => Promise<string>;
  /** Makes a cart again of what was ordered, as the API may after a payment was cancelled. */
  giveBack: (orderId: number, cartId: string) => Promise<void>;
  fault: (fault: Fault, scope?: FaultScope) => Promise<ActiveFault>;
  /** Ends all faults of this theatre. */
  close: () => Promise<void>;
}

/**
 * Opens a theatre with a whole season, unsold, on the test server.
 * @param origin Where the test server is; in a browser, the page's own.
 */
export async function openTheatre(
  settings: NewTheatre = {},
  origin: string = globalThis.location.origin,
): Promise<Theatre> {
  const theatre = await ask(origin, 'POST', '/theatres', OpenedTheatre, settings);
  const { clientName, customerId } = theatre;
  const apiBase = `${origin}/gateway`;
  const own = `/theatres/${clientName}`;
  const faults = new Set<ActiveFault>();
  const tell = async (method: string, path: string, body?: unknown) => {
    await ask(origin, method, path, v.unknown(), body);
  };
  return {
    clientName,
    apiBase,
    customerId,
    api: createApi({ apiBase, clientName, fetch: pageFetch(origin) }),
    requests: () => ask(origin, 'GET', `${own}/requests`, v.array(LoggedRequest)),
    clearRequests: () => tell('DELETE', `${own}/requests`),
    orders: () => ask(origin, 'GET', `${own}/orders`, v.array(SoldOrder)),
    advance: (seconds) => tell('POST', `${own}/clock`, { advance: seconds }),
    leaveSeats: (eventId, rankId, left) => tell('POST', `${own}/seats`, { eventId, rankId, left }),
    change: (changed) => tell('PATCH', own, changed),
    async addLines(cartId, lines) {
      for (const line of lines)
        await ask(origin, 'POST', `${own}/carts/${cartId}/lines`, NewLine, line);
    },
    async fillEmbed(items) {
      const body = JSON.stringify(items);
      const response = await fetch(`${origin}/embed/${clientName}`, { method: 'POST', body });
      return v.parse(CreatedCart, await response.json()).cart_id;
    },
    giveBack: (orderId, cartId) => tell('POST', `${own}/orders/${orderId}/cart`, { cartId }),
    async fault(fault, { layer = 'gateway', path = '/**', ...scope } = {}) {
      const root = layer === 'gateway' ? '/gateway' : '/v1';
      const rule: FaultRuleInput = { ...scope, path: `${root}/${clientName}${path}`, fault };
      const { id } = await ask(origin, 'POST', '/faults', NewFault, rule);
      const active = {
        struck: () => tell('GET', `/faults/${String(id)}/struck`),
        remove: () => {
          faults.delete(active);
          return tell('DELETE', `/faults/${String(id)}`);
        },
      };
      faults.add(active);
      return active;
    },
    async close() {
      await Promise.all([...faults].map(({ remove }) => remove()));
    },
  };
}

/** Where the test server has the payment page that an order's `url` stands for. */
export const paymentPath = (url: string): string => new URL(url).hash.slice(1);

/** Asks the sandbox's admin API. */
async function ask<Schema extends v.GenericSchema>(
  origin: string,
  method: string,
  path: string,
  schema: Schema,
  body?: unknown,
): Promise<v.InferOutput<Schema>> {
  const response = await fetch(`${origin}/sandbox${path}`, {
    method,
    ...(body !== undefined && {
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    }),
  });
  const text = await response.text();
  if (!response.ok)
    throw new Error(`${method} /sandbox${path}: ${String(response.status)} ${text}`);
  return v.parse(schema, text ? JSON.parse(text) : undefined);
}
