import type { BadgeMessages } from './messages.js';

// Dutch comes with the elements, each with its own part from a file of its own.

export const nlBadge: BadgeMessages = {
  cart: 'Winkelwagen',
  items: (count) => (count === 1 ? '1 item' : `${String(count)} items`),
  minutesLeft: (minutes) =>
    minutes === 1
      ? 'Nog 1 minuut om je bestelling af te ronden.'
      : `Nog ${String(minutes)} minuten om je bestelling af te ronden.`,
  empty: 'Je winkelwagen is leeg',
  expired: 'De tijd is om',
  expiredHint: 'Je plaatsen zijn weer vrijgegeven. Er is niets betaald. Je kunt opnieuw kiezen.',
  taken: (tickets) =>
    `${tickets ? `De plaatsen voor ${tickets}` : 'Deze plaatsen'} zijn niet meer allemaal vrij. Kies andere plaatsen.`,
  notAdded: 'Dit is niet toegevoegd. Probeer het opnieuw.',
  partlyAdded: (missing) =>
    missing === 1
      ? 'Eén kaart was niet meer beschikbaar. De rest staat in je winkelwagen.'
      : `${String(missing)} kaarten waren niet meer beschikbaar. De rest staat in je winkelwagen.`,
  notChanged: 'Dat is niet gelukt. Probeer het opnieuw.',
  crowded: 'Het is nu erg druk. Wacht even en probeer het dan opnieuw.',
  unsure: 'De verbinding viel weg. We kijken na of het is gelukt.',
};

/** What the cart and the checkout both say. */
export const nlView = {
  ...nlBadge,
  heldFor: (time: string) => `Nog ${time} voor je vastgehouden`,
  loading: 'Je winkelwagen wordt geladen…',
  unavailable: 'We kunnen je winkelwagen nu niet ophalen. We blijven het proberen.',
  offline: 'Je bent offline. Zodra er weer verbinding is, werken we je winkelwagen bij.',
  tryAgain: 'Opnieuw proberen',
  tryingAgain: 'We kijken opnieuw…',
  lost: 'Dit stond in je winkelwagen:',
  toPayment: 'Naar de betaalpagina',
  programme: 'Naar het programma',
};
