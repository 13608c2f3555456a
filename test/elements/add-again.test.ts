import { expect, html } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { getCart } from '../../src/page/get-cart.js';
import type { AddItem } from '../../src/api/requests.js';
import { advance, installClock } from './clock.js';
import { allByRole, byRole, click, eventually, focused, heard, nameOf, seen } from './screen.js';
import { donation, hamlet, openShop, openShopWith, requestsOf, show } from './shop.js';

const cart = html`<peppered-cart></peppered-cart>`;
const again = 'Opnieuw toevoegen: Standaard, Hamlet — Grote Zaal';
const oneMore = /^Nog één Standaard.*, Hamlet/;
const removals = () => allByRole('button', /^Verwijder (Standaard|Donatie)/);
const seat: AddItem = { ...hamlet(), numberOfTickets: 1, seatId: '7-3-9' };

/** Shows a cart that this visitor has filled in this tab. */
async function showAdded(...items: AddItem[]) {
  const theatre = await openShop();
  for (const item of items) await getCart().add([item]);
  const page = await show(cart);
  await eventually(() => expect(removals()).to.have.length.above(0));
  await theatre.clearRequests();
  return { theatre, page };
}

const adds = async (theatre: Awaited<ReturnType<typeof openShop>>) =>
  (await requestsOf(theatre)).filter((request) => request.startsWith('POST'));

async function removeFirst() {
  const [button] = removals();
  if (!button) throw new Error('nothing to remove');
  await click(button);
}

describe('a line that was removed', () => {
  it('can be added again in its own place, which stays as high', async () => {
    const { theatre } = await showAdded(hamlet(), donation(5));
    const below = () => byRole('button', /^Verwijder Donatie/).getBoundingClientRect().top;
    const before = below();
    await removeFirst();
    const button = await eventually(() => byRole('button', again));
    expect(seen()).to.match(
      /Hamlet .*Standaard verwijderd Opnieuw toevoegen Nog één Standaard Gift/,
    );
    expect(Math.abs(below() - before)).to.be.at.most(1);
    await click(button);
    await eventually(() => expect(getCart().state.numberOfItems).to.equal(2));
    expect(allByRole('button', again)).to.have.length(0);
    expect(await adds(theatre)).to.have.length(1);
    expect(seen()).to.contain('Totaal € 29,50');
  });

  it('is offered for ten seconds, in which nobody stands at it', async () => {
    installClock();
    const { theatre } = await showAdded(hamlet(2));
    const remembered = () =>
      Object.keys(sessionStorage).filter((key) => key.includes(`${theatre.clientName} added`));
    await sendMouse({ type: 'move', position: [0, 0] });
    removals()[0]?.click();
    const button = await eventually(() => byRole('button', again));
    expect(remembered()).to.have.length(2);
    button.focus();
    advance(60_000);
    await document.querySelector('peppered-cart')?.updateComplete;
    expect(allByRole('button', again)).to.have.length(1);
    removals()[0]?.focus();
    advance(8000);
    await document.querySelector('peppered-cart')?.updateComplete;
    expect(allByRole('button', again)).to.have.length(1);
    advance(3000);
    await eventually(() => expect(allByRole('button', again)).to.have.length(0));
    expect(seen()).not.to.contain('verwijderd');
    expect(remembered()).to.have.length(1);
  });

  it('leaves the focus at the next line, and takes it back to the new one', async () => {
    await showAdded(hamlet(2));
    removals()[0]?.focus();
    await sendKeys({ press: 'Enter' });
    const button = await eventually(() => byRole('button', again));
    await eventually(() => expect(nameOf(focused() ?? document.body)).to.match(/^Verwijder/));
    button.focus();
    await sendKeys({ press: 'Enter' });
    await eventually(() => expect(removals()).to.have.length(2));
    await eventually(() => expect(focused() === removals()[1]).to.equal(true));
  });

  it('is told to a screen reader once', async () => {
    await showAdded(hamlet(2));
    const told = () =>
      allByRole('status').filter(({ textContent }) =>
        textContent.includes('Standaard verwijderd. Je kunt dit nog opnieuw toevoegen.'),
      );
    expect(told()).to.have.length(0);
    await removeFirst();
    await eventually(() => expect(told()).to.have.length(1));
  });

  it('can be added again to a cart that became empty', async () => {
    await showAdded(hamlet());
    await removeFirst();
    const button = await eventually(() => byRole('button', again));
    expect(seen()).to.match(/Opnieuw toevoegen .*Je winkelwagen is leeg/);
    await click(button);
    await eventually(() => expect(getCart().state.numberOfItems).to.equal(1));
    await eventually(() => expect(removals()).to.have.length(1));
  });

  it('stays on offer where it cannot be added because the cart is being ordered', async () => {
    const { theatre } = await showAdded(hamlet(2));
    await removeFirst();
    const button = await eventually(() => byRole('button', again));
    const ordering = await theatre.fault({ kind: 'hold' }, { path: '/**/checkout' });
    const refused = getCart()
      .checkout({ paymentMethodId: 99 })
      .catch(() => null);
    await ordering.struck();
    await click(button);
    await ordering.remove();
    await refused;
    await document.querySelector('peppered-cart')?.updateComplete;
    expect(await adds(theatre)).to.have.length(0);
    await click(byRole('button', again));
    await eventually(() => expect(getCart().state.numberOfItems).to.equal(2));
  });

  it('cannot when the cart was given up or ran out', async () => {
    const { theatre } = await showAdded(hamlet(2));
    await removeFirst();
    await eventually(() => byRole('button', again));
    await theatre.advance(901);
    await getCart().refresh();
    await eventually(() => expect(allByRole('button', again)).to.have.length(0));
  });

  it('of which nobody knows how it was added goes at once', async () => {
    await openShopWith([hamlet(2)]);
    await show(cart);
    await eventually(() => expect(removals()).to.have.length(2));
    expect(allByRole('button', oneMore)).to.have.length(0);
    await removeFirst();
    await eventually(() => expect(removals()).to.have.length(1));
    expect(seen()).not.to.contain('verwijderd');
  });

  it('says plainly that there are no seats any more, and loses nothing', async () => {
    const { theatre } = await showAdded(hamlet(2));
    await removeFirst();
    const button = await eventually(() => byRole('button', again));
    await theatre.leaveSeats(95, 42, 0);
    await click(button);
    await eventually(() =>
      expect(seen()).to.contain('Hiervoor zijn niet genoeg plaatsen meer vrij.'),
    );
    expect(allByRole('button', again)).to.have.length(0);
    expect(allByRole('alert')).to.have.length(0);
    expect(removals()).to.have.length(1);
  });

  it('is called the same seat where that was chosen, and only there', async () => {
    const { theatre } = await showAdded(seat, hamlet());
    await removeFirst();
    const button = await eventually(() => byRole('button', /^Dezelfde plaats opnieuw: Standaard/));
    await theatre.leaveSeats(95, 42, 0);
    await click(button);
    await eventually(() => expect(seen()).to.contain('Deze plaats is niet meer vrij.'));
  });

  it('of a whole group is offered in one row, and added with one request', async () => {
    const { theatre } = await showAdded(hamlet(3), donation(5));
    await click(byRole('button', /^Verwijder alle 3 kaarten/));
    await click(await eventually(() => byRole('button', /^Opnieuw toevoegen: 3 kaarten/)));
    await eventually(() => expect(getCart().state.numberOfItems).to.equal(4));
    expect(await adds(theatre)).to.have.length(1);
    await eventually(() => expect(removals()).to.have.length(4));
  });
});

describe('one more ticket', () => {
  it('is a button where it is known how the others were added', async () => {
    const { theatre } = await showAdded(hamlet(2), donation(5));
    const button = byRole('button', oneMore);
    const adding = await theatre.fault({ kind: 'hold' }, { method: 'POST' });
    button.focus();
    await sendKeys({ press: 'Enter' });
    await eventually(() => expect(nameOf(button)).to.match(/^Wordt toegevoegd…/));
    expect(button).to.have.attribute('aria-disabled', 'true');
    await sendKeys({ press: 'Enter' });
    await adding.remove();
    await eventually(() => expect(removals()).to.have.length(4));
    expect(focused() === button).to.equal(true);
    expect(await adds(theatre)).to.have.length(1);
    await sendKeys({ press: 'Enter' });
    await eventually(() => expect(removals()).to.have.length(5));
  });

  it('that takes long is told to the eye by its button alone, and moves nothing', async () => {
    installClock();
    const { theatre } = await showAdded(hamlet(2));
    const adding = await theatre.fault({ kind: 'hold' }, { method: 'POST' });
    const cart = byRole('region', 'Winkelwagen');
    const { height } = cart.getBoundingClientRect();
    await click(byRole('button', oneMore));
    await adding.struck();
    advance(1100);
    await eventually(() => expect(heard()).to.contain('We zetten het in je winkelwagen…'));
    expect(seen()).not.to.contain('We zetten het in je winkelwagen…');
    expect(cart.getBoundingClientRect().height).to.equal(height);
    await adding.remove();
    await eventually(() => expect(removals()).to.have.length(3));
  });

  it('tells ranks that share a name apart by their amounts', async () => {
    await showAdded(hamlet(), { ...hamlet(), rankId: 43 });
    const names = allByRole('button', oneMore).map(nameOf);
    expect(names).to.have.length(2);
    expect(names[0]).to.match(/^Nog één Standaard € 24,50, Hamlet/);
    expect(names[1]).to.match(/^Nog één Standaard € 19,50, Hamlet/);
  });

  it('says which are sold out when there is none', async () => {
    const { theatre } = await showAdded(hamlet(2));
    await theatre.leaveSeats(95, 42, 0);
    await click(byRole('button', oneMore));
    await eventually(() => expect(seen(byRole('alert'))).to.contain('De plaatsen voor Hamlet'));
    expect(removals()).to.have.length(2);
  });

  it('is not offered for a seat that was chosen', async () => {
    await showAdded(seat);
    expect(allByRole('button', oneMore)).to.have.length(0);
  });
});
