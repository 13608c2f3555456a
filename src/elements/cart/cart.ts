import { html, nothing, type CSSResult, type TemplateResult } from 'lit';
import { getCart } from '../../api/cart.js';
import type { CartItem } from '../../api/schemas.js';
import { Announcer } from '../shared/announcer.js';
import { Adding } from '../shared/adding.js';
import { Countdown } from '../shared/countdown.js';
import { CartController } from '../shared/cart-controller.js';
import { languageOf } from '../shared/language.js';
import { messagesFor } from '../../i18n/languages.js';
import { nlCart } from '../../i18n/nl-cart.js';
import type { CartMessages } from '../../i18n/messages.js';
import { PepperedElement } from '../shared/element.js';
import { FocusKeeper } from '../shared/focus-keeper.js';
import { isPaymentBlocked } from '../shared/payment-address.js';
import { Patience } from '../shared/patience.js';
import { baseStyles } from '../shared/base-styles.js';
import { sharedStyles } from '../shared/styles.js';
import { renderCountdown, renderWait, renderWithoutLines } from '../shared/views.js';
import { AddAgain } from './add-again.js';
import { renderAgainStatus } from './again-views.js';
import { againStyles } from './again.styles.js';
import { cartStyles } from './cart.styles.js';
import { renderBeingPaid, renderCartProblem } from './cart-problem.js';
import { Drawer } from './drawer.js';
import { drawerStyles } from './drawer.styles.js';
import { Emptying } from './emptying.js';
import { EventReader } from './event-reader.js';
import { closeIcon } from './icons.js';
import { renderLines } from './lines.js';
import { Motion } from './motion.js';
import { Removal } from './removal.js';
import { Shape } from './shape.js';

/**
 * The cart with its lines, as a section of the page or as a drawer.
 *
 * @slot heading - Replaces the heading's text.
 * @slot empty - What an empty cart shows below its message, such as a link to the programme.
 * @slot actions - More buttons or links below the total.
 *
 * @fires {CartRemoveEvent} peppered-cart-remove - A line was removed.
 * @fires {CartEmptyEvent} peppered-cart-empty - The whole cart was emptied.
 * @fires {CartOpenEvent} peppered-cart-open - The drawer is about to open; can be cancelled.
 * @fires {CartCloseEvent} peppered-cart-close - The drawer has closed.
 *
 * @csspart dialog - The drawer.
 * @csspart heading - The heading.
 * @csspart close - The drawer's close button.
 * @csspart countdown - How long the seats are held.
 * @csspart group - The lines of one performance, or of one kind: gifts, vouchers, discounts.
 * @csspart group-icon - The sign of its kind.
 * @csspart group-heading - The name of the performance or of the kind.
 * @csspart group-start - When the performance starts.
 * @csspart group-detail - What the lines' description says beyond that name, such as the hall.
 * @csspart group-count - How many lines there are, where there is more than one.
 * @csspart group-amount - What they cost together.
 * @csspart remove-group - The button that removes them all.
 * @csspart line - One line.
 * @csspart line-name - The name of one line.
 * @csspart line-amount - The amount of one line.
 * @csspart remove - The button that removes a line.
 * @csspart one-more - The button that adds one more ticket of a kind.
 * @csspart removed - Stands where a line was removed, as long as it can be added again.
 * @csspart add-again - The button that adds it again.
 * @csspart total - The total.
 * @csspart checkout - The link to the checkout.
 * @csspart empty-cart - The button that empties the cart.
 * @csspart confirm - The question whether it should be emptied, with its two buttons.
 * @csspart keep - The button that keeps everything.
 * @csspart wait - That adding takes a while.
 * @csspart problem - What went wrong, and what to do.
 * @csspart message - What is said when there are no lines to show.
 * @csspart lost - The lines whose time was up.
 * @csspart programme - The link to where tickets are chosen.
 *
 * @cssprop [--peppered-accent=currentColor] - Background of the main button.
 * @cssprop [--peppered-on-accent] - Colour on the accent; black or white by default, whichever can be read.
 * @cssprop [--peppered-surface=Canvas] - Background of the drawer.
 * @cssprop [--peppered-text=CanvasText] - Text of the drawer.
 * @cssprop [--peppered-line] - Hairlines.
 * @cssprop [--peppered-soft] - Quiet backgrounds.
 * @cssprop [--peppered-muted] - Quiet text.
 * @cssprop [--peppered-radius=0.5rem] - Rounding of buttons and fields.
 * @cssprop [--peppered-gap=1rem] - Space between parts.
 */
export class PepperedCart extends PepperedElement {
  static override styles: CSSResult[] = [
    baseStyles,
    sharedStyles,
    cartStyles,
    againStyles,
    drawerStyles,
  ];

  static override properties = {
    ...PepperedElement.properties,
    drawer: { type: Boolean },
    open: { type: Boolean, reflect: true },
    openOnAdd: { type: Boolean, attribute: 'open-on-add' },
    checkoutHref: { attribute: 'checkout-href' },
    programmeHref: { attribute: 'programme-href' },
  };

  /** Shows the cart as a drawer over the page, when opened. */
  declare drawer: boolean;
  /** Whether the drawer is open. Where the page hides it, it is not. */
  declare open: boolean;
  /** Opens the drawer when something was added. */
  declare openOnAdd: boolean;
  /** Address of the checkout page. */
  declare checkoutHref: string | undefined;
  /** Address of the page where tickets are chosen, for a cart that is empty or has expired. */
  declare programmeHref: string | undefined;

  protected readonly cart = new CartController(this, getCart);
  readonly #drawer = new Drawer(this);
  protected readonly focusKeeper = new FocusKeeper(this);
  readonly #countdown = new Countdown(this, () => this.state.deadline);
  readonly #patience = new Patience(this, () => this.#isLoading);
  readonly #adding = new Adding(this, () => this.state);
  readonly #shape = new Shape(this, this.cart);
  readonly #events = new EventReader(this, this.cart, () => !this.drawer || this.open);
  readonly #addAgain = new AddAgain(this, this.cart, this.focusKeeper);
  readonly #removal = new Removal(this, this.cart, this.#addAgain, this.focusKeeper);
  readonly #emptying = new Emptying(this, this.cart, this.#removal);
  readonly #announcer = new Announcer(
    this,
    (event) => this.describe(event),
    () => this.drawer && this.open,
  );
  #addProblem: unknown = null;

  constructor() {
    super();
    // A framework tells by its type how a property is set.
    this.drawer = false;
    this.open = false;
    this.openOnAdd = false;
    this.addController(new Motion(this));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('peppered-cart-add', this.#added);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('peppered-cart-add', this.#added);
  }

  protected override willUpdate(): void {
    // What could not be added must be read by the visitor, and a closed drawer cannot tell.
    const { problem } = this.state;
    if (problem?.action === 'add' && problem !== this.#addProblem) this.#drawer.showAlone();
    this.#addProblem = problem;
  }

  #added = ({ target }: Event): void => {
    if (this.openOnAdd) this.#drawer.showAlone(target);
  };

  #retry = (): Promise<void> | undefined => this.cart.store?.refresh();

  /**
   * Opens the drawer; fires `peppered-cart-open`, which can be cancelled. Where the page hides the drawer, or what is
   * around it, nothing happens.
   */
  show(): void {
    this.#drawer.show();
  }

  /** Closes the drawer. */
  close(): void {
    this.#drawer.close();
  }

  protected override get messages(): CartMessages {
    return messagesFor(languageOf(this), nlCart);
  }

  protected override render(): TemplateResult {
    // Beside a closed drawer the badge says it.
    const isShown = this.open || !this.drawer;
    const wait = this.#adding.isSlow && isShown ? this.messages.adding : undefined;
    const content = html`${this.#announcer.render(wait)} ${renderAgainStatus(this.#again)}
      <div class="stack">
        ${this.#renderHeader()}
        ${renderCartProblem(this.state, {
          messages: this.messages,
          programmeHref: this.programmeHref,
          removal: this.#removal,
          addAgain: this.#addAgain,
          retry: this.#retry,
        })}
        ${wait && !this.#addAgain.isAtWork ? html`<p part="wait" class="note">${wait}</p>` : nothing}
        ${this.#renderBody()}
      </div>`;
    return this.drawer
      ? // A closed drawer hides the region in it, an open one makes the other inert.
        html`${this.#announcer.render(wait)} ${this.#drawer.render(content)}`
      : html`<section aria-labelledby="heading">${content}</section>`;
  }

  #renderHeader(): TemplateResult {
    return html`<header>
      <h2 part="heading" id="heading" tabindex="-1">
        <slot name="heading">${this.messages.cart}</slot>
      </h2>
      ${
        this.drawer
          ? html`<button
              part="close"
              class="close"
              type="button"
              aria-label=${this.messages.close}
              @click=${this.close}
            >
              ${closeIcon}
            </button>`
          : nothing
      }
      ${this.#renderCountdown()}
    </header>`;
  }

  #renderCountdown(): TemplateResult | typeof nothing {
    const { remaining } = this.#countdown;
    return this.#isLoading && this.#shape.isHeld
      ? html`<div class="skeleton" inert>${renderCountdown(this.messages, 0)}</div>`
      : renderCountdown(this.messages, remaining);
  }

  #renderBody(): TemplateResult {
    const { messages, state, programmeHref } = this;
    const { phase, cartItems, orderPhase, order } = state;
    if (phase === 'filled' && cartItems) return this.#renderFilled(cartItems);
    if (this.#isLoading) return this.#renderLoading();
    const { empty, emptyHint } = messages;
    if (phase === 'none' && orderPhase === 'pending' && order?.placedAt)
      return renderBeingPaid(order.url, isPaymentBlocked(this.cart.store), messages);
    return html`${this.#renderLines([])}
    ${renderWithoutLines(state, messages, {
      empty,
      emptyHint,
      programmeHref,
      retry: this.#retry,
    })}`;
  }

  /** Nothing is known of the lines yet. */
  get #isLoading(): boolean {
    const { phase, cartItems } = this.state;
    return phase === 'loading' || (phase === 'filled' && !cartItems);
  }

  /** The cart that is likely to come, without words. */
  #renderLoading(): TemplateResult {
    const lines = html`<div class="stack skeleton" inert>
      ${this.#renderFilled(this.#shape.cartItems)}
    </div>`;
    return renderWait(lines, this.#patience.isOver ? this.messages.loading : undefined);
  }

  #renderFilled(cartItems: readonly CartItem[]): TemplateResult {
    const { messages, state, checkoutHref } = this;
    return html`${this.#renderLines(cartItems)}
      <div class="stack foot">
        <div part="total" class="row total">
          <span>${messages.total}</span><span translate="no">${this.format(state.amount)}</span>
        </div>
        ${
          checkoutHref
            ? html`<a part="checkout" class="button accent wide" href=${checkoutHref}
                ><span>${messages.checkout}</span></a
              >`
            : nothing
        }
      </div>
      <slot name="actions"></slot>
      ${this.#emptying.render(messages)}`;
  }

  #renderLines(cartItems: readonly CartItem[]): unknown {
    return renderLines(cartItems, {
      messages: this.messages,
      lang: languageOf(this),
      events: this.#events,
      removal: this.#removal,
      addAgain: this.#addAgain,
      format: (amount) => this.format(amount),
    });
  }

  get #again(): { messages: CartMessages; addAgain: AddAgain } {
    return { messages: this.messages, addAgain: this.#addAgain };
  }
}
