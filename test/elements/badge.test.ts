import { expect, html, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { getCart } from '../../src/page/get-cart.js';
import { advance, installClock } from './clock.js';
import { allByRole, byRole, click, eventually, heard, nameOf, seen } from './screen.js';
import { collect, donation, hamlet, openShop, openShopWith, show } from './shop.js';

describe('<peppered-cart-badge>', () => {
  it('reads 0 for a visitor without a cart, and counts up after an add', async () => {
    await openShop();
    await show(html`<peppered-cart-badge></peppered-cart-badge>`);
    expect(nameOf(byRole('button'))).to.equal('Winkelwagen 0 items');
    await getCart().add([hamlet()]);
    await eventually(() => byRole('button', 'Winkelwagen 1 item'));
    await getCart().add([hamlet()]);
    await eventually(() => byRole('button', 'Winkelwagen 2 items'));
  });

  it('shows the amount with show-amount only, once there is one', async () => {
    await openShop();
    await show(html`
      <peppered-cart-badge></peppered-cart-badge>
      <peppered-cart-badge show-amount></peppered-cart-badge>
    `);
    expect(seen()).to.equal('0 0');
    await getCart().add([hamlet(2), donation(5)]);
    await eventually(() => expect(seen()).to.equal('3 3 € 54,00'));
  });

  it('is not there with hide-when-empty until there is something in the cart', async () => {
    const theatre = await openShop();
    await show(html`<peppered-cart-badge hide-when-empty></peppered-cart-badge>`);
    expect(allByRole('button')).to.have.length(0);
    await getCart().add([hamlet()]);
    await eventually(() => byRole('button', 'Winkelwagen 1 item'));
    await theatre.advance(901);
    await getCart().refresh();
    await eventually(() => expect(allByRole('button')).to.have.length(0));
  });

  it('is a link with href', async () => {
    await openShop();
    await show(html`<peppered-cart-badge href="#winkelwagen">Kaarten</peppered-cart-badge>`);
    expect(byRole('link', 'Kaarten 0 items')).to.have.attribute('href', '#winkelwagen');
    await click(byRole('link'));
    expect(location.hash).to.equal('#winkelwagen');
  });

  it('shows the time in the last five minutes only', async () => {
    installClock();
    await openShopWith([hamlet()]);
    await show(html`<peppered-cart-badge></peppered-cart-badge>`);
    await eventually(() => byRole('button', 'Winkelwagen 1 item'));
    advance(590_000);
    await eventually(() => expect(seen()).to.equal('1'));
    advance(15_000);
    await eventually(() => expect(seen()).to.match(/^1 4:5\d$/));
    advance(60_000);
    await eventually(() => expect(seen()).to.match(/^1 3:5\d$/));
  });

  it('has a name that does not change every second, for a screen reader that is on it', async () => {
    installClock();
    await openShopWith([hamlet()], { holdSeconds: 295 });
    await show(html`<peppered-cart-badge></peppered-cart-badge>`);
    const name = 'Winkelwagen 1 item Nog 5 minuten om je bestelling af te ronden.';
    const button = await eventually(() => byRole('button', name));
    const before = seen();
    advance(10_000);
    await eventually(() => expect(seen()).not.to.equal(before));
    expect(nameOf(button)).to.equal(name);
  });

  it('says that an add failed where the page has no cart to say it', async () => {
    const theatre = await openShop();
    await theatre.leaveSeats(95, 42, 0);
    await show(html`
      <peppered-cart-badge></peppered-cart-badge><peppered-cart-badge></peppered-cart-badge>
    `);
    await getCart()
      .add([hamlet()])
      .catch(() => null);
    await eventually(() =>
      expect(seen(byRole('alert'))).to.equal(
        'De plaatsen voor Hamlet zijn niet meer allemaal vrij. Er is niets toegevoegd. Kies andere plaatsen.',
      ),
    );
    await theatre.leaveSeats(95, 42, 9);
    await getCart().add([hamlet()]);
    await eventually(() => expect(allByRole('alert')).to.have.length(0));
  });

  it('leaves it to the cart to say that an add failed, where there is one', async () => {
    const theatre = await openShop();
    await theatre.leaveSeats(95, 42, 0);
    await show(html`<peppered-cart-badge></peppered-cart-badge><peppered-cart></peppered-cart>`);
    await getCart()
      .add([hamlet()])
      .catch(() => null);
    await eventually(() => expect(allByRole('alert')).to.have.length(1));
    const root = byRole('alert').getRootNode();
    expect(root instanceof ShadowRoot && root.host.localName).to.equal('peppered-cart');
  });
});

describe("a badge with the page's own link", () => {
  const withLink = html`<peppered-cart-badge
    ><a href="#winkelwagen">Kaarten</a></peppered-cart-badge
  >`;

  it('is that link and nothing else that can be pressed', async () => {
    await openShopWith([hamlet()]);
    await show(withLink);
    await eventually(() => expect(heard()).to.equal('Kaarten 1 item'));
    expect(allByRole('button')).to.have.length(0);
    expect(nameOf(byRole('link'))).to.equal('Kaarten');
  });

  it('follows it when the number is clicked', async () => {
    await openShopWith([hamlet()]);
    const page = await show(withLink);
    await eventually(() => expect(seen(page)).to.equal('Kaarten 1'));
    const clicks = collect('click');
    await click(numberIn(page));
    expect(location.hash).to.equal('#winkelwagen');
    expect(clicks.filter(({ target }) => target instanceof HTMLAnchorElement)).to.have.length(1);
  });

  it('leaves a click with the control key to the browser, also where there is a drawer', async () => {
    await openShop();
    await show(html`${withLink}<peppered-cart drawer></peppered-cart>`);
    const clicked = oneEvent(document, 'click');
    let taken: boolean | undefined;
    document.addEventListener(
      'click',
      (event) => {
        taken = event.defaultPrevented;
        event.preventDefault();
      },
      { once: true },
    );
    await sendKeys({ down: 'Control' });
    await click(byRole('link', 'Kaarten'));
    await sendKeys({ up: 'Control' });
    await clicked;
    expect(taken).to.be.false;
    expect(allByRole('dialog')).to.have.length(0);
  });
});

describe('a badge and a drawer', () => {
  const drawer = html`<peppered-cart drawer></peppered-cart>`;

  it('opens the drawer that it finds', async () => {
    await openShop();
    await show(html`<peppered-cart-badge></peppered-cart-badge>${drawer}`);
    await click(byRole('button', 'Winkelwagen 0 items'));
    await eventually(() => byRole('dialog', 'Winkelwagen'));
  });

  it('opens the one that it names', async () => {
    await openShop();
    await show(html`
      <peppered-cart-badge for="second"></peppered-cart-badge>
      ${drawer}<peppered-cart drawer id="second"></peppered-cart>
    `);
    await click(byRole('button', 'Winkelwagen 0 items'));
    await eventually(() => byRole('dialog'));
    expect(document.getElementById('second')).to.have.property('open', true);
  });

  it('opens it from its own link too, which then does not lead away', async () => {
    await openShop();
    await show(
      html`<peppered-cart-badge><a href="#winkelwagen">Kaarten</a></peppered-cart-badge
        >${drawer}`,
    );
    await click(byRole('link', 'Kaarten'));
    await eventually(() => byRole('dialog'));
    expect(location.hash).to.equal('');
  });

  it('opens it with the keyboard', async () => {
    await openShop();
    await show(html`<peppered-cart-badge></peppered-cart-badge>${drawer}`);
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Enter' });
    await eventually(() => byRole('dialog'));
  });
});

/** The number, which is nothing but text to a screen reader. */
function numberIn(page: HTMLElement): HTMLElement {
  const count = page
    .querySelector('peppered-cart-badge')
    ?.shadowRoot?.querySelector('[part=count]');
  if (count instanceof HTMLElement) return count;
  throw new Error('no number');
}
