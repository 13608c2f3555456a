import { getCart } from 'peppered-cart';

interface Guest {
  email: string;
  firstName: string;
  lastName: string;
}

const hamlet = { priceId: '2ePdA8q3BN', rankId: 42, eventId: 95 };

export function Programme() {
  const add = () => {
    getCart()
      .add([{ ...hamlet, numberOfTickets: 1 }])
      .catch(console.error);
  };
  return (
    <>
      <h1>Programma</h1>
      <button data-peppered-add={JSON.stringify([{ ...hamlet, numberOfTickets: 2 }])}>
        Twee kaarten
      </button>
      <button onClick={add}>Eén kaart</button>
    </>
  );
}

export function Cart({ onRemove }: { onRemove: () => void }) {
  return (
    <>
      <h1>Winkelwagen</h1>
      <peppered-cart
        checkout-href="/afrekenen"
        programme-href="/"
        onpeppered-cart-remove={onRemove}
      >
        <span slot="heading">Jouw kaarten</span>
      </peppered-cart>
    </>
  );
}

export function Checkout({ guest }: { guest: Guest }) {
  return (
    <>
      <h1>Afrekenen</h1>
      <peppered-checkout
        redirect-url="/bedankt"
        email={guest.email}
        customerFirstName={guest.firstName}
        customerLastName={guest.lastName}
      >
        <label slot="terms">
          <input type="checkbox" required /> Ik ga akkoord met de voorwaarden
        </label>
      </peppered-checkout>
    </>
  );
}

export function Thanks({ guest }: { guest: Guest }) {
  return (
    <>
      <h1>Bedankt</h1>
      <peppered-checkout>
        <p slot="paid">Tot vanavond, {guest.firstName}.</p>
      </peppered-checkout>
    </>
  );
}
