import { expect, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { getCart } from '../../src/page/get-cart.js';
import { allByRole, byRole, click, eventually, expectSame, focused, seen } from './screen.js';
import { collect, donation, hamlet, openShopWith, requestsOf, show, suitcase } from './shop.js';

const cart = html`<peppered-cart></peppered-cart>`;
const question =
  'Wil je je winkelwagen leegmaken? Je verwijdert dan 3 items. Je plaatsen komen weer vrij voor anderen.';

async function showCart(page = cart) {
  const theatre = await openShopWith([hamlet(2), suitcase]);
  await show(page);
  await eventually(() => byRole('button', 'Winkelwagen leegmaken'));
  return theatre;
}

const ask = async () => {
  byRole('button', 'Winkelwagen leegmaken').focus();
  await sendKeys({ press: 'Enter' });
  await eventually(() => expectSame(focused(), byRole('button', 'Nee, bewaar alles')));
};

describe('emptying the cart', () => {
  it('asks first, from the choice that keeps everything', async () => {
    const theatre = await showCart();
    await ask();
    byRole('group', question);
    await sendKeys({ press: 'Enter' });
    await eventually(() => expectSame(focused(), byRole('button', 'Winkelwagen leegmaken')));
    expect(allByRole('group')).to.have.length(0);
    expect(await requestsOf(theatre)).not.to.contain('DELETE /peppered/cart/*');
  });

  it('says nothing of seats where none are held', async () => {
    await openShopWith([donation(5)]);
    await show(cart);
    await eventually(() => byRole('button', 'Winkelwagen leegmaken'));
    if (getCart().state.deadline !== null) return;
    await ask();
    expect(byRole('group').innerText).not.to.contain('plaatsen');
  });

  it('releases the seats once that is confirmed, and tells so', async () => {
    const theatre = await showCart();
    const events = collect('peppered-cart-empty');
    await ask();
    await click(byRole('button', /^Ja, maak leeg/));
    await eventually(() => expect(seen()).to.contain('Je winkelwagen is leeg'));
    await eventually(() => expectSame(focused(), byRole('heading', 'Winkelwagen')));
    expect(events).to.have.length(1);
    expect(events[0]?.target).to.have.property('localName', 'peppered-cart');
    expect(await requestsOf(theatre)).to.contain('DELETE /peppered/cart/*');
  });

  it('is not done by Escape, which leaves a drawer open', async () => {
    await showCart(html`<peppered-cart drawer open></peppered-cart>`);
    await ask();
    await sendKeys({ press: 'Escape' });
    await eventually(() => expectSame(focused(), byRole('button', 'Winkelwagen leegmaken')));
    byRole('dialog');
    await sendKeys({ press: 'Escape' });
    await eventually(() => expect(allByRole('dialog')).to.have.length(0));
  });

  it('is asked anew when a drawer is opened again', async () => {
    await showCart(html`<peppered-cart drawer open></peppered-cart>`);
    await ask();
    await click(byRole('button', 'Sluiten'));
    await eventually(() => expect(allByRole('dialog')).to.have.length(0));
    document.querySelector('peppered-cart')?.show();
    await eventually(() => byRole('button', 'Winkelwagen leegmaken'));
  });

  it('that fails says so and keeps everything', async () => {
    const theatre = await showCart();
    const events = collect('peppered-cart-empty');
    await theatre.fault({ kind: 'status', status: 422 }, { method: 'DELETE' });
    await ask();
    await click(byRole('button', /^Ja, maak leeg/));
    await eventually(() => expect(seen(byRole('alert'))).to.contain('Dat is niet gelukt.'));
    await eventually(() => expectSame(focused(), byRole('button', 'Winkelwagen leegmaken')));
    expect(allByRole('listitem')).to.have.length(3);
    expect(events).to.have.length(0);
  });

  it('locks the lines while it runs, and asks the server once', async () => {
    const theatre = await showCart();
    const emptying = await theatre.fault({ kind: 'hold' }, { method: 'DELETE' });
    await ask();
    const confirm = byRole('button', /^Ja, maak leeg/);
    confirm.click();
    confirm.click();
    await emptying.struck();
    for (const button of allByRole('button', /^Verwijder/))
      expect(button).to.have.attribute('aria-disabled', 'true');
    await emptying.remove();
    await eventually(() => expect(seen()).to.contain('Je winkelwagen is leeg'));
    const deletions = (await requestsOf(theatre)).filter((each) => each.startsWith('DELETE'));
    expect(deletions).to.deep.equal(['DELETE /peppered/cart/*']);
  });
});
