import { expect, html } from '@open-wc/testing';
import { LitElement, render } from 'lit';
import { getCart } from '../../src/page/get-cart.js';
import { advance, installClock } from './clock.js';
import { allByRole, byRole, eventually, heard, seen } from './screen.js';
import { hamlet, openShop, openShopWith, paymentMethods, show } from './shop.js';
import { states } from './states.js';
import { isTranslated, original, startTranslating } from './translator.js';

/** What an element says, next to what it would say if it were rendered anew where nobody translates. */
function bothTexts(element: LitElement): [translated: string, twin: string] {
  const draw: unknown = Reflect.get(element, 'render');
  if (typeof draw !== 'function') throw new Error('an element without render()');
  const twin = document.createElement('div');
  const template: unknown = draw.call(element);
  render(template, twin);
  return [original(element.renderRoot.textContent), twin.textContent];
}

function expectTrue(): void {
  const elements = [...document.querySelectorAll('*')].filter((each) => each instanceof LitElement);
  expect(elements).not.to.be.empty;
  for (const element of elements) {
    const [translated, twin] = bothTexts(element);
    expect(translated).to.equal(twin);
  }
}

async function speak(lang: string): Promise<void> {
  for (const element of document.querySelectorAll('*'))
    if (element instanceof LitElement) {
      element.lang = lang;
      await element.updateComplete;
    }
}

describe('on a page that a translator reads along', () => {
  for (const { name, open, nl, en } of states)
    it(`${name} says what it should, once`, async () => {
      startTranslating();
      await open('nl');
      await eventually(() => expect(heard()).to.contain(nl));
      await eventually(expectTrue);
      await speak('en');
      await eventually(() => expect(heard()).to.contain(en));
      await eventually(expectTrue);
    });

  it('counts, amounts and the time follow what happens, and are nothing that it translates', async () => {
    installClock();
    const theatre = await openShopWith([hamlet(2)]);
    startTranslating();
    await show(html`
      <peppered-cart-badge show-amount></peppered-cart-badge><peppered-cart></peppered-cart>
      <peppered-checkout payment-method-id=${paymentMethods.Creditcard}></peppered-checkout>
    `);
    const shows = (...texts: string[]) =>
      eventually(() => {
        for (const text of texts) expect(heard()).to.contain(text);
        expectTrue();
      });
    await shows('2 items € 49,00', '2 kaarten', 'Totaal € 49,00', 'Te betalen € 50,50');
    byRole('button', 'Bestellen en € 50,50 betalen');
    for (const figure of ['€ 24,50', '€ 49,00', '€ 1,50', '€ 50,50', '15:00'])
      expect(isTranslated(figure), figure).to.be.false;

    await getCart().add([hamlet()]);
    await shows('3 items € 73,50', '3 kaarten', 'Totaal € 73,50', 'Te betalen € 75,00');
    byRole('button', 'Bestellen en € 75,00 betalen');
    byRole('button', 'Winkelwagen 3 items € 73,50');
    expect(heard()).not.to.contain('49,00');

    advance(61_000);
    await eventually(() => {
      for (const timer of allByRole('timer')) expect(seen(timer)).to.match(/^Nog 13:5\d voor/);
    });

    const refusing = await theatre.fault({ kind: 'status', status: 422 }, { method: 'DELETE' });
    const [line] = getCart().state.cartItems ?? [];
    const remove = () => getCart().remove(line?.itemId ?? '');
    await remove().catch(() => null);
    await shows('Dat is niet gelukt.');
    await refusing.remove();
    await remove();
    await shows('2 items € 49,00', 'Te betalen € 50,50');
    expect(heard()).not.to.contain('Dat is niet gelukt.');

    await getCart().empty();
    await shows('0 items', 'Je winkelwagen is leeg');
    expect(heard()).not.to.match(/€|\d\d:/);
  });

  it('what a page without a cart says of adding is the last that went wrong', async () => {
    const theatre = await openShop();
    startTranslating();
    await show(html`<peppered-cart-badge></peppered-cart-badge>`);
    const add = () =>
      getCart()
        .add([hamlet()])
        .catch(() => null);
    const crowded = await theatre.fault({ kind: 'status', status: 429 }, { method: 'POST' });
    await add();
    await eventually(() => expect(heard()).to.contain('Het is nu erg druk.'));
    await crowded.remove();
    await theatre.leaveSeats(95, 42, 0);
    await add();
    await eventually(() => expect(heard()).to.contain('De plaatsen voor Hamlet zijn niet meer'));
    expect(heard()).not.to.contain('Het is nu erg druk.');
  });
});
