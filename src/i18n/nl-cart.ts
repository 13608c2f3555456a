import type { CartMessages } from './messages.js';
import { nlView } from './nl.js';

export const nlCart: CartMessages = {
  ...nlView,
  total: 'Totaal',
  beingPaid: 'Je bestelling wacht op betaling',
  beingPaidHint:
    'Je kaarten zijn besteld, maar nog niet betaald. Rond de betaling af op de betaalpagina.',
  emptyHint: 'Kies een voorstelling, dan staan je kaarten hier voor je klaar.',
  stale:
    'We kunnen je winkelwagen nu niet bijwerken. Dit is wat we het laatst wisten. We houden het vast tot de tijd om is.',
  donation: 'Gift',
  voucher: 'Tegoedbon',
  other: 'Overig',
  remove: (line) => `Verwijder ${line}`,
  removing: 'Wordt verwijderd…',
  checkout: 'Afrekenen',
  close: 'Sluiten',
};
