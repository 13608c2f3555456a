import { expect, html } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { isClosed, isOpen, showDrawer } from './drawer.js';
import { click, eventually, standStill } from './screen.js';
import { openShop, show } from './shop.js';

const { documentElement: root, body } = document;
const overflows = () =>
  [root, body].map((element) => getComputedStyle(element).overflowY).join(' ');
const isLocked = () => eventually(() => expect(overflows()).to.contain('hidden'));
const isFree = () => eventually(() => expect(overflows()).not.to.contain('hidden'));

const long = html`<div style="height: 300vh"></div>`;
const page = html`${long}<peppered-cart drawer></peppered-cart>`;

describe('the page behind the drawer', () => {
  afterEach(() => {
    for (const element of [root, body]) element.removeAttribute('style');
    scrollTo(0, 0);
  });

  it('does not scroll until the drawer has closed, and is where it was', async () => {
    await openShop();
    const { drawer } = await showDrawer(page);
    scrollTo(0, 200);
    drawer.show();
    await standStill(await isOpen());
    await sendMouse({ type: 'move', position: [20, 300] });
    await sendKeys({ press: 'ArrowDown' });
    expect(scrollY).to.equal(200);
    expect(overflows()).to.equal('hidden visible');
    await sendKeys({ press: 'Escape' });
    await isClosed();
    await isFree();
    expect(scrollY).to.equal(200);
  });

  for (const [name, styles] of Object.entries({
    'nothing about scrolling': ['', ''],
    'that the root always scrolls': ['overflow-y: scroll', ''],
    'that the body hides what is too wide': ['', 'overflow-x: hidden'],
    'that the body is as high as the window': ['height: 100%', 'height: 100%; overflow-x: hidden'],
  }))
    it(`is as it was before, where it says ${name}`, async () => {
      await openShop();
      const { drawer } = await showDrawer(page);
      [root, body].forEach((element, index) => {
        element.setAttribute('style', styles[index] ?? '');
      });
      scrollTo(0, 200);
      const before = overflows();
      const { length } = document.adoptedStyleSheets;
      drawer.show();
      await isLocked();
      expect(scrollY).to.equal(200);
      drawer.close();
      await isFree();
      expect(overflows()).to.equal(before);
      expect(scrollY).to.equal(200);
      expect(document.adoptedStyleSheets).to.have.length(length);
      expect([root, body].map((element) => element.getAttribute('style'))).to.deep.equal(styles);
    });

  it('scrolls again when an open drawer is taken away, and not when it is moved', async () => {
    await openShop();
    const { page: parent, drawer } = await showDrawer(page);
    drawer.show();
    await isLocked();
    parent.prepend(drawer);
    await isOpen();
    expect(overflows()).to.contain('hidden');
    drawer.remove();
    expect(overflows()).not.to.contain('hidden');
    parent.append(drawer);
    await isOpen();
    expect(overflows()).to.contain('hidden');
    drawer.drawer = false;
    await isFree();
  });

  it('scrolls again when the last of two drawers has closed', async () => {
    await openShop();
    const parent = await show(html`${page}<peppered-cart drawer></peppered-cart>`);
    const [first, second] = parent.querySelectorAll('peppered-cart');
    first?.show();
    second?.show();
    await isLocked();
    first?.close();
    await first?.updateComplete;
    expect(overflows()).to.contain('hidden');
    second?.close();
    await isFree();
  });
});

describe('a drawer deep in the page', () => {
  for (const style of [
    'transform: translate(50px, 50px) scale(0.5)',
    'filter: blur(1px)',
    'contain: strict; width: 100px; height: 100px',
    'overflow: hidden; width: 100px; height: 20px; position: relative',
    'will-change: transform; opacity: 0.5; container-type: inline-size',
    'text-align: center; white-space: nowrap; text-transform: uppercase',
  ])
    it(`lies over the whole window within ${style.split(';', 1).join()}`, async () => {
      await openShop();
      const { opener, drawer } = await showDrawer(
        html`<div style=${style}><peppered-cart drawer></peppered-cart></div>`,
      );
      await click(opener);
      const dialog = await isOpen();
      await standStill(dialog);
      const { right, bottom, width } = dialog.getBoundingClientRect();
      expect([right, bottom]).to.deep.equal([root.clientWidth, innerHeight]);
      expect(width).to.equal(Math.min(448, root.clientWidth));
      const hit = document.elementFromPoint(right - 20, bottom - 5);
      expect(hit === drawer).to.be.true;
      const { textAlign, whiteSpace, textTransform } = getComputedStyle(dialog);
      expect([textAlign, whiteSpace, textTransform]).to.deep.equal(['start', 'normal', 'none']);
    });
});
