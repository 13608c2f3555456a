import { html, nothing, type TemplateResult } from 'lit';
import type { CheckoutMessages } from '../../i18n/messages.js';
import type { OrderPhase } from '../../store/journey.js';
import type { OrderState } from '../../store/state.js';
import { doneIcon, stopIcon, waitIcon } from '../shared/icons.js';
import { renderLink } from '../shared/views.js';

type Outcome = Exclude<OrderPhase, 'none' | 'sending'>;

/** How each phase of an order looks: its sign, and which words, links and slots belong to it. */
const presentations: Record<
  Outcome,
  { sign: TemplateResult; slot?: 'paid' | 'failed'; tickets?: true; pay?: true; check?: true }
> = {
  leaving: { sign: waitIcon, pay: true },
  checking: { sign: waitIcon },
  paid: { sign: doneIcon, slot: 'paid', tickets: true },
  placed: { sign: doneIcon, slot: 'paid', tickets: true },
  pending: { sign: waitIcon, pay: true, check: true },
  partial: { sign: waitIcon, tickets: true, check: true },
  cancelled: { sign: stopIcon, slot: 'failed' },
  missing: { sign: stopIcon, slot: 'failed' },
  unreachable: { sign: stopIcon, check: true },
  unknown: { sign: stopIcon, slot: 'failed', check: true },
  blocked: { sign: stopIcon, slot: 'failed' },
};

/** What became of the visitor's order, and what can be done about it. */
export function renderOutcome(
  orderPhase: Outcome,
  order: OrderState | null,
  messages: CheckoutMessages,
  check: (() => void) | undefined,
): TemplateResult {
  const { sign, slot, tickets, pay, check: checkable } = presentations[orderPhase];
  const hint =
    orderPhase === 'leaving' || orderPhase === 'checking' ? '' : messages[`${orderPhase}Hint`];
  return html`<section part="outcome" class="view">
    <div class="sign ${slot === 'paid' ? 'accent' : ''}"><span>${sign}</span></div>
    <h2 part="heading">${messages[orderPhase]}</h2>
    ${hint ? html`<p class="muted">${hint}</p>` : nothing}
    ${slot ? html`<slot name=${slot}></slot>` : nothing}
    <div class="links">
      ${tickets ? renderLink(order?.ticketsUrl, messages.tickets) : nothing}
      ${tickets ? renderLink(order?.receiptUrl, messages.receipt) : nothing}
      ${pay ? renderLink(order?.url, messages.toPayment) : nothing}
      ${
        checkable && check
          ? html`<button type="button" @click=${check}>${messages.checkAgain}</button>`
          : nothing
      }
    </div>
  </section>`;
}
