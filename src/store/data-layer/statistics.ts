import { CheckoutStartEvent } from '../events.js';
import type { Followed } from '../follow.js';
import { next, orderJourney } from '../journey.js';
import type { CartState, OrderState } from '../state.js';
import { DataLayer } from './data-layer.js';
import {
  linesThatCame,
  linesThatWent,
  standInFor,
  toEvent,
  type About,
  type Ga4Event,
} from './ga4-events.js';
import type { CartItem } from '../../api/schemas.js';

/** Tells what becomes of a shop's cart and order, and what is shown of it, from what has happened on this page. */
export class Statistics {
  readonly #shop: Followed;
  readonly #layer: DataLayer;
  /** Carts on screen whose lines were told. */
  readonly #viewed = new WeakSet<HTMLElement>();
  #before: CartState | undefined;
  /** The lines of the cart; `null` as long as they are not known. */
  #lines: readonly CartItem[] | null = null;
  #paymentType: string | undefined;

  constructor(shop: Followed) {
    const { dataLayer } = shop;
    const isNamed = typeof dataLayer === 'string' && dataLayer && dataLayer !== 'true';
    this.#shop = shop;
    this.#layer = new DataLayer(isNamed ? dataLayer : 'dataLayer', shop.store);
    if (shop.isLate) this.#passOver(shop.states[0]);
    document.addEventListener('peppered-checkout-start', (event) => {
      this.#hearMethod(event);
    });
  }

  /** Looks what has happened since it looked last. */
  look(): void {
    for (const state of this.#shop.states.splice(0)) {
      this.#tellLines(state);
      this.#tellOrder(state);
      this.#before = state;
    }
    this.#tellShown();
  }

  /** What happened before the visitor agreed is nobody's business. */
  #passOver(state: CartState | undefined): void {
    this.#before = state;
    const order = state && finalOrder(state);
    if (order) this.#layer.claim(`purchase:${transactionId(order)}`);
  }

  /** The order is sent after this event, unless the page cancels it. */
  #hearMethod(event: Event): void {
    if (!(event instanceof CheckoutStartEvent)) return;
    // Where a page has two shops, the lines tell which is meant.
    if (event.cartItems === this.#shop.store.state.cartItems)
      this.#paymentType = event.paymentMethod.name;
  }

  /** Lines that come and go while the visitor changes something here: by another tab they are told there. */
  #tellLines(state: CartState): void {
    const { cartId, cartItems, busy, phase } = state;
    const before = this.#lines;
    if (cartId !== (this.#before?.cartId ?? null)) {
      const isGivenUp = !cartId && phase === 'none' && busy.includes('empty');
      if (isGivenUp && before) this.#tell('remove_from_cart', before);
      this.#lines = null;
    }
    if (!cartItems || cartItems === before) return;
    const known = this.#lines;
    this.#lines = cartItems;
    if (!known) return;
    if (busy.some(isAdd)) this.#tell('add_to_cart', linesThatCame(known, cartItems));
    const removed = linesThatWent(known, cartItems);
    this.#tell(
      'remove_from_cart',
      removed.filter(({ itemId }) => busy.includes(itemId)),
    );
  }

  #tellOrder(state: CartState): void {
    const { orderPhase, cartId } = state;
    const before = this.#before;
    if (orderPhase === 'sending' && before?.orderPhase !== orderPhase) {
      const once = standInFor(`${String(cartId)} ${this.#paymentType ?? ''}`);
      const about = this.#paymentType ? { payment_type: this.#paymentType } : {};
      this.#tell('add_payment_info', this.#lines ?? [], once, about);
    }
    const order = finalOrder(state);
    if (!order) return;
    const about = { transaction_id: transactionId(order) };
    // The lines are known only where this browser ordered.
    this.#tell('purchase', order.cartItems, about.transaction_id, about);
  }

  /** A drawer each time that it opens, a section of the page once, a checkout once for each cart. */
  #tellShown(): void {
    const { hosts, store } = this.#shop;
    const { phase, cartId, orderPhase } = store.state;
    for (const host of hosts) {
      if (!host.isConnected) hosts.delete(host);
      const isFilled = phase === 'filled' && this.#lines;
      if (!isShown(host)) this.#viewed.delete(host);
      else if (host.localName === 'peppered-cart' && isFilled && !this.#viewed.has(host)) {
        this.#viewed.add(host);
        this.#tell('view_cart', isFilled);
      } else if (
        host.localName === 'peppered-checkout' &&
        isFilled &&
        next(orderJourney, orderPhase, 'submit') === 'sending'
      )
        this.#tell('begin_checkout', isFilled, standInFor(String(cartId)));
    }
  }

  #tell(
    event: Ga4Event['event'],
    lines: readonly CartItem[],
    once?: string,
    about?: Omit<About, 'currency'>,
  ): void {
    const { currency = 'EUR' } = this.#shop;
    if (lines.length)
      this.#layer.tell(toEvent(event, lines, { currency, ...about }), once && `${event}:${once}`);
  }
}

const finalOrder = ({ orderPhase, order }: CartState) =>
  orderPhase === 'paid' || orderPhase === 'placed' ? order : null;

const transactionId = ({ orderId, orderKey }: OrderState) =>
  String(orderId ?? standInFor(orderKey));

/** What locks an add. */
const isAdd = (key: string) => key.startsWith('add ');

/** Whether an element is there for the visitor: a drawer only as long as it is open. */
function isShown(host: HTMLElement & { drawer?: boolean; open?: boolean }): boolean {
  return host.isConnected && (host.drawer ? !!host.open : host.getClientRects().length > 0);
}

/** Follows a shop from here on; what has happened before the code came is told first. */
export function tellStatistics(shop: Followed): void {
  const statistics = new Statistics(shop);
  let isLooking = false;
  shop.look = () => {
    if (isLooking) return;
    isLooking = true;
    // Not while the elements render, and never in the way of what the visitor does.
    queueMicrotask(() => {
      isLooking = false;
      statistics.look();
    });
  };
  shop.look();
}
