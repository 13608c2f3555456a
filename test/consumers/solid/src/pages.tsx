import { getCart } from 'peppered-cart';
import { createSignal } from 'solid-js';

const hamlet = { priceId: '2ePdA8q3BN', rankId: 42, eventId: 95 };
const [guest] = createSignal({ email: 'anna@example.nl', firstName: 'Anna', lastName: 'de Vries' });

export function ProgrammePage() {
  return (
    <>
      <h1>Programma</h1>
      <button data-peppered-add={JSON.stringify([{ ...hamlet, numberOfTickets: 2 }])}>
        Twee kaarten
      </button>
      <button onClick={() => void getCart().add([{ ...hamlet, numberOfTickets: 1 }])}>
        Eén kaart
      </button>
    </>
  );
}

export function CartPage(props: { onRemove: () => void }) {
  return (
    <>
      <h1>Winkelwagen</h1>
      <peppered-cart
        checkout-href="/afrekenen"
        programme-href="/"
        on:peppered-cart-remove={() => props.onRemove()}
      >
        <span slot="heading">Jouw kaarten</span>
      </peppered-cart>
    </>
  );
}

export function CheckoutPage() {
  return (
    <>
      <h1>Afrekenen</h1>
      <peppered-checkout
        redirect-url="/bedankt"
        prop:email={guest().email}
        prop:customerFirstName={guest().firstName}
        prop:customerLastName={guest().lastName}
      >
        <label slot="terms">
          <input type="checkbox" required /> Ik ga akkoord met de voorwaarden
        </label>
      </peppered-checkout>
    </>
  );
}

export function ThanksPage() {
  return (
    <>
      <h1>Bedankt</h1>
      <peppered-checkout>
        <p slot="paid">Tot vanavond, {guest().firstName}.</p>
      </peppered-checkout>
    </>
  );
}
