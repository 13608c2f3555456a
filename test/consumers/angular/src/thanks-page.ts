import { Component, CUSTOM_ELEMENTS_SCHEMA, inject } from '@angular/core';
import { Visitor } from './visitor';

@Component({
  selector: 'app-thanks-page',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <h1>Bedankt</h1>
    <peppered-checkout>
      <p slot="paid">Tot vanavond, {{ guest().firstName }}.</p>
    </peppered-checkout>
  `,
})
export class ThanksPage {
  protected readonly guest = inject(Visitor).guest;
}
