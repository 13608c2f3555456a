import { expect, html, oneEvent } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { listenToAddButtons } from '../../src/page/add-buttons.js';
import { getCart } from '../../src/page/get-cart.js';
import { isClosed, isOpen, showDrawer } from './drawer.js';
import {
  allByRole,
  byRole,
  click,
  eventually,
  focused,
  seen,
  standStill,
  expectSame,
} from './screen.js';
import { collect, hamlet, openShop, openShopWith } from './shop.js';

describe('<peppered-cart drawer>', () => {
  it('lies over the page, which cannot be reached behind it', async () => {
    await openShop();
    const { opener } = await showDrawer();
    expect(allByRole('dialog')).to.have.length(0);
    await click(opener);
    const dialog = await isOpen();
    await standStill(dialog);
    expect(dialog.matches(':modal')).to.be.true;
    const { x, y } = opener.getBoundingClientRect();
    const top = document.elementFromPoint(x + 1, y + 1);
    expect(top?.localName).to.equal('peppered-cart');
  });

  it('takes the focus, and gives it back to its opener', async () => {
    await openShopWith([hamlet()]);
    const { opener } = await showDrawer();
    opener.focus();
    await sendKeys({ press: 'Enter' });
    const dialog = await isOpen();
    expect(dialog.contains(focused())).to.be.true;
    await sendKeys({ press: 'Escape' });
    await isClosed();
    expectSame(focused(), opener);
  });

  for (const [name, act] of Object.entries({
    'its button': () => click(byRole('button', 'Sluiten')),
    Escape: () => sendKeys({ press: 'Escape' }),
    'a click beside it': () => sendMouse({ type: 'click', position: [20, 300] }),
  }))
    it(`closes with ${name}, and says so once`, async () => {
      await openShop();
      const { drawer, opener } = await showDrawer();
      const events = collect('peppered-cart-close');
      await click(opener);
      await standStill(await isOpen());
      await act();
      await isClosed();
      await eventually(() => expect(events).to.have.length(1));
      expectSame(events[0]?.target, drawer);
      expect(drawer).to.have.property('open', false);
    });

  it('stays open when it is clicked itself, on its edge too', async () => {
    await openShop();
    const { opener } = await showDrawer();
    await click(opener);
    const dialog = await isOpen();
    await standStill(dialog);
    const { left, top, height } = dialog.getBoundingClientRect();
    const events = collect('click');
    for (const y of [top + 2, top + height / 2])
      await sendMouse({ type: 'click', position: [Math.round(left + 4), Math.round(y)] });
    expect(events).to.have.length(2);
    byRole('dialog');
  });

  it('stays open when the mouse goes down in it and up beside it, or the other way round', async () => {
    await openShopWith([hamlet()]);
    const { opener } = await showDrawer();
    await click(opener);
    const dialog = await isOpen();
    await standStill(dialog);
    const { x, y } = byRole('heading', 'Winkelwagen').getBoundingClientRect();
    const inside: [number, number] = [Math.round(x + 20), Math.round(y + 10)];
    const beside: [number, number] = [20, 300];
    const clicks = collect('click');
    for (const [from, to] of [[inside, beside] as const, [beside, inside] as const]) {
      await sendMouse({ type: 'move', position: from });
      await sendMouse({ type: 'down' });
      await sendMouse({ type: 'move', position: to });
      await sendMouse({ type: 'up' });
    }
    await sendMouse({ type: 'click', position: inside });
    await eventually(() => expect(clicks).not.to.have.length(0));
    byRole('dialog');
  });

  it('opens and closes by its attribute, which follows the visitor', async () => {
    await openShop();
    const { drawer } = await showDrawer(html`<peppered-cart drawer open></peppered-cart>`);
    await isOpen();
    await sendKeys({ press: 'Escape' });
    await isClosed();
    await eventually(() => expect(drawer.hasAttribute('open')).to.be.false);
    drawer.toggleAttribute('open', true);
    await isOpen();
    drawer.toggleAttribute('open', false);
    await isClosed();
    drawer.open = true;
    await isOpen();
    expect(drawer.hasAttribute('open')).to.be.true;
  });

  it('stays open when it is opened again at once after it was closed', async () => {
    await openShop();
    const { drawer } = await showDrawer();
    drawer.show();
    // The dialog tells of its closing in a task of its own.
    const closed = oneEvent(await isOpen(), 'close');
    drawer.close();
    await drawer.updateComplete;
    drawer.show();
    await drawer.updateComplete;
    await closed;
    expect(drawer.open).to.be.true;
    await isOpen();
  });

  it('opens and closes by its methods, and says so', async () => {
    await openShop();
    const { drawer } = await showDrawer();
    const opening = collect('peppered-cart-open');
    const closing = collect('peppered-cart-close');
    drawer.show();
    drawer.show();
    await isOpen();
    drawer.close();
    await isClosed();
    await eventually(() => expect(closing).to.have.length(1));
    expect(opening).to.have.length(1);
  });

  it('stays closed when the page cancels its opening', async () => {
    await openShop();
    const { drawer, opener } = await showDrawer();
    drawer.addEventListener('peppered-cart-open', (event) => {
      event.preventDefault();
    });
    await click(opener);
    await drawer.updateComplete;
    expect(allByRole('dialog')).to.have.length(0);
    expect(drawer.hasAttribute('open')).to.be.false;
  });

  it('opens after an add only with open-on-add', async () => {
    await openShop();
    const { drawer } = await showDrawer();
    await getCart().add([hamlet()]);
    await drawer.updateComplete;
    expect(allByRole('dialog')).to.have.length(0);
    drawer.openOnAdd = true;
    await getCart().add([hamlet()]);
    await isOpen();
  });

  it('opens after an add whose button its page took away at the click', async () => {
    await openShop();
    const { page } = await showDrawer(
      html`<peppered-cart drawer open-on-add></peppered-cart>
        <button data-peppered-add=${JSON.stringify([hamlet()])}>Bestel</button>`,
    );
    const stop = listenToAddButtons();
    const button = byRole('button', 'Bestel');
    button.addEventListener('click', () => {
      button.remove();
    });
    await click(button);
    await isOpen();
    stop();
    await sendKeys({ press: 'Escape' });
    await eventually(() => expectSame(focused(), byRole('button', /^Winkelwagen/, page)));
  });

  it('opens by itself to say that an add failed, each time', async () => {
    const theatre = await openShop();
    await theatre.leaveSeats(95, 42, 0);
    await showDrawer();
    for (let attempt = 0; attempt < 2; attempt++) {
      await getCart()
        .add([hamlet()])
        .catch(() => null);
      expect(seen(await isOpen())).to.contain(
        'De plaatsen voor Hamlet zijn niet meer allemaal vrij. Er is niets toegevoegd. Kies andere plaatsen.',
      );
      await sendKeys({ press: 'Escape' });
      await isClosed();
    }
  });

  it('stays closed when something else failed', async () => {
    const theatre = await openShopWith([hamlet()]);
    const { drawer } = await showDrawer();
    await eventually(() => expect(getCart().state.cartItems).to.have.length(1));
    await theatre.fault({ kind: 'status', status: 422 }, { method: 'DELETE', path: '/**' });
    await getCart()
      .remove(getCart().state.cartItems?.[0]?.itemId ?? '')
      .catch(() => null);
    await drawer.updateComplete;
    expect(allByRole('dialog')).to.have.length(0);
  });

  it('is a section of the page without the attribute, and cannot be opened', async () => {
    await openShop();
    const { drawer } = await showDrawer(html`<peppered-cart open-on-add></peppered-cart>`);
    byRole('region', 'Winkelwagen');
    drawer.show();
    await drawer.updateComplete;
    expect(allByRole('dialog')).to.have.length(0);
    expect(drawer.hasAttribute('open')).to.be.false;
  });
});
