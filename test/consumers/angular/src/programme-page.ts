import { Component } from '@angular/core';
import { getCart } from 'peppered-cart';

const hamlet = { priceId: '2ePdA8q3BN', rankId: 42, eventId: 95 };

@Component({
  selector: 'app-programme-page',
  template: `
    <h1>Programma</h1>
    <button [attr.data-peppered-add]="two">Twee kaarten</button>
    <button (click)="addOne()">Eén kaart</button>
  `,
})
export class ProgrammePage {
  protected readonly two = JSON.stringify([{ ...hamlet, numberOfTickets: 2 }]);

  protected addOne() {
    getCart()
      .add([{ ...hamlet, numberOfTickets: 1 }])
      .catch(console.error);
  }
}
