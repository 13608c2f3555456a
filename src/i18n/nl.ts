import type { BadgeMessages, CartMessages, CheckoutMessages } from './messages.js';

// Dutch comes with the elements, each with its own part.

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
  taken: 'Deze plaatsen zijn net aan iemand anders verkocht. Kies andere plaatsen.',
  notAdded: 'Dit is niet toegevoegd. Probeer het opnieuw.',
  partlyAdded: (missing) =>
    missing === 1
      ? 'Eén kaart was niet meer beschikbaar. De rest staat in je winkelwagen.'
      : `${String(missing)} kaarten waren niet meer beschikbaar. De rest staat in je winkelwagen.`,
  notChanged: 'Dat is niet gelukt. Probeer het opnieuw.',
  crowded: 'Het is nu erg druk. Wacht even en probeer het dan opnieuw.',
  unsure: 'De verbinding viel weg. We kijken na of het is gelukt.',
};

const view = {
  ...nlBadge,
  heldFor: (time: string) => `Nog ${time} voor je vastgehouden`,
  loading: 'Je winkelwagen wordt geladen…',
  unavailable: 'We kunnen je winkelwagen nu niet ophalen. We blijven het proberen.',
  offline: 'Je bent offline. Zodra er weer verbinding is, werken we je winkelwagen bij.',
  tryAgain: 'Opnieuw proberen',
  lost: 'Dit stond in je winkelwagen:',
  programme: 'Naar het programma',
};

const toPayment = 'Naar de betaalpagina';

export const nlCart: CartMessages = {
  ...view,
  total: 'Totaal',
  beingPaid: 'Je bestelling wacht op betaling',
  beingPaidHint: 'Rond de betaling af in het andere tabblad, of ga hier naar de betaalpagina.',
  toPayment,
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

export const nlCheckout: CheckoutMessages = {
  ...view,
  notOrdered: 'Je bestelling is niet geplaatst en er is niets betaald. Probeer het opnieuw.',
  changed: 'Je winkelwagen is intussen veranderd. Kijk na wat je bestelt, en bestel dan opnieuw.',
  paymentMethod: 'Hoe wil je betalen?',
  noPaymentMethods: 'We kunnen de betaalwijzen nu niet ophalen.',
  fee: (amount) => `+ ${amount}`,
  noFee: 'geen kosten',
  fees: 'Transactiekosten',
  subtotal: 'Bestelling',
  due: 'Te betalen',
  choosePaymentMethod: 'Kies eerst hoe je wilt betalen.',
  acceptTerms: 'Vink eerst aan dat je akkoord gaat.',
  order: (amount) => `Bestellen en ${amount} betalen`,
  orderWithoutPayment: 'Bestellen',
  ordering: 'Je bestelling wordt geplaatst…',
  leaving: 'Je gaat nu naar de betaalpagina…',
  toPayment,
  nothingToPay: 'Er staat niets in je winkelwagen om af te rekenen.',
  checking: 'We kijken of je betaling is aangekomen…',
  paid: 'Betaald. Tot snel!',
  paidHint: 'Je bestelling is rond. Je ontvangt de bevestiging per e-mail.',
  placed: 'Je bestelling is geplaatst',
  placedHint: 'Je ontvangt de bevestiging per e-mail.',
  pending: 'Je betaling is nog niet bevestigd',
  pendingHint: 'Dat kan even duren. We kijken vanzelf opnieuw. Betaal niet nog een keer.',
  partial: 'Je bestelling is voor een deel betaald',
  partialHint: 'Neem contact op met de kassa om de rest te betalen.',
  cancelled: 'Je betaling is geannuleerd',
  cancelledHint: 'Er is niets betaald.',
  missing: 'We kennen deze bestelling niet',
  missingHint: 'Kijk in je e-mail of neem contact op met de kassa.',
  unreachable: 'We kunnen je bestelling nu niet ophalen',
  unreachableHint: 'Betaal niet nog een keer. Probeer het zo opnieuw, of kijk in je e-mail.',
  unknown: 'We weten niet zeker of je bestelling is geplaatst',
  unknownHint:
    'De verbinding viel weg. Bestel en betaal niet nog een keer: kijk eerst in je e-mail of bel de kassa.',
  lookingForOrder: 'We kijken of je bestelling is geplaatst…',
  blocked: 'We kunnen de betaalpagina niet veilig openen',
  blockedHint: 'Je bestelling is geplaatst, maar nog niet betaald. Neem contact op met de kassa.',
  checkAgain: 'Nu opnieuw kijken',
  tickets: 'Bekijk je kaarten',
  receipt: 'Bekijk je bon',
};
