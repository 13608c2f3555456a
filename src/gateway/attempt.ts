import * as v from 'valibot';
import { storeKey, type GatewayStore } from './store.js';

/** What is known of a checkout right before it is sent. */
const Sent = v.object({
  /** Epoch milliseconds by the gateway's clock. */
  at: v.number(),
  /** Epoch milliseconds by the API's clock. */
  moment: v.number(),
  customerId: v.number(),
  /** What the order will amount to, fee included. */
  cents: v.number(),
  /** The `itemId`s of the cart. */
  lines: v.array(v.string()),
});
export type Sent = v.InferOutput<typeof Sent>;

const Attempt = v.object({
  owner: v.string(),
  /** Epoch milliseconds after which it is not sent any more. */
  until: v.number(),
  /** Without it, nothing was sent. */
  sent: v.optional(Sent),
});
type Attempt = v.InferOutput<typeof Attempt>;
const StoredAttempt = v.pipe(v.string(), v.parseJson(), Attempt);

export interface AttemptOptions {
  store: GatewayStore;
  clientName: string;
  cartId: string;
  /** Milliseconds within which it is sent and answered. */
  lease: number;
  /** Milliseconds for which it is remembered. */
  lifetime: number;
}

const bucket = 600_000;

/**
 * What a gateway remembers of checking out a cart, from before it is sent until its outcome is known. There is one at a
 * time per cart, so that no other key or session sends the same cart in the meantime.
 */
export class CheckoutAttempt {
  readonly #options: AttemptOptions;
  readonly #owner: string;
  #attempt: Attempt | undefined;
  /** Whether an order is this attempt's, and the store was not heard to say so. */
  #isClaiming = false;

  /** @param owner Same for the same session and key. */
  constructor(options: AttemptOptions, owner: string, attempt?: Attempt) {
    this.#options = options;
    this.#owner = owner;
    this.#attempt = attempt;
  }

  /** What was sent, as far as it is read or written. */
  get sent(): Sent | undefined {
    return this.#attempt?.sent;
  }

  /** Whether it may still be sent, or wait for its answer. */
  get isRunning(): boolean {
    return this.#attempt !== undefined && Date.now() <= this.#attempt.until;
  }

  /** Takes the cart. Returns the attempt that has it, when it is not free. */
  async claim(): Promise<CheckoutAttempt | undefined> {
    const { store, lease, lifetime } = this.#options;
    const attempt = { owner: this.#owner, until: Date.now() + lease };
    const mine = JSON.stringify(attempt);
    const found = await store.add(await this.#name(), mine, lifetime);
    if (found !== mine) {
      const earlier = v.parse(StoredAttempt, found);
      return new CheckoutAttempt(this.#options, earlier.owner, earlier);
    }
    this.#attempt = attempt;
    return undefined;
  }

  /** Writes down what is about to be sent. */
  async send(sent: Sent): Promise<void> {
    const { store, lifetime } = this.#options;
    this.#attempt = { owner: this.#owner, until: 0, ...this.#attempt, sent };
    await store.increment(await this.#count('begun', sent), 3 * bucket);
    await store.set(await this.#name(), JSON.stringify(this.#attempt), lifetime);
  }

  /** Reads what an earlier request or process wrote down. Returns whether there is anything. */
  async read(): Promise<boolean> {
    const found = await this.#options.store.get(await this.#name());
    const attempt = found === undefined ? undefined : v.parse(StoredAttempt, found);
    this.#attempt = attempt?.owner === this.#owner ? attempt : undefined;
    return this.#attempt !== undefined;
  }

  /**
   * Frees the cart, once the outcome is known. Where the store fails, the cart stays taken until the attempt is found to be
   * over; where it failed to say whose the order is, the attempt stays too, so that no other takes the order for its own.
   */
  async end(): Promise<void> {
    if (!this.#isClaiming) await this.#free().catch(() => undefined);
  }

  async #free(): Promise<void> {
    if (!(await this.read())) return;
    const { store, lease } = this.#options;
    const me = crypto.randomUUID();
    // Only one may free it: a second would free what was claimed after the first.
    const over = await storeKey('over', JSON.stringify(this.#attempt));
    if ((await store.add(over, me, lease)) !== me) return;
    if (this.sent) await store.increment(await this.#count('ended', this.sent), 3 * bucket);
    await store.delete(await this.#name());
  }

  /**
   * Whether another checkout of the same customer and amount was sent around the same time and is not known to have
   * ended: an order that was found may be the other's.
   */
  async hasRival(sent: Sent): Promise<boolean> {
    let open = 0;
    for (const at of [sent.at - bucket, sent.at, sent.at + bucket]) {
      // In this order, one that begins or ends meanwhile counts as open.
      const ended = await this.#read(await this.#count('ended', sent, at));
      open += (await this.#read(await this.#count('begun', sent, at))) - ended;
    }
    return open > 1;
  }

  /** Takes an order as the result. Returns whether it is, and not that of another checkout. */
  async claimOrder(orderId: number): Promise<boolean> {
    const { store, lifetime } = this.#options;
    this.#isClaiming = true;
    const owner = await store.add(await this.#orderName(orderId), this.#owner, lifetime);
    this.#isClaiming = false;
    return owner === this.#owner;
  }

  /** Whether an order is the result of another checkout. */
  async isTaken(orderId: number): Promise<boolean> {
    const owner = await this.#options.store.get(await this.#orderName(orderId));
    return owner !== undefined && owner !== this.#owner;
  }

  #name(): Promise<string> {
    const { clientName, cartId } = this.#options;
    return storeKey('checkout', clientName, cartId);
  }

  #orderName(orderId: number): Promise<string> {
    return storeKey('order', this.#options.clientName, String(orderId));
  }

  #count(what: 'begun' | 'ended', { customerId, cents, at }: Sent, when = at): Promise<string> {
    const numbers = [customerId, cents, Math.floor(when / bucket)].map(String);
    return storeKey(what, this.#options.clientName, ...numbers);
  }

  async #read(counter: string): Promise<number> {
    return Number((await this.#options.store.get(counter)) ?? 0);
  }
}
