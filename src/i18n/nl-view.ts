import { nlBadge } from './nl.js';

/** What the cart and the checkout both say. */
export const nlView = {
  ...nlBadge,
  heldFor: (time: string) => `Nog ${time} voor je vastgehouden`,
  loading: 'Je winkelwagen wordt geladen…',
  unavailable:
    'We kunnen je winkelwagen nu niet ophalen. Wat erin staat, houden we vast tot de tijd om is. We blijven het proberen.',
  offline:
    'Je bent offline. Wat in je winkelwagen staat, houden we vast tot de tijd om is. Zodra er weer verbinding is, werken we hem bij.',
  tryAgain: 'Opnieuw proberen',
  tryingAgain: 'We kijken opnieuw…',
  lost: 'Dit stond in je winkelwagen:',
  blocked: 'We kunnen de betaalpagina niet veilig openen',
  blockedHint: 'Je bestelling is geplaatst, maar nog niet betaald. Neem contact op met de kassa.',
  toPayment: 'Naar de betaalpagina',
  programme: 'Naar het programma',
};
