import { Injectable, signal } from '@angular/core';
import type { OrderPhase } from 'peppered-cart';

/** What the app knows of its visitor. */
@Injectable({ providedIn: 'root' })
export class Visitor {
  readonly tickets = signal(0);
  readonly removed = signal(0);
  readonly order = signal<OrderPhase>('none');
  readonly guest = signal({ email: 'anna@example.nl', firstName: 'Anna', lastName: 'de Vries' });
}
