import assert from 'node:assert/strict';
import * as v from 'valibot';
import { send, visit, type Visitor } from '../visitor.js';

const Integer = v.pipe(v.number(), v.integer());

/** What the suite must know of a gateway and of the theatre behind it. */
export const Description = v.object({
  /** Address of the gateway with the theatre's name: `https://www.example.org/tickets/demo`. */
  base: v.pipe(v.string(), v.url()),
  /** An item that anybody may buy, as in the body of an add. */
  ticket: v.object({ priceId: v.string(), rankId: Integer, eventId: Integer }),
  /** A price of which the visitor chooses the amount, and the largest amount. */
  donation: v.object({ priceId: v.string(), maximum: v.number() }),
  /** A payment method that a guest may use. It leads to a payment page. */
  paymentMethodId: Integer,
  /** A payment method that the theatre has and this site does not offer to guests. */
  refusedPaymentMethodId: Integer,
  /** An address on the site, for after the payment. */
  redirectURL: v.pipe(v.string(), v.url()),
  /** Address that lists, as a JSON array, the requests that reached the API. Without it that nothing did is not checked. */
  apiRequests: v.optional(v.pipe(v.string(), v.url())),
  /** Whether the API is asked once for what many visitors ask at the same time: payment methods, and what is public of an event. */
  sharesAnswers: v.optional(v.boolean()),
  /** Whether the server around the gateway answers by itself what it takes for a mistake, such as two slashes, or for an attack. */
  answersFirst: v.optional(v.boolean()),
});
export type Description = v.InferOutput<typeof Description>;

/** A gateway that is held against the rules. */
export interface Subject extends Description {
  /** A browser that was never here before. */
  visit: () => Visitor;
  /** Runs `work` and asserts that nothing of it reached the API. */
  withoutUpstream: (work: () => Promise<void>) => Promise<void>;
  /** How many requests reached the API meanwhile. */
  countUpstream: (work: () => Promise<void>) => Promise<number>;
  /** A cart with one ticket in it. */
  fill: (visitor: Visitor) => Promise<string>;
  /** The body of a checkout that must succeed, by a guest whom nobody knows. */
  order: () => Record<string, unknown>;
}

export const CreatedCart = v.object({ cart_id: v.string() });
export const Cart = v.object({
  cartId: v.string(),
  numberOfItems: v.number(),
  amount: v.number(),
  cartItems: v.array(v.object({ itemId: v.string(), amount: v.number() })),
});

export function createSubject(description: Description): Subject {
  const { base, ticket, paymentMethodId, redirectURL, apiRequests } = description;
  const upstream = async () => {
    if (!apiRequests) return 0;
    const { origin, pathname, search } = new URL(apiRequests);
    const { text } = await send(origin, pathname + search);
    return v.parse(v.array(v.unknown()), JSON.parse(text)).length;
  };
  const countUpstream: Subject['countUpstream'] = async (work) => {
    const before = await upstream();
    await work();
    return (await upstream()) - before;
  };
  return {
    ...description,
    visit: () => visit(base),
    countUpstream,
    async withoutUpstream(work) {
      assert.equal(await countUpstream(work), 0, 'requests reached the API');
    },
    async fill(visitor) {
      const { cart_id } = (await visitor.ask('POST', '/cart/')).as(CreatedCart);
      (await visitor.ask('POST', `/peppered/cart/${cart_id}`, [ticket])).as(Cart);
      return cart_id;
    },
    order: () => ({ paymentMethodId, redirectURL, customer: newGuest() }),
  };
}

/** Somebody whom no box office knows. */
export const newGuest = () => ({
  email: `canary-${crypto.randomUUID()}@example.org`,
  customerFirstName: 'Sanne',
  customerLastName: 'de Wit',
});
