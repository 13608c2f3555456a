import { expect, html } from '@open-wc/testing';
import { getCart } from '../../src/page/get-cart.js';
import { isClosed, isOpen, showDrawer } from './drawer.js';
import { allByRole, byRole, click, eventually, expectSame, focused, seen } from './screen.js';
import { collect, hamlet, openShop, show } from './shop.js';

const drawer = html`<peppered-cart drawer open-on-add></peppered-cart>`;
const hidden = {
  'a header that the style sheet hides': html`
    <style>
      @media (min-width: 2px) {
        .phone {
          display: none;
        }
      }
    </style>
    <header class="phone">${drawer}</header>
  `,
  'a menu that is closed': html`<details>
    <summary>Menu</summary>
    ${drawer}
  </details>`,
  'a dialog that is closed': html`<dialog>${drawer}</dialog>`,
  'what is found by searching only': html`<div hidden="until-found">${drawer}</div>`,
  'no place but its own, which is hidden': html`<peppered-cart
    drawer
    open-on-add
    hidden
  ></peppered-cart>`,
};

const failToAdd = () =>
  getCart()
    .add([hamlet()])
    .catch(() => null);

/** The page scrolls, and what is on it can be pressed. */
async function canBeUsed(): Promise<void> {
  expect(getComputedStyle(document.documentElement).overflowY).not.to.equal('hidden');
  expect(allByRole('dialog')).to.have.length(0);
  const clicks = collect('click');
  const button = byRole('button', 'Programma');
  await click(button);
  await eventually(() => expect(clicks).to.have.length(1));
  expectSame(clicks[0]?.target, button);
}

/** Also where what is around the drawer cannot be seen. */
const isSeen = (drawer: HTMLElement) =>
  eventually(() => {
    const dialog = drawer.shadowRoot?.querySelector('dialog');
    expect(dialog?.matches(':modal') && getComputedStyle(dialog).visibility).to.equal('visible');
    expectSame(document.elementFromPoint(innerWidth - 20, innerHeight - 10), drawer);
  });

describe('a drawer in', () => {
  for (const [place, content] of Object.entries(hidden))
    it(`${place} stays closed, however it is opened, and the page can be used`, async () => {
      const theatre = await openShop();
      const { drawer } = await showDrawer(html`${content}<button>Programma</button>`);
      const events = [collect('peppered-cart-open'), collect('peppered-cart-close')];
      const ways = {
        'show()': () => {
          drawer.show();
        },
        open: () => {
          drawer.open = true;
        },
        'the attribute': () => {
          drawer.toggleAttribute('open', true);
        },
        'open-on-add': () => getCart().add([hamlet()]),
        'an add that failed': async () => {
          await theatre.leaveSeats(95, 42, 0);
          await failToAdd();
        },
      };
      for (const [way, open] of Object.entries(ways)) {
        await open();
        await eventually(
          () => expect(!drawer.open && !drawer.hasAttribute('open'), way).to.be.true,
        );
        await canBeUsed();
      }
      expect(seen(byRole('alert'))).to.contain('niet meer allemaal vrij');
      expect(events.flat()).to.have.length(0);
    });

  it('a menu that is only invisible opens, and is seen', async () => {
    await openShop();
    const { drawer } = await showDrawer(
      html`<nav style="visibility: hidden"><peppered-cart drawer></peppered-cart></nav>`,
    );
    drawer.show();
    await isSeen(drawer);
  });

  it('an element without a box of its own opens', async () => {
    await openShop();
    const { drawer } = await showDrawer(
      html`<peppered-cart drawer style="display: contents"></peppered-cart>`,
    );
    drawer.show();
    await isSeen(drawer);
  });

  it('an element without a box of its own is open from the start', async () => {
    await openShop();
    const { drawer } = await showDrawer(
      html`<peppered-cart drawer open style="display: contents"></peppered-cart>`,
    );
    await isSeen(drawer);
    expect(drawer.open && drawer.hasAttribute('open')).to.equal(true);
  });

  it('an element without a box of its own, in what is hidden, does not stay open', async () => {
    await openShop();
    const { drawer } = await showDrawer(
      html`<div hidden><peppered-cart drawer open style="display: contents"></peppered-cart></div>
        <button>Programma</button>`,
    );
    await eventually(() => expect(!drawer.open && !drawer.hasAttribute('open')).to.equal(true));
    await canBeUsed();
  });
});

describe('a badge whose drawer is hidden', () => {
  const phone = html`<div hidden><peppered-cart drawer id="cart"></peppered-cart></div>`;
  for (const [name, badge] of Object.entries({
    "the page's own link": html`<peppered-cart-badge
      ><a href="#winkelwagen">Kaarten</a></peppered-cart-badge
    >`,
    "the page's own link, also where it names the drawer": html`<peppered-cart-badge for="cart"
      ><a href="#winkelwagen">Kaarten</a></peppered-cart-badge
    >`,
    'its href': html`<peppered-cart-badge for="cart" href="#winkelwagen"
      >Kaarten</peppered-cart-badge
    >`,
  }))
    it(`follows ${name}`, async () => {
      await openShop();
      await show(html`${badge}${phone}`);
      await click(byRole('link', /^Kaarten/));
      expect(location.hash).to.equal('#winkelwagen');
    });
});

describe('an open drawer that is hidden with its header', () => {
  const headers = html`
    <header class="phone">
      <peppered-cart-badge></peppered-cart-badge><peppered-cart drawer></peppered-cart>
    </header>
    <header class="desktop"><peppered-cart-badge>Kaarten</peppered-cart-badge></header>
    <button>Programma</button>
  `;

  it('closes, gives the focus to the badge that is shown, and stays closed', async () => {
    await openShop();
    const page = await show(headers);
    const [phone, drawer] = [
      page.querySelector<HTMLElement>('.phone'),
      page.querySelector('peppered-cart'),
    ];
    const events = collect('peppered-cart-close');
    drawer?.show();
    await isOpen();
    phone?.style.setProperty('display', 'none');
    await eventually(() => expect(events).to.have.length(1));
    expect(drawer?.open).to.be.false;
    await eventually(() => {
      expectSame(focused(), byRole('button', 'Kaarten 0 items'));
    });
    await canBeUsed();
    phone?.style.removeProperty('display');
    await drawer?.updateComplete;
    await canBeUsed();
  });

  it('closes, when what opened it closes the menu that it stands in', async () => {
    await openShop();
    const page = await show(html`
      <nav><peppered-cart-badge></peppered-cart-badge><peppered-cart drawer></peppered-cart></nav>
      <button>Programma</button>
    `);
    const nav = page.querySelector('nav');
    page.addEventListener('click', () => {
      nav?.toggleAttribute('hidden', true);
    });
    await click(byRole('button', 'Winkelwagen 0 items'));
    await eventually(() => expect(page.querySelector('peppered-cart')?.open).not.to.be.true);
    await isClosed();
    await canBeUsed();
  });

  it('is closed when it was moved there', async () => {
    await openShop();
    const page = await show(
      html`${drawer}
        <div hidden></div>
        <button>Programma</button>`,
    );
    const element = page.querySelector('peppered-cart');
    element?.show();
    await isOpen();
    if (element) page.querySelector('div')?.append(element);
    await eventually(() => expect(element?.open).to.be.false);
    await canBeUsed();
  });
});

describe('a drawer that is shown', () => {
  it('opens without checkVisibility too', async () => {
    await openShop();
    const { drawer } = await showDrawer();
    const { checkVisibility } = Element.prototype;
    Reflect.deleteProperty(Element.prototype, 'checkVisibility');
    try {
      drawer.show();
      await isSeen(drawer);
    } finally {
      Element.prototype.checkVisibility = checkVisibility;
    }
  });
});
