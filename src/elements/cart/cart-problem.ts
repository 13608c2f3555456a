import { nothing, type TemplateResult } from 'lit';
import type { CartMessages } from '../../i18n/messages.js';
import type { CartState } from '../../store/state.js';
import { problemIn } from '../shared/problem.js';
import {
  renderLink,
  renderMessage,
  renderProblem,
  renderProgramme,
  renderRetry,
  renderSign,
  waitIcon,
  type Step,
} from '../shared/views.js';
import type { AddAgain } from './add-again.js';
import type { Removal } from './removal.js';

/** What the note needs of the cart that shows it. */
export interface CartProblemOptions {
  messages: CartMessages;
  programmeHref: string | undefined;
  removal: Removal;
  addAgain: AddAgain;
  /** Reads the cart again. */
  retry: Step['act'];
}

/** What went wrong last, or that the cart is out of date, and what may mend it. */
export function renderCartProblem(
  state: CartState,
  { messages, programmeHref, removal, addAgain, retry }: CartProblemOptions,
): TemplateResult | typeof nothing {
  const { phase, problem, stale } = state;
  const isAdd = problem?.action === 'add';
  // The checkout tells of its own, and lines that have run out need no other word.
  const isTold =
    problem?.action === 'checkout' ||
    addAgain.tells(problem?.error) ||
    (phase === 'expired' && !isAdd);
  const { failure } = removal;
  const partly = failure?.isPartial ? messages.partlyRemoved : undefined;
  const text = isTold ? undefined : (partly ?? problemIn(state, messages));
  if (stale && phase === 'filled') {
    const outdated = navigator.onLine ? messages.stale : messages.offline;
    return renderProblem(text ?? outdated, renderRetry(messages, retry));
  }
  if (!text) return nothing;
  if (failure)
    return renderProblem(
      text,
      renderRetry(messages, () => removal.remove(failure.items)),
    );
  // An empty cart has that link itself.
  const elsewhere = isAdd && !problem.judge && phase === 'filled';
  return renderProblem(text, elsewhere ? renderProgramme(programmeHref, messages) : nothing);
}

/** The cart became an order that is still to be paid, on the page at `url` unless that may not be opened. */
export const renderBeingPaid = (
  url: string | null,
  isBlocked: boolean,
  { beingPaid, beingPaidHint, blocked, blockedHint, toPayment }: CartMessages,
): TemplateResult =>
  renderMessage(
    isBlocked ? blocked : beingPaid,
    isBlocked ? blockedHint : beingPaidHint,
    isBlocked ? nothing : renderLink(url, toPayment, 'accent'),
    renderSign(waitIcon),
  );
