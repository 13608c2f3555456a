import { expect, html } from '@open-wc/testing';
import { getCart } from '../../src/page/get-cart.js';
import { listenToAddButtons } from '../../src/page/add-buttons.js';
import { advance, installClock } from './clock.js';
import { allByRole, byRole, eventually, expectSame, heard } from './screen.js';
import { hamlet, openShopWith, show } from './shop.js';

const wait = 'We zetten het in je winkelwagen…';
const taken =
  'De plaatsen voor Hamlet zijn niet meer allemaal vrij. Er is niets toegevoegd. Kies andere plaatsen.';
const badge = html`<peppered-cart-badge></peppered-cart-badge>`;
const button = html`<button data-peppered-add=${JSON.stringify([hamlet()])}>Bestel</button>`;

let stop: () => void;
beforeEach(() => {
  installClock();
  stop = listenToAddButtons();
});
afterEach(() => {
  stop();
});

/** Opens a shop whose seats were just sold, on a page that presses a button of it; its answer can be held. */
async function open(page: ReturnType<typeof html>) {
  const theatre = await openShopWith([hamlet()]);
  const shown = await show(page);
  await eventually(() => expect(getCart().state.phase).to.equal('filled'));
  await theatre.leaveSeats(95, 42, 0);
  const answer = await theatre.fault({ kind: 'hold' }, { method: 'POST', path: '/**' });
  return { page: shown, answer };
}

/** What is at the middle of an element, through shadow roots. */
function hit(element: Element): Element | null {
  const { left, top, width, height } = element.getBoundingClientRect();
  const [x, y] = [left + width / 2, top + height / 2];
  let found = document.elementFromPoint(x, y);
  while (found?.shadowRoot?.elementFromPoint(x, y) instanceof Element) {
    const inner = found.shadowRoot.elementFromPoint(x, y);
    if (inner === found) break;
    found = inner;
  }
  return found;
}

/** Fails unless every corner of the element is on the screen, and nothing lies over it. */
function isOnTop(element: Element): void {
  const { left, top, right, bottom } = element.getBoundingClientRect();
  expect(left).to.be.at.least(0);
  expect(top).to.be.at.least(0);
  expect(right).to.be.at.most(innerWidth);
  expect(bottom).to.be.at.most(innerHeight);
  expectSame(hit(element), element);
}

const places = {
  'in a header that is blurred, moved and clipped': html`<header
    style="height: 4rem; overflow: hidden; backdrop-filter: blur(2px); transform: translateX(0)"
  >
    ${badge}
  </header>`,
  'under an overlay that lies over everything': html`${badge}
    <div style="position: fixed; inset: 0; z-index: 2147483647; background: Canvas"></div>`,
  'in a narrow box that paints nothing beyond its edge': html`<div
    style="white-space: nowrap; contain: paint; width: 3rem; height: 3rem"
  >
    ${badge}
  </div>`,
};

/** The live region that says this; within an open dialog, because all else is inert. */
const telling = (role: 'status' | 'alert', words: string, root?: Element) =>
  eventually(() => {
    const [region, ...others] = allByRole(role, undefined, root).filter(
      (each) => heard(each) === words,
    );
    if (!region || others.length) throw new Error(`not one ${role} that says: ${words}`);
    return region;
  });

describe('what is said of adding on a page without a cart', () => {
  for (const [place, page] of Object.entries(places))
    it(`lies on top of all, ${place}`, async () => {
      const { answer } = await open(page);
      const added = getCart()
        .add([hamlet()])
        .catch(() => null);
      await answer.struck();
      advance(1100);
      isOnTop(await telling('status', wait));
      await answer.remove();
      await added;
      isOnTop(await telling('alert', taken));
    });

  it('takes no room before its words come, so that nothing jumps', async () => {
    const { page, answer } = await open(html`${badge}${button}`);
    page.querySelector('button')?.click();
    await answer.struck();
    const root = page.querySelector('peppered-cart-badge')?.shadowRoot;
    const box = await eventually(() => root?.querySelector('[popover]') ?? expect.fail());
    const { width, height } = box.getBoundingClientRect();
    expect([width, height]).to.deep.equal([0, 0]);
    advance(1100);
    isOnTop(await telling('status', wait));
    await answer.remove();
  });

  it('can be seen and heard in browsers without popovers', async () => {
    const { showPopover } = HTMLElement.prototype;
    Reflect.deleteProperty(HTMLElement.prototype, 'showPopover');
    try {
      const { answer } = await open(places['in a header that is blurred, moved and clipped']);
      await answer.remove();
      await getCart()
        .add([hamlet()])
        .catch(() => null);
      isOnTop(await telling('alert', taken));
    } finally {
      HTMLElement.prototype.showPopover = showPopover;
    }
  });

  it('stays on top when its badge is moved', async () => {
    const { page, answer } = await open(
      html`${badge}
        <aside></aside>`,
    );
    await answer.remove();
    await getCart()
      .add([hamlet()])
      .catch(() => null);
    await telling('alert', taken);
    page.querySelector('aside')?.append(...page.querySelectorAll('peppered-cart-badge'));
    await eventually(async () => {
      isOnTop(await telling('alert', taken));
    });
  });
});

describe('what is said of adding while the page’s own modal dialog is open', () => {
  const inDialog = html`${badge}
    <dialog>
      <p>Hamlet</p>
      ${button}
    </dialog>`;

  async function press(page: ReturnType<typeof html> = inDialog) {
    const opened = await open(page);
    const dialog = opened.page.querySelector('dialog');
    if (!dialog) throw new Error('no dialog');
    dialog.showModal();
    byRole('button', 'Bestel', dialog).click();
    await opened.answer.struck();
    return { ...opened, dialog };
  }

  it('is seen and heard in the dialog', async () => {
    const { dialog, answer } = await press();
    advance(1100);
    isOnTop(await telling('status', wait, dialog));
    await answer.remove();
    isOnTop(await telling('alert', taken, dialog));
  });

  it('is heard in the dialog also where a script of the page adds', async () => {
    const add = () =>
      void getCart()
        .add([hamlet()])
        .catch(() => null);
    const { dialog, answer } = await press(
      html`${badge}
        <dialog><button @click=${add}>Bestel</button></dialog>`,
    );
    await answer.remove();
    isOnTop(await telling('alert', taken, dialog));
  });

  it('goes on beside the badge when the dialog is closed', async () => {
    const { dialog, answer } = await press();
    await answer.remove();
    await telling('alert', taken, dialog);
    dialog.close();
    await eventually(async () => {
      isOnTop(await telling('alert', taken));
    });
    expect(dialog.querySelector('[part]')).to.equal(null);
  });

  it('is heard in the dialog also where the page shows a cart, which nobody hears behind it', async () => {
    const takenThere = taken.replace('Hamlet', 'Hamlet — Grote Zaal');
    const { dialog, answer } = await press(html`${inDialog}<peppered-cart></peppered-cart>`);
    advance(1100);
    isOnTop(await telling('status', wait, dialog));
    await answer.remove();
    isOnTop(await telling('alert', takenThere, dialog));
  });

  it('is heard in a dialog of a component, too', async () => {
    const { page, answer } = await open(
      html`${badge}
        <section>${button}</section>`,
    );
    const root = page.querySelector('section')?.attachShadow({ mode: 'open' });
    if (!root) throw new Error('no root');
    root.innerHTML = '<dialog><slot></slot></dialog>';
    const dialog = root.querySelector('dialog');
    if (!dialog) throw new Error('no dialog');
    dialog.showModal();
    byRole('button', 'Bestel').click();
    await answer.struck();
    await answer.remove();
    isOnTop(await telling('alert', taken, dialog));
  });
});
