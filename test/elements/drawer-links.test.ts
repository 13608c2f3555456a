import { expect, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { TemplateResult } from 'lit';
import { getCart } from '../../src/page/get-cart.js';
import { isClosed, isOpen, showDrawer } from './drawer.js';
import { byRole, click, eventually, expectSame, focused, seen, standStill } from './screen.js';
import { collect, donation, hamlet, openShop, openShopWith, show } from './shop.js';

const { pathname } = location;
const undo: (() => void)[] = [];
afterEach(() => {
  for (const each of undo.splice(0)) each();
  scrollTo(0, 0);
});

function listen(name: string, listener: (event: Event) => void): void {
  addEventListener(name, listener);
  undo.push(() => {
    removeEventListener(name, listener);
  });
}

/** A router as those of frameworks: it takes every click on a link that nobody else took, and shows another page. */
function startRouter(): void {
  listen('click', (event) => {
    const link = event.composedPath().find((each) => each instanceof HTMLAnchorElement);
    if (!link || event.defaultPrevented) return;
    event.preventDefault();
    history.pushState({ key: link.href }, '', link.href);
  });
}

/** Keeps the page where it is. What the browser would have done with a click is not part of the drawer. */
const stay = () => {
  listen('click', (event) => {
    event.preventDefault();
  });
};

async function openDrawer(inside: TemplateResult, checkoutHref = '/afrekenen') {
  await openShopWith([hamlet()]);
  const found = await showDrawer(html`
    <button>Programma</button>
    <peppered-cart drawer checkout-href=${checkoutHref}>${inside}</peppered-cart>
    <h2 id="elders" style="margin-top: 300vh">Elders</h2>
    <div style="height: 300vh"></div>
  `);
  found.drawer.show();
  await standStill(await isOpen());
  await eventually(() => byRole('link', 'Afrekenen'));
  return found;
}

const goOn = html`<a slot="actions" href="/verder">Verder winkelen</a>`;

/** The page scrolls, and what is on it can be pressed. */
async function canBeUsed(): Promise<void> {
  await isClosed();
  expect(getComputedStyle(document.documentElement).overflowY).not.to.equal('hidden');
  const clicks = collect('click');
  const button = byRole('button', 'Programma');
  await click(button);
  await eventually(() => expect(clicks).to.have.length(1));
  expectSame(clicks[0]?.target, button);
}

/** Once everything has happened that a click or a navigation brings about. */
async function staysOpen(drawer: HTMLElement & { open: boolean }): Promise<void> {
  const calls = collect('peppered-cart-change');
  await getCart().add([donation(5)]);
  await eventually(() => expect(calls).not.to.have.length(0));
  await eventually(() => expect(seen(drawer)).to.contain('€ 29,50'));
  expect(drawer.open).to.be.true;
  await isOpen();
}

describe('an open drawer closes', () => {
  for (const name of ['Afrekenen', 'Verder winkelen', 'Naar het kleine theater'])
    it(`when the page’s router takes its link “${name}”`, async () => {
      await openDrawer(html`
        ${goOn}
        <p slot="actions">
          <a href="/klein"><span>Naar het kleine theater</span></a>
        </p>
      `);
      const closed = collect('peppered-cart-close');
      startRouter();
      await click(byRole('link', name));
      await canBeUsed();
      expect(location.pathname).not.to.equal(pathname);
      expect(closed).to.have.length(1);
    });

  it('when a link leads to another page', async () => {
    await openDrawer(goOn);
    stay();
    await click(byRole('link', 'Verder winkelen'));
    await isClosed();
  });

  it('when a link is followed by keyboard', async () => {
    await openDrawer(goOn);
    startRouter();
    byRole('link', 'Verder winkelen').focus();
    await sendKeys({ press: 'Enter' });
    await canBeUsed();
  });

  it('when a link to the payment page is followed', async () => {
    await openDrawer(html`<a slot="actions" href="https://bank.example/pay">Betalen</a>`);
    stay();
    await click(byRole('link', 'Betalen'));
    await isClosed();
  });

  it('when a link leads to another place of this page, which then is seen', async () => {
    await openDrawer(html`<a slot="actions" href="${pathname}#elders">Elders</a>`);
    history.replaceState(null, '', pathname);
    await click(byRole('link', 'Elders'));
    await isClosed();
    const heading = document.querySelector('#elders');
    await eventually(() => expect(location.hash).to.equal('#elders'));
    await eventually(() => expect(heading?.getBoundingClientRect().top).to.be.within(-1, 1));
    // Whoever goes on by keyboard does so from there.
    expectSame(focused(), document.body);
    expect(heading?.getBoundingClientRect().top).to.be.within(-1, 1);
  });

  it('when the checkout is on this page', async () => {
    await openDrawer(goOn, '#elders');
    await click(byRole('link', 'Afrekenen'));
    await canBeUsed();
    expect(location.hash).to.equal('#elders');
  });

  it('when the visitor goes back, and when she goes forward', async () => {
    history.pushState({ page: 2 }, '', `${pathname}?pagina=2`);
    const { drawer } = await openDrawer(goOn);
    history.back();
    await canBeUsed();
    expect(location.search).not.to.contain('pagina');
    drawer.show();
    await isOpen();
    history.forward();
    await canBeUsed();
  });

  it('when the visitor goes back from the entry that the page made for it', async () => {
    const { drawer } = await openDrawer(goOn);
    history.pushState({ isCartOpen: true }, '');
    await staysOpen(drawer);
    history.back();
    await canBeUsed();
  });

  for (const [name, go] of Object.entries({
    'goes to another page': () => {
      history.pushState(null, '', '/verder');
    },
    'goes to another page instead of this one': () => {
      history.replaceState(null, '', '/verder');
    },
    'goes to another page by its query': () => {
      history.pushState(null, '', '?page_id=42');
    },
    'goes to another page by its hash': () => {
      location.hash = '#/verder';
    },
  }))
    it(`when a button of the page’s own in it ${name}`, async () => {
      await openDrawer(html`<button slot="actions" @click=${go}>Verder</button>`);
      await click(byRole('button', 'Verder'));
      await canBeUsed();
    });

  it('before the page goes into the browser’s cache', async () => {
    const { drawer } = await openDrawer(goOn);
    dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    await drawer.updateComplete;
    await canBeUsed();
  });
});

describe('an open drawer stays open', () => {
  for (const key of ['Control', 'Shift', 'Alt', 'Meta'])
    it(`when a link is clicked with ${key}, which opens it elsewhere`, async () => {
      const { drawer } = await openDrawer(goOn);
      stay();
      const name = `${key === 'Control' ? 'ctrl' : key.toLowerCase()}Key`;
      const init = { bubbles: true, composed: true, cancelable: true, [name]: true };
      byRole('link', 'Verder winkelen').dispatchEvent(new MouseEvent('click', init));
      byRole('link', 'Afrekenen').dispatchEvent(new MouseEvent('click', init));
      await staysOpen(drawer);
    });

  for (const [name, link] of Object.entries({
    'opens another tab': html`<a slot="actions" href="/verder" target="_blank">Verder</a>`,
    'goes to another window': html`<a slot="actions" href="/verder" target="zaalplan">Verder</a>`,
    'is a download': html`<a slot="actions" href="/voorwaarden.pdf" download>Verder</a>`,
    'writes an e-mail': html`<a slot="actions" href="mailto:kassa@delinde.nl">Verder</a>`,
    'is meant as a button': html`<a slot="actions" href="#">Verder</a>`,
    'leads nowhere': html`<a slot="actions" role="link">Verder</a>`,
  }))
    it(`when a link in it ${name}`, async () => {
      const { drawer } = await openDrawer(link);
      if (!name.includes('button')) stay();
      await click(byRole('link', 'Verder'));
      await staysOpen(drawer);
    });

  it('when the page writes something into its address', async () => {
    const { drawer } = await openDrawer(goOn);
    history.replaceState({ event: 95 }, '', `${pathname}?voorstelling=95`);
    await staysOpen(drawer);
  });

  it('when a link opened it that leads to its place in the page', async () => {
    await openShop();
    const page = await show(html`
      <a href="#cart">Tickets</a><peppered-cart drawer id="cart"></peppered-cart>
    `);
    const drawer = page.querySelector('peppered-cart');
    const link = byRole('link', 'Tickets');
    link.addEventListener('click', () => drawer?.show());
    await click(link);
    await isOpen();
    await eventually(() => expect(location.hash).to.equal('#cart'));
    await getCart().add([donation(5)]);
    await eventually(() => expect(drawer && seen(drawer)).to.contain('€ 5,00'));
    await isOpen();
  });
});
