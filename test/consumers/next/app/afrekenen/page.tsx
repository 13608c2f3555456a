const guest = { email: 'anna@example.nl', firstName: 'Anna', lastName: 'de Vries' };

export default function Checkout() {
  return (
    <>
      <h1>Afrekenen</h1>
      <peppered-checkout
        redirect-url="/bedankt"
        email={guest.email}
        customer-first-name={guest.firstName}
        customer-last-name={guest.lastName}
      >
        <label slot="terms">
          <input type="checkbox" required /> Ik ga akkoord met de voorwaarden
        </label>
      </peppered-checkout>
    </>
  );
}
