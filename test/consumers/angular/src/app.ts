import { Component, CUSTOM_ELEMENTS_SCHEMA, inject } from '@angular/core';
import { RouterLink, RouterOutlet } from '@angular/router';
import { Visitor } from './visitor';

@Component({
  selector: 'app-root',
  imports: [RouterLink, RouterOutlet],
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  host: {
    '(document:peppered-cart-change)': 'visitor.tickets.set($event.state.numberOfItems)',
    '(document:peppered-order)': 'visitor.order.set($event.orderPhase)',
  },
  template: `
    <header>
      <peppered-cart-badge href="/winkelwagen" [showAmount]="true">Winkelwagen</peppered-cart-badge>
      <nav>
        <a routerLink="/">Programma</a>
        <a routerLink="/winkelwagen">Winkelwagen</a>
        <a routerLink="/afrekenen">Afrekenen</a>
      </nav>
      <output>
        {{ visitor.tickets() }} kaarten, {{ visitor.removed() }} verwijderd, bestelling
        {{ visitor.order() }}
      </output>
    </header>
    <main><router-outlet /></main>
  `,
})
export class App {
  protected readonly visitor = inject(Visitor);
}
