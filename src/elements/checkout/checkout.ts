import { Task } from '@lit/task';
import { html, nothing, type CSSResult, type TemplateResult } from 'lit';
import { getCart } from '../../api/cart.js';
import { listPaymentMethods } from '../../api/catalogue.js';
import { PepperedError } from '../../api/errors.js';
import { idPattern } from '../../api/ids.js';
import type { PaymentMethod } from '../../api/schemas.js';
import { CheckoutRedirectEvent, CheckoutStartEvent } from '../../store/events.js';
import { orderJourney } from '../../store/journey.js';
import { findOrder, moveOrder, order, readOrder } from '../../store/orders.js';
import type { CartStore } from '../../store/store.js';
import { Announcer } from '../shared/announcer.js';
import { CartController } from '../shared/cart-controller.js';
import { languageOf } from '../shared/language.js';
import { messagesFor } from '../../i18n/languages.js';
import { nlCheckout } from '../../i18n/nl-checkout.js';
import type { CheckoutMessages } from '../../i18n/messages.js';
import { PepperedElement } from '../shared/element.js';
import { Countdown } from '../shared/countdown.js';
import {
  renderCountdown,
  renderMessage,
  renderProblem,
  renderSkeleton,
  renderWithoutLines,
} from '../shared/views.js';
import { baseStyles } from '../shared/base-styles.js';
import { sharedStyles } from '../shared/styles.js';
import { checkoutStyles } from './checkout.styles.js';
import { renderMethods, renderSums, totalOf } from './form-parts.js';
import { isPaymentAddress } from '../shared/payment-address.js';
import { renderOutcome } from './outcome.js';

/** Milliseconds after which an order that is not known or not confirmed yet is asked for again. */
const delays = [2, 3, 5, 8, 13, 21, 34, 55].map((seconds) => seconds * 1000);

/**
 * From a filled cart to the paid order: choice of payment method, the order, the payment page, and back
 * on the page that `redirect-url` names, what became of it.
 *
 * @slot empty - What to do when there is nothing to check out, such as a link to the programme.
 * @slot terms - What the visitor must agree to; a required field in it must be filled in first.
 * @slot summary - More about the order, above the sums.
 * @slot paid - More about a paid or placed order.
 * @slot failed - What to do when an order was not paid.
 *
 * @fires peppered-checkout-start - The order is about to be sent; can be cancelled.
 * @fires peppered-checkout-redirect - The page is about to leave for the payment page; can be cancelled.
 *
 * @csspart form - Everything from the payment methods to the order button.
 * @csspart heading - The question about the payment method, and what became of the order.
 * @csspart method - One payment method.
 * @csspart countdown - How long the seats are held.
 * @csspart sums - The sums: cart, fee and what is due.
 * @csspart due - What is due.
 * @csspart submit - The order button.
 * @csspart problem - What went wrong, and what to do.
 * @csspart outcome - What became of the order.
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
    paymentOrigins: { attribute: 'payment-origins' },
    customerId: { type: Number, attribute: 'customer-id' },
    programmeHref: { attribute: 'programme-href' },
    orderKey: { state: true },
    attempt: { state: true },
    hint: { state: true },
  };

  /** The chosen payment method. */
  declare paymentMethodId: number | undefined;
  /** Page on this site to which the visitor comes back after paying. Default: this page. */
  declare redirectUrl: string | undefined;
  /** Origins that payment pages may have, separated by spaces. Default: any that is https. */
  declare paymentOrigins: string | undefined;
  /** Who buys, for pages that talk to the API directly. A gateway ignores it. */
  declare customerId: number | undefined;
  /** Address of the page where tickets are chosen, for a cart that is empty or has expired. */
  declare programmeHref: string | undefined;

  /** The order that the visitor came back for. */
  declare private orderKey: string | undefined;
  /** Counts how often the order was asked for. */
  declare private attempt: number;
  /** What the visitor must do before the order can be sent. */
  declare private hint: string | undefined;
  #timeout: ReturnType<typeof setTimeout> | undefined;

  readonly #countdown = new Countdown(this, () => this.state.deadline);
  readonly #announcer = new Announcer(this, (event) => this.describe(event));
  readonly #methods = new Task(this, {
    args: () => [this.#due ? this.cart.store : undefined] as const,
    task: async ([store], { signal }) => (store ? listPaymentMethods(store.api, { signal }) : []),
    onError: (error) => {
      if (error instanceof PepperedError) this.cart.store?.report(error);
    },
  });

  protected readonly cart = new CartController(this, getCart);

  constructor() {
    super();
    this.attempt = 0;
    new Task(this, {
      args: () => [this.cart.store, this.#awaited, this.attempt] as const,
      task: async ([store, orderKey, attempt], { signal }) => {
        if (!store || !orderKey) return;
        await readOrder(store, orderKey, signal, attempt > 0 || orderKey !== this.orderKey);
        this.#askLater();
      },
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('pageshow', this.#shown);
    const query = new URLSearchParams(location.search);
    const orderKey = query.get('return') ?? query.get('response') ?? '';
    if (idPattern.test(orderKey)) this.orderKey ??= orderKey;
    this.#askLater();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('pageshow', this.#shown);
    clearTimeout(this.#timeout);
  }

  /** Whether there is something to pay for here. */
  get #due(): boolean {
    return this.state.phase === 'filled';
  }

  /** The order of which more must be known: the one that the visitor came back for, or one that is not paid yet. */
  get #awaited(): string | undefined {
    const { orderPhase, order: last } = this.state;
    return this.orderKey ?? (orderPhase === 'pending' ? last?.orderKey : undefined);
  }

  get #method(): PaymentMethod | undefined {
    const methods = this.#methods.value;
    const [only, ...others] = methods ?? [];
    return (
      methods?.find(({ paymentMethodId }) => paymentMethodId === this.paymentMethodId) ??
      (others.length ? undefined : only)
    );
  }

  /** Back out of the browser's cache, the page still shows that it is leaving. */
  #shown = (event: PageTransitionEvent): void => {
    const { store } = this.cart;
    if (event.persisted && store && this.state.orderPhase === 'leaving') moveOrder(store, 'stayed');
  };

  #check = (): void => {
    this.attempt++;
    if (this.state.orderPhase === 'unknown') void this.#find();
  };

  /** No answer came to the order. */
  async #find(): Promise<void> {
    const { store } = this.cart;
    if (!store?.sentCheckout) return;
    await findOrder(store);
    this.#leave(store);
    this.#askLater();
  }

  #askLater(): void {
    clearTimeout(this.#timeout);
    const delay = delays[this.attempt];
    const open = ['pending', 'unknown', 'unreachable'].includes(this.state.orderPhase);
    if (delay && open && this.isConnected) this.#timeout = setTimeout(this.#check, delay);
  }

  #choose({ paymentMethodId }: PaymentMethod): void {
    this.paymentMethodId = paymentMethodId;
    this.hint = undefined;
  }

  #retry = (): void => {
    void this.cart.store?.refresh();
  };

  #submitted = (event: Event): void => {
    event.preventDefault();
    void this.submit();
  };

  /** Sends the order, as the order button does. Resolves when it is known what came of it. */
  async submit(): Promise<void> {
    const { store } = this.cart;
    if (!store || !this.#due || !this.#methods.value?.length) return;
    if (this.state.busy.includes('checkout')) return;
    const method = this.#method;
    this.hint = this.#missing(method);
    if (!method || this.hint) return;
    const { paymentMethodId } = method;
    if (!this.dispatchEvent(new CheckoutStartEvent(paymentMethodId))) return;
    const redirectURL = this.#returnAddress();
    const request = { paymentMethodId, redirectURL, customerId: this.customerId };
    this.attempt = 0;
    await order(store, request);
    this.#leave(store);
    this.#askLater();
  }

  #missing(method: PaymentMethod | undefined): string | undefined {
    const invalid = this.querySelector<HTMLInputElement>('input:invalid');
    const field = method ? invalid : this.renderRoot.querySelector('input');
    field?.focus();
    if (!method) return this.messages.choosePaymentMethod;
    return invalid?.type === 'checkbox' ? this.messages.acceptTerms : invalid?.validationMessage;
  }

  /** Not against the document's base, which a page may point at another host. */
  #returnAddress(): string {
    const here = location.origin + location.pathname;
    const { redirectUrl = here } = this;
    const address = URL.canParse(redirectUrl, here) && new URL(redirectUrl, here);
    if (address && address.origin === location.origin) return address.href;
    console.warn('<peppered-checkout>: redirect-url must be on this site; this page is used', this);
    return here;
  }

  #leave(store: CartStore): void {
    const { orderPhase, order: made } = store.state;
    if (orderPhase !== 'leaving' || !made?.url) return;
    // A page that took this checkout away, or gave it another shop, is not left.
    const here = this.isConnected && store === this.cart.store;
    if (!isPaymentAddress(made.url, this.paymentOrigins?.split(/\s+/).filter(Boolean))) {
      moveOrder(store, 'blocked');
      store.report(new PepperedError('invalid-response', 'the payment address is not allowed'));
    } else if (here && this.dispatchEvent(new CheckoutRedirectEvent(made.url))) {
      location.assign(made.url);
    } else {
      moveOrder(store, 'stayed');
    }
  }

  protected override get messages(): CheckoutMessages {
    return messagesFor(languageOf(this), nlCheckout);
  }

  protected override render(): TemplateResult {
    const { orderPhase } = this.state;
    const form = orderPhase === 'cancelled' || this.#orders;
    return html`${this.#announcer.render()}
      <div role="status">${this.#orders ? nothing : this.#renderOutcome()}</div>
      ${form ? this.#renderBody() : nothing}`;
  }

  /** Whether the visitor is ordering, and not waiting for what became of an order. */
  get #orders(): boolean {
    const { orderPhase } = this.state;
    if (orderPhase === 'none' || orderPhase === 'sending') return true;
    return this.#due && !this.orderKey && 'submit' in orderJourney[orderPhase];
  }

  #renderOutcome(): TemplateResult | typeof nothing {
    const { orderPhase, order: last, busy } = this.state;
    if (orderPhase === 'none' || orderPhase === 'sending') return nothing;
    if (busy.includes('checkout')) return renderMessage(this.messages.lookingForOrder, '', nothing);
    const check =
      orderPhase === 'unknown' && !this.cart.store?.sentCheckout ? undefined : this.#check;
    return renderOutcome(orderPhase, last, this.messages, check);
  }

  #renderBody(): TemplateResult | typeof nothing | undefined {
    const { messages, state } = this;
    if (this.#due) return this.#renderDue();
    if (state.orderPhase === 'cancelled') return nothing;
    return renderWithoutLines(state, messages, {
      empty: messages.empty,
      emptyHint: messages.nothingToPay,
      programmeHref: this.programmeHref,
      retry: this.#retry,
    });
  }

  /** What is due is known only with the methods, which have their fees. */
  #renderDue(): TemplateResult | undefined {
    const { messages } = this;
    const none = () =>
      renderProblem(messages.noPaymentMethods, messages.tryAgain, () => {
        void this.#methods.run();
      });
    return this.#methods.render({
      pending: () => renderSkeleton(messages),
      complete: (methods) => (methods.length ? this.#renderForm(methods) : none()),
      error: none,
    });
  }

  #renderForm(methods: readonly PaymentMethod[]): TemplateResult {
    const { messages, state } = this;
    const method = this.#method;
    const format = (amount: number) => this.format(amount);
    const choose = (chosen: PaymentMethod) => {
      this.#choose(chosen);
    };
    return html`<form part="form" class="stack" novalidate @submit=${this.#submitted}>
      ${renderCountdown(messages, this.#countdown.remaining)}
      ${renderMethods(methods, method, choose, messages, format)}
      <slot name="summary"></slot>
      ${renderSums(state.amount, method?.fee, messages, format)}
      <slot name="terms"></slot>
      ${this.#renderProblem()} ${this.#renderSubmit(totalOf(state.amount, method?.fee))}
    </form>`;
  }

  #renderProblem(): TemplateResult | typeof nothing {
    const { messages, state, hint } = this;
    if (hint) return renderProblem(hint);
    if (state.problem?.action !== 'checkout') return nothing;
    const { kind, cause } = state.problem.error;
    if (kind === 'rate-limited') return renderProblem(messages.crowded);
    return renderProblem(kind === 'outdated' && !cause ? messages.changed : messages.notOrdered);
  }

  #renderSubmit(due: number): TemplateResult {
    const { messages, state } = this;
    const sending = state.orderPhase === 'sending';
    const label = due > 0 ? messages.order(this.format(due)) : messages.orderWithoutPayment;
    return html`<button part="submit" class="accent wide" type="submit" aria-disabled=${sending}>
      <span>${sending ? messages.ordering : label}</span>
    </button>`;
  }
}
