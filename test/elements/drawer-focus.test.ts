import { html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { listenToAddButtons } from '../../src/page/add-buttons.js';
import { isClosed, isOpen, showDrawer } from './drawer.js';
import { byRole, click, eventually, expectSame, focused } from './screen.js';
import { hamlet, openShop, openShopWith, show } from './shop.js';

const drawer = html`<peppered-cart drawer></peppered-cart>`;
const hasFocus = (element: Element) =>
  eventually(() => {
    expectSame(focused(), element);
  });

async function closeAgain(): Promise<void> {
  await isOpen();
  await sendKeys({ press: 'Escape' });
  await isClosed();
}

describe('the focus and the drawer', () => {
  it('goes to the heading, from where the next stop is the button that closes', async () => {
    await openShopWith([hamlet()]);
    const { opener } = await showDrawer();
    await click(opener);
    await isOpen();
    await hasFocus(byRole('heading', 'Winkelwagen'));
    await sendKeys({ press: 'Tab' });
    await hasFocus(byRole('button', 'Sluiten'));
  });

  it('comes back to the badge that was clicked', async () => {
    await openShop();
    const { opener } = await showDrawer();
    await click(opener);
    await closeAgain();
    await hasFocus(opener);
  });

  it("comes back to the badge's own link", async () => {
    await openShop();
    await show(
      html`<peppered-cart-badge><a href="#cart">Kaarten</a></peppered-cart-badge
        >${drawer}`,
    );
    await click(byRole('link', 'Kaarten'));
    await closeAgain();
    await hasFocus(byRole('link', 'Kaarten'));
  });

  it('comes back to the button that added something', async () => {
    await openShop();
    const stop = listenToAddButtons();
    await showDrawer(html`
      <button data-peppered-add=${JSON.stringify([hamlet()])}>Hamlet</button>
      <peppered-cart drawer open-on-add></peppered-cart>
    `);
    const button = byRole('button', 'Hamlet');
    await click(button);
    await closeAgain();
    await hasFocus(button);
    // As in Safari, where a click leaves a button without the focus.
    button.addEventListener('mousedown', (event) => {
      event.preventDefault();
    });
    button.blur();
    await click(button);
    await closeAgain();
    await hasFocus(button);
    stop();
  });

  it('comes back to where it was when a script opened the drawer', async () => {
    await openShop();
    const { drawer } = await showDrawer(html`
      <button>Zaalplan</button><peppered-cart drawer></peppered-cart>
    `);
    byRole('button', 'Zaalplan').focus();
    drawer.show();
    await closeAgain();
    await hasFocus(byRole('button', 'Zaalplan'));
  });

  for (const [name, lose] of Object.entries({
    'is gone': (button: HTMLElement) => {
      button.remove();
    },
    'is hidden': (button: HTMLElement) => {
      button.hidden = true;
    },
    'never had it': (button: HTMLElement) => {
      button.blur();
    },
  }))
    it(`comes back to the badge when what opened the drawer ${name}`, async () => {
      await openShop();
      const { drawer, opener } = await showDrawer(html`
        <button>Zaalplan</button><peppered-cart drawer></peppered-cart>
      `);
      const button = byRole('button', 'Zaalplan');
      button.focus();
      if (name === 'never had it') lose(button);
      drawer.show();
      await isOpen();
      lose(button);
      await closeAgain();
      await hasFocus(opener);
    });

  it('stays where the page put it when the drawer closed', async () => {
    await openShop();
    const { drawer } = await showDrawer(html`
      <button>Zaalplan</button><peppered-cart drawer></peppered-cart>
    `);
    drawer.show();
    await isOpen();
    drawer.close();
    await drawer.updateComplete;
    byRole('button', 'Zaalplan').focus();
    await isClosed();
    await hasFocus(byRole('button', 'Zaalplan'));
  });
});
