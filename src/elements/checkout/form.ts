import { html, nothing, type TemplateResult } from 'lit';
import type { PaymentMethod } from '../../api/order-schemas.js';
import type { CheckoutMessages } from '../../i18n/messages.js';
import type { CartState } from '../../store/state.js';
import { renderCountdown, renderProblem, renderRetry, renderWait } from '../shared/views.js';
import { renderMethods, renderSums, totalOf } from './form-parts.js';
import type { OfferReader } from './offer.js';
import { renderGuest, type Guest, type GuestErrors } from './guest.js';

export interface FormOptions {
  methods: readonly PaymentMethod[];
  method: PaymentMethod | undefined;
  guest: Guest | undefined;
  guestErrors: GuestErrors;
  /** Decimal amount of the cart. */
  amount: number;
  /** Milliseconds that are left of the hold. */
  remaining: number | null;
  problem: string | undefined;
  sending: boolean;
  /** What is awaited: as long as it is, the form is a shape without words. */
  awaited: string | undefined;
  /** Whether that takes long. */
  late: boolean;
  messages: CheckoutMessages;
  format: (amount: number) => string;
  choose: (method: PaymentMethod) => void;
  fill: (field: keyof Guest, value: string) => void;
  submit: (event: Event) => void;
}

/** Everything from the payment methods to the order button, now or soon. */
export const renderForm = (options: FormOptions): TemplateResult => {
  const { method, guest, amount, problem, awaited, messages, format } = options;
  return renderWait(
    html`<form
      part="form"
      class="stack ${awaited ? 'skeleton' : ''}"
      ?inert=${awaited}
      novalidate
      @submit=${options.submit}
    >
      ${renderCountdown(messages, options.remaining)}
      ${guest ? renderGuest(guest, options.guestErrors, messages, options.fill) : nothing}
      ${renderMethods(options.methods, method, options.choose, messages, format)}
      <slot name="summary"></slot>
      ${renderSums(amount, method?.fee, messages, format)}
      <slot name="terms"></slot>
      ${problem ? renderProblem(problem) : nothing}
      ${renderSubmit(options, totalOf(amount, method?.fee))}
    </form>`,
    options.late ? awaited : undefined,
  );
};

/** Why this visitor cannot pay here, if so. */
export function renderObstacle(
  { value: { methods, buyer }, hasFailed, readAgain }: OfferReader,
  messages: CheckoutMessages,
): TemplateResult | undefined {
  if (hasFailed || (buyer !== 'none' && !methods.length))
    return renderProblem(messages.noPaymentMethods, renderRetry(messages, readAgain));
  return buyer === 'none'
    ? html`${renderProblem(messages.signIn)}<slot name="sign-in"></slot>`
    : undefined;
}

/** What stands in the form, also where nothing told of it: browsers and password managers fill fields in without a word. */
export function readForm(root: ParentNode): Partial<Guest & { paymentMethodId: number }> {
  const form = root.querySelector('form');
  if (!form) return {};
  const { paymentMethodId, ...guest } = Object.fromEntries(new FormData(form));
  return { ...guest, ...(paymentMethodId && { paymentMethodId: Number(paymentMethodId) }) };
}

const renderSubmit = ({ sending, messages, format }: FormOptions, due: number): TemplateResult => {
  const label = due > 0 ? messages.order(format(due)) : messages.orderWithoutPayment;
  return html`<button part="submit" class="accent wide" type="submit" aria-disabled=${sending}>
    <span>${sending ? messages.ordering : label}</span>
  </button>`;
};

/** What the visitor is told of an order that was not placed. */
export function problemOf({ problem }: CartState, messages: CheckoutMessages): string | undefined {
  if (problem?.action !== 'checkout') return undefined;
  const { kind, cause } = problem.error;
  if (kind === 'rate-limited') return messages.notOrderedCrowded;
  return kind === 'outdated' && !cause ? messages.changed : messages.notOrdered;
}
