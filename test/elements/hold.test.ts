import { expect, html } from '@open-wc/testing';
import { getCart } from '../../src/page/get-cart.js';
import { advance, installClock } from './clock.js';
import { allByRole, byRole, click, eventually, heard, seen } from './screen.js';
import { collect, hamlet, openShop, openShopWith, show } from './shop.js';

const minutes = 60_000;
const page = html`
  <peppered-cart-badge></peppered-cart-badge><peppered-cart-badge></peppered-cart-badge>
  <peppered-cart></peppered-cart><peppered-checkout></peppered-checkout>
`;
const isFilled = () =>
  eventually(() =>
    expect(seen(document.querySelector('peppered-cart') ?? document)).to.contain('Totaal'),
  );

/** Collects what a screen reader says by itself: every new text in a live region. */
function listen(): string[] {
  const spoken: string[] = [];
  const observer = new MutationObserver((records) => {
    for (const { target } of records) {
      const region = (target.parentElement ?? document.body).closest('[role=status], [aria-live]');
      if (region && heard(region)) spoken.push(heard(region));
    }
  });
  for (const { shadowRoot } of document.querySelectorAll('main > *'))
    if (shadowRoot)
      observer.observe(shadowRoot, { subtree: true, childList: true, characterData: true });
  return spoken;
}

describe('the hold', () => {
  it('counts down in words and figures', async () => {
    installClock();
    await openShopWith([hamlet()]);
    await show(html`<peppered-cart></peppered-cart>`);
    const timer = await eventually(() => byRole('timer'));
    expect(seen(timer)).to.match(/^Nog 1(4:5\d|5:00) voor je vastgehouden$/);
    advance(2 * minutes);
    await eventually(() => expect(seen(timer)).to.match(/^Nog 1(2:5\d|3:00) voor/));
    advance(9 * minutes);
    await eventually(() => expect(seen(timer)).to.match(/^Nog (3:5\d|4:00) voor/));
  });

  it('follows the clock of the server, not that of a visitor who is hours off', async () => {
    installClock();
    advance(-150 * minutes);
    await openShopWith([hamlet()]);
    await show(html`<peppered-cart></peppered-cart>`);
    await eventually(() => expect(seen(byRole('timer'))).to.match(/^Nog 1(4:5\d|5:00) voor/));
  });

  for (const [what, headers, countdown] of [
    ['that says Age: 0', { age: '0' }, /^Nog 1(4:5\d|5:00) voor/],
    ['whose clock cannot be read', { date: 'today' }, /^$/],
  ] as const) {
    it(`is not over for a visitor whose clock is ahead, at a server ${what}`, async () => {
      installClock();
      advance(20 * minutes);
      const theatre = await openShopWith([hamlet()]);
      await theatre.fault({ kind: 'override', headers });
      await show(page);
      await isFilled();
      await getCart().refresh();
      expect(seen()).not.to.contain('De tijd is om');
      expect(allByRole('timer', undefined, inline()).map(seen).join()).to.match(countdown);
    });
  }

  it('is not there when nothing is held', async () => {
    await openShop();
    await show(page);
    expect(allByRole('timer')).to.have.length(0);
    await getCart().add([hamlet()]);
    await eventually(() => expect(allByRole('timer')).to.have.length.above(0));
    await getCart().empty();
    await eventually(() => expect(allByRole('timer')).to.have.length(0));
  });

  it('is not there when the server names no end', async () => {
    const theatre = await openShopWith([hamlet()]);
    const line = { itemType: 'ticket', itemId: 'a', priceId: 'b', amount: 5 };
    const totals = { cartId: theatre.cartId, timeOut: null, numberOfItems: 1, amount: 5 };
    const body = JSON.stringify({ ...totals, cartItems: [line] });
    await theatre.fault({ kind: 'override', body }, { path: '/peppered/cart/**' });
    const errors = collect('peppered-error');
    await show(page);
    await eventually(() => expect(seen(inline())).to.contain('Totaal € 5,00'));
    expect(allByRole('timer')).to.have.length(0);
    expect(errors).to.have.length(0);
  });

  it('is spoken of at five minutes, at one, and at its end: once, and never in between', async () => {
    installClock();
    const theatre = await openShopWith([hamlet()]);
    await show(page);
    await isFilled();
    await eventually(() => byRole('button', /^Bestellen/));
    const spoken = listen();
    const expired = collect('peppered-cart-expired');

    for (let second = 0; second < 590; second++) advance(1000);
    await eventually(() => expect(seen(byRole('timer', undefined, inline()))).to.contain('5:0'));
    expect(spoken).to.deep.equal([]);
    for (let second = 0; second < 240; second++) advance(1000);
    await eventually(() => expect(spoken).to.have.length(1));
    for (let second = 0; second < 60; second++) advance(1000);
    await eventually(() => expect(spoken).to.have.length(2));
    await theatre.advance(905);
    advance(15_000);
    await eventually(() => expect(spoken).to.have.length(3));
    expect(spoken).to.deep.equal([
      'Nog 5 minuten om je bestelling af te ronden.',
      'Nog 1 minuut om je bestelling af te ronden.',
      'De tijd is om. Je plaatsen zijn weer vrijgegeven. Er is niets betaald. Je kunt opnieuw kiezen.',
    ]);
    expect(expired).to.have.length(1);
    expect(expired[0]?.cartItems).to.have.length(1);
    expect(seen(inline())).to.contain('De tijd is om');
  });

  it('is spoken of three times in all, however often it is read and whatever the server’s clock does', async () => {
    installClock();
    const theatre = await openShopWith([hamlet()]);
    await show(page);
    await isFilled();
    await eventually(() => byRole('button', /^Bestellen/));
    const spoken = listen();
    for (let look = 0; look < 60; look++) {
      const wrong = new Date(Date.now() + ((look % 3) - 1) * 1000).toUTCString();
      const fault = await theatre.fault({ kind: 'override', headers: { date: wrong } });
      await getCart().refresh();
      await fault.remove();
      advance(14_500);
    }
    await theatre.advance(905);
    advance(60_000);
    await eventually(() => expect(seen(inline())).to.contain('De tijd is om'));
    expect(spoken).to.have.length(3);
  });

  it('is spoken of by the drawer while that is open', async () => {
    installClock();
    await openShopWith([hamlet()], { holdSeconds: 310 });
    const shown = await show(html`
      <peppered-cart-badge></peppered-cart-badge><peppered-cart drawer open></peppered-cart>
    `);
    await isFilled();
    advance(20_000);
    const [badge, drawer] = shown.children;
    await eventually(() =>
      expect(statusOf(drawer)).to.equal('Nog 5 minuten om je bestelling af te ronden.'),
    );
    expect(statusOf(badge)).to.equal('');
  });

  it('is spoken of beside a drawer that is closed and the only one to speak', async () => {
    installClock();
    await openShopWith([hamlet()], { holdSeconds: 310 });
    await show(html`<peppered-cart drawer></peppered-cart>`);
    await eventually(() => expect(getCart().state.phase).to.equal('filled'));
    advance(20_000);
    await eventually(() =>
      expect(heard(byRole('status'))).to.equal('Nog 5 minuten om je bestelling af te ronden.'),
    );
  });
});

describe('a hold on a page with the checkout alone', () => {
  it('is spoken of there', async () => {
    installClock();
    await openShopWith([hamlet()], { holdSeconds: 310 });
    await show(html`<peppered-checkout></peppered-checkout>`);
    const spoken = listen();
    await eventually(() => byRole('radio', /Factuur/));
    advance(20_000);
    await eventually(() =>
      expect(spoken).to.include('Nog 5 minuten om je bestelling af te ronden.'),
    );
  });
});

describe('a change of the cart', () => {
  it('is spoken once when the visitor makes it, and not when the page reads it', async () => {
    await openShopWith([hamlet()]);
    await show(page);
    const spoken = listen();
    await isFilled();
    expect(spoken).to.deep.equal([]);
    await getCart().add([hamlet()]);
    await eventually(() => expect(spoken).to.deep.equal(['Winkelwagen: 2 items, € 49,00']));
    for (const left of [1, 0]) {
      await click(allByRole('button', /^Verwijder Standaard/)[0] ?? document.body);
      await eventually(() =>
        expect(allByRole('button', /^Verwijder Standaard/)).to.have.length(left),
      );
    }
    // What can be added again speaks for itself.
    expect(spoken.slice(1).filter((text) => /winkelwagen/i.test(text))).to.deep.equal([
      'Winkelwagen: 1 item, € 24,50',
      'Je winkelwagen is leeg',
    ]);
  });
});

function inline(): Element {
  return document.querySelector('peppered-cart') ?? document.body;
}

function statusOf(element: Element | undefined): string {
  const regions = allByRole('status', undefined, element);
  return regions.map((region) => heard(region)).find((text) => text !== '') ?? '';
}
