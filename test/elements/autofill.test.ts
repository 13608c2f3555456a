import { expect, html } from '@open-wc/testing';
import { byRole, click, eventually, seen } from './screen.js';
import { destinations, hamlet, openShopWith, paymentMethods, show } from './shop.js';

const filled = {
  'E-mailadres': 'anna@example.nl',
  Voornaam: 'Anna',
  Achternaam: 'de Vries',
};

/** Fills the fields in as a browser or a password manager may: the value, and this event or none. */
async function autofill(event?: string) {
  for (const [label, value] of Object.entries(filled)) {
    const field = await eventually(() => byRole('textbox', label));
    if (field instanceof HTMLInputElement) field.value = value;
    if (event) field.dispatchEvent(new Event(event, { bubbles: true }));
  }
}

const choose = async (name: RegExp) => {
  const radio = await eventually(() => byRole('radio', name));
  if (radio instanceof HTMLInputElement) radio.checked = true;
};
const order = async () => click(await eventually(() => byRole('button', /^Bestellen en/)));
const isLeaving = () => eventually(() => expect(destinations).to.have.length(1));

describe('what is filled in for the visitor counts', () => {
  for (const event of ['input', 'change', undefined])
    it(`with ${event ?? 'no'} event`, async () => {
      const theatre = await openShopWith([hamlet()], { buyer: 'guest' });
      await show(html`<peppered-checkout payment-method-id="1"></peppered-checkout>`);
      await autofill(event);
      await order();
      await isLeaving();
      const [made] = await theatre.orders();
      expect(made?.customerId).to.be.a('number').and.not.to.equal(theatre.customerId);
    });

  it('with a change event that mends what was wrong', async () => {
    await openShopWith([hamlet()], { buyer: 'guest' });
    const page = await show(html`<peppered-checkout payment-method-id="1"></peppered-checkout>`);
    await order();
    await eventually(() => expect(seen(page)).to.contain('Vul je voornaam in.'));
    await autofill('change');
    await eventually(() => expect(seen(page)).not.to.contain('Vul je'));
  });

  it('as a payment method', async () => {
    const theatre = await openShopWith([hamlet()]);
    await show(html`<peppered-checkout></peppered-checkout>`);
    await choose(/iDEAL/);
    await order();
    await isLeaving();
    expect(await theatre.orders()).to.have.length(1);
  });

  it('as a payment method with a fee, once the visitor has read the sum', async () => {
    const theatre = await openShopWith([hamlet()]);
    await show(html`
      <peppered-checkout payment-method-id=${paymentMethods.iDEAL}></peppered-checkout>
    `);
    await choose(/Creditcard/);
    await order();
    await eventually(() => expect(seen(byRole('alert'))).to.contain('is het bedrag anders'));
    expect(await theatre.orders()).to.have.length(0);
    await click(byRole('button', 'Bestellen en € 26,00 betalen'));
    await isLeaving();
    expect((await theatre.orders())[0]).to.include({ fee: 1.5 });
  });

  it('as a payment method with a fee, which is said before what else is missing', async () => {
    const theatre = await openShopWith([hamlet()]);
    await show(html`
      <peppered-checkout payment-method-id=${paymentMethods.iDEAL}>
        <label slot="terms"><input type="checkbox" required /> Akkoord</label>
      </peppered-checkout>
    `);
    await choose(/Creditcard/);
    await order();
    await eventually(() => expect(seen(byRole('alert'))).to.contain('is het bedrag anders'));
    await click(byRole('button', 'Bestellen en € 26,00 betalen'));
    await eventually(() => expect(seen(byRole('alert'))).not.to.contain('is het bedrag anders'));
    expect(await theatre.orders()).to.have.length(0);
  });

  it('and does not undo what a script sets just before it orders', async () => {
    const theatre = await openShopWith([hamlet()]);
    const page = await show(html`<peppered-checkout payment-method-id="2"></peppered-checkout>`);
    await eventually(() => byRole('button', 'Bestellen en € 26,00 betalen'));
    const checkout = page.querySelector('peppered-checkout');
    if (checkout) checkout.paymentMethodId = paymentMethods.iDEAL;
    await checkout?.submit();
    await isLeaving();
    expect((await theatre.orders())[0]).to.include({ fee: 0 });
  });
});
