import { html, nothing, type TemplateResult } from 'lit';
import { formatDuration } from '../../i18n/format.js';
import type { CartMessages, CheckoutMessages } from '../../i18n/messages.js';
import type { CartItem } from '../../api/schemas.js';
import type { CartState } from '../../store/state.js';
import { isPaymentAddress } from './payment-address.js';
import { lastMinutes } from './countdown.js';
import { waitIcon } from './icons.js';

type Part = TemplateResult | typeof nothing;
type Words = Pick<CartMessages, 'heldFor' | 'loading'>;

/** What is said about a cart without lines, and what can be done about it. */
interface WithoutLines {
  /** What an empty cart says. */
  empty: string;
  emptyHint: string;
  programmeHref: string | undefined;
  retry: () => void;
}

/** A cart without lines to show: it loads, cannot be read, has expired or is empty. */
export function renderWithoutLines(
  { phase, lostItems }: CartState,
  messages: CartMessages | CheckoutMessages,
  { empty, emptyHint, programmeHref, retry }: WithoutLines,
): TemplateResult {
  if (phase === 'loading' || phase === 'filled') return renderSkeleton(messages);
  if (phase === 'failed')
    return renderProblem(
      navigator.onLine ? messages.unavailable : messages.offline,
      messages.tryAgain,
      retry,
    );
  const expired = phase === 'expired';
  return renderMessage(
    expired ? messages.expired : empty,
    expired ? messages.expiredHint : emptyHint,
    html`${renderItems(lostItems, messages.lost, 'lost')}
      ${
        programmeHref
          ? html`<a part="programme" class="button" href=${programmeHref}>${messages.programme}</a>`
          : nothing
      } <slot name="empty"></slot>`,
  );
}

/** A sentence that stands for the whole, what it means, and what can be done. */
export const renderMessage = (title: string, hint: string, rest: unknown): TemplateResult =>
  html`<div part="message" class="view">
    <p><strong>${title}</strong></p>
    ${hint ? html`<p class="muted">${hint}</p>` : nothing} ${rest}
  </div>`;

/** Lines in a few words; equal ones count together. */
export function renderItems(cartItems: readonly CartItem[], label: string, part: string): Part {
  if (!cartItems.length) return nothing;
  const counts = new Map<string, number>();
  for (const { description, priceName } of cartItems) {
    const name = [description, priceName].filter(Boolean).join(', ');
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return html`<p id="items">${label}</p>
    <ul part=${part} role="list" aria-labelledby="items">
      ${[...counts].map(([name, count]) => html`<li>${count} × <bdi>${name}</bdi></li>`)}
    </ul>`;
}

/** Addresses come from the server: only those that a visitor may be sent to become links. */
export const renderLink = (url: string | null | undefined, label: string): Part =>
  url && isPaymentAddress(url) ? html`<a class="button" href=${url}>${label}</a>` : nothing;

/** What went wrong, and the button that may mend it. */
export const renderProblem = (text: string, label?: string, mend?: () => void): TemplateResult =>
  html`<div part="problem" class="note" role="alert">
    <p>${text}</p>
    ${label ? html`<button type="button" @click=${mend}>${label}</button>` : nothing}
  </div>`;

/** Grey shapes in about the final size. */
export const renderSkeleton = ({ loading }: Words): TemplateResult =>
  html`<div class="stack" aria-busy="true">
    <span class="visually-hidden">${loading}</span>
    <div class="skeleton tall"></div>
    <div class="skeleton"></div>
    <div class="skeleton"></div>
  </div>`;

/** How long the seats are held; nothing without a hold. */
export const renderCountdown = ({ heldFor }: Words, remaining: number | null): Part =>
  remaining === null
    ? nothing
    : html`<p
        part="countdown"
        class="countdown ${remaining > lastMinutes ? 'muted' : 'soon'}"
        role="timer"
      >
        ${waitIcon} ${heldFor(formatDuration(remaining))}
      </p>`;
