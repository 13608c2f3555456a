import { html, nothing, type TemplateResult } from 'lit';
import type { PaymentMethod } from '../../api/order-schemas.js';
import type { CheckoutMessages } from '../../i18n/messages.js';
import { toCents } from '../shared/money.js';

type Format = (amount: number) => string;

/** The ways to pay, with what each costs. */
export const renderMethods = (
  methods: readonly PaymentMethod[],
  chosen: PaymentMethod | undefined,
  choose: (method: PaymentMethod) => void,
  messages: CheckoutMessages,
  format: Format,
): TemplateResult =>
  html`<fieldset>
    <legend part="heading">${messages.paymentMethod}</legend>
    <div class="methods">
      ${methods.map(
        (method) =>
          html`<label part="method" class="method">
            <input
              type="radio"
              name="paymentMethodId"
              .value=${String(method.paymentMethodId)}
              .checked=${method === chosen}
              @change=${() => {
                choose(method);
              }}
            />
            <bdi>${method.name}</bdi>
            <span class="muted" translate=${method.fee ? 'no' : nothing}
              >${method.fee ? messages.fee(format(method.fee)) : messages.noFee}</span
            >
          </label>`,
      )}
    </div>
  </fieldset>`;

/** The server's amount and the method's fee, added in integer cents. */
export const totalOf = (amount: number, fee = 0): number => (toCents(amount) + toCents(fee)) / 100;

/** What the cart costs, what paying costs, and what is due. */
export const renderSums = (
  amount: number,
  fee: number | undefined,
  messages: CheckoutMessages,
  format: Format,
): TemplateResult =>
  html`<div part="sums" class="sums">
    ${
      fee
        ? html`<div class="row">
              <span>${messages.subtotal}</span><span translate="no">${format(amount)}</span>
            </div>
            <div class="row">
              <span>${messages.fees}</span><span translate="no">${format(fee)}</span>
            </div>`
        : nothing
    }
    <div part="due" class="row total">
      <span>${messages.due}</span><span translate="no">${format(totalOf(amount, fee))}</span>
    </div>
  </div>`;
