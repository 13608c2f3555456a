import { expect, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { TemplateResult } from 'lit';
import { allByRole, byRole, click, eventually, expectSame, focused, seen } from './screen.js';
import { collectWarnings, hamlet, openShopWith, show } from './shop.js';

const accept = 'Vink eerst aan dat je akkoord gaat.';
const invisible = 'Het veld daarvoor is op deze pagina niet te zien. Bel de kassa om te bestellen.';

/** A custom element that takes part in forms, as browsers have it. */
class AgreeBox extends HTMLElement {
  static formAssociated = true;
  #internals = this.attachInternals();
  set checked(checked: boolean) {
    this.#internals.setValidity(checked ? {} : { valueMissing: true }, checked ? '' : 'Nodig');
  }
  get checked() {
    return this.#internals.validity.valid;
  }
  connectedCallback() {
    this.tabIndex = 0;
    this.checked = false;
  }
}
customElements.define('agree-box', AgreeBox);

/** One that only has the functions of a field, as several libraries make them. */
class OldAgreeBox extends HTMLElement {
  checked = false;
  connectedCallback() {
    this.tabIndex = 0;
  }
  checkValidity() {
    return this.checked;
  }
}
customElements.define('old-agree-box', OldAgreeBox);

/** A component of the site's that has the checkout in its shadow root, and passes its terms on. */
class SiteCheckout extends HTMLElement {
  constructor() {
    super();
    this.attachShadow({ mode: 'open' }).innerHTML =
      '<peppered-checkout payment-method-id="3"><p slot="terms"><slot></slot></p></peppered-checkout>';
  }
}
customElements.define('site-checkout', SiteCheckout);

/** A checkout of a ticket that is final at once, with this in it. */
async function open(content: TemplateResult) {
  const theatre = await openShopWith([hamlet()]);
  const page = await show(
    html`<peppered-checkout payment-method-id="3">${content}</peppered-checkout>`,
  );
  return { theatre, page };
}

const order = async () => click(await eventually(() => byRole('button', /^Bestellen/)));
const isTold = (text: string) => eventually(() => expect(seen(byRole('alert'))).to.equal(text));
const isOrdered = () => eventually(() => expect(seen()).to.contain('Je bestelling is geplaatst'));

describe('a required field of the terms', () => {
  for (const [where, content] of Object.entries({
    'a wrapper': html`<div slot="terms">
      <div>
        <label><input type="checkbox" required /> Akkoord</label>
      </div>
    </div>`,
    'a box beside its label': html`<input slot="terms" type="checkbox" id="agree" required />
      <label slot="terms" for="agree">Akkoord</label>`,
    'a fieldset': html`<fieldset slot="terms">
      <label><input type="checkbox" required /> Akkoord</label>
    </fieldset>`,
  }))
    it(`is waited for in ${where}`, async () => {
      const { theatre, page } = await open(content);
      await order();
      await isTold(accept);
      expectSame(focused(), byRole('checkbox', 'Akkoord'));
      expect(await theatre.orders()).to.be.empty;
      await sendKeys({ press: ' ' });
      await order();
      await isOrdered();
      expect(allByRole('alert', undefined, page)).to.have.length(0);
    });

  for (const tag of ['agree-box', 'old-agree-box'])
    it(`is waited for when it is a custom element, such as <${tag}>`, async () => {
      const box = document.createElement(tag);
      box.toggleAttribute('required', true);
      box.textContent = 'Akkoord';
      const { theatre } = await open(html`<div slot="terms">${box}</div>`);
      await order();
      await isTold(accept);
      expectSame(focused(), box);
      expect(await theatre.orders()).to.be.empty;
      if ('checked' in box) box.checked = true;
      await order();
      await isOrdered();
    });

  it('is waited for when a component of the site passes it on', async () => {
    await openShopWith([hamlet()]);
    await show(html`
      <site-checkout
        ><label><input type="checkbox" required /> Akkoord</label></site-checkout
      >
    `);
    await order();
    await isTold(accept);
    expectSame(focused(), byRole('checkbox', 'Akkoord'));
    await sendKeys({ press: ' ' });
    await order();
    await isOrdered();
  });

  it('says what the page says of it', async () => {
    const { page } = await open(
      html`<label slot="terms"><input type="checkbox" required /> Akkoord</label>`,
    );
    page.querySelector('input')?.setCustomValidity('Zonder akkoord geen kaarten.');
    await order();
    await isTold('Zonder akkoord geen kaarten.');
  });

  it('that is disabled is not asked for', async () => {
    await open(html`<label slot="terms"><input required disabled /> Kortingscode</label>`);
    await order();
    await isOrdered();
  });
});

describe('a required field elsewhere in the checkout', () => {
  for (const slot of ['sign-in', 'summary', 'paid', ''])
    it(`never blocks, as in slot="${slot}"`, async () => {
      const { page } = await open(html`
        <form slot=${slot}>
          <input type="email" required />
          <input type="password" required />
        </form>
      `);
      await order();
      await isOrdered();
      expect(page.querySelector('form')).to.be.ok;
    });

  it('never blocks in a component that has a slot of the same name', async () => {
    const tabs = document.createElement('div');
    tabs.slot = 'summary';
    tabs.attachShadow({ mode: 'open' }).innerHTML = '<slot name="terms"></slot>';
    tabs.innerHTML = '<input slot="terms" required />';
    await open(html`${tabs}`);
    await order();
    await isOrdered();
  });
});

describe('terms that cannot be seen', () => {
  const hidden = {
    'not children of the checkout': html`<div>
      <label slot="terms"><input type="checkbox" required /> Akkoord</label>
    </div>`,
    'hidden by the page': html`<label slot="terms" style="display: none">
      <input type="checkbox" required /> Akkoord
    </label>`,
    'made invisible by the page': html`<label slot="terms" style="visibility: hidden">
      <input type="checkbox" required /> Akkoord
    </label>`,
    'a custom element that nobody defines': html`<unknown-checkbox slot="terms" required>
      Akkoord
    </unknown-checkbox>`,
  };
  for (const [how, content] of Object.entries(hidden))
    it(`because they are ${how} are spoken of, to the visitor and once to the author`, async () => {
      const warnings = collectWarnings();
      const { theatre } = await open(content);
      await order();
      await isTold(`${accept} ${invisible}`);
      await order();
      expect(await theatre.orders()).to.be.empty;
      const told = warnings.filter((warning) => warning.includes('terms'));
      expect(told).to.have.length(1);
      expect(told[0]).to.contain('slot="terms" on a child of the checkout');
    });

  it('are no matter when their label is seen, and ticks them', async () => {
    const warnings = collectWarnings();
    await open(html`
      <label slot="terms">
        <input type="checkbox" required style="display: none" /> <b>Akkoord</b>
      </label>
    `);
    await order();
    await isTold(accept);
    expect(warnings.filter((warning) => warning.includes('terms'))).to.have.length(0);
    document.querySelector('b')?.click();
    await order();
    await isOrdered();
  });
});
