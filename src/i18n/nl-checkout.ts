import type { CheckoutMessages } from './messages.js';
import { nlView } from './nl-view.js';

export const nlCheckout: CheckoutMessages = {
  ...nlView,
  notOrdered:
    'Je bestelling is niet geplaatst en er is niets betaald. Alles staat nog in je winkelwagen. Probeer het opnieuw of bel de kassa.',
  notOrderedCrowded:
    'Het is nu erg druk. Je bestelling is niet geplaatst en er is niets betaald. Wacht even en bestel dan opnieuw.',
  changed:
    'Je winkelwagen is intussen veranderd. Er is nog niets besteld. Kijk na wat erin staat en bestel dan opnieuw.',
  paymentMethod: 'Hoe wil je betalen?',
  loadingPaymentMethods: 'We halen de betaalwijzen op…',
  noPaymentMethods:
    'Betalen lukt hier nu niet. Wat in je winkelwagen staat, houden we vast tot de tijd om is. Probeer het opnieuw of bel de kassa.',
  fee: (amount) => `+ ${amount}`,
  noFee: 'geen kosten',
  fees: 'Transactiekosten',
  subtotal: 'Bestelling',
  due: 'Te betalen',
  choosePaymentMethod: 'Kies eerst hoe je wilt betalen.',
  dueChanged: 'Met deze betaalwijze is het bedrag anders. Kijk het na en bestel dan opnieuw.',
  guest: 'Voor wie is de bestelling?',
  guestHint: 'We sturen je kaarten naar dit e-mailadres.',
  email: 'E-mailadres',
  customerFirstName: 'Voornaam',
  customerLastName: 'Achternaam',
  fillIn: {
    email: 'Vul je e-mailadres in.',
    customerFirstName: 'Vul je voornaam in.',
    customerLastName: 'Vul je achternaam in.',
  },
  noEmail: 'Dit is geen volledig e-mailadres. Kijk het nog eens na.',
  signIn:
    'Log eerst in om te bestellen. Wat in je winkelwagen staat, houden we vast tot de tijd om is.',
  acceptTerms: 'Vink eerst aan dat je akkoord gaat.',
  termsUnseen: 'Het veld daarvoor is op deze pagina niet te zien. Bel de kassa om te bestellen.',
  order: (amount) => `Bestellen en ${amount} betalen`,
  orderWithoutPayment: 'Bestellen',
  ordering: 'Je bestelling wordt geplaatst…',
  leaving: 'Je gaat nu naar de betaalpagina…',
  nothingToPay: 'Er staat niets in je winkelwagen om af te rekenen. Kies eerst een voorstelling.',
  checking: 'We kijken of je betaling is aangekomen…',
  paid: 'Betaald. Tot snel.',
  paidHint: 'Je bestelling is rond. Je ontvangt de bevestiging per mail.',
  placed: 'Je bestelling is geplaatst',
  placedHint: 'Je ontvangt de bevestiging per mail.',
  pending: 'Je betaling is nog niet bevestigd',
  pendingHint:
    'Je bestelling is geplaatst. Heb je betaald, dan kan de bevestiging even duren. We kijken vanzelf opnieuw. Betaal niet nog een keer.',
  pendingLate: 'We mailen je zodra je betaling is bevestigd',
  pendingLateHint: 'Heb je betaald, dan hoef je niets meer te doen. Betaal niet nog een keer.',
  reserved: 'Je reservering is genoteerd',
  reservedHint: 'Je ontvangt de bevestiging per mail.',
  reservedUntil: (instant) => `We houden je plaatsen vast tot ${instant}.`,
  offered: 'Je offerte is genoteerd',
  offeredHint: 'Er is nog niets besteld of betaald. De kassa neemt contact met je op.',
  withdrawn: 'Deze bestelling is geannuleerd',
  withdrawnHint:
    'De kaarten zijn niet meer geldig. Heb je vragen, of al betaald? Neem contact op met de kassa.',
  partial: 'Je bestelling is voor een deel betaald',
  partialHint: 'Neem contact op met de kassa om de rest te betalen.',
  cancelled: 'Je betaling is geannuleerd',
  cancelledHint:
    'Er is niets betaald. Wat in je winkelwagen staat, kun je hieronder opnieuw bestellen.',
  cancelledGoneHint:
    'Er is niets betaald. Je plaatsen zijn weer vrijgegeven; je kunt opnieuw kiezen.',
  missing: 'We kennen deze bestelling niet',
  missingHint:
    'We weten dus niet of je kaarten zijn betaald. Kijk in je mail of neem contact op met de kassa.',
  unreachable: 'We kunnen je bestelling nu niet ophalen',
  unreachableHint:
    'Aan je bestelling verandert dat niets. Betaal niet nog een keer. Probeer het zo opnieuw, of kijk in je mail.',
  unknown: 'We weten niet zeker of je bestelling is geplaatst',
  unknownHint:
    'We kregen geen duidelijk antwoord. Bestel en betaal niet nog een keer. Kijk eerst in je mail of bel de kassa.',
  lookingForOrder: 'We kijken of je bestelling is geplaatst…',
  checkAgain: 'Nu opnieuw kijken',
  ordered: 'Je bestelling:',
  tickets: 'Bekijk je kaarten',
  receipt: 'Bekijk je bon',
};
