import { html, nothing, type TemplateResult } from 'lit';
import { formatDuration } from '../../i18n/format.js';
import type { CartMessages, CheckoutMessages } from '../../i18n/messages.js';
import type { CartItem } from '../../api/schemas.js';
import type { CartState } from '../../store/state.js';
import { isPaymentAddress } from './payment-address.js';
import { lastMinutes } from './countdown.js';
import { icon } from './icons.js';

export const waitIcon = icon('M12 7v5l3 3M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0Z');

type Part = TemplateResult | typeof nothing;

/** Stands where words will be. */
export const blank = '\u00a0'.repeat(16);

/** What is said about a cart without lines, and what can be done about it. */
interface WithoutLines {
  /** What an empty cart says. */
  empty: string;
  emptyHint: string;
  programmeHref: string | undefined;
  retry: Step['act'];
}

/** A cart without lines to show: it cannot be read, has expired or is empty. */
export function renderWithoutLines(
  { phase, lostItems }: CartState,
  messages: CartMessages | CheckoutMessages,
  { empty, emptyHint, programmeHref, retry }: WithoutLines,
): TemplateResult {
  if (phase === 'failed')
    return renderProblem(
      navigator.onLine ? messages.unavailable : messages.offline,
      renderRetry(messages, retry),
    );
  const expired = phase === 'expired';
  return renderMessage(
    expired ? messages.expired : empty,
    expired ? messages.expiredHint : emptyHint,
    html`${renderItems(lostItems, messages.lost, 'lost')}
      ${renderProgramme(programmeHref, messages)} <slot name="empty"></slot>`,
    expired ? renderSign(waitIcon) : nothing,
  );
}

/** A sentence that stands for the whole, what it means, and what can be done. */
export const renderMessage = (
  title: string,
  hint: string,
  rest: unknown,
  sign: Part = nothing,
): TemplateResult =>
  html`<div part="message" class="view">
    ${sign}
    <p><strong>${title}</strong></p>
    ${hint ? html`<p class="muted">${hint}</p>` : nothing} ${rest}
  </div>`;

/** The picture above what became of a cart or an order. */
export const renderSign = (sign: TemplateResult, look = ''): TemplateResult =>
  html`<div class="sign ${look}"><span>${sign}</span></div>`;

/** Lines in a few words; equal ones count together. */
export function renderItems(cartItems: readonly CartItem[], label: string, part: string): Part {
  if (!cartItems.length) return nothing;
  const counts = new Map<string, number>();
  for (const { description, priceName } of cartItems) {
    const isSaid = priceName && description?.startsWith(priceName);
    const name = [description, isSaid ? '' : priceName].filter(Boolean).join(', ');
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return html`<p id="items">${label}</p>
    <ul part=${part} role="list" aria-labelledby="items">
      ${[...counts].map(([name, count]) => html`<li><span translate="no">${count} ×</span> <bdi>${name}</bdi></li>`)}
    </ul>`;
}

/** Addresses come from the server: only those that a visitor may be sent to become links. */
export const renderLink = (url: string | null | undefined, label: string, look = ''): Part =>
  url && isPaymentAddress(url)
    ? html`<a class="button ${look}" href=${url}><span>${label}</span></a>`
    : nothing;

/** Something that the visitor can ask for, and what is said while it is under way. */
export interface Step {
  label: string;
  working: string;
  act: () => Promise<unknown> | undefined;
}

/** A button that is at work until its `act` has ended: it says so, in its own size, and hears no other click. */
export const renderButton = ({ label, working, act }: Step): TemplateResult =>
  html`<button
    class="step"
    type="button"
    @click=${async ({ currentTarget: button }: Event) => {
      if (!(button instanceof Element) || button.hasAttribute('aria-busy')) return;
      button.setAttribute('aria-busy', 'true');
      await act();
      button.removeAttribute('aria-busy');
    }}
  >
    <span>${label}</span><span>${working}</span>
  </button>`;

/** What went wrong, and what may mend it. */
export const renderProblem = (text: string, mend: Part = nothing): TemplateResult =>
  html`<div part="problem" class="note" role="alert">
    <p>${text}</p>
    ${mend}
  </div>`;

/** The way to where tickets are chosen, if the page names it. */
export const renderProgramme = (
  href: string | undefined,
  { programme }: Pick<CartMessages, 'programme'>,
): Part =>
  href ? html`<a part="programme" class="button" href=${href}>${programme}</a>` : nothing;

/** Reads again what could not be read. */
export const renderRetry = (
  { tryAgain, tryingAgain }: Pick<CartMessages, 'tryAgain' | 'tryingAgain'>,
  act: Step['act'],
): TemplateResult => renderButton({ label: tryAgain, working: tryingAgain, act });

/** What is shown now or soon and, over it, what is awaited, once that must be said. */
export const renderWait = (content: TemplateResult, words: string | undefined): TemplateResult =>
  html`<div class="wait">
    ${content}
    <p class="words" role="status">${words}</p>
  </div>`;

/** A sentence in which a page translator leaves the figure as it is. */
export function renderSentence(sentence: string, figure: string): TemplateResult | string {
  const [before, ...after] = sentence.split(figure);
  return after.length
    ? html`${before}<span translate="no">${figure}</span>${after.join(figure)}`
    : sentence;
}

/** How long the seats are held; nothing without a hold. */
export function renderCountdown(
  { heldFor }: Pick<CartMessages, 'heldFor'>,
  remaining: number | null,
): Part {
  if (remaining === null) return nothing;
  const time = formatDuration(remaining);
  return html`<p
    part="countdown"
    class="countdown ${remaining > lastMinutes ? 'muted' : 'soon'}"
    role="timer"
  >
    ${waitIcon} <span>${renderSentence(heldFor(time), time)}</span>
  </p>`;
}
