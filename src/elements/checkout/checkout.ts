import { html, nothing, type CSSResult, type TemplateResult } from 'lit';
import { getCart } from '../../api/cart.js';
import type { PaymentMethod } from '../../api/order-schemas.js';
import { formatInstant } from '../../i18n/format-instant.js';
import { messagesFor } from '../../i18n/languages.js';
import type { CheckoutMessages } from '../../i18n/messages.js';
import { nlCheckout } from '../../i18n/nl-checkout.js';
import { CheckoutStartEvent } from '../../store/events.js';
import { next, orderJourney } from '../../store/journey.js';
import { order, sentCheckout } from '../../store/orders.js';
import type { CartStore } from '../../store/store.js';
import { Announcer } from '../shared/announcer.js';
import { baseStyles } from '../shared/base-styles.js';
import { CartController } from '../shared/cart-controller.js';
import { Countdown } from '../shared/countdown.js';
import { PepperedElement } from '../shared/element.js';
import { FocusKeeper } from '../shared/focus-keeper.js';
import { languageOf } from '../shared/language.js';
import { isPaymentBlocked } from '../shared/payment-address.js';
import { Patience } from '../shared/patience.js';
import { sharedStyles } from '../shared/styles.js';
import { renderWithoutLines } from '../shared/views.js';
import { checkoutStyles } from './checkout.styles.js';
import { problemOf, readForm, renderForm, renderObstacle } from './form.js';
import { totalOf } from './form-parts.js';
import { findGap, type Hint } from './gap.js';
import { checkAgain, findGuestErrors, type Guest, type GuestErrors } from './guest.js';
import { leave } from './leave.js';
import { isBuyerMissing, OfferReader } from './offer.js';
import { OrderWatch } from './order-watch.js';
import { outcomeOf, renderLooking, renderOutcome, type Outcome } from './outcome.js';
import { returnAddress } from './return-address.js';

/**
 * From a filled cart to the paid order: choice of payment method, the order, the payment page, and back
 * on the page that `redirect-url` names, what became of it.
 *
 * @slot empty - What to do when there is nothing to check out, such as a link to the programme.
 * @slot sign-in - How to sign in, where the site sells only to those whom it knows.
 * @slot terms - What the visitor must agree to; a required field in it, also a custom element, must be filled in first.
 * @slot summary - More about the order, above the sums.
 * @slot paid - More about a paid or placed order.
 * @slot failed - What to do when an order was not paid, or not all of it.
 *
 * @fires {CheckoutStartEvent} peppered-checkout-start - The order is about to be sent; can be cancelled.
 * @fires {CheckoutRedirectEvent} peppered-checkout-redirect - The page is about to leave for the payment page; can be cancelled.
 *
 * @csspart form - Everything from the payment methods to the order button.
 * @csspart heading - The question about the payment method, and what became of the order.
 * @csspart guest - Who a guest is.
 * @csspart field - One field, with its label and error.
 * @csspart field-error - What is wrong with a field.
 * @csspart method - One payment method.
 * @csspart countdown - How long the seats are held.
 * @csspart sums - The sums: cart, fee and what is due.
 * @csspart due - What is due.
 * @csspart submit - The order button.
 * @csspart problem - What went wrong, and what to do.
 * @csspart outcome - What became of the order.
 * @csspart ordered - What was ordered.
 * @csspart message - What is said when there is nothing to check out.
 * @csspart lost - The lines whose time was up.
 * @csspart programme - The link to where tickets are chosen.
 *
 * @cssprop [--peppered-accent=currentColor] - Background of the main button.
 * @cssprop [--peppered-on-accent] - Colour on the accent; black or white by default, whichever can be read.
 * @cssprop [--peppered-line] - Hairlines.
 * @cssprop [--peppered-soft] - Quiet backgrounds.
 * @cssprop [--peppered-muted] - Quiet text.
 * @cssprop [--peppered-radius=0.5rem] - Rounding of buttons and fields.
 * @cssprop [--peppered-gap=1rem] - Space between parts.
 */
export class PepperedCheckout extends PepperedElement {
  static override styles: CSSResult[] = [baseStyles, sharedStyles, checkoutStyles];

  static override properties = {
    ...PepperedElement.properties,
    paymentMethodId: { type: Number, attribute: 'payment-method-id' },
    redirectUrl: { attribute: 'redirect-url' },
    customerId: { type: Number, attribute: 'customer-id' },
    programmeHref: { attribute: 'programme-href' },
    email: {},
    customerFirstName: { attribute: 'customer-first-name' },
    customerLastName: { attribute: 'customer-last-name' },
    hint: { state: true },
    guestErrors: { state: true },
  };

  /** The chosen payment method. */
  declare paymentMethodId: number | undefined;
  /** Page on this site to which the visitor comes back after paying. Default: this page. */
  declare redirectUrl: string | undefined;
  /** Who buys, for pages that talk to the API directly. A gateway ignores it. */
  declare customerId: number | undefined;
  /** Address of the page where tickets are chosen, for a cart that is empty or has expired. */
  declare programmeHref: string | undefined;

  /** What a guest fills in, or the site knows beforehand. */
  declare email: string | undefined;
  /** What a guest fills in, or the site knows beforehand. */
  declare customerFirstName: string | undefined;
  /** What a guest fills in, or the site knows beforehand. */
  declare customerLastName: string | undefined;

  /** What the visitor must do before the order can be sent. */
  declare private hint: Hint | undefined;
  declare private guestErrors: GuestErrors;

  protected readonly cart = new CartController(this, getCart);
  readonly #watch = new OrderWatch(this, this.cart, () => {
    if (this.cart.store) this.#leave(this.cart.store);
  });
  protected readonly focusKeeper = new FocusKeeper(this);
  readonly #countdown = new Countdown(this, () => this.state.deadline);
  readonly #announcer = new Announcer(this, (event) => this.describe(event));
  readonly #patience = new Patience(this, () => this.#isForm && !!this.#awaited);
  readonly #offer = new OfferReader(this, this.cart);

  constructor() {
    super();
    this.guestErrors = {};
  }

  /** Whether there is something to pay for here. */
  get #due(): boolean {
    return this.state.phase === 'filled';
  }

  /** What the visitor is waiting for, in words. */
  get #awaited(): string | undefined {
    const { messages, state } = this;
    if (state.phase === 'loading') return messages.loading;
    return this.#offer.isPending ? messages.loadingPaymentMethods : undefined;
  }

  /** Who buys, where nobody is signed in and guests may buy. */
  get #guest(): Guest | undefined {
    const { email = '', customerFirstName = '', customerLastName = '' } = this;
    return this.#offer.value.buyer === 'guest'
      ? { email, customerFirstName, customerLastName }
      : undefined;
  }

  get #outcome(): Outcome | undefined {
    // Whoever comes back has found the way.
    const isBlocked = !this.#watch.returned && isPaymentBlocked(this.cart.store);
    return outcomeOf(this.state, this.#watch.late, isBlocked);
  }

  get #method(): PaymentMethod | undefined {
    return this.#offer.find(this.paymentMethodId);
  }

  get #sum(): number {
    return totalOf(this.state.amount, this.#method?.fee);
  }

  #choose = ({ paymentMethodId }: PaymentMethod): void => {
    this.paymentMethodId = paymentMethodId;
    this.hint = undefined;
  };

  #fill = (field: keyof Guest, value: string): void => {
    this[field] = value;
    if (this.#guest) this.guestErrors = checkAgain(field, this.#guest, this.guestErrors);
  };

  #retry = (): Promise<void> | undefined => this.cart.store?.refresh();

  #submitted = (event: Event): void => {
    event.preventDefault();
    void this.submit();
  };

  /** Sends the order, as the order button does. Resolves when it is known what came of it. */
  async submit(): Promise<void> {
    const { store } = this.cart;
    const { busy, cartItems } = this.state;
    if (!store || !this.#due || !this.#isForm || this.#awaited) return;
    if (busy.includes('checkout') || !this.#offer.value.methods.length) return;
    const due = this.#takeForm();
    const method = this.#method;
    // The button names the sum to which the visitor agrees.
    if (due !== this.#sum) {
      this.hint = ({ dueChanged }) => dueChanged;
      return;
    }
    if (!this.#isComplete(method) || !method) return;
    const start = new CheckoutStartEvent(method, due, cartItems ?? []);
    if (!this.dispatchEvent(start)) return;
    this.#watch.restart();
    await order(store, {
      paymentMethodId: method.paymentMethodId,
      redirectURL: returnAddress(this),
      customerId: this.customerId,
      customer: this.#guest,
    });
    // Who buys has changed since it was asked.
    if (isBuyerMissing(store.state)) void this.#offer.readAgain();
    this.#leave(store);
    this.#watch.follow();
  }

  /** Takes what stands in the form, and answers the sum that was shown until now. */
  #takeForm(): number {
    if (this.isUpdatePending) this.performUpdate();
    const shown = this.#sum;
    Object.assign(this, readForm(this.renderRoot));
    return shown;
  }

  /** Says what is missing, and leads to the first of it. */
  #isComplete(method: PaymentMethod | undefined): boolean {
    this.guestErrors = this.#guest ? findGuestErrors(this.#guest) : {};
    const gap = findGap(this, Object.keys(this.guestErrors)[0], method);
    this.hint = gap?.hint;
    gap?.element?.focus();
    return !gap;
  }

  #leave(store: CartStore): void {
    // A page that took this checkout away, or gave it another shop, is not left.
    leave(this, store, this.isConnected && store === this.cart.store);
  }

  protected override get messages(): CheckoutMessages {
    return messagesFor(languageOf(this), nlCheckout);
  }

  protected override render(): TemplateResult {
    return html`${this.#announcer.render()}
      <div tabindex="-1">
        <div role="status">${this.#orders ? nothing : this.#renderOutcome()}</div>
        ${this.#isForm ? this.#renderBody() : nothing}
      </div>`;
  }

  /** Whether an order can be sent, as far as there is something to order. */
  get #isForm(): boolean {
    return this.state.orderPhase === 'cancelled' || this.#orders;
  }

  /** Whether the visitor is ordering, and not waiting for what became of an order. */
  get #orders(): boolean {
    const { orderPhase } = this.state;
    if (orderPhase === 'none' || orderPhase === 'sending') return true;
    return (
      this.#due && !this.#watch.returned && next(orderJourney, orderPhase, 'submit') === 'sending'
    );
  }

  #renderOutcome(): TemplateResult | typeof nothing {
    const { messages, state, programmeHref } = this;
    const outcome = this.#outcome;
    if (!outcome) return nothing;
    if (state.busy.includes('checkout')) return renderLooking(messages);
    const { store } = this.cart;
    const lost = outcome === 'unknown' && !(store && sentCheckout(store));
    return renderOutcome(outcome, {
      order: state.order,
      canPay: !isPaymentBlocked(this.cart.store),
      messages,
      check: lost ? undefined : this.#watch.check,
      formatInstant: (instant) => formatInstant(instant, languageOf(this)),
      programmeHref,
    });
  }

  #renderBody(): TemplateResult | typeof nothing {
    const { messages, state } = this;
    if (this.#awaited) return this.#renderForm();
    // What is due is known only with the methods, which have their fees.
    if (this.#due) return renderObstacle(this.#offer, messages) ?? this.#renderForm();
    if (this.#outcome === 'cancelledGone') return nothing;
    return renderWithoutLines(state, messages, {
      empty: messages.empty,
      emptyHint: messages.nothingToPay,
      programmeHref: this.programmeHref,
      retry: this.#retry,
    });
  }

  #renderForm(): TemplateResult {
    const { messages, state } = this;
    return renderForm({
      methods: this.#offer.value.methods,
      method: this.#method,
      guest: this.#guest,
      guestErrors: this.guestErrors,
      amount: state.amount,
      remaining: state.phase === 'loading' ? 0 : this.#countdown.remaining,
      problem: this.hint?.(messages) ?? problemOf(state, messages),
      sending: state.orderPhase === 'sending',
      awaited: this.#awaited,
      late: this.#patience.isOver,
      messages,
      format: (amount) => this.format(amount),
      choose: this.#choose,
      fill: this.#fill,
      submit: this.#submitted,
    });
  }
}
