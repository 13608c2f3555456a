import type { BadgeMessages, GlanceMessages } from './messages.js';

// Dutch comes with the elements, each with its own part from a file of its own.

export const nlGlance: GlanceMessages = {
  cart: 'Winkelwagen',
  items: (count) => (count === 1 ? '1 item' : `${String(count)} items`),
  minutesLeft: (minutes) =>
    `Nog ${minutes === 1 ? '1 minuut' : `${String(minutes)} minuten`} om je bestelling af te ronden.`,
  empty: 'Je winkelwagen is leeg',
  expired: 'De tijd is om',
  expiredHint: 'Je plaatsen zijn weer vrijgegeven. Er is niets betaald. Je kunt opnieuw kiezen.',
};

/** What is said of adding, too. */
export const nlBadge: BadgeMessages = {
  ...nlGlance,
  taken: (tickets) =>
    `${tickets ? `De plaatsen voor ${tickets}` : 'Deze plaatsen'} zijn niet meer allemaal vrij. Er is niets toegevoegd. Kies andere plaatsen.`,
  notAdded: 'Dit is niet toegevoegd. Probeer het opnieuw.',
  partlyAdded: (missing) =>
    `${missing === 1 ? 'Eén kaart was' : `${String(missing)} kaarten waren`} niet meer vrij. De rest staat in je winkelwagen. Kies er andere bij.`,
  notChanged: 'Dat is niet gelukt. Alles staat nog in je winkelwagen. Probeer het opnieuw.',
  crowded: 'Het is nu erg druk. Er is niets veranderd. Wacht even en probeer het opnieuw.',
  unsure: 'We weten nog niet of dat is gelukt. We kijken het voor je na.',
  adding: 'We zetten het in je winkelwagen…',
};
