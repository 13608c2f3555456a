import { expect, html } from '@open-wc/testing';
import { addCartItems, createCart } from '../../src/api/cart.js';
import { getCart } from '../../src/page/get-cart.js';
import { configureCart } from '../../src/store/config.js';
import { byRole, click, eventually, heard, seen } from './screen.js';
import { collectWarnings, hamlet, openShop, openShopWith, requestsOf, show } from './shop.js';

const fullPage = html`
  <peppered-cart-badge></peppered-cart-badge><peppered-cart-badge></peppered-cart-badge>
  <peppered-cart-badge></peppered-cart-badge><peppered-cart-badge></peppered-cart-badge>
  <peppered-cart-badge></peppered-cart-badge>
  <peppered-cart></peppered-cart>
  <peppered-checkout></peppered-checkout>
`;

describe('the requests of a page', () => {
  it('are one for the cart, however many elements show it', async () => {
    const theatre = await openShopWith([hamlet(2)]);
    const page = await show(fullPage);
    await eventually(() => expect(heard(page)).to.contain('Totaal € 49,00'));
    await eventually(() => byRole('radio', /Factuur/));
    await eventually(() => expect(heard(page)).to.match(/Hamlet .+ 20:15 Grote Zaal/));
    expect(await requestsOf(theatre)).to.have.members([
      'GET /peppered/cart/*',
      'GET /peppered/event/*',
      'GET /peppered/paymentmethods',
    ]);
  });

  it('are none for a visitor without a cart', async () => {
    const theatre = await openShop();
    const page = await show(fullPage);
    await eventually(() => expect(heard(page)).to.contain('Er staat niets in je winkelwagen'));
    await getCart().refresh();
    expect(await requestsOf(theatre)).to.be.empty;
  });

  it('are for the totals only, where no lines are shown', async () => {
    const theatre = await openShopWith([hamlet(2)]);
    await show(html`<peppered-cart-badge></peppered-cart-badge>`);
    await eventually(() => byRole('button', 'Winkelwagen 2 items'));
    expect(await requestsOf(theatre)).to.deep.equal(['GET /peppered/cart/*/summary']);
  });
});

describe('an element that is moved', () => {
  it('asks for nothing again and keeps what the visitor chose', async () => {
    const theatre = await openShopWith([hamlet(2)]);
    const page = await show(fullPage);
    await eventually(() => expect(heard(page)).to.contain('20:15 Grote Zaal'));
    await click(await eventually(() => byRole('radio', /Creditcard/)));
    await theatre.clearRequests();
    const elsewhere = document.createElement('div');
    page.prepend(elsewhere);
    elsewhere.append(...page.querySelectorAll('peppered-cart, peppered-checkout'));
    await eventually(() => byRole('button', 'Bestellen en € 50,50 betalen'));
    expect(byRole('radio', /Creditcard/)).to.have.property('checked', true);
    expect(seen(elsewhere)).to.contain('Totaal € 49,00');
    await getCart().add([hamlet()]);
    await eventually(() => expect(seen(elsewhere)).to.contain('Totaal € 73,50'));
    expect(await requestsOf(theatre)).to.deep.equal(['POST /peppered/cart/*']);
  });

  it('can go while its request runs, and come back', async () => {
    const theatre = await openShopWith([hamlet(2)]);
    const reading = await theatre.fault({ kind: 'hold' }, { path: '/**' });
    const page = await show(fullPage);
    await reading.struck();
    const elements = [...page.children];
    page.replaceChildren();
    await reading.remove();
    await getCart().refresh();
    page.append(...elements);
    await eventually(() => expect(seen(page)).to.contain('Totaal € 49,00'));
    await eventually(() => byRole('radio', /Factuur/));
  });
});

describe('settings', () => {
  it('that are missing give one warning that says what to do, and a neutral state', async () => {
    const warnings = collectWarnings();
    const page = await show(
      html`<peppered-cart></peppered-cart><peppered-cart-badge></peppered-cart-badge>`,
    );
    await eventually(() => expect(warnings).to.have.length(1));
    expect(warnings[0]).to.match(/<peppered-cart>.*client-name.*api-base.*configureCart/);
    expect(seen(page)).to.contain('Je winkelwagen is leeg');
  });

  it('may come after the elements', async () => {
    collectWarnings();
    const page = await show(html`<peppered-cart></peppered-cart>`);
    await openShopWith([hamlet()]);
    await eventually(() => expect(seen(page)).to.contain('Totaal € 24,50'));
  });

  it('that are not valid give one warning that says what to do, and a neutral state', async () => {
    const warnings = collectWarnings();
    const page = await show(html`
      <peppered-cart client-name="de linde" api-base="/tickets"></peppered-cart>
    `);
    page.querySelector('peppered-cart')?.requestUpdate();
    await page.querySelector('peppered-cart')?.updateComplete;
    expect(warnings).to.have.length(1);
    expect(warnings[0]).to.match(/<peppered-cart>.*client-name may hold letters/);
    expect(seen(page)).to.contain('Je winkelwagen is leeg');
  });

  it('of an element win over those of the page', async () => {
    const theatre = await openShopWith([hamlet()]);
    const { clientName, apiBase } = theatre;
    configureCart({
      clientName: 'elsewhere',
      apiBase: 'https://elsewhere.example',
      cartId: undefined,
    });
    const page = await show(html`
      <peppered-cart
        client-name=${clientName}
        api-base=${apiBase}
        cart-id=${theatre.cartId}
      ></peppered-cart>
    `);
    await eventually(() => expect(seen(page)).to.contain('Totaal € 24,50'));
  });

  it('may name an api-base by its path', async () => {
    const theatre = await openShopWith([hamlet()]);
    configureCart({ apiBase: new URL(theatre.apiBase).pathname });
    const page = await show(html`<peppered-cart></peppered-cart>`);
    await eventually(() => expect(seen(page)).to.contain('Totaal € 24,50'));
  });

  it('that name two carts of one shop: the first stays, with one warning', async () => {
    const theatre = await openShop();
    const [first, second] = [await createCart(theatre.api), await createCart(theatre.api)];
    await addCartItems(theatre.api, first, [hamlet(1)]);
    await addCartItems(theatre.api, second, [hamlet(3)]);
    const warnings = collectWarnings();
    const page = await show(html`
      <peppered-cart cart-id=${first}></peppered-cart>
      <peppered-cart-badge cart-id=${second}></peppered-cart-badge>
    `);
    await eventually(() => byRole('button', 'Winkelwagen 1 item'));
    expect(seen(page)).to.contain('Totaal € 24,50');
    expect(warnings).to.have.length(1);
    expect(warnings[0]).to.match(/<peppered-cart-badge>.*cart-id.*ignored/);
  });

  it('of two shops give two carts', async () => {
    const first = await openShopWith([hamlet(1)]);
    const second = await openShopWith([hamlet(2)]);
    const page = await show(
      html`${[first, second].map(
        ({ clientName, cartId }) =>
          html`<peppered-cart client-name=${clientName} cart-id=${cartId}></peppered-cart>`,
      )}`,
    );
    await eventually(() => expect(seen(page)).to.match(/Totaal € 24,50 .*Totaal € 49,00/));
  });
});
