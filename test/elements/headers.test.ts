import { expect, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { render, type TemplateResult } from 'lit';
import { getCart } from '../../src/page/get-cart.js';
import { advance, installClock } from './clock.js';
import { isClosed, isOpen } from './drawer.js';
import {
  allByRole,
  byRole,
  click,
  eventually,
  expectSame,
  focused,
  heard,
  seen,
} from './screen.js';
import { hamlet, openShop, openShopWith, show } from './shop.js';

const badge = html`<peppered-cart-badge></peppered-cart-badge>`;
const badgeFor = html`<peppered-cart-badge for="cart"
  ><a href="#kaarten">Kaarten</a></peppered-cart-badge
>`;
const drawer = html`<peppered-cart drawer id="cart"></peppered-cart>`;
const fails = html`${badge}${drawer}`;

/** What a site's style sheet says of its two headers. */
const wide = '@media (min-width: 2px) { .phone { display: none } }';
const narrow = '@media (min-width: 2px) { .desktop { display: none } }';

/** A page with two headers of the same content, of which the style sheet shows the second. */
async function showHeaders(content: TemplateResult, where: Where) {
  const page = await show(html`
    <style>
      ${wide}
    </style>
    <header class="phone"></header>
    <header class="desktop"></header>
  `);
  const [phone, desktop] = [...page.querySelectorAll('header')].map((header) => {
    const root = where(header);
    render(content, root);
    return root;
  });
  const style = page.querySelector('style');
  if (!phone || !desktop || !style) throw new Error('no headers');
  return {
    phone,
    desktop,
    /** The visitor turns the phone. */
    turn: () => {
      style.textContent = narrow;
    },
  };
}

type Root = HTMLElement | ShadowRoot;
type Where = (header: HTMLElement) => Root;
const places: Record<string, Where> = {
  'on the page': (header) => header,
  'in shadow roots': (header) => header.attachShadow({ mode: 'open' }),
};

const drawerIn = (root: Root) => root.querySelector('peppered-cart');
const isOpenIn = (root: Root) => !!drawerIn(root)?.open;
/** Whether an element is in one of our elements in a header, also in a shadow root of that. */
function expectIn(header: Root, element: Element): void {
  const hosts: Element[] = [];
  for (let root = element.getRootNode(); root instanceof ShadowRoot; root = root.host.getRootNode())
    hosts.push(root.host);
  expect(
    hosts.some((host) => header.contains(host)),
    'in the header that is shown',
  ).to.be.true;
}
/** What is said to a screen reader now. */
const told = () => allByRole('status').filter((status) => heard(status) !== '');

const failToAdd = () =>
  getCart()
    .add([hamlet()])
    .catch(() => null);

for (const [name, where] of Object.entries(places))
  describe(`of two headers ${name}, the one that is shown`, () => {
    it('speaks, and after the phone was turned the other', async () => {
      await openShop();
      const { phone, desktop, turn } = await showHeaders(badge, where);
      for (const header of [desktop, phone]) {
        await getCart().add([hamlet()]);
        const [status, ...others] = await eventually(() => {
          const found = told();
          expect(found).not.to.have.length(0);
          return found;
        });
        expect(others).to.have.length(0);
        if (status) expectIn(header, status);
        turn();
      }
    });

    it('says that an add failed, also after the phone was turned', async () => {
      const theatre = await openShop();
      await theatre.leaveSeats(95, 42, 0);
      const { phone, desktop, turn } = await showHeaders(badge, where);
      await failToAdd();
      expectIn(desktop, await eventually(() => byRole('alert')));
      turn();
      expectIn(phone, await eventually(() => byRole('alert')));
    });

    it('says that adding takes long, also where a cart of the page is hidden', async () => {
      installClock();
      const theatre = await openShopWith([hamlet()]);
      const { desktop } = await showHeaders(
        html`${badge}<peppered-cart hidden></peppered-cart>`,
        where,
      );
      await eventually(() => expect(getCart().state.phase).to.equal('filled'));
      const answer = await theatre.fault({ kind: 'hold' }, { method: 'POST', path: '/**' });
      const added = getCart().add([hamlet()]);
      await answer.struck();
      advance(1100);
      await eventually(() => expect(seen()).to.contain('We zetten het in je winkelwagen…'));
      const [status] = await eventually(() => {
        const found = told();
        expect(found).to.have.length(1);
        return found;
      });
      if (status) expectIn(desktop, status);
      await answer.remove();
      await added;
    });

    it('opens its drawer and no other to say that an add failed, each time', async () => {
      const theatre = await openShop();
      await theatre.leaveSeats(95, 42, 0);
      const { phone, desktop } = await showHeaders(fails, where);
      for (let attempt = 0; attempt < 2; attempt++) {
        await failToAdd();
        expect(seen(await isOpen())).to.contain('niet meer allemaal vrij');
        expect(isOpenIn(desktop)).to.be.true;
        expect(isOpenIn(phone)).to.be.false;
        await sendKeys({ press: 'Escape' });
        await isClosed();
        expect(allByRole('alert')).to.have.length(0);
      }
    });

    it('opens its drawer and no other after an add, with open-on-add', async () => {
      await openShop();
      const { phone, desktop } = await showHeaders(
        html`${badge}<peppered-cart drawer open-on-add></peppered-cart>`,
        where,
      );
      await getCart().add([hamlet()]);
      await isOpen();
      expect(isOpenIn(desktop)).to.be.true;
      expect(isOpenIn(phone)).to.be.false;
    });

    it('has the drawer that its badge opens', async () => {
      await openShop();
      const { phone, desktop, turn } = await showHeaders(html`${badge}${drawer}`, where);
      for (const header of [desktop, phone]) {
        await click(byRole('button', 'Winkelwagen 0 items'));
        await isOpen();
        expect(isOpenIn(header)).to.be.true;
        await sendKeys({ press: 'Escape' });
        await isClosed();
        turn();
      }
    });

    it('has the drawer that its badge names, although the other has the same id', async () => {
      await openShop();
      const { phone, desktop, turn } = await showHeaders(html`${badgeFor}${drawer}`, where);
      for (const header of [desktop, phone]) {
        await click(byRole('link', 'Kaarten'));
        await isOpen();
        expect(isOpenIn(header)).to.be.true;
        await sendKeys({ press: 'Escape' });
        await isClosed();
        turn();
      }
      expect(location.hash).to.equal('');
    });

    it('gets the focus back, when what opened the drawer is gone', async () => {
      await openShop();
      const { desktop } = await showHeaders(html`${badge}${drawer}`, where);
      drawerIn(desktop)?.show();
      await isOpen();
      await sendKeys({ press: 'Escape' });
      await isClosed();
      await eventually(() => {
        expectSame(focused(), byRole('button', 'Winkelwagen 0 items'));
      });
    });
  });

describe('two drawers that are both shown', () => {
  it('open one of them to say that an add failed', async () => {
    const theatre = await openShop();
    await theatre.leaveSeats(95, 42, 0);
    const page = await show(html`${badge}${drawer}${drawer}`);
    await failToAdd();
    await isOpen();
    const drawers = [...page.querySelectorAll('peppered-cart')];
    expect(drawers.filter(({ open }) => open)).to.have.length(1);
  });

  it('are named by a badge in a shadow root: first its own, then that of the page', async () => {
    await openShop();
    const page = await show(
      html`<header></header>
        <footer></footer>
        ${drawer}`,
    );
    const root = page.querySelector('header')?.attachShadow({ mode: 'open' });
    const bare = page.querySelector('footer')?.attachShadow({ mode: 'open' });
    if (!root || !bare) throw new Error('no roots');
    render(html`${badgeFor}${drawer}`, root);
    render(html`<peppered-cart-badge for="cart">Mandje</peppered-cart-badge>`, bare);
    await click(await eventually(() => byRole('link', 'Kaarten')));
    await isOpen();
    expect(isOpenIn(root)).to.be.true;
    await sendKeys({ press: 'Escape' });
    await isClosed();
    await click(byRole('button', 'Mandje 0 items'));
    await isOpen();
    expect(isOpenIn(root)).to.be.false;
    expect(isOpenIn(page)).to.be.true;
  });

  it('are found by a badge of the page also where they are in a shadow root', async () => {
    await openShop();
    const page = await show(
      html`<aside></aside>
        ${badge}`,
    );
    const root = page.querySelector('aside')?.attachShadow({ mode: 'open' });
    if (!root) throw new Error('no root');
    render(drawer, root);
    await click(byRole('button', 'Winkelwagen 0 items'));
    await isOpen();
  });
});
