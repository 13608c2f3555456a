import { expect, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { allByRole, byRole, click, eventually, expectSame, focused, seen } from './screen.js';
import { destinations, hamlet, openShopWith, show } from './shop.js';

const checkout = html`<peppered-checkout payment-method-id="1"></peppered-checkout>`;

const fields = {
  'E-mailadres': 'anna@example.nl',
  Voornaam: 'Anna',
  Achternaam: 'de Vries',
} as const;
type Label = keyof typeof fields;

const field = (label: string) => eventually(() => byRole('textbox', label));
const submit = async () => click(await eventually(() => byRole('button', /^Bestellen en/)));

async function fill(label: Label, text: string = fields[label]) {
  const input = await field(label);
  input.focus();
  await sendKeys({ type: text });
}

/** What is wrong with a field, as a screen reader tells it with the field. */
function errorOf(input: HTMLElement): string | undefined {
  const id = input.getAttribute('aria-describedby');
  const root = input.getRootNode();
  const error = id && root instanceof ShadowRoot ? root.getElementById(id) : null;
  return error ? seen(error) : undefined;
}

describe('a guest', () => {
  it('is asked who they are where the gateway sells to guests', async () => {
    await openShopWith([hamlet()], { buyer: 'guest' });
    await show(checkout);
    const inputs = await Promise.all(Object.keys(fields).map(field));
    const hints = inputs.map(({ attributes }) => [
      attributes.getNamedItem('type')?.value,
      attributes.getNamedItem('autocomplete')?.value,
    ]);
    expect(hints).to.deep.equal([
      ['email', 'email'],
      ['text', 'given-name'],
      ['text', 'family-name'],
    ]);
    byRole('group', 'Voor wie is de bestelling?');
  });

  it('is not asked where the site knows its visitor', async () => {
    await openShopWith([hamlet()]);
    await show(checkout);
    await eventually(() => byRole('button', /^Bestellen/));
    expect(allByRole('textbox')).to.have.length(0);
  });

  it('orders, and the box office knows for whom', async () => {
    const theatre = await openShopWith([hamlet()], { buyer: 'guest' });
    await show(checkout);
    for (const label of ['E-mailadres', 'Voornaam', 'Achternaam'] as const) await fill(label);
    await submit();
    await eventually(() => expect(destinations).to.have.length(1));
    const [order] = await theatre.orders();
    expect(order?.customerId).to.be.a('number').and.not.to.equal(theatre.customerId);
  });

  it('reads beside each field what is missing, and is led to the first', async () => {
    const theatre = await openShopWith([hamlet()], { buyer: 'guest' });
    await show(checkout);
    await fill('Voornaam');
    await submit();
    const email = await field('E-mailadres');
    await eventually(() => expect(errorOf(email)).to.equal('Vul je e-mailadres in.'));
    expect(errorOf(await field('Voornaam'))).to.equal(undefined);
    expect(errorOf(await field('Achternaam'))).to.equal('Vul je achternaam in.');
    expect(email).to.have.attribute('aria-invalid', 'true');
    expectSame(focused(), email);
    expect(await theatre.orders()).to.have.length(0);
  });

  it('reads that an e-mail address is not complete, until it is', async () => {
    await openShopWith([hamlet()], { buyer: 'guest' });
    await show(checkout);
    await fill('E-mailadres', 'anna@example');
    const email = await field('E-mailadres');
    expect(errorOf(email)).to.equal(undefined);
    await submit();
    await eventually(() =>
      expect(errorOf(email)).to.equal('Dit is geen volledig e-mailadres. Kijk het nog eens na.'),
    );
    await sendKeys({ press: 'End' });
    await sendKeys({ type: '.nl' });
    await eventually(() => expect(errorOf(email)).to.equal(undefined));
  });

  it('finds filled in what the site knows', async () => {
    const theatre = await openShopWith([hamlet()], { buyer: 'guest' });
    await show(
      html`<peppered-checkout
        payment-method-id="1"
        email="anna@example.nl"
        customer-first-name="Anna"
        customer-last-name="de Vries"
      ></peppered-checkout>`,
    );
    await submit();
    await eventually(() => expect(destinations).to.have.length(1));
    expect(await theatre.orders()).to.have.length(1);
  });

  it('must sign in where the site sells only to those whom it knows', async () => {
    await openShopWith([hamlet()], { buyer: 'none' });
    const page = await show(
      html`<peppered-checkout>
        <a slot="sign-in" href="#inloggen">Inloggen</a>
      </peppered-checkout>`,
    );
    await eventually(() => expect(seen(page)).to.contain('Log eerst in om te bestellen.'));
    byRole('link', 'Inloggen');
    expect(allByRole('button', /^Bestellen/)).to.have.length(0);
  });
});

describe('a guest who orders by keyboard alone', () => {
  it('tabs through the form, fills it in and sends it with Enter', async () => {
    const theatre = await openShopWith([hamlet()], { buyer: 'guest' });
    await show(checkout);
    await field('E-mailadres');
    for (const text of Object.values(fields)) {
      await sendKeys({ press: 'Tab' });
      await sendKeys({ type: text });
    }
    await sendKeys({ press: 'Enter' });
    await eventually(() => expect(destinations).to.have.length(1));
    expect(await theatre.orders()).to.have.length(1);
  });
});

describe('a guest whom the gateway', () => {
  const filledIn = html`<peppered-checkout
    payment-method-id="1"
    email="anna@example.nl"
    customer-first-name="Anna"
    customer-last-name="de Vries"
  ></peppered-checkout>`;

  it('refuses reads so, keeps what was filled in, and can try again', async () => {
    const theatre = await openShopWith([hamlet()], { buyer: 'guest' });
    const refusing = await theatre.fault(
      { kind: 'status', status: 422 },
      { layer: 'api', path: '/peppered/customer**' },
    );
    await show(filledIn);
    await submit();
    await eventually(() =>
      expect(seen(byRole('alert'))).to.equal(
        'Je bestelling is niet geplaatst en er is niets betaald. Alles staat nog in je winkelwagen. Probeer het opnieuw of bel de kassa.',
      ),
    );
    expect(byRole('textbox', 'E-mailadres')).to.have.property('value', 'anna@example.nl');
    expect(await theatre.orders()).to.have.length(0);
    await refusing.remove();
    await submit();
    await eventually(() => expect(destinations).to.have.length(1));
    expect(await theatre.orders()).to.have.length(1);
  });

  it('does not know any more is asked who they are', async () => {
    const theatre = await openShopWith([hamlet()], { buyer: 'guest' });
    // Signed in when the page asked, and not any more when the order is sent.
    await theatre.fault(
      { kind: 'override', headers: { 'Peppered-Customer': 'known' } },
      { path: '/peppered/paymentmethods', times: 1 },
    );
    await show(checkout);
    await submit();
    await field('E-mailadres');
    expect(seen(byRole('alert'))).to.contain('Je bestelling is niet geplaatst');
    expect(await theatre.orders()).to.have.length(0);
    for (const label of ['E-mailadres', 'Voornaam', 'Achternaam'] as const) await fill(label);
    await submit();
    await eventually(() => expect(destinations).to.have.length(1));
    expect(await theatre.orders()).to.have.length(1);
  });

  it('would refuse is told so before anything is sent', async () => {
    const theatre = await openShopWith([hamlet()], { buyer: 'guest' });
    const page = await show(filledIn);
    const email = await field('E-mailadres');
    const element = page.querySelector('peppered-checkout');
    for (const address of ['anna(1)@example.nl', 'a,b@example.nl', 'anna@example.', 'a@b@c.nl']) {
      if (element) element.email = address;
      await element?.updateComplete;
      await submit();
      await eventually(() => expect(errorOf(email)).to.contain('geen volledig e-mailadres'));
    }
    const posts = (await theatre.requests()).filter(({ method }) => method === 'POST');
    expect(posts).to.deep.equal([]);
  });
});

describe('a guest who reads English', () => {
  it('is asked and told in English', async () => {
    await openShopWith([hamlet()], { buyer: 'guest' });
    await show(checkout, 'en');
    await click(await eventually(() => byRole('button', /^Order and pay/)));
    const email = await field('Email address');
    await eventually(() => expect(errorOf(email)).to.equal('Please fill in your email address.'));
    expect(errorOf(byRole('textbox', 'Last name'))).to.be.a('string');
    byRole('group', 'Who is ordering?');
  });
});
