import { expect, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { PaymentMethod } from '../../src/api/order-schemas.js';
import {
  allByRole,
  byRole,
  click,
  eventually,
  focused,
  nameOf,
  seen,
  expectSame,
} from './screen.js';
import { collect, donation, hamlet, openShop, openShopWith, requestsOf, show } from './shop.js';

const checkout = html`<peppered-checkout></peppered-checkout>`;
const methods = { path: '/peppered/paymentmethods' } as const;

/** A theatre with a cart of € 24.50 and payment methods of its own. */
async function openShopWithMethods(...own: PaymentMethod[]) {
  const theatre = await openShopWith([hamlet()]);
  await theatre.fault({ kind: 'override', body: JSON.stringify(own) }, methods);
  return theatre;
}

const radios = () =>
  eventually(() => {
    const found = allByRole('radio');
    expect(found).not.to.be.empty;
    return found;
  });

describe('the payment methods', () => {
  it('come with their fees, none chosen', async () => {
    await openShopWith([hamlet(2)]);
    await show(checkout);
    const found = await radios();
    expect(found.map(nameOf)).to.deep.equal([
      'iDEAL geen kosten',
      'Creditcard + € 1,50',
      'Factuur geen kosten',
      'Contant geen kosten',
    ]);
    expect(found.some((radio) => radio.matches(':checked'))).to.be.false;
    byRole('group', 'Hoe wil je betalen?');
  });

  it('change what is due, and the button says so', async () => {
    await openShopWith([hamlet(2)]);
    const page = await show(checkout);
    await click(await eventually(() => byRole('radio', /Creditcard/)));
    await eventually(() => byRole('button', 'Bestellen en € 50,50 betalen'));
    expect(seen(page)).to.contain('Bestelling € 49,00 Transactiekosten € 1,50 Te betalen € 50,50');
    await click(byRole('radio', /iDEAL/));
    await eventually(() => byRole('button', 'Bestellen en € 49,00 betalen'));
    expect(seen(page)).not.to.contain('Transactiekosten');
  });

  it('are chosen with the keyboard', async () => {
    await openShopWith([hamlet(2)]);
    await show(checkout);
    await radios();
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: ' ' });
    await sendKeys({ press: 'ArrowDown' });
    await eventually(() => byRole('button', 'Bestellen en € 50,50 betalen'));
    expectSame(focused(), byRole('radio', /Creditcard/));
  });

  it('add their fee in cents', async () => {
    const theatre = await openShopWith([donation(0.1)]);
    const body = JSON.stringify([{ paymentMethodId: 1, name: 'Bank', fee: 0.2 }]);
    await theatre.fault({ kind: 'override', body }, methods);
    const page = await show(checkout);
    await eventually(() => byRole('button', 'Bestellen en € 0,30 betalen'));
    expect(seen(page)).to.contain('Te betalen € 0,30');
  });

  it('are chosen already when there is one', async () => {
    await openShopWithMethods({ paymentMethodId: 8, name: 'Pin', fee: 0 });
    await show(checkout);
    await eventually(() => expect(byRole('radio', /Pin/)).to.have.property('checked', true));
  });

  it('are chosen already by payment-method-id', async () => {
    await openShopWith([hamlet(2)]);
    await show(html`<peppered-checkout payment-method-id="2"></peppered-checkout>`);
    await eventually(() => byRole('button', 'Bestellen en € 50,50 betalen'));
    expect(byRole('radio', /Creditcard/)).to.have.property('checked', true);
  });

  it('are waited for before there is a sum or a button', async () => {
    const theatre = await openShopWith([hamlet(2)]);
    const reading = await theatre.fault({ kind: 'hold' }, methods);
    const page = await show(html`<peppered-checkout payment-method-id="2"></peppered-checkout>`);
    await reading.struck();
    expect(seen(page)).not.to.contain('€');
    expect(allByRole('button')).to.have.length(0);
    await page.querySelector('peppered-checkout')?.submit();
    await reading.remove();
    await eventually(() => byRole('button', 'Bestellen en € 50,50 betalen'));
    expect(allByRole('alert')).to.have.length(0);
  });

  it('are asked for again by the button when they could not be read', async () => {
    const theatre = await openShopWith([hamlet()]);
    const errors = collect('peppered-error');
    const down = await theatre.fault({ kind: 'status', status: 503 }, methods);
    await show(checkout);
    await eventually(() => expect(seen(byRole('alert'))).to.contain('Betalen lukt hier nu niet'));
    expect(errors[0]?.error).to.include({ kind: 'server-error', status: 503 });
    await down.remove();
    await click(byRole('button', 'Opnieuw proberen'));
    await radios();
  });

  it('that are none leave nothing to order with, and say so', async () => {
    const theatre = await openShopWith([hamlet()]);
    await theatre.fault({ kind: 'override', body: '[]' }, methods);
    await show(checkout);
    await eventually(() => expect(seen(byRole('alert'))).to.contain('Betalen lukt hier nu niet'));
    expect(allByRole('button', /^Bestellen/)).to.have.length(0);
  });

  it('are not asked for without anything to pay', async () => {
    const theatre = await openShop();
    await show(checkout);
    expect(await requestsOf(theatre)).to.be.empty;
  });

  it('may be called anything', async () => {
    const name = '<b>Bank</b> ' + 'overschrijving'.repeat(20);
    await openShopWithMethods({ paymentMethodId: 1, name, fee: 0 });
    const page = await show(html`<div style="width: 20rem">${checkout}</div>`);
    await eventually(() => expect(seen(page)).to.contain(name));
    const radio = byRole('radio');
    expect(radio.closest('label')?.getBoundingClientRect().width).to.be.at.most(320);
  });
});

describe('the order button', () => {
  it('says first to choose how to pay, and goes there', async () => {
    const theatre = await openShopWith([hamlet()]);
    await show(checkout);
    const [first = document.body] = await radios();
    await click(byRole('button', 'Bestellen en € 24,50 betalen'));
    await eventually(() =>
      expect(seen(byRole('alert'))).to.equal('Kies eerst hoe je wilt betalen.'),
    );
    expectSame(focused(), first);
    await sendKeys({ press: ' ' });
    await eventually(() => expect(allByRole('alert')).to.have.length(0));
    expect(await theatre.orders()).to.be.empty;
  });

  it('says first to agree with the terms, and goes there', async () => {
    const theatre = await openShopWith([hamlet()]);
    await show(html`
      <peppered-checkout payment-method-id="3">
        <label slot="terms"><input type="checkbox" required /> Akkoord</label>
      </peppered-checkout>
    `);
    const button = await eventually(() => byRole('button', 'Bestellen en € 24,50 betalen'));
    await click(button);
    await eventually(() =>
      expect(seen(byRole('alert'))).to.equal('Vink eerst aan dat je akkoord gaat.'),
    );
    expectSame(focused(), byRole('checkbox', 'Akkoord'));
    expect(await theatre.orders()).to.be.empty;
    await sendKeys({ press: ' ' });
    await click(button);
    await eventually(async () => expect(await theatre.orders()).to.have.length(1));
  });

  it('waits for every field that the terms require, a list too', async () => {
    const theatre = await openShopWith([hamlet()]);
    await show(html`
      <peppered-checkout payment-method-id="3">
        <label slot="terms">
          Hoe kom je?
          <select required>
            <option value=""></option>
            <option>Met de fiets</option>
          </select>
        </label>
      </peppered-checkout>
    `);
    await click(await eventually(() => byRole('button', /^Bestellen/)));
    await eventually(() => expectSame(focused(), byRole('combobox')));
    expect(allByRole('alert')).to.have.length(1);
    expect(await theatre.orders()).to.be.empty;
  });

  it('names no sum where there is none', async () => {
    await openShopWith([hamlet()]).then((theatre) =>
      theatre.addLines(theatre.cartId, [{ itemType: 'voucher', amount: -24.5 }]),
    );
    const page = await show(html`<peppered-checkout payment-method-id="1"></peppered-checkout>`);
    await eventually(() => byRole('button', 'Bestellen'));
    expect(seen(page)).to.contain('Te betalen € 0,00');
  });

  it('stands below what the page adds', async () => {
    await openShopWith([hamlet()]);
    const page = await show(html`
      <peppered-checkout payment-method-id="1">
        <p slot="summary">Over je bestelling</p>
        <p slot="terms">Voorwaarden</p>
      </peppered-checkout>
    `);
    await eventually(() =>
      expect(seen(page)).to.match(
        /Over je bestelling Te betalen € 24,50 Voorwaarden Bestellen en € 24,50 betalen$/,
      ),
    );
  });
});
