import { expect, html } from '@open-wc/testing';
import type { TemplateResult } from 'lit';
import { getCart } from '../../src/page/get-cart.js';
import type { Fault } from '../theatre.js';
import { allByRole, byRole, eventually } from './screen.js';
import { comeBackWith, hamlet, openShop, openShopWith } from './shop.js';
import { openShopWithOrder, show } from './shop.js';

/** Something that a visitor can find on the screen: how it comes there, and what is read there. */
export interface VisibleState {
  name: string;
  open: (lang: string) => Promise<unknown>;
  nl: string;
  en: string;
}

const badge = html`<peppered-cart-badge></peppered-cart-badge>`;
const badgeWithAmount = html`<peppered-cart-badge show-amount href="#cart"></peppered-cart-badge>`;
const badgeWithLink = html`<peppered-cart-badge><a href="#cart">Kaarten</a></peppered-cart-badge>`;
const cart = html`<peppered-cart checkout-href="#checkout"></peppered-cart>`;
const drawer = html`<peppered-cart drawer open></peppered-cart>`;
const checkout = html`<peppered-checkout></peppered-checkout>`;
const withMethod = (paymentMethodId: number) =>
  html`<peppered-checkout payment-method-id=${paymentMethodId}></peppered-checkout>`;
const withTerms = html`<peppered-checkout payment-method-id="1">
  <label slot="terms"><input type="checkbox" required /> Akkoord</label>
</peppered-checkout>`;

const unavailable: Fault = { kind: 'status', status: 503 };
const refused: Fault = { kind: 'status', status: 422 };
const unsafePayment = '{"orderId":1,"orderKey":"a-b","url":"javascript:alert(1)"}';
const held: Fault = { kind: 'hold' };

const twoTickets = () => openShopWith([hamlet(2)]);
const press = (name: RegExp) => eventually(() => byRole('button', name).click());
const removeFirst = () =>
  eventually(() => {
    const [button] = allByRole('button', /^(Verwijder|Remove) /);
    expect(button).to.exist;
    button?.click();
  });
const order = () => press(/^(Bestellen|Order and|Place order)/);
const isFilled = () => eventually(() => expect(getCart().state.phase).to.equal('filled'));

/** With two tickets in the cart, requests for `path` go wrong from the start. */
const failing =
  (path: string, fault: Fault, page: TemplateResult, then?: () => Promise<unknown>) =>
  async (lang: string) => {
    const theatre = await twoTickets();
    await theatre.fault(fault, { path });
    await show(page, lang);
    await then?.();
  };

const cartPath = '/peppered/cart/*';
const summaryPath = '/peppered/cart/*/summary';
const checkoutPath = '/peppered/cart/*/checkout';

/** With two tickets on the screen, what the visitor then does goes wrong. */
const failingLater =
  (fault: Fault, page: TemplateResult, then: () => Promise<unknown>) => async (lang: string) => {
    const theatre = await twoTickets();
    await show(page, lang);
    await isFilled();
    await theatre.fault(fault, { path: `${cartPath}*` });
    await then();
  };

/** With two tickets on the screen, the time runs out. */
const expiring = (page: TemplateResult) => async (lang: string) => {
  const theatre = await twoTickets();
  await show(page, lang);
  await isFilled();
  await theatre.advance(901);
  await getCart().refresh();
};

const emptyShop = (page: TemplateResult) => async (lang: string) => {
  await openShop();
  await show(page, lang);
};

/** The last seats were sold to somebody else. */
const taken = (page: TemplateResult) => async (lang: string) => {
  const theatre = await openShop();
  await theatre.leaveSeats(95, 42, 0);
  await show(page, lang);
  await getCart()
    .add([hamlet()])
    .catch(() => null);
};

/** Back from the payment page, with an order in this state. */
const orderIs = (status: string) => async (lang: string) => {
  const theatre = await openShopWithOrder();
  comeBackWith(theatre.orderKey);
  const body = JSON.stringify({
    order_payment_status: status,
    order_tickets_url: 'https://tickets.example/1',
    order_receipt_url: 'https://tickets.example/2',
  });
  await theatre.fault({ kind: 'override', body }, { path: '/order/*' });
  await show(checkout, lang);
};

const orderAnswers = (fault: Fault) => async (lang: string) => {
  const theatre = await openShopWithOrder();
  comeBackWith(theatre.orderKey);
  await theatre.fault(fault, { path: '/order/*' });
  await show(checkout, lang);
};

const rows: [name: string, nl: string, en: string, open: VisibleState['open']][] = [
  ['badge: empty', 'Winkelwagen 0 items', 'Cart 0 items', emptyShop(badge)],
  ['badge: loading', 'Winkelwagen', 'Cart', failing(summaryPath, held, badge)],
  ['badge: filled', '2 items € 49,00', '2 items €49.00', failing('', held, badgeWithAmount)],
  ['badge: own link', 'Kaarten 2 items', 'Kaarten 2 items', failing('', held, badgeWithLink)],
  [
    'badge: last minutes',
    '2 items 4:',
    '2 items 4:',
    async (lang) => {
      await openShopWith([hamlet(2)], { holdSeconds: 298 });
      await show(badge, lang);
    },
  ],
  [
    'badge: not added',
    'Deze plaatsen zijn net aan iemand anders verkocht. Kies andere plaatsen.',
    'These seats have just been sold to someone else. Please choose other seats.',
    taken(badge),
  ],

  ['cart: no cart', 'Je winkelwagen is leeg', 'Your cart is empty', emptyShop(cart)],
  [
    'cart: loading',
    'Je winkelwagen wordt geladen…',
    'Loading your cart…',
    failing(cartPath, held, cart),
  ],
  ['cart: filled', 'Totaal € 49,00 Afrekenen', 'Total €49.00 Check out', failing('', held, cart)],
  [
    'cart: last minutes',
    'Nog 4:',
    'Held for you for 4:',
    async (lang) => {
      await openShopWith([hamlet(2)], { holdSeconds: 298 });
      await show(cart, lang);
    },
  ],
  ['cart: busy line', 'Wordt verwijderd…', 'Removing…', failingLater(held, cart, removeFirst)],
  [
    'cart: not removed',
    'Dat is niet gelukt. Probeer het opnieuw.',
    'That did not work. Please try again.',
    failing(`${cartPath}/*`, refused, cart, removeFirst),
  ],
  [
    'cart: unsure whether removed',
    'De verbinding viel weg. Kijk goed wat er nu in je winkelwagen staat.',
    'The connection was lost. Please check what your cart holds now.',
    failing(`${cartPath}/*`, unavailable, cart, removeFirst),
  ],
  [
    'cart: stale',
    'We kunnen je winkelwagen nu niet bijwerken. Dit is wat we het laatst wisten. Opnieuw proberen',
    'We cannot update your cart right now. This is what we last knew. Try again',
    failingLater(unavailable, cart, () => getCart().refresh()),
  ],
  [
    'cart: failed',
    'We kunnen je winkelwagen nu niet ophalen. Opnieuw proberen',
    'We cannot fetch your cart right now. Try again',
    failing(cartPath, unavailable, cart),
  ],
  [
    'cart: expired',
    'De tijd is om Je plaatsen zijn weer vrijgegeven. Er is niets betaald. Je kunt opnieuw kiezen.',
    'Time is up Your seats have been released. Nothing was paid. You can choose again.',
    expiring(cart),
  ],
  ['drawer: empty', 'Je winkelwagen is leeg', 'Your cart is empty', emptyShop(drawer)],
  ['drawer: filled', 'Totaal € 49,00', 'Total €49.00', failing('', held, drawer)],
  [
    'drawer: not added',
    'Deze plaatsen zijn net aan iemand anders verkocht. Kies andere plaatsen.',
    'These seats have just been sold to someone else. Please choose other seats.',
    taken(html`<peppered-cart drawer></peppered-cart>`),
  ],

  [
    'checkout: no cart',
    'Er staat niets in je winkelwagen om af te rekenen.',
    'There is nothing in your cart to check out.',
    emptyShop(checkout),
  ],
  [
    'checkout: loading',
    'Je winkelwagen wordt geladen…',
    'Loading your cart…',
    failing(summaryPath, held, checkout),
  ],
  [
    'checkout: cart unavailable',
    'We kunnen je winkelwagen nu niet ophalen. Opnieuw proberen',
    'We cannot fetch your cart right now. Try again',
    failing(summaryPath, unavailable, checkout),
  ],
  ['checkout: expired', 'De tijd is om', 'Time is up', expiring(checkout)],
  [
    'checkout: methods loading',
    'Je winkelwagen wordt geladen…',
    'Loading your cart…',
    failing('/peppered/paymentmethods', held, checkout),
  ],
  [
    'checkout: methods unavailable',
    'We kunnen de betaalwijzen nu niet ophalen. Opnieuw proberen',
    'We cannot fetch the ways to pay right now. Try again',
    failing('/peppered/paymentmethods', unavailable, checkout),
  ],
  [
    'checkout: methods',
    'Hoe wil je betalen? iDEAL geen kosten Creditcard + € 1,50',
    'How would you like to pay? iDEAL no fee Creditcard + €1.50',
    failing('', held, checkout),
  ],
  [
    'checkout: method with a fee',
    'Transactiekosten € 1,50 Te betalen € 50,50 Bestellen en € 50,50 betalen',
    'Transaction fee €1.50 To pay €50.50 Order and pay €50.50',
    failing('', held, withMethod(2)),
  ],
  [
    'checkout: no method chosen',
    'Kies eerst hoe je wilt betalen.',
    'First choose how you would like to pay.',
    failing('', held, checkout, order),
  ],
  [
    'checkout: terms not accepted',
    'Vink eerst aan dat je akkoord gaat.',
    'First tick the box to agree.',
    failing('', held, withTerms, order),
  ],
  [
    'checkout: sending',
    'Je bestelling wordt geplaatst…',
    'Placing your order…',
    failing(checkoutPath, held, withMethod(1), order),
  ],
  [
    'checkout: refused',
    'Je bestelling is niet geplaatst en er is niets betaald. Probeer het opnieuw.',
    'Your order was not placed and nothing was paid. Please try again.',
    failing(checkoutPath, refused, withMethod(1), order),
  ],
  [
    'checkout: outcome unknown',
    'We weten niet zeker of je bestelling is geplaatst De verbinding viel weg. Bestel en betaal niet nog een keer',
    'We are not sure whether your order was placed The connection was lost. Please do not order or pay again',
    failing(checkoutPath, { kind: 'dropAfter' }, withMethod(1), order),
  ],
  [
    'checkout: leaving',
    'Je gaat nu naar de betaalpagina… Naar de betaalpagina',
    'Taking you to the payment page… Go to the payment page',
    failing('', held, withMethod(1), order),
  ],
  [
    'checkout: payment page refused',
    'We kunnen de betaalpagina niet veilig openen Je bestelling is geplaatst, maar nog niet betaald.',
    'We cannot open the payment page safely Your order is placed but not paid yet.',
    failing(checkoutPath, { kind: 'override', body: unsafePayment }, withMethod(1), order),
  ],
  [
    'checkout: placed',
    'Je bestelling is geplaatst Je ontvangt de bevestiging per e-mail.',
    'Your order is placed The confirmation comes by e-mail.',
    failing('', held, withMethod(3), order),
  ],
  [
    'checkout: checking',
    'We kijken of je betaling is aangekomen…',
    'Checking whether your payment has arrived…',
    orderAnswers(held),
  ],
  [
    'checkout: paid',
    'Betaald. Tot snel! Je bestelling is rond. Je ontvangt de bevestiging per e-mail. Bekijk je kaarten Bekijk je bon',
    'Paid. See you soon! Your order is complete. The confirmation comes by e-mail. View your tickets View your receipt',
    orderIs('paid'),
  ],
  [
    'checkout: pending',
    'Je betaling is nog niet bevestigd Dat kan even duren. We kijken vanzelf opnieuw. Betaal niet nog een keer.',
    'Your payment is not confirmed yet This can take a moment. We keep checking. Please do not pay again.',
    orderIs('pending'),
  ],
  [
    'checkout: cancelled',
    'Je betaling is geannuleerd Er is niets betaald.',
    'Your payment was cancelled Nothing was paid.',
    orderIs('cancelled'),
  ],
  [
    'checkout: partly paid',
    'Je bestelling is voor een deel betaald Neem contact op met de kassa om de rest te betalen.',
    'Your order is partly paid Please contact the box office to pay the rest.',
    orderIs('partial'),
  ],
  [
    'checkout: unknown order',
    'We kennen deze bestelling niet Kijk in je e-mail of neem contact op met de kassa.',
    'We do not know this order Please look in your e-mail or contact the box office.',
    orderAnswers({ kind: 'status', status: 404 }),
  ],
  [
    'checkout: order unreachable',
    'We kunnen je bestelling nu niet ophalen Betaal niet nog een keer.',
    'We cannot fetch your order right now Please do not pay again.',
    orderAnswers(unavailable),
  ],
];

/** Every state of every element. A new state is a new row. */
export const states = rows.map(([name, nl, en, open]): VisibleState => ({ name, nl, en, open }));
