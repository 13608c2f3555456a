import { getCart } from 'peppered-cart';

const hamlet = { priceId: '2ePdA8q3BN', rankId: 42, eventId: 95 };
const guest = { email: 'anna@example.nl', firstName: 'Anna', lastName: 'de Vries' };

/** The content of each page, by its path. */
export const pages = new Map([
  ['/', programme],
  ['/winkelwagen', cart],
  ['/afrekenen', checkout],
  ['/bedankt', thanks],
]);

function programme() {
  const content = parse(`
    <h1>Programma</h1>
    <button data-peppered-add data-price-id="${hamlet.priceId}" data-rank-id="${hamlet.rankId}"
      data-event-id="${hamlet.eventId}" data-number-of-tickets="2">Twee kaarten</button>
    <button>Eén kaart</button>`);
  content.querySelector('button:not([data-peppered-add])')?.addEventListener('click', () => {
    getCart()
      .add([{ ...hamlet, numberOfTickets: 1 }])
      .catch(console.error);
  });
  return content;
}

function cart() {
  return parse(`
    <h1>Winkelwagen</h1>
    <peppered-cart checkout-href="/afrekenen" programme-href="/">
      <span slot="heading">Jouw kaarten</span>
    </peppered-cart>`);
}

function checkout() {
  const content = parse('<h1>Afrekenen</h1>');
  const element = document.createElement('peppered-checkout');
  element.redirectUrl = '/bedankt';
  element.email = guest.email;
  element.customerFirstName = guest.firstName;
  element.customerLastName = guest.lastName;
  element.innerHTML = `
    <label slot="terms"><input type="checkbox" required /> Ik ga akkoord met de voorwaarden</label>`;
  content.append(element);
  return content;
}

function thanks() {
  return parse(`
    <h1>Bedankt</h1>
    <peppered-checkout><p slot="paid">Tot vanavond, ${guest.firstName}.</p></peppered-checkout>`);
}

function parse(html: string): DocumentFragment {
  const template = document.createElement('template');
  template.innerHTML = html;
  return document.importNode(template.content, true);
}
