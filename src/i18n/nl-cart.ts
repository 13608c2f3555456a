import type { CartMessages } from './messages.js';
import { nlView } from './nl.js';

export const nlCart: CartMessages = {
  ...nlView,
  total: 'Totaal',
  beingPaid: 'Je bestelling wacht op betaling',
  beingPaidHint: 'Rond de betaling af in het andere tabblad, of ga hier naar de betaalpagina.',
  emptyHint: 'Kies een voorstelling, dan staan je kaarten hier voor je klaar.',
  stale: 'We kunnen je winkelwagen nu niet bijwerken. Dit is wat we het laatst wisten.',
  donation: 'Gift',
  voucher: 'Tegoedbon',
  other: 'Overig',
  remove: (line) => `Verwijder ${line}`,
  removing: 'Wordt verwijderd…',
  checkout: 'Afrekenen',
  close: 'Sluiten',
};
