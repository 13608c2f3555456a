import * as v from 'valibot';
import { seasonIds } from '../../demo/sandbox/server.js';
import { newGuest } from '../../test/conformance/subject.js';
import { ownHeaders } from '../../test/visitor.js';

const { standard, firstRank, secondRank, iDeal } = seasonIds;
const events = [95, 96, 97, 114, 115, 121, 122];
const site = 'http://localhost';

const CreatedCart = v.object({ cart_id: v.string() });
const Ordered = v.object({ orderKey: v.string() });

/** What visitors ask for, each some times; a visitor who buys asks for each at least once. */
export const kinds = {
  'make a cart': { times: 1, bare: true },
  'add a ticket': { times: 2, bare: true },
  'read the cart': { times: 4, bare: true },
  'read its totals': { times: 2, bare: true },
  'read an event': { times: 2, bare: true },
  'list the ways to pay': { times: 2, bare: true },
  // Who buys is decided by the gateway: the bare proxy does not know it.
  order: { times: 1, bare: false },
  'read the order': { times: 2, bare: false },
} as const;
export type Kind = keyof typeof kinds;

/** A browser on a page of the site. Its connections are kept, as those of the site's proxy are. */
export class Visitor {
  readonly #base: string;
  readonly #turn: number;
  #cookie = '';
  #cartId = '';
  #orderKey = '';

  /** @param turn Visitors with other turns buy other seats. */
  constructor(base: string, turn: number) {
    this.#base = base;
    this.#turn = turn;
  }

  async do(kind: Kind): Promise<void> {
    const eventId = events[this.#turn % events.length] ?? 0;
    const rankId = this.#turn % 2 ? firstRank : secondRank;
    const cart = `/peppered/cart/${this.#cartId}`;
    switch (kind) {
      case 'make a cart':
        this.#cartId = v.parse(CreatedCart, await this.#ask('POST', '/cart/')).cart_id;
        break;
      case 'add a ticket':
        await this.#ask('POST', cart, [{ priceId: standard, rankId, eventId }]);
        break;
      case 'read the cart':
        await this.#ask('GET', cart);
        break;
      case 'read its totals':
        await this.#ask('GET', `${cart}/summary`);
        break;
      case 'read an event':
        await this.#ask('GET', `/peppered/event/${String(eventId)}`);
        break;
      case 'list the ways to pay':
        await this.#ask('GET', '/peppered/paymentmethods');
        break;
      case 'order': {
        const order = {
          paymentMethodId: iDeal,
          redirectURL: `${site}/bedankt`,
          customer: newGuest(),
        };
        this.#orderKey = v.parse(
          Ordered,
          await this.#ask('POST', `${cart}/checkout`, order),
        ).orderKey;
        break;
      }
      case 'read the order':
        await this.#ask('GET', `/order/${this.#orderKey}`);
    }
  }

  /** Frees the seats. */
  async leave(): Promise<void> {
    if (!this.#orderKey) await this.#ask('DELETE', `/peppered/cart/${this.#cartId}`);
  }

  async #ask(method: string, path: string, body?: unknown): Promise<unknown> {
    const answer = await fetch(this.#base + path, {
      method,
      headers: {
        ...ownHeaders(site, method),
        ...(this.#cookie && { Cookie: this.#cookie }),
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${String(answer.status)} ${text}`);
    const [cookie] = answer.headers.getSetCookie();
    if (cookie) this.#cookie = cookie.split(';')[0] ?? '';
    return text ? JSON.parse(text) : undefined;
  }
}
