import { html, nothing, type TemplateResult } from 'lit';
import { formatDuration } from '../../i18n/format.js';
import type { CartMessages, CheckoutMessages } from '../../i18n/messages.js';
import type { CartPhase } from '../../store/journey.js';
import { lastMinutes } from './countdown.js';
import { waitIcon } from './icons.js';

type Part = TemplateResult | typeof nothing;
type Words = Pick<CartMessages, 'heldFor' | 'loading'>;

/** A cart without lines to show: it loads, cannot be read, has expired or is empty. */
export function renderWithoutLines(
  phase: CartPhase,
  messages: CartMessages | CheckoutMessages,
  emptyHint: string,
  retry: () => void,
): TemplateResult {
  if (phase === 'loading' || phase === 'filled') return renderSkeleton(messages);
  if (phase === 'failed') return renderProblem(messages.unavailable, messages.tryAgain, retry);
  const expired = phase === 'expired';
  return html`<div part="message" class="view">
    <p><strong>${expired ? messages.expired : messages.empty}</strong></p>
    <p class="muted">${expired ? messages.expiredHint : emptyHint}</p>
    <slot name="empty"></slot>
  </div>`;
}

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
