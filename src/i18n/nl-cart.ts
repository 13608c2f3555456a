import type { CartMessages } from './messages.js';
import { nlView } from './nl-view.js';

export const nlCart: CartMessages = {
  ...nlView,
  total: 'Totaal',
  beingPaid: 'Je bestelling wacht op betaling',
  beingPaidHint:
    'Je kaarten zijn besteld, maar nog niet betaald. Rond de betaling af op de betaalpagina.',
  emptyHint: 'Kies een voorstelling, dan staan je kaarten hier voor je klaar.',
  stale:
    'We kunnen je winkelwagen nu niet bijwerken. Dit is wat we het laatst wisten. We houden het vast tot de tijd om is.',
  ticket: 'Kaart',
  donation: 'Gift',
  voucher: 'Tegoedbon',
  discount: 'Korting',
  other: 'Overig',
  count: {
    ticket: (count) => (count === 1 ? '1 kaart' : `${String(count)} kaarten`),
    donation: (count) => (count === 1 ? '1 gift' : `${String(count)} giften`),
    voucher: (count) => (count === 1 ? '1 tegoedbon' : `${String(count)} tegoedbonnen`),
    discount: (count) => (count === 1 ? '1 korting' : `${String(count)} kortingen`),
    other: nlView.items,
  },
  remove: (line) => `Verwijder ${line}`,
  removeAll: 'Verwijder alle',
  removeLines: (lines, performance) =>
    `Verwijder alle ${lines}${performance ? ` voor ${performance}` : ''}`,
  removing: 'Wordt verwijderd…',
  removed: (line) => `${line} verwijderd`,
  addAgain: 'Opnieuw toevoegen',
  sameSeat: 'Dezelfde plaats opnieuw',
  canAddAgain: 'Je kunt dit nog opnieuw toevoegen.',
  seatSold: 'Deze plaats is niet meer vrij.',
  noSeats: 'Hiervoor zijn niet genoeg plaatsen meer vrij.',
  oneMore: (price) => `Nog één ${price}`,
  addingOne: 'Wordt toegevoegd…',
  partlyRemoved:
    'Niet alles is verwijderd. De rest staat nog in je winkelwagen. Probeer het opnieuw.',
  emptyCart: 'Winkelwagen leegmaken',
  emptyQuestion: (items) => `Wil je je winkelwagen leegmaken? Je verwijdert dan ${items}.`,
  emptyReleases: 'Je plaatsen komen weer vrij voor anderen.',
  keep: 'Nee, bewaar alles',
  emptyNow: 'Ja, maak leeg',
  emptying: 'Wordt leeggemaakt…',
  checkout: 'Afrekenen',
  close: 'Sluiten',
};
