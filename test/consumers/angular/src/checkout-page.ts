import { Component, CUSTOM_ELEMENTS_SCHEMA, inject } from '@angular/core';
import { Visitor } from './visitor';

@Component({
  selector: 'app-checkout-page',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <h1>Afrekenen</h1>
    <peppered-checkout
      redirect-url="/bedankt"
      [email]="guest().email"
      [customerFirstName]="guest().firstName"
      [customerLastName]="guest().lastName"
    >
      <label slot="terms">
        <input type="checkbox" required /> Ik ga akkoord met de voorwaarden
      </label>
    </peppered-checkout>
  `,
})
export class CheckoutPage {
  protected readonly guest = inject(Visitor).guest;
}
