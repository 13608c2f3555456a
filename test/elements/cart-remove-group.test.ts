import { expect, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { allByRole, byRole, eventually, expectSame, focused, seen } from './screen.js';
import { collect, donation, hamlet, openShopWith, requestsOf, show, suitcase } from './shop.js';

const removeAll = 'Verwijder alle 3 kaarten voor Hamlet';

async function showCart() {
  const theatre = await openShopWith([hamlet(3), suitcase, donation(5)]);
  await show(html`<peppered-cart></peppered-cart>`);
  await eventually(() => byRole('button', removeAll));
  return theatre;
}

const press = async (name: string) => {
  byRole('button', name).focus();
  await sendKeys({ press: 'Enter' });
};

describe('removing a group', () => {
  it('is offered where there is more than one line, and takes them one after the other', async () => {
    const theatre = await showCart();
    const events = collect('peppered-cart-remove');
    expect(allByRole('button', /^Verwijder alle/)).to.have.length(1);
    await press(removeAll);
    await eventually(() => expect(allByRole('heading', 'Hamlet')).to.have.length(0));
    await eventually(() => expect(seen()).to.contain('Totaal € 14,75'));
    expect(events.map(({ cartItem }) => cartItem.eventId)).to.deep.equal([95, 95, 95]);
    const deletions = (await requestsOf(theatre)).filter((each) => each.startsWith('DELETE'));
    expect(deletions).to.have.length(3);
    await eventually(() => expectSame(focused(), byRole('button', /^Verwijder Kind/)));
  });

  it('locks all its lines at once', async () => {
    const theatre = await showCart();
    const removing = await theatre.fault({ kind: 'hold' }, { method: 'DELETE' });
    await press(removeAll);
    await eventually(() =>
      expect(allByRole('listitem').map((line) => line.ariaBusy)).to.deep.equal([
        'true',
        'true',
        'true',
        'false',
        'false',
      ]),
    );
    expect(byRole('button', removeAll)).to.have.attribute('aria-disabled', 'true');
    expect(byRole('button', /^Verwijder Kind/)).to.have.attribute('aria-disabled', 'false');
    await removing.remove();
    await eventually(() => expect(allByRole('button', removeAll)).to.have.length(0));
  });

  it('that fails halfway keeps the rest, and says which is which', async () => {
    const theatre = await showCart();
    const events = collect('peppered-cart-remove');
    await theatre.fault({ kind: 'status', status: 422 }, { method: 'DELETE', skip: 1 });
    await press(removeAll);
    await eventually(() =>
      expect(seen(byRole('alert'))).to.equal(
        'Niet alles is verwijderd. De rest staat nog in je winkelwagen. Probeer het opnieuw. Opnieuw proberen',
      ),
    );
    expect(seen()).to.contain('2 kaarten Verwijder alle € 49,00');
    expect(events).to.have.length(1);
    await eventually(() => expect(allByRole('listitem', undefined)).to.have.length(4));
    await eventually(() =>
      expectSame(focused(), byRole('button', 'Verwijder alle 2 kaarten voor Hamlet')),
    );
  });

  it('leaves the focus alone where the visitor has gone on', async () => {
    const theatre = await showCart();
    const removing = await theatre.fault({ kind: 'hold' }, { method: 'DELETE' });
    await press(removeAll);
    await removing.struck();
    const other = byRole('button', /^Verwijder Donatie/);
    other.focus();
    await removing.remove();
    await eventually(() => expect(allByRole('heading', 'Hamlet')).to.have.length(0));
    await eventually(() => expect(seen()).to.contain('Totaal € 14,75'));
    expectSame(focused(), other);
  });
});
