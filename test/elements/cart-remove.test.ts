import { expect, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { notThere } from '../theatre.js';
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
import { collect, donation, hamlet, openShopWith, requestsOf, show, suitcase } from './shop.js';

const cart = html`<peppered-cart></peppered-cart>`;
const removeHamlet = /^Verwijder Standaard, Hamlet — Grote Zaal$/;

/** Shows a cart with a ticket for two performances and a gift. */
async function showCart() {
  const theatre = await openShopWith([hamlet(), suitcase, donation(5)]);
  await show(cart);
  await eventually(() => byRole('button', removeHamlet));
  return theatre;
}

describe('removing a line', () => {
  it('takes it out of the cart and fires an event', async () => {
    const theatre = await showCart();
    const events = collect('peppered-cart-remove');
    await click(byRole('button', removeHamlet));
    await eventually(() => expect(allByRole('listitem')).to.have.length(2));
    expect(seen()).to.contain('Totaal € 14,75');
    await eventually(() => expect(events).to.have.length(1));
    expect(events[0]?.cartItem).to.include({ eventId: 95, amount: 24.5 });
    expect(events[0]?.target).to.have.property('localName', 'peppered-cart');
    const requests = await requestsOf(theatre);
    expect(requests.filter((each) => !each.startsWith('GET /peppered/event/'))).to.deep.equal([
      'GET /peppered/cart/*',
      'DELETE /peppered/cart/*/*',
    ]);
  });

  it('shows at once that it is busy, and asks the server once for two clicks', async () => {
    const theatre = await showCart();
    const removing = await theatre.fault({ kind: 'hold' }, { method: 'DELETE' });
    const button = byRole('button', removeHamlet);
    button.click();
    button.click();
    await document.querySelector('peppered-cart')?.updateComplete;
    const [line] = allByRole('listitem');
    expect(seen(line)).to.equal('Standaard Wordt verwijderd… € 24,50');
    expect(line).to.have.attribute('aria-busy', 'true');
    expect(button).to.have.attribute('aria-disabled', 'true');
    expect(seen()).to.contain('Totaal € 39,25');
    await removing.remove();
    await eventually(() => expect(allByRole('listitem')).to.have.length(2));
    const deletions = (await requestsOf(theatre)).filter((each) => each.startsWith('DELETE'));
    expect(deletions).to.have.length(1);
  });

  it('moves the focus to the next line, then to the last, then to the heading', async () => {
    await showCart();
    byRole('button', removeHamlet).focus();
    for (const next of [/^Verwijder Kind/, /^Verwijder Donatie/, /^Winkelwagen$/]) {
      await sendKeys({ press: 'Enter' });
      await eventually(() => expect(nameOf(focused() ?? document.body)).to.match(next));
    }
    expectSame(focused(), byRole('heading', 'Winkelwagen'));
    expect(seen()).to.contain('Je winkelwagen is leeg');
  });

  it('moves the focus back to the line before, when the last one goes', async () => {
    await showCart();
    byRole('button', /^Verwijder Donatie/).focus();
    await sendKeys({ press: 'Enter' });
    await eventually(() => expect(nameOf(focused() ?? document.body)).to.match(/^Verwijder Kind/));
  });

  it('is done when the server says that the line was gone already', async () => {
    const theatre = await showCart();
    const events = collect('peppered-cart-remove');
    await theatre.fault({ ...notThere, when: 'after' }, { method: 'DELETE' });
    await click(byRole('button', removeHamlet));
    await eventually(() => expect(allByRole('listitem')).to.have.length(2));
    await eventually(() => expect(events).to.have.length(1));
    expect(allByRole('alert')).to.have.length(0);
  });

  it('that fails says so, keeps the line and the focus, and can be tried again', async () => {
    const theatre = await showCart();
    const events = collect('peppered-cart-remove');
    const refusing = await theatre.fault({ kind: 'status', status: 422 }, { method: 'DELETE' });
    const button = byRole('button', removeHamlet);
    button.focus();
    await sendKeys({ press: 'Enter' });
    await eventually(() =>
      expect(seen(byRole('alert'))).to.equal(
        'Dat is niet gelukt. Alles staat nog in je winkelwagen. Probeer het opnieuw. Opnieuw proberen',
      ),
    );
    expect(allByRole('listitem')).to.have.length(3);
    expect(events).to.have.length(0);
    expectSame(focused(), button);
    await refusing.remove();
    await sendKeys({ press: 'Enter' });
    await eventually(() => expect(allByRole('listitem')).to.have.length(2));
    expect(allByRole('alert')).to.have.length(0);
  });

  it('that fails is tried again by the button beside what is said of it, and the focus goes on', async () => {
    const theatre = await showCart();
    const refusing = await theatre.fault({ kind: 'status', status: 422 }, { method: 'DELETE' });
    await click(byRole('button', removeHamlet));
    const again = await eventually(() => byRole('button', 'Opnieuw proberen'));
    await refusing.remove();
    again.focus();
    await sendKeys({ press: 'Enter' });
    await eventually(() => expect(allByRole('listitem')).to.have.length(2));
    expect(allByRole('button', removeHamlet)).to.have.length(0);
    expect(allByRole('alert')).to.have.length(0);
    await eventually(() => expect(nameOf(focused() ?? document.body)).to.match(/^Verwijder Kind/));
  });

  it('whose answer is lost is settled by what the cart then holds', async () => {
    const theatre = await showCart();
    const events = collect('peppered-cart-remove');
    await theatre.fault({ kind: 'status', status: 502, when: 'after' }, { method: 'DELETE' });
    const reads = await theatre.fault({ kind: 'hold' }, { method: 'GET' });
    await click(byRole('button', removeHamlet));
    await eventually(() =>
      expect(seen(byRole('alert'))).to.equal(
        'We weten nog niet of dat is gelukt. We kijken het voor je na.',
      ),
    );
    await reads.remove();
    await eventually(() => expect(allByRole('listitem')).to.have.length(2));
    expect(allByRole('alert')).to.have.length(0);
    expect(events).to.have.length(1);
  });
});
