import { expect, html } from '@open-wc/testing';
import { getCart } from '../../src/page/get-cart.js';
import { allByRole, byRole, click, eventually, nameOf, seen } from './screen.js';
import {
  donation,
  hamlet,
  openShop,
  openShopWith,
  openShopWithLines,
  show,
  suitcase,
} from './shop.js';

const cart = html`<peppered-cart></peppered-cart>`;

const nasty = {
  html: '<b>Hamlet</b> <img src=x onerror="globalThis.broken = true">',
  script: '<script>globalThis.broken = true</script>',
  rightToLeft: 'هاملت — القاعة الكبرى',
  long: 'Rij'.repeat(167),
};

describe('the lines of a cart', () => {
  it('stand by performance with a subtotal, gifts apart', async () => {
    await openShopWith([hamlet(2), suitcase, donation(5), hamlet(1), donation(2.5)]);
    const page = await show(cart);
    await eventually(() =>
      expect(seen(page)).to.match(
        new RegExp(
          [
            'Hamlet .+ Grote Zaal( Standaard € 24,50){3} 3 kaarten Verwijder alle € 73,50',
            'De zee in een koffer \\(6\\+\\) .+ Kleine Zaal Kind € 9,75',
            'Gift Donatie aan Theater De Linde € 5,00 Donatie aan Theater De Linde € 2,50',
            '2 giften Verwijder alle € 7,50',
            'Totaal € 90,75 Winkelwagen leegmaken$',
          ].join(' '),
        ),
      ),
    );
    expect(allByRole('heading').map(nameOf)).to.deep.equal([
      'Winkelwagen',
      'Hamlet',
      'De zee in een koffer (6+)',
      'Gift',
    ]);
    expect(allByRole('listitem')).to.have.length(6);
  });

  it('add up in cents', async () => {
    await openShopWithLines([
      { itemType: 'donation', description: 'Gift', amount: 0.1 },
      { itemType: 'donation', description: 'Gift', amount: 0.2 },
      { itemType: 'donation', description: 'Gift', amount: 1.1 },
    ]);
    const page = await show(cart);
    await eventually(() => expect(seen(page)).to.contain('3 giften Verwijder alle € 1,40'));
  });

  it('can be discounts, vouchers, and types that are newer than the cart', async () => {
    await openShopWithLines([
      {
        itemType: 'ticket',
        eventId: 95,
        priceName: 'Standaard',
        description: 'Hamlet',
        amount: 20,
      },
      { itemType: 'ticket', eventId: 95, priceName: 'Vriendenkorting', amount: -2.5 },
      { itemType: 'voucher', description: 'Tegoedbon 1234', amount: -10 },
      { itemType: 'parking', description: 'Parkeerkaart', amount: 4 },
    ]);
    const page = await show(cart);
    await eventually(() => expect(seen(page)).to.contain('Totaal € 11,50'));
    expect(seen(page)).to.contain(
      'Standaard € 20,00 Vriendenkorting Korting € -2,50 1 kaart, 1 korting Verwijder alle € 17,50',
    );
    expect(seen(page)).to.contain('Tegoedbon Tegoedbon 1234 € -10,00');
    expect(seen(page)).to.contain('Overig Parkeerkaart € 4,00');
    byRole('button', 'Verwijder Vriendenkorting, Korting, Hamlet');
    byRole('button', 'Verwijder Tegoedbon 1234, Tegoedbon');
    byRole('button', 'Verwijder alle 2 items voor Hamlet');
  });

  it('are named by what is known of them', async () => {
    const theatre = await openShopWith([hamlet()]);
    const line = { itemId: 'a', eventId: 95, priceId: 'b', amount: 5 };
    const body = JSON.stringify({
      cartId: theatre.cartId,
      timeOut: null,
      numberOfItems: 2,
      amount: 10,
      cartItems: [
        { ...line, itemType: 'ticket', description: 'Hamlet' },
        { ...line, itemType: 'mystery', itemId: 'c', eventId: null },
      ],
    });
    await theatre.fault({ kind: 'override', body }, { path: '/peppered/cart/*' });
    const page = await show(cart);
    await eventually(() =>
      expect(seen(page)).to.match(
        /^Winkelwagen Hamlet .+ Kaart € 5,00 Overig Overig € 5,00 Totaal € 10,00 Winkelwagen leegmaken$/,
      ),
    );
    byRole('button', 'Verwijder Kaart, Hamlet');
    byRole('button', 'Verwijder Overig');
  });

  it('are text, whatever they hold, and never wider than the page', async () => {
    await openShopWithLines(
      Object.values(nasty).map((text, index) => ({
        itemType: 'ticket',
        eventId: index + 1,
        priceName: `Rang: ${text}`,
        description: text,
        amount: 10,
      })),
    );
    const page = await show(html`<div style="width: 20rem">${cart}</div>`);
    await eventually(() => expect(seen(page)).to.contain('Totaal € 40,00'));
    for (const text of Object.values(nasty))
      expect(seen(page)).to.contain(`${text.replace(' — ', ' ')} Rang: ${text}`);
    expect('broken' in globalThis).to.be.false;
    const { right } = byRole('region', 'Winkelwagen').getBoundingClientRect();
    for (const element of [...allByRole('listitem'), ...allByRole('heading')])
      expect(element.getBoundingClientRect().right).to.be.at.most(right);
    for (const button of allByRole('button'))
      expect(button.getBoundingClientRect().width).to.be.at.least(24);
  });

  it('leave the direction of a name out of the sentence around it', async () => {
    await openShopWithLines([
      { itemType: 'ticket', eventId: 1, priceName: nasty.rightToLeft, amount: 10 },
    ]);
    await show(cart);
    const line = await eventually(() => byRole('listitem'));
    const name = line.querySelector('bdi');
    const amount = line.querySelector('[part=line-amount]');
    expect(getComputedStyle(name ?? line).unicodeBidi).to.equal('isolate');
    expect(name?.getBoundingClientRect().left).to.be.below(
      amount?.getBoundingClientRect().left ?? 0,
    );
  });

  it("come with the server's total, not one of our own", async () => {
    const theatre = await openShopWith([hamlet(2)]);
    const body = JSON.stringify({
      cartId: theatre.cartId,
      timeOut: null,
      numberOfItems: 1,
      amount: 44.1,
      cartItems: [{ itemType: 'ticket', itemId: 'a', priceId: 'b', amount: 49 }],
    });
    await theatre.fault({ kind: 'override', body }, { path: '/peppered/cart/*' });
    const page = await show(cart);
    await eventually(() =>
      expect(seen(page)).to.match(/€ 49,00 Totaal € 44,10 Winkelwagen leegmaken$/),
    );
  });

  it('are read again by the button when they may be out of date', async () => {
    const theatre = await openShopWith([hamlet(2)]);
    const page = await show(cart);
    await eventually(() => expect(seen(page)).to.contain('Totaal'));
    const down = await theatre.fault({ kind: 'status', status: 503 });
    await getCart().refresh();
    await eventually(() => expect(seen(byRole('alert'))).to.contain('niet bijwerken'));
    expect(seen(page)).to.contain('Totaal € 49,00');
    await down.remove();
    await click(byRole('button', 'Opnieuw proberen'));
    await eventually(() => expect(allByRole('alert')).to.have.length(0));
  });

  it('are read again by the button when they could not be read at all', async () => {
    const theatre = await openShopWith([hamlet(2)]);
    const down = await theatre.fault({ kind: 'html' });
    const page = await show(cart);
    await eventually(() => expect(seen(byRole('alert'))).to.contain('niet ophalen'));
    await down.remove();
    await click(byRole('button', 'Opnieuw proberen'));
    await eventually(() => expect(seen(page)).to.contain('Totaal € 49,00'));
    expect(allByRole('alert')).to.have.length(0);
  });

  it('lead to the checkout, where the page names one, and have room for more', async () => {
    await openShopWith([hamlet(2)]);
    await show(html`
      <peppered-cart checkout-href="#afrekenen">
        <span slot="heading">Je mandje</span>
        <a slot="actions" href="#programma">Verder kijken</a>
        <a slot="empty" href="#programma">Naar het programma</a>
      </peppered-cart>
    `);
    await eventually(() => byRole('link', 'Afrekenen'));
    byRole('region', 'Je mandje');
    byRole('link', 'Verder kijken');
    expect(allByRole('link', 'Naar het programma')).to.have.length(0);
    await click(byRole('link', 'Afrekenen'));
    expect(location.hash).to.equal('#afrekenen');
  });

  it('leave room for what the page says when there are none', async () => {
    await openShop();
    await show(html`
      <peppered-cart checkout-href="#afrekenen">
        <a slot="empty" href="#programma">Naar het programma</a>
      </peppered-cart>
    `);
    byRole('link', 'Naar het programma');
    expect(allByRole('link', 'Afrekenen')).to.have.length(0);
  });
});
