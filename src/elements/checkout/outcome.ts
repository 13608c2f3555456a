import { html, nothing, type TemplateResult } from 'lit';
import { parseInstant } from '../../api/instant.js';
import type { CheckoutMessages } from '../../i18n/messages.js';
import type { OrderPhase } from '../../store/journey.js';
import type { CartState, OrderState } from '../../store/state.js';
import { icon } from '../shared/icons.js';
import {
  renderButton,
  renderItems,
  renderLink,
  renderMessage,
  renderProgramme,
  renderSign,
  waitIcon,
  type Step,
} from '../shared/views.js';

const doneIcon = icon('m4 12.5 5.5 5.5L20 6.5');
const stopIcon = icon('M12 8v5m0 3.5v.01M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0Z');

export type Outcome = Exclude<OrderPhase, 'none' | 'sending'> | 'pendingLate' | 'cancelledGone';

interface Presentation {
  sign: TemplateResult;
  slot?: 'paid' | 'failed';
  /** Whether tickets and receipt may be there. */
  tickets?: true;
  /** Whether the payment page can still be opened. */
  pay?: true;
  /** Whether asking again may tell more. */
  check?: true;
  /** Whether the visitor may choose again. */
  programme?: true;
}

/** How each outcome of an order looks: its sign, and which words, links and slots belong to it. */
const presentations: Record<Outcome, Presentation> = {
  leaving: { sign: waitIcon, pay: true },
  checking: { sign: waitIcon },
  paid: { sign: doneIcon, slot: 'paid', tickets: true },
  placed: { sign: doneIcon, slot: 'paid', tickets: true },
  reserved: { sign: doneIcon, slot: 'paid' },
  offered: { sign: waitIcon },
  pending: { sign: waitIcon, pay: true, check: true },
  pendingLate: { sign: waitIcon, pay: true, check: true },
  partial: { sign: waitIcon, slot: 'failed', tickets: true, check: true },
  cancelled: { sign: stopIcon, slot: 'failed' },
  cancelledGone: { sign: stopIcon, slot: 'failed', programme: true },
  withdrawn: { sign: stopIcon, slot: 'failed', programme: true },
  missing: { sign: stopIcon, slot: 'failed' },
  unreachable: { sign: stopIcon, check: true },
  unknown: { sign: stopIcon, slot: 'failed', check: true },
  blocked: { sign: stopIcon, slot: 'failed' },
};

export interface OutcomeOptions {
  order: OrderState | null;
  /** Whether the payment page may be opened. */
  canPay: boolean;
  messages: CheckoutMessages;
  /** Looks again; without it there is no button. */
  check: Step['act'] | undefined;
  /** An instant as the visitor reads it. */
  formatInstant: (instant: number) => string;
  programmeHref: string | undefined;
}

/** There is nothing to order, and that is known. */
const withoutCart = ['none', 'empty', 'expired'];

/**
 * What there is to say of an order; `late` when it was asked for long enough, `isBlocked` when there is no way to its
 * payment page.
 */
export function outcomeOf(
  { orderPhase, phase }: CartState,
  late: boolean,
  isBlocked: boolean,
): Outcome | undefined {
  if (orderPhase === 'none' || orderPhase === 'sending') return undefined;
  if (isBlocked && (orderPhase === 'leaving' || orderPhase === 'pending')) return 'blocked';
  if (orderPhase === 'pending' && late) return 'pendingLate';
  if (orderPhase === 'cancelled' && withoutCart.includes(phase)) return 'cancelledGone';
  // With a cart there is the form, and nothing to say.
  return orderPhase === 'missing' && phase === 'loading' ? 'checking' : orderPhase;
}

/** An order of which the answer was lost is looked for. */
export const renderLooking = ({ lookingForOrder }: CheckoutMessages): TemplateResult =>
  renderMessage(lookingForOrder, '', nothing, renderSign(waitIcon));

/** What became of the visitor's order, and what can be done about it. */
export function renderOutcome(outcome: Outcome, options: OutcomeOptions): TemplateResult {
  const { order, messages, check, programmeHref } = options;
  const { sign, slot, tickets, pay, check: checkable, programme } = presentations[outcome];
  const title = messages[outcome === 'cancelledGone' ? 'cancelled' : outcome];
  const hint = hintOf(outcome, options);
  return html`<section part="outcome" class="view">
    ${renderSign(sign, slot === 'paid' ? 'accent' : '')}
    <h2 part="heading" tabindex="-1">${title}</h2>
    ${hint ? html`<p class="muted">${hint}</p>` : nothing}
    ${outcome.startsWith('cancelled') ? nothing : renderItems(order?.cartItems ?? [], messages.ordered, 'ordered')}
    ${slot ? html`<slot name=${slot}></slot>` : nothing}
    <div class="links">
      ${tickets ? renderLink(order?.ticketsUrl, messages.tickets, 'accent') : nothing}
      ${tickets ? renderLink(order?.receiptUrl, messages.receipt) : nothing}
      ${pay && options.canPay ? renderLink(order?.url, messages.toPayment, 'accent') : nothing}
      ${programme ? renderProgramme(programmeHref, messages) : nothing}
      ${
        checkable && check
          ? renderButton({ label: messages.checkAgain, working: messages.tryingAgain, act: check })
          : nothing
      }
    </div>
  </section>`;
}

function hintOf(outcome: Outcome, { order, messages, formatInstant }: OutcomeOptions): string {
  if (outcome === 'leaving' || outcome === 'checking') return '';
  const until = outcome === 'reserved' && parseInstant(order?.timeOut ?? '');
  return until ? messages.reservedUntil(formatInstant(until)) : messages[`${outcome}Hint`];
}
