import type { TestContext } from 'node:test';
import * as v from 'valibot';
import { seasonIds, startSandbox } from '../../demo/sandbox/server.js';
import { addCartItems, createCart } from '../../src/api/cart.js';
import { checkout } from '../../src/api/checkout.js';
import { createApi, type Api } from '../../src/api/http.js';
import { Order } from '../../src/api/order-schemas.js';
import {
  checkoutOnce,
  findCheckout,
  type CheckoutOnceOptions,
} from '../../src/gateway/checkout-once.js';
import { MemoryStore } from '../../src/gateway/memory-store.js';
import { problemResponse } from '../../src/gateway/problems.js';
import type { Fault } from '../theatre.js';

const { hamlet, standard, firstRank, cash } = seasonIds;

export interface Answer {
  status: number;
  /** Last part of a problem's `type`. */
  problem: string | undefined;
  orderKey: string | undefined;
  url: string | null | undefined;
  replayed: boolean;
}

const Body = v.object({
  type: v.optional(v.string()),
  orderKey: v.optional(v.string()),
  url: v.optional(v.nullable(v.string())),
});

export async function readAnswer(response: Response): Promise<Answer> {
  const { type, orderKey, url } = v.parse(Body, await response.json());
  const problem = type?.replace('urn:peppered-cart:problem:', '');
  const replayed = response.headers.get('Idempotency-Replayed') === 'true';
  return { status: response.status, problem, orderKey, url, replayed };
}

export type BoxOffice = Awaited<ReturnType<typeof openBoxOffice>>;

/** A theatre whose API is asked by a gateway's parts: on real HTTP, with faults on the wire. */
export async function openBoxOffice(context: TestContext, timeout = 2_000) {
  const sandbox = await startSandbox();
  context.after(() => sandbox.close());
  const { clientName, apiKey, customerId } = sandbox.createTheatre();
  /** The keys of the checkouts that left the gateway, whether or not they arrived. */
  const sent: string[] = [];
  const api: Api = createApi({
    apiBase: `${sandbox.origin}/v1`,
    clientName,
    authorization: apiKey,
    timeout,
    fetch(input, init) {
      if (addressOf(input).endsWith('/checkout'))
        sent.push(new Headers(init?.headers).get('Idempotency-Key') ?? '');
      return fetch(input, init);
    },
  });
  const store = new MemoryStore();
  const admin = `${sandbox.origin}/sandbox/theatres/${clientName}`;

  return {
    sandbox,
    api,
    apiKey,
    clientName,
    customerId,
    store,
    sent,
    /** A new cart with so many tickets. */
    async fill(numberOfTickets = 2): Promise<string> {
      const cartId = await createCart(api);
      const tickets = { priceId: standard, rankId: firstRank, eventId: hamlet, numberOfTickets };
      await addCartItems(api, cartId, [tickets]);
      return cartId;
    },
    /** Orders as a gateway does. */
    order: (cartId: string, options: Partial<CheckoutOnceOptions> = {}): Promise<Answer> =>
      checkoutOnce({
        api,
        store,
        session: 'session',
        key: 'key',
        cartId,
        body: 'body',
        request: { paymentMethodId: cash },
        customerId: () => customerId,
        ...options,
      })
        .catch(problemResponse)
        .then(readAnswer),
    /** Asks what became of an order, as a page does that has only its key any more. */
    find: (cartId: string, key = 'key'): Promise<Answer> =>
      findCheckout({ api, store, session: 'session', key, cartId })
        .catch(problemResponse)
        .then(readAnswer),
    /** Orders behind the gateway's back. */
    async orderDirectly(cartId: string): Promise<string> {
      const { fetch: _, ...direct } = api;
      const { orderKey } = await checkout(direct, cartId, { paymentMethodId: cash, customerId });
      return orderKey;
    },
    async orderKeys(): Promise<string[]> {
      const response = await fetch(`${admin}/orders`);
      return v.parse(v.array(Order), await response.json()).map(({ orderKey }) => orderKey);
    },
    /** Makes the next checkouts go wrong; returns the fault's id. */
    failCheckout: (fault: Fault, times = 1, skip = 0): number =>
      sandbox.faults.add({ path: `/v1/${clientName}/**/checkout`, fault, times, skip }),
    /** Makes the API's answers to a path below the theatre's go wrong. */
    fail: (method: string, path: string, fault: Fault, times?: number): number =>
      sandbox.faults.add({
        method,
        path: `/v1/${clientName}${path}`,
        fault,
        ...(times !== undefined && { times }),
      }),
  };
}

export const addressOf = (input: RequestInfo | URL): string =>
  input instanceof Request ? input.url : input.toString();

/** Puts the clocks of the gateway and of the API forward, and leaves timers alone. */
export function controlClock({ mock }: TestContext): (milliseconds: number) => void {
  mock.timers.enable({ apis: ['Date'], now: Date.now() });
  return (milliseconds) => {
    mock.timers.tick(milliseconds);
  };
}
