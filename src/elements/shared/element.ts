import { LitElement, ReactiveElement, type PropertyValues } from 'lit';
import { formatAmount } from '../../i18n/format.js';
import type { GlanceMessages } from '../../i18n/messages.js';
import { resolveConfig, type CartConfig } from '../../store/config.js';
import { CartExpiredEvent, CartExpiringEvent } from '../../store/events.js';
import type { CartState } from '../../store/state.js';
import type { CartController } from './cart-controller.js';
import { LanguageController, languageOf } from './language.js';
import { mendTranslated } from './translated.js';

/** What every element has: the shop it belongs to, its cart, and its visitor's language. */
export abstract class PepperedElement extends LitElement implements CartConfig {
  static override properties = {
    clientName: { attribute: 'client-name' },
    apiBase: { attribute: 'api-base' },
    cartId: { attribute: 'cart-id' },
    cartCookie: { attribute: 'cart-cookie' },
    ticketOrigin: { attribute: 'ticket-origin' },
    paymentOrigins: { attribute: 'payment-origins' },
    currency: {},
    dataLayer: { attribute: 'data-layer' },
  };

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, 'lang'];
  }

  /** The theatre's short name in the API path. */
  declare clientName: string | undefined;
  /** Where `/:client_name/…` lives: absolute, or a path on the page's own origin. */
  declare apiBase: string | undefined;
  /** An existing cart. */
  declare cartId: string | undefined;
  /** Name of the readable cookie in which the vendor's embed keeps its cart id: both then show the same cart. */
  declare cartCookie: string | undefined;
  /** Exact origin of the vendor's seat-picker iframe, whose messages make the cart re-read. */
  declare ticketOrigin: string | undefined;
  /** Origins that payment pages may have, separated by spaces. Default: any that is https. */
  declare paymentOrigins: string | undefined;
  /** ISO 4217, default `EUR`. */
  declare currency: string | undefined;
  /** Pushes GA4's events to `window.dataLayer` (`true`, or the bare attribute), or to the array that it names. */
  declare dataLayer: boolean | string | undefined;

  protected abstract readonly cart: CartController;
  protected abstract readonly messages: GlanceMessages;

  constructor() {
    super();
    this.addController(new LanguageController(this));
  }

  /**
   * What a server rendered is replaced. It was nobody's cart, so there is no state to take over, and Lit's hydration
   * would refuse what the page and its visitor make of it.
   */
  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const part = this.shadowRoot?.activeElement?.getAttribute('part');
    this.shadowRoot?.replaceChildren();
    if (part) void this.updateComplete.then(() => this.#focus(part));
    // Not that of LitElement, which the support for hydration replaces.
    // eslint-disable-next-line @typescript-eslint/dot-notation -- It is protected.
    return ReactiveElement.prototype['createRenderRoot'].call(this);
  }

  /** Gives the focus to what has come in the place of what had it, unless the visitor has chosen another. */
  #focus(part: string): void {
    if (document.activeElement !== document.body) return;
    const place = this.renderRoot.querySelector<HTMLElement>(`[part="${part}"]`);
    place?.focus({ preventScroll: true });
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    super.attributeChangedCallback(name, old, value);
    if (name === 'lang') this.requestUpdate();
  }

  protected override update(changed: PropertyValues): void {
    super.update(changed);
    mendTranslated(this.renderRoot);
    // It may be another one than that of the page (WCAG 3.1.2).
    for (const child of this.renderRoot.children) child.setAttribute('lang', languageOf(this));
  }

  protected get state(): CartState {
    return this.cart.state;
  }

  /** An amount as this visitor reads it. */
  protected format(amount: number): string {
    const { currency = 'EUR' } = resolveConfig(this);
    return formatAmount(amount, languageOf(this), currency);
  }

  /** What a screen reader is told of an event about the cart. */
  protected describe(event: Event): string | undefined {
    const { messages, state } = this;
    if (event instanceof CartExpiringEvent)
      return messages.minutesLeft(Math.ceil(event.remaining / 60_000));
    if (event instanceof CartExpiredEvent) return `${messages.expired}. ${messages.expiredHint}`;
    // A page that loads, or another tab, is not news.
    if (!state.busy.length) return undefined;
    // The cart that is ordered goes away, and the order speaks for itself.
    if (state.busy.includes('checkout')) return undefined;
    if (state.phase === 'filled')
      return `${messages.cart}: ${messages.items(state.numberOfItems)}, ${this.format(state.amount)}`;
    return messages.empty;
  }
}
