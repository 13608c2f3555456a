import { html, nothing, type CSSResult, type TemplateResult } from 'lit';
import { formatDuration } from '../../i18n/format.js';
import { Announcer } from '../shared/announcer.js';
import { Countdown, lastMinutes } from '../shared/countdown.js';
import { CartController } from '../shared/cart-controller.js';
import { languageOf } from '../shared/language.js';
import { messagesFor } from '../../i18n/languages.js';
import { nlBadge } from '../../i18n/nl.js';
import type { BadgeMessages } from '../../i18n/messages.js';
import { PepperedElement } from '../shared/element.js';
import { ticketIcon } from '../shared/icons.js';
import { baseStyles } from '../shared/base-styles.js';
import { badgeStyles } from './cart-badge.styles.js';

/** What the badge opens: `<peppered-cart drawer>`, or anything else with a `show()`. */
interface Drawer extends Element {
  show(): void;
}

const isDrawer = (element: Element): element is Drawer => 'show' in element;

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
  /** Id of the drawer to open. Without `for` and `href`, the page's drawer is taken. */
  declare for: string | undefined;
  /** Shows the amount beside the number. */
  declare showAmount: boolean;
  /** Shows nothing as long as the cart is empty. */
  declare hideWhenEmpty: boolean;

  protected readonly cart = new CartController(this);
  readonly #countdown = new Countdown(this, () => this.state.deadline);
  readonly #announcer = new Announcer(this, (event) => this.describe(event));

  #clicked = (event: MouseEvent): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const drawer = this.#drawer;
    const link = this.#ownLink;
    if (drawer) {
      event.preventDefault();
      drawer.show();
    } else if (link && !event.composedPath().includes(link)) {
      link.click();
    }
  };

  #slotted = (): void => {
    this.requestUpdate();
  };

  /** The link that the page put inside. */
  get #ownLink(): HTMLElement | null {
    return this.querySelector<HTMLElement>('a, button');
  }

  get #drawer(): Drawer | undefined {
    const drawer = this.for
      ? document.getElementById(this.for)
      : !this.href && document.querySelector('peppered-cart[drawer]');
    return drawer && isDrawer(drawer) ? drawer : undefined;
  }

  protected override get messages(): BadgeMessages {
    return messagesFor(languageOf(this), nlBadge);
  }

  protected override render(): TemplateResult {
    const { numberOfItems, phase } = this.state;
    const hidden = this.hideWhenEmpty && numberOfItems === 0;
    return html`${this.#announcer.render()}
    ${hidden ? nothing : this.#renderLink(phase === 'loading' || phase === 'failed')}
    ${this.#renderProblem()}`;
  }

  /** A page without a cart has no other place to say that something was not added. */
  #renderProblem(): TemplateResult | typeof nothing {
    const alone =
      !document.querySelector('peppered-cart') &&
      document.querySelector('peppered-cart-badge') === this;
    return alone && this.state.problem?.action === 'add'
      ? html`<p part="problem" class="problem" role="alert">${this.problem}</p>`
      : nothing;
  }

  #renderLink(unread: boolean): TemplateResult {
    const content = this.#renderContent(unread);
    if (this.#ownLink)
      return html`<span part="link" class="button link" @click=${this.#clicked}>${content}</span>`;
    if (this.href)
      return html`<a part="link" class="button link" href=${this.href} @click=${this.#clicked}
        >${content}</a
      >`;
    return html`<button part="link" class="link" type="button" @click=${this.#clicked}>
      ${content}
    </button>`;
  }

  #renderContent(unread: boolean): TemplateResult {
    const { messages } = this;
    const { numberOfItems, amount } = this.state;
    const remaining = this.#countdown.remaining;
    return html`<slot @slotchange=${this.#slotted}
        >${ticketIcon}<span class="visually-hidden">${messages.cart}</span></slot
      >
      <span part="count" class="count ${numberOfItems ? 'accent' : 'none'}"
        ><span aria-hidden="true">${unread ? html`&nbsp;` : numberOfItems}</span
        ><span class="visually-hidden">${unread ? '' : messages.items(numberOfItems)}</span></span
      >
      ${
        this.showAmount && numberOfItems
          ? html`<span part="amount">${this.format(amount)}</span>`
          : nothing
      }
      ${
        remaining && remaining <= lastMinutes
          ? html`<span part="time" class="time" role="timer">${formatDuration(remaining)}</span>`
          : nothing
      }`;
  }
}
