import { html } from '@open-wc/testing';
import type { Fault, SeededLine } from '../theatre.js';
import {
  addAgainTooLate,
  added,
  addSlowly,
  addTooMany,
  askToEmpty,
  cartGoesDown,
  empty,
  emptyUnanswered,
  failing,
  filled,
  filledWith,
  mixed,
  orderElsewhere,
  removeFirst,
  removeGroup,
  taken,
  timeRunsOut,
  wantOneMore,
  whileUnreadable,
  type Open,
} from './arrange.js';
import { checkoutRows } from './checkout-states.js';

/** Something that a visitor can find on the screen: how it comes there, and what is read there. */
export interface VisibleState {
  name: string;
  nl: string;
  en: string;
  open: Open;
}

/** The same, in the order of its fields. */
export type Row = [name: string, nl: string, en: string, open: Open];

const badge = html`<peppered-cart-badge></peppered-cart-badge>`;
const badgeWithAmount = html`<peppered-cart-badge show-amount href="#cart"></peppered-cart-badge>`;
const badgeWithLink = html`<peppered-cart-badge><a href="#cart">Kaarten</a></peppered-cart-badge>`;
const cart = html`<peppered-cart checkout-href="#checkout"></peppered-cart>`;
const cartWithProgramme = html`<peppered-cart programme-href="#programme"></peppered-cart>`;
const drawer = html`<peppered-cart drawer open></peppered-cart>`;
const cartPath = '/peppered/cart/*';
const linePath = '/peppered/cart/*/*';
const summaryPath = '/peppered/cart/*/summary';
const held: Fault = { kind: 'hold' };
const unavailable: Fault = { kind: 'status', status: 503 };
const refused: Fault = { kind: 'status', status: 422 };
const ticket: SeededLine = {
  itemType: 'ticket',
  eventId: 95,
  priceName: 'Standaard',
  description: 'Hamlet — Grote Zaal',
  amount: 24.5,
};
const longNames: SeededLine[] = [
  {
    ...ticket,
    priceName: 'Stadspas, CJP, student of 65-plus met een begeleider zonder eigen kaart',
    description:
      'De onwaarschijnlijke geschiedenis van de zeemeermin die nooit naar de Noordzeekustplaats terugkeerde — Grote Zaal van de Stadsschouwburg',
    amount: 1024.5,
  },
];
const twelve: SeededLine[] = Array.from({ length: 12 }, () => ticket);

const rows: Row[] = [
  ['badge: empty', 'Winkelwagen 0 items', 'Cart 0 items', empty(badge)],
  ['badge: loading', 'Winkelwagen', 'Cart', failing(summaryPath, held, badge)],
  ['badge: filled', '2 items € 49,00', '2 items €49.00', filled(badgeWithAmount)],
  ['badge: own link', 'Kaarten 2 items', 'Kaarten 2 items', filled(badgeWithLink)],
  [
    'badge: last minutes',
    '2 items Nog 5 minuten',
    '2 items 5 minutes left',
    filled(badge, undefined, 298),
  ],
  [
    'badge: not added',
    'De plaatsen voor Hamlet zijn niet meer allemaal vrij. Er is niets toegevoegd. Kies andere plaatsen.',
    'The seats for Hamlet are no longer all available. Nothing was added. Please choose other seats.',
    taken(badge),
  ],

  [
    'badge: adding takes long',
    'We zetten het in je winkelwagen…',
    'Putting it in your cart…',
    filled(badge, addSlowly),
  ],

  ['cart: no cart', 'Je winkelwagen is leeg', 'Your cart is empty', empty(cart)],
  [
    'cart: loading',
    'Je winkelwagen wordt geladen…',
    'Loading your cart…',
    failing(cartPath, held, cart),
  ],
  ['cart: filled', 'Totaal € 49,00 Afrekenen', 'Total €49.00 Check out', filled(cart)],
  ['cart: long names', 'Totaal € 1.024,50', 'Total €1,024.50', filledWith(longNames, cart)],
  [
    'cart: every kind of line',
    'Vriendenkorting Korting € -5,00 2 kaarten, 1 korting Verwijder alle € 34,00 Gift Donatie aan De Linde € 5,00 Tegoedbon Tegoedbon 1234 € -10,00 Korting Actie Vroegboekkorting € -2,00 Overig Parkeerkaart € 4,00 Totaal € 31,00',
    'Vriendenkorting Discount -€5.00 2 tickets, 1 discount Remove all €34.00 Donation Donatie aan De Linde €5.00 Voucher Tegoedbon 1234 -€10.00 Discount Actie Vroegboekkorting -€2.00 Other Parkeerkaart €4.00 Total €31.00',
    mixed(95, cart),
  ],
  [
    'cart: unknown performance',
    'Hamlet Grote Zaal Standaard € 24,50',
    'Hamlet Grote Zaal Standaard €24.50',
    mixed(9999, cart),
  ],
  [
    'cart: performance on its way',
    'Hamlet Grote Zaal Standaard € 24,50',
    'Hamlet Grote Zaal Standaard €24.50',
    failing('/peppered/event/*', held, cart),
  ],
  [
    'cart: removing a group',
    'Standaard Wordt verwijderd… € 24,50 Standaard Wordt verwijderd… € 24,50 2 kaarten',
    'Standaard Removing… €24.50 Standaard Removing… €24.50 2 tickets',
    failing(linePath, held, cart, removeGroup),
  ],
  [
    'cart: emptying?',
    'Wil je je winkelwagen leegmaken? Je verwijdert dan 2 items. Je plaatsen komen weer vrij voor anderen. Nee, bewaar alles Ja, maak leeg',
    'Do you want to empty your cart? This removes 2 items. Your seats will be released for others. No, keep everything Yes, empty it',
    filled(cart, askToEmpty),
  ],
  [
    'cart: emptying',
    'Nee, bewaar alles Wordt leeggemaakt…',
    'No, keep everything Emptying…',
    filled(cart, emptyUnanswered),
  ],
  ['drawer: emptying?', 'Ja, maak leeg', 'Yes, empty it', filled(drawer, askToEmpty)],
  ['cart: last minutes', 'Nog 4:', 'Held for you for 4:', filled(cart, undefined, 298)],
  ['cart: busy line', 'Wordt verwijderd…', 'Removing…', failing(linePath, held, cart, removeFirst)],
  ['cart: one more on its way', 'Wordt toegevoegd…', 'Adding…', added(cart, wantOneMore)],
  [
    'cart: can be added again',
    'Standaard verwijderd Opnieuw toevoegen',
    'Standaard removed Add again',
    added(cart, removeFirst),
  ],
  [
    'cart: cannot be added again',
    'Hiervoor zijn niet genoeg plaatsen meer vrij.',
    'Not enough seats are left for this.',
    added(cart, addAgainTooLate),
  ],
  [
    'cart: not removed',
    'Dat is niet gelukt. Alles staat nog in je winkelwagen. Probeer het opnieuw.',
    'That did not work. Everything is still in your cart. Please try again.',
    failing(linePath, refused, cart, removeFirst),
  ],
  [
    'cart: unsure whether removed',
    'We weten nog niet of dat is gelukt. We kijken het voor je na.',
    'We do not know yet whether that worked. We are checking. You need not do anything.',
    failing(linePath, unavailable, cart, whileUnreadable(removeFirst)),
  ],
  [
    'cart: stale',
    'We kunnen je winkelwagen nu niet bijwerken. Dit is wat we het laatst wisten. We houden het vast tot de tijd om is. Opnieuw proberen',
    'We cannot update your cart right now. This is what we last knew. It stays held until its time is up. Try again',
    filled(cart, cartGoesDown),
  ],
  [
    'cart: failed',
    'We kunnen je winkelwagen nu niet ophalen. Wat erin staat, houden we vast tot de tijd om is. We blijven het proberen. Opnieuw proberen',
    'We cannot fetch your cart right now. What is in it stays held until its time is up. We keep trying. Try again',
    failing(cartPath, unavailable, cart),
  ],
  [
    'cart: expired',
    'De tijd is om Je plaatsen zijn weer vrijgegeven. Er is niets betaald. Je kunt opnieuw kiezen. Dit stond in je winkelwagen: 2 × Hamlet — Grote Zaal, Standaard Naar het programma',
    'Time is up Your seats have been released. Nothing was paid. You can choose again. This was in your cart: 2 × Hamlet — Grote Zaal, Standaard To the programme',
    filled(cartWithProgramme, timeRunsOut),
  ],
  [
    'cart: partly added',
    'Eén kaart was niet meer vrij. De rest staat in je winkelwagen. Kies er andere bij. Naar het programma Hamlet',
    'One ticket was no longer available. The rest is in your cart. You can choose other seats as well. To the programme Hamlet',
    filled(cartWithProgramme, addTooMany),
  ],
  [
    'cart: server asks for patience',
    'Het is nu erg druk. Er is niets veranderd. Wacht even en probeer het opnieuw.',
    'It is very busy right now. Nothing has changed. Please wait a moment and try again.',
    failing(linePath, { kind: 'status', status: 429 }, cart, removeFirst),
  ],
  [
    'cart: ordered, not paid yet',
    'Je bestelling wacht op betaling Je kaarten zijn besteld, maar nog niet betaald. Rond de betaling af op de betaalpagina. Naar de betaalpagina',
    'Your order is waiting to be paid Your tickets are ordered, but not paid for yet. Please finish paying on the payment page. Go to the payment page',
    filled(cart, orderElsewhere),
  ],
  ['drawer: empty', 'Je winkelwagen is leeg', 'Your cart is empty', empty(drawer)],
  ['drawer: filled', 'Totaal € 49,00', 'Total €49.00', filled(drawer)],
  ['drawer: twelve lines', 'Totaal € 294,00', 'Total €294.00', filledWith(twelve, drawer)],
  [
    'drawer: adding takes long',
    'We zetten het in je winkelwagen…',
    'Putting it in your cart…',
    filled(drawer, addSlowly),
  ],
  [
    'drawer: not added',
    'De plaatsen voor Hamlet zijn niet meer allemaal vrij. Er is niets toegevoegd. Kies andere plaatsen.',
    'The seats for Hamlet are no longer all available. Nothing was added. Please choose other seats.',
    taken(html`<peppered-cart drawer></peppered-cart>`),
  ],
  ...checkoutRows,
];

/** Every state of every element. A new state is a new row. */
export const states = rows.map(([name, nl, en, open]): VisibleState => ({ name, nl, en, open }));
