import { html } from '@open-wc/testing';
import { notThere, type Fault } from '../theatre.js';
import {
  cartComesBack,
  empty,
  failing,
  filled,
  filledBy,
  lookForLong,
  order,
  orderAfterChange,
  returned,
  returnedAfter,
  returnedAs,
  returnedWith,
  timeRunsOut,
  whileUnreadable,
} from './arrange.js';
import type { Row } from './states.js';

const checkout = html`<peppered-checkout></peppered-checkout>`;
const withMethod = (paymentMethodId: number) =>
  html`<peppered-checkout payment-method-id=${paymentMethodId}></peppered-checkout>`;
const withTerms = html`<peppered-checkout payment-method-id="1">
  <label slot="terms"><input type="checkbox" required /> Akkoord</label>
</peppered-checkout>`;
const checkoutWithProgramme = html`<peppered-checkout
  programme-href="#programme"
></peppered-checkout>`;
const withSignIn = html`<peppered-checkout>
  <a slot="sign-in" href="#login">Inloggen</a>
</peppered-checkout>`;
const cartPath = '/peppered/cart/*';
const checkoutPath = '/peppered/cart/*/checkout';
const methodsPath = '/peppered/paymentmethods';
const held: Fault = { kind: 'hold' };
const unavailable: Fault = { kind: 'status', status: 503 };
const refused: Fault = { kind: 'status', status: 422 };
const unsafePayment: Fault = {
  kind: 'override',
  body: '{"orderId":1,"orderKey":"a-b","url":"javascript:alert(1)"}',
};

/** What a checkout shows. */
export const checkoutRows: Row[] = [
  [
    'checkout: no cart',
    'Er staat niets in je winkelwagen om af te rekenen.',
    'There is nothing in your cart to check out.',
    empty(checkout),
  ],
  [
    'checkout: loading',
    'Je winkelwagen wordt geladen…',
    'Loading your cart…',
    failing(cartPath, held, checkout),
  ],
  [
    'checkout: cart unavailable',
    'We kunnen je winkelwagen nu niet ophalen. Wat erin staat, houden we vast tot de tijd om is. We blijven het proberen. Opnieuw proberen',
    'We cannot fetch your cart right now. What is in it stays held until its time is up. We keep trying. Try again',
    failing(cartPath, unavailable, checkout),
  ],
  ['checkout: expired', 'De tijd is om', 'Time is up', filled(checkout, timeRunsOut)],
  [
    'checkout: methods loading',
    'We halen de betaalwijzen op…',
    'Fetching the ways to pay…',
    failing(methodsPath, held, checkout),
  ],
  [
    'checkout: methods unavailable',
    'Betalen lukt hier nu niet. Wat in je winkelwagen staat, houden we vast tot de tijd om is. Probeer het opnieuw of bel de kassa. Opnieuw proberen',
    'You cannot pay here right now. What is in your cart stays held until its time is up. Please try again or call the box office. Try again',
    failing(methodsPath, unavailable, checkout),
  ],
  [
    'checkout: methods',
    'Hoe wil je betalen? iDEAL geen kosten Creditcard + € 1,50',
    'How would you like to pay? iDEAL no fee Creditcard + €1.50',
    filled(checkout),
  ],
  [
    'checkout: method with a fee',
    'Transactiekosten € 1,50 Te betalen € 50,50 Bestellen en € 50,50 betalen',
    'Transaction fee €1.50 To pay €50.50 Order and pay €50.50',
    filled(withMethod(2)),
  ],
  [
    'checkout: no method chosen',
    'Kies eerst hoe je wilt betalen.',
    'First choose how you would like to pay.',
    filled(checkout, order),
  ],
  [
    'checkout: terms not accepted',
    'Vink eerst aan dat je akkoord gaat.',
    'First tick the box to agree.',
    filled(withTerms, order),
  ],
  [
    'checkout: sending',
    'Je bestelling wordt geplaatst…',
    'Placing your order…',
    failing(checkoutPath, held, withMethod(3), order),
  ],
  [
    'checkout: refused',
    'Je bestelling is niet geplaatst en er is niets betaald. Alles staat nog in je winkelwagen. Probeer het opnieuw of bel de kassa.',
    'Your order was not placed and nothing was paid. Everything is still in your cart. Please try again or call the box office.',
    failing(checkoutPath, refused, withMethod(1), order),
  ],
  [
    'checkout: cart changed',
    'Je winkelwagen is intussen veranderd. Er is nog niets besteld. Kijk na wat erin staat en bestel dan opnieuw.',
    'Your cart has changed in the meantime. Nothing is ordered yet. Check what is in it, then order again.',
    filled(withMethod(1), orderAfterChange),
  ],
  [
    'checkout: looking for the order',
    'We kijken of je bestelling is geplaatst…',
    'We are checking whether your order was placed…',
    failing(
      checkoutPath,
      { kind: 'status', status: 504 },
      withMethod(1),
      whileUnreadable(order, 1),
    ),
  ],
  [
    'checkout: outcome unknown',
    'We weten niet zeker of je bestelling is geplaatst We kregen geen duidelijk antwoord. Bestel en betaal niet nog een keer',
    'We are not sure whether your order was placed We got no clear answer. Please do not order or pay again',
    failing(checkoutPath, { kind: 'dropAfter' }, withMethod(1), order),
  ],
  [
    'checkout: leaving',
    'Je gaat nu naar de betaalpagina… Je bestelling: 2 × Hamlet — Grote Zaal, Standaard Naar de betaalpagina',
    'Taking you to the payment page… Your order: 2 × Hamlet — Grote Zaal, Standaard Go to the payment page',
    filled(withMethod(1), order),
  ],
  [
    'checkout: payment page refused',
    'We kunnen de betaalpagina niet veilig openen Je bestelling is geplaatst, maar nog niet betaald.',
    'We cannot open the payment page safely Your order is placed, but not paid for yet.',
    failing(checkoutPath, unsafePayment, withMethod(1), order),
  ],
  [
    'checkout: placed',
    'Je bestelling is geplaatst Je ontvangt de bevestiging per mail.',
    'Your order is placed The confirmation comes by email.',
    filled(withMethod(3), order),
  ],
  [
    'checkout: checking',
    'We kijken of je betaling is aangekomen…',
    'Checking whether your payment has arrived…',
    returned(held, checkout),
  ],
  [
    'checkout: paid',
    'Betaald. Tot snel. Je bestelling is rond. Je ontvangt de bevestiging per mail.',
    'Paid. See you soon. Your order is complete. The confirmation comes by email.',
    returnedWith('paid', checkout),
  ],
  [
    'checkout: pending',
    'Je betaling is nog niet bevestigd Je bestelling is geplaatst. Heb je betaald, dan kan de bevestiging even duren. We kijken vanzelf opnieuw. Betaal niet nog een keer.',
    'Your payment is not confirmed yet Your order is placed. If you have paid, the confirmation can take a moment. We keep checking. Please do not pay again.',
    returnedWith('pending', checkout),
  ],
  [
    'checkout: cancelled',
    'Je betaling is geannuleerd Er is niets betaald.',
    'Your payment was cancelled Nothing was paid.',
    returnedWith('cancelled', checkout),
  ],
  [
    'checkout: partly paid',
    'Je bestelling is voor een deel betaald Neem contact op met de kassa om de rest te betalen.',
    'Your order is partly paid Please contact the box office to pay the rest.',
    returnedWith('partial', checkout),
  ],
  [
    'checkout: paid, with what was ordered',
    'Je ontvangt de bevestiging per mail. Je bestelling: 2 × Hamlet — Grote Zaal, Standaard Bekijk je kaarten Bekijk je bon',
    'The confirmation comes by email. Your order: 2 × Hamlet — Grote Zaal, Standaard View your tickets View your receipt',
    returnedAfter('pay', checkout),
  ],
  [
    'checkout: cancelled, with its cart',
    'Je betaling is geannuleerd Er is niets betaald. Wat in je winkelwagen staat, kun je hieronder opnieuw bestellen.',
    'Your payment was cancelled Nothing was paid. You can order what is in your cart again below.',
    returnedAfter('cancel', withMethod(1), cartComesBack),
  ],
  [
    'checkout: cancelled, without its cart',
    'Je betaling is geannuleerd Er is niets betaald. Je plaatsen zijn weer vrijgegeven; je kunt opnieuw kiezen. Naar het programma',
    'Your payment was cancelled Nothing was paid. Your seats have been released; you can choose again. To the programme',
    returnedAfter('cancel', checkoutWithProgramme),
  ],
  [
    'checkout: not confirmed for long',
    'We mailen je zodra je betaling is bevestigd',
    'We will mail you as soon as your payment is confirmed',
    lookForLong(returnedWith('pending', checkout)),
  ],
  [
    'checkout: reserved',
    'Je reservering is genoteerd We houden je plaatsen vast tot 21 april 2026 om ',
    'Your reservation is noted We hold your seats until April 21, 2026 at ',
    returnedAs('res', 'none', checkout, '2026-04-21T12:35:00+02:00'),
  ],
  [
    'checkout: reserved, without an end',
    'Je reservering is genoteerd Je ontvangt de bevestiging per mail.',
    'Your reservation is noted The confirmation comes by email.',
    returnedAs('res', 'none', checkout),
  ],
  [
    'checkout: offered',
    'Je offerte is genoteerd Er is nog niets besteld of betaald.',
    'Your offer is noted',
    returnedAs('pros', 'none', checkout),
  ],
  [
    'checkout: withdrawn',
    'Deze bestelling is geannuleerd De kaarten zijn niet meer geldig. Heb je vragen, of al betaald? Neem contact op met de kassa. Naar het programma',
    'This order was cancelled The tickets are no longer valid. Questions, or paid already? Please contact the box office. To the programme',
    returnedAs('trash', 'paid', checkoutWithProgramme),
  ],
  [
    'checkout: guest',
    'Voor wie is de bestelling? We sturen je kaarten naar dit e-mailadres. E-mailadres Voornaam Achternaam Hoe wil je betalen?',
    'Who is ordering? We send your tickets to this email address. Email address First name Last name How would you like to pay?',
    filledBy('guest', checkout),
  ],
  [
    'checkout: guest, not filled in',
    'E-mailadres Vul je e-mailadres in. Voornaam Vul je voornaam in. Achternaam Vul je achternaam in.',
    'Email address Please fill in your email address. First name',
    filledBy('guest', withMethod(1), order),
  ],
  [
    'checkout: sign in first',
    'Log eerst in om te bestellen. Wat in je winkelwagen staat, houden we vast tot de tijd om is. Inloggen',
    'Inloggen',
    filledBy('none', withSignIn),
  ],
  [
    'checkout: unknown order',
    'We kennen deze bestelling niet We weten dus niet of je kaarten zijn betaald. Kijk in je mail of neem contact op met de kassa.',
    'We do not know this order So we do not know whether your tickets are paid for. Please look in your email or contact the box office.',
    returned(notThere, checkout),
  ],
  [
    'checkout: order unreachable',
    'We kunnen je bestelling nu niet ophalen Aan je bestelling verandert dat niets. Betaal niet nog een keer.',
    'We cannot fetch your order right now This does not change your order. Please do not pay again.',
    returned(unavailable, checkout),
  ],
];
