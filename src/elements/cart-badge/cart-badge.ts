import { html, nothing, type CSSResult, type TemplateResult } from 'lit';
import { formatDuration } from '../../i18n/format.js';
import { Announcer } from '../shared/announcer.js';
import { Countdown, lastMinutes } from '../shared/countdown.js';
import { CartController } from '../shared/cart-controller.js';
import { languageOf } from '../shared/language.js';
import { messagesFor } from '../../i18n/languages.js';
import { nlGlance } from '../../i18n/nl.js';
import type { GlanceMessages } from '../../i18n/messages.js';
import { PepperedElement } from '../shared/element.js';
import { ticketIcon } from '../shared/icons.js';
import { badges, canOpen, carts, updateBadges } from '../shared/present.js';
import { baseStyles } from '../shared/base-styles.js';
import { badgeStyles } from './cart-badge.styles.js';
import { Note } from './note.js';

/** What the badge opens: `<peppered-cart drawer>`, or anything else with a `show()`. */
interface Drawer extends Element {
  show(): void;
}

const isDrawer = (element: Element | undefined): element is Drawer =>
  !!element && 'show' in element;

/**
 * The cart at a glance, for the header of a page: how much is in it, and how long it is held.
 *
 * A link, or the button that opens the drawer. When the page puts a link of its own inside, that link is
 * used, and works before the script has loaded, too.
 *
 * @slot - Label or icon: text, an image, or a link that also works without the script.
 *
 * @csspart link - The link or button around everything.
 * @csspart count - The number of items.
 * @csspart amount - The amount, with `show-amount`.
 * @csspart wait - That adding takes a while, on pages that show no cart.
 * @csspart problem - What went wrong with adding, on pages without a cart.
 * @csspart time - The remaining time, in its last five minutes.
 *
 * @cssprop [--peppered-accent=currentColor] - Background of the number.
 * @cssprop [--peppered-on-accent] - Colour on the accent; black or white by default, whichever can be read.
 */
export class PepperedCartBadge extends PepperedElement {
  static override styles: CSSResult[] = [baseStyles, badgeStyles];

  static override properties = {
    ...PepperedElement.properties,
    href: {},
    for: {},
    showAmount: { type: Boolean, attribute: 'show-amount' },
    hideWhenEmpty: { type: Boolean, attribute: 'hide-when-empty' },
  };

  /** Address of the cart page. */
  declare href: string | undefined;
  /**
   * Id of the drawer to open. Without `for` and `href`, the page's drawer is taken. Of several, the first that stands
   * where it can be seen; in the badge's own shadow root before elsewhere.
   */
  declare for: string | undefined;
  /** Shows the amount beside the number. */
  declare showAmount: boolean;
  /** Shows nothing as long as the cart is empty; its room stays. */
  declare hideWhenEmpty: boolean;

  protected readonly cart = new CartController(this);
  readonly #countdown = new Countdown(this, () => this.state.deadline);
  readonly #announcer = new Announcer(this, (event) => this.describe(event));

  constructor() {
    super();
    this.addController(new Note(this, () => this.state));
    // A framework tells by its type how a property is set.
    this.showAmount = false;
    this.hideWhenEmpty = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    badges.add(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    badges.delete(this);
  }

  protected override firstUpdated(): void {
    // The header that was shown may be hidden, and the other way round, as when a phone is turned.
    new ResizeObserver(updateBadges).observe(this);
  }

  #clicked = (event: MouseEvent): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const drawer = this.#drawer;
    const link = this.#ownLink;
    if (isDrawer(drawer)) {
      event.preventDefault();
      drawer.show();
    } else if (link) {
      if (!event.composedPath().includes(link)) link.click();
    } else if (!this.href && drawer?.matches(':not(:defined)')) {
      // Its code is still on its way.
      void customElements.whenDefined(drawer.localName).then(() => {
        const defined = this.#drawer;
        if (isDrawer(defined)) defined.show();
      });
    }
  };

  #slotted = (): void => {
    this.requestUpdate();
  };

  /** The link that the page put inside. */
  get #ownLink(): HTMLElement | null {
    return this.querySelector<HTMLElement>('a, button');
  }

  /** What it opens. A drawer that could not be seen is none. */
  get #drawer(): Element | undefined {
    const { for: id, href } = this;
    if (!id && href) return undefined;
    const root = this.getRootNode();
    const selector = id ? `#${CSS.escape(id)}` : 'peppered-cart[drawer]';
    const found = [root instanceof ShadowRoot ? root : document, document].flatMap((each) => [
      ...each.querySelectorAll(selector),
    ]);
    const inOtherRoots = [...carts].filter((cart) => (id ? cart.id === id : cart.drawer));
    const unseen: Element[] = [...carts].filter((cart) => !canOpen(cart));
    return [...found, ...inOtherRoots].find((each) => !unseen.includes(each));
  }

  protected override get messages(): GlanceMessages {
    return messagesFor(languageOf(this), nlGlance);
  }

  protected override render(): TemplateResult {
    return html`${this.#announcer.render()} ${this.#renderLink()}`;
  }

  #renderLink(): TemplateResult {
    const content = this.#renderContent();
    const { href, hideWhenEmpty } = this;
    const kind = hideWhenEmpty && !this.state.numberOfItems ? 'button link hidden' : 'button link';
    if (this.#ownLink)
      return html`<span part="link" class=${kind} @click=${this.#clicked}>${content}</span>`;
    if (href)
      return html`<a part="link" class=${kind} href=${href} @click=${this.#clicked}>${content}</a>`;
    return html`<button part="link" class=${kind} @click=${this.#clicked}>${content}</button>`;
  }

  #renderContent(): TemplateResult {
    const { messages, showAmount } = this;
    const { numberOfItems, amount, phase } = this.state;
    const isUnread = phase === 'loading' || phase === 'failed';
    // Seconds would change the name of the link, which a screen reader on it would read each time.
    const remaining = this.#countdown.remaining;
    return html`<slot @slotchange=${this.#slotted}
        >${ticketIcon}<span class="visually-hidden">${messages.cart}</span></slot
      >
      <span part="count" class="count ${numberOfItems ? 'accent' : 'none'}"
        ><span aria-hidden="true"
          >${isUnread ? html`&nbsp;` : numberOfItems > 99 ? '99+' : numberOfItems}</span
        ><span class="visually-hidden">${isUnread ? '' : messages.items(numberOfItems)}</span></span
      >
      ${
        showAmount
          ? html`<span part="amount" class="amount"
              >${numberOfItems ? this.format(amount) : nothing}</span
            >`
          : nothing
      }
      ${
        remaining && remaining <= lastMinutes
          ? html`<span part="time" class="time accent"
              ><span aria-hidden="true">${formatDuration(remaining)}</span
              ><span class="visually-hidden"
                >${messages.minutesLeft(Math.ceil(remaining / 60_000))}</span
              ></span
            >`
          : nothing
      }`;
  }
}
