import { html, nothing, type TemplateResult } from 'lit';
import type { CheckoutMessages } from '../../i18n/messages.js';

/** Who buys without an account, under the API's names. */
export interface Guest {
  email: string;
  customerFirstName: string;
  customerLastName: string;
}

type Field = keyof Guest;
/** What is wrong with a field; the words come with the language in which they are read. */
export type GuestErrors = Partial<Record<Field, 'empty' | 'noEmail'>>;

/** What browsers fill in by themselves (HTML, autofill field names; WCAG 1.3.5). */
const autocomplete = {
  email: 'email',
  customerFirstName: 'given-name',
  customerLastName: 'family-name',
} as const;
const fields = ['email', 'customerFirstName', 'customerLastName'] as const;

/** What a gateway takes for an e-mail address: see `NewCustomer`. */
const address = /^[^\s@<>"(),:;\\]+@[^\s@<>"(),:;\\]+\.[^\s@<>"(),:;\\.]+$/;

/** What is wrong with each field. */
export function findGuestErrors(guest: Guest): GuestErrors {
  const errors: GuestErrors = {};
  for (const field of fields) {
    const value = guest[field].trim();
    if (!value) errors[field] = 'empty';
    else if (field === 'email' && !address.test(value)) errors.email = 'noEmail';
  }
  return errors;
}

/** The errors after a field was changed: what was wrong may be right now, and what is typed for the first time is not judged. */
export const checkAgain = (field: Field, guest: Guest, errors: GuestErrors): GuestErrors =>
  errors[field] ? { ...errors, [field]: findGuestErrors(guest)[field] } : errors;

/** The questions to a guest, each with its error beside it. */
export const renderGuest = (
  guest: Guest,
  errors: GuestErrors,
  messages: CheckoutMessages,
  change: (field: Field, value: string) => void,
): TemplateResult =>
  html`<fieldset part="guest" class="guest">
    <legend part="heading">${messages.guest}</legend>
    <p class="muted">${messages.guestHint}</p>
    ${fields.map((field) => {
      const error = errors[field];
      const changed = ({ target }: Event) => {
        if (target instanceof HTMLInputElement) change(field, target.value);
      };
      return html`<div part="field" class="field">
        <label for=${field}>${messages[field]}</label>
        <input
          id=${field}
          name=${field}
          type=${field === 'email' ? 'email' : 'text'}
          autocomplete=${autocomplete[field]}
          maxlength=${field === 'email' ? 200 : 100}
          required
          .value=${guest[field]}
          aria-invalid=${error ? 'true' : nothing}
          aria-describedby=${error ? `${field}-error` : nothing}
          @input=${changed}
          @change=${changed}
        />
        ${error ? html`<p id="${field}-error" part="field-error" class="error">${error === 'noEmail' ? messages.noEmail : messages.fillIn[field]}</p>` : nothing}
      </div>`;
    })}
  </fieldset>`;
