import { Component, CUSTOM_ELEMENTS_SCHEMA, inject } from '@angular/core';
import { Visitor } from './visitor';

@Component({
  selector: 'app-cart-page',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <h1>Winkelwagen</h1>
    <peppered-cart
      checkout-href="/afrekenen"
      programme-href="/"
      (peppered-cart-remove)="countRemoved()"
    >
      <span slot="heading">Jouw kaarten</span>
    </peppered-cart>
  `,
})
export class CartPage {
  readonly #visitor = inject(Visitor);

  protected countRemoved() {
    this.#visitor.removed.update((count) => count + 1);
  }
}
