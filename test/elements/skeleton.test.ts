import { expect, html } from '@open-wc/testing';
import type { TemplateResult } from 'lit';
import { stores } from '../../src/store/config.js';
import type { FaultScope } from '../theatre.js';
import { allByRole, byRole, eventually, seen } from './screen.js';
import { donation, hamlet, openShopWith, paymentMethods, show, suitcase } from './shop.js';

const widths = { phone: 358, desktop: 900 };
const cart = html`<peppered-cart checkout-href="#checkout"></peppered-cart>`;
const checkout = html`<peppered-checkout payment-method-id=${paymentMethods.Creditcard}>
  <p slot="summary">Over je bestelling</p>
  <label slot="terms"><input type="checkbox" required /> Akkoord</label>
</peppered-checkout>`;
const wholeCart: FaultScope = { path: '/peppered/cart/*', method: 'GET' };
const methods: FaultScope = { path: '/peppered/paymentmethods' };
const isFilled = {
  cart: () => eventually(() => byRole('link', 'Afrekenen')),
  checkout: () => eventually(() => byRole('button', /^Bestellen/)),
};

const heightOf = (page: Element) => page.getBoundingClientRect().height;
const skeletonsOf = (page: Element) => [
  ...(page
    .querySelector('peppered-cart, peppered-checkout')
    ?.shadowRoot?.querySelectorAll('.skeleton') ?? []),
];

/** The same page, loaded anew in this tab. */
async function showAgain(content: TemplateResult, width: number): Promise<Element> {
  stores.clear();
  return show(html`<div style="width: ${width}px">${content}</div>`);
}

beforeEach(() => {
  sessionStorage.clear();
});

describe('what stands where an answer is awaited', () => {
  for (const [name, width] of Object.entries(widths)) {
    it(`is as large as the cart that was there before (${name})`, async () => {
      const theatre = await openShopWith([hamlet(2), suitcase, donation(5)]);
      await showAgain(cart, width);
      await isFilled.cart();
      document.querySelector('main')?.remove();
      const answer = await theatre.fault({ kind: 'hold' }, wholeCart);
      const page = await showAgain(cart, width);
      await answer.struck();
      const height = heightOf(page);
      expect(skeletonsOf(page)).not.to.have.length(0);
      await answer.remove();
      await isFilled.cart();
      expect(heightOf(page)).to.be.closeTo(height, 1);
    });

    for (const buyer of ['known', 'guest'] as const)
      it(`is as large as the checkout that was there before (${name}, ${buyer})`, async () => {
        const theatre = await openShopWith([hamlet(2)], { buyer });
        await showAgain(checkout, width);
        await isFilled.checkout();
        document.querySelector('main')?.remove();
        const answer = await theatre.fault({ kind: 'hold' }, wholeCart);
        const offer = await theatre.fault({ kind: 'hold' }, methods);
        const page = await showAgain(checkout, width);
        await answer.struck();
        const height = heightOf(page);
        await answer.remove();
        await offer.struck();
        expect(heightOf(page)).to.be.closeTo(height, 1);
        await offer.remove();
        await isFilled.checkout();
        expect(heightOf(page)).to.be.closeTo(height, 1);
      });
  }

  it('shows nothing for 150 milliseconds, also where nothing may move', async () => {
    const theatre = await openShopWith([hamlet()]);
    await theatre.fault({ kind: 'hold' }, wholeCart);
    const page = await showAgain(html`${cart}${checkout}`, 600);
    const animations = [...page.querySelectorAll('peppered-cart, peppered-checkout')].flatMap(
      ({ shadowRoot }) =>
        [...(shadowRoot?.querySelectorAll('.skeleton > :not(slot)') ?? [])].map((part) => ({
          part,
          appears: part
            .getAnimations()
            .find((each) => each instanceof CSSAnimation && each.animationName === 'appear'),
        })),
    );
    expect(animations).not.to.have.length(0);
    for (const { part, appears } of animations) {
      if (!appears) throw new Error(`${part.outerHTML.slice(0, 80)} is there at once`);
      appears.pause();
      appears.currentTime = 149;
      expect(getComputedStyle(part).opacity).to.equal('0');
      appears.currentTime = 460;
      expect(getComputedStyle(part).opacity).to.equal('1');
    }
  });

  it('breathes only where things may move', async () => {
    const theatre = await openShopWith([hamlet()]);
    await theatre.fault({ kind: 'hold' }, wholeCart);
    const page = await showAgain(cart, 600);
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    for (const part of skeletonsOf(page).flatMap(({ children }) => [...children])) {
      const names = part
        .getAnimations()
        .map((each) => each instanceof CSSAnimation && each.animationName);
      expect(names.includes('breathe')).to.equal(!calm && !part.matches('slot'));
    }
  });

  it('holds nothing that can be read or operated', async () => {
    const theatre = await openShopWith([hamlet()]);
    await theatre.fault({ kind: 'hold' }, wholeCart);
    const page = await showAgain(html`${cart}${checkout}`, 600);
    expect(seen(page)).to.equal('Winkelwagen');
    for (const role of ['button', 'radio', 'link', 'timer'])
      expect(allByRole(role)).to.have.length(0);
    const before = document.activeElement;
    for (const part of page.querySelectorAll('peppered-cart, peppered-checkout'))
      for (const control of part.shadowRoot?.querySelectorAll<HTMLElement>('[inert] *') ?? [])
        control.focus();
    expect(document.activeElement === before).to.equal(true);
  });

  it('is remembered of this cart alone, and as numbers alone', async () => {
    const theatre = await openShopWith([hamlet(3), suitcase]);
    (await showAgain(html`${cart}${checkout}`, 600),
      await isFilled.cart(),
      await isFilled.checkout());
    const kept = JSON.stringify(Object.values(sessionStorage));
    expect(kept).not.to.match(/Hamlet|Standaard|iDEAL/);
    document.querySelector('main')?.remove();
    await openShopWith([hamlet()], undefined).then(({ fault }) => fault({ kind: 'hold' }));
    const page = await showAgain(cart, 600);
    const [lines] = skeletonsOf(page).slice(-1);
    expect(lines?.querySelectorAll('li')).to.have.length(2);
    await theatre.close();
  });

  it('has a usual size where the tab may remember nothing', async () => {
    const theatre = await openShopWith([hamlet()]);
    const { getItem, setItem } = Storage.prototype;
    const refuse = () => {
      throw new DOMException('blocked', 'SecurityError');
    };
    Object.assign(Storage.prototype, { getItem: refuse, setItem: refuse });
    try {
      const answer = await theatre.fault({ kind: 'hold' }, wholeCart);
      const page = await showAgain(cart, 600);
      await answer.struck();
      expect(heightOf(page)).to.be.above(200);
      await answer.remove();
      await isFilled.cart();
    } finally {
      Object.assign(Storage.prototype, { getItem, setItem });
    }
  });
});
