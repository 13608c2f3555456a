import { expect, fixture, html } from '@open-wc/testing';
import '../../src/define.js';
import { PepperedCart, PepperedCartBadge, PepperedCheckout } from '../../src/index.js';

const tags = ['peppered-cart-badge', 'peppered-cart', 'peppered-checkout'];

describe('defining', () => {
  it('is not done by importing the classes', async () => {
    const page = await openPage(`<script type="module" src="/src/index.ts"></script>`);
    expect(tags.filter((tag) => page.customElements.get(tag))).to.deep.equal([]);
  });

  for (const tag of tags) {
    const file = `/src/elements/${tag.replace('peppered-', '')}/define.ts`;

    it(`is done by ${file} for that element alone`, async () => {
      const page = await openPage(`<script type="module" src="${file}"></script>`);
      expect(tags.filter((each) => page.customElements.get(each))).to.deep.equal([tag]);
    });

    it(`leaves a <${tag}> that is already there alone`, async () => {
      const page = await openPage(`
        <script>
          addEventListener('error', (event) => document.title += event.message);
          customElements.define('${tag}', class extends HTMLElement {});
        </script>
        <script type="module" src="/src/define.ts"></script>
        <${tag}></${tag}>`);
      expect(page.document.title).to.equal('');
      expect(page.document.querySelector(`${tag}:defined`)?.shadowRoot === null).to.be.true;
      expect(tags.filter((each) => page.customElements.get(each))).to.deep.equal(tags);
    });
  }

  it('gives each tag its class, for TypeScript too', () => {
    const badge: PepperedCartBadge = document.createElement('peppered-cart-badge');
    const cart: PepperedCart = document.createElement('peppered-cart');
    const checkout: PepperedCheckout = document.createElement('peppered-checkout');
    expect(badge instanceof PepperedCartBadge).to.be.true;
    expect(cart instanceof PepperedCart).to.be.true;
    expect(checkout instanceof PepperedCheckout).to.be.true;
  });

  it('keeps properties that were set before', async () => {
    const page = await openPage(`
      <peppered-cart></peppered-cart>
      <script>
        const cart = document.querySelector('peppered-cart');
        cart.drawer = true;
        cart.open = true;
      </script>
      <script type="module" src="/src/define.ts"></script>`);
    const cart = page.document.querySelector('peppered-cart');
    await cart?.updateComplete;
    expect(cart?.hasAttribute('open')).to.be.true;
    expect(cart?.shadowRoot?.querySelectorAll('dialog:modal').length).to.equal(1);
  });

  const flags = {
    'peppered-cart-badge': ['showAmount', 'hideWhenEmpty'],
    'peppered-cart': ['drawer', 'open', 'openOnAdd'],
  };
  for (const [tag, names] of Object.entries(flags)) {
    for (const name of names) {
      it(`has ${name} of <${tag}> set by what Vue makes of the bare attribute`, () => {
        const element = document.createElement(tag);
        expect(element).to.have.property(name, false);
        patchProp(element, name, '');
        expect(element).to.have.property(name, true);
        patchProp(element, name, null);
        expect(element).to.have.property(name, false);
      });
    }
  }

  it('reads attributes and properties over what they begin as', async () => {
    const page = await fixture(html`
      <div>
        <peppered-cart-badge show-amount></peppered-cart-badge>
        <peppered-cart drawer open-on-add></peppered-cart>
      </div>
    `);
    const badge = page.querySelector('peppered-cart-badge');
    expect(badge).to.include({ showAmount: true, hideWhenEmpty: false });
    const cart = page.querySelector('peppered-cart');
    expect(cart).to.include({ drawer: true, open: false, openOnAdd: true });
    expect(cart?.hasAttribute('open')).to.be.false;
  });
});

/**
 * What Vue does with an attribute in a template, in the words of its `runtime-dom`: what the element has as a property is
 * set as one, and whether the bare attribute means `true` is told by the type that the property has.
 */
function patchProp(element: HTMLElement, key: string, value: '' | null): void {
  if (!(key in element)) {
    if (value === null) element.removeAttribute(key);
    else element.setAttribute(key, value);
    return;
  }
  const type = typeof Reflect.get(element, key);
  Reflect.set(element, key, type === 'boolean' ? value === '' : value);
}

/** Opens a page of its own in a frame, where nothing is defined yet. */
async function openPage(body: string): Promise<Window> {
  const frame = document.createElement('iframe');
  frame.srcdoc = `<!doctype html><body>${body}`;
  const loaded = new Promise((resolve) => {
    frame.onload = resolve;
  });
  document.body.append(frame);
  frames.push(frame);
  await loaded;
  if (!frame.contentWindow) throw new Error('the frame is gone');
  return frame.contentWindow;
}

const frames: HTMLIFrameElement[] = [];
afterEach(() => {
  for (const frame of frames.splice(0)) frame.remove();
});
