import { expect, html } from '@open-wc/testing';
import { byRole, eventually } from '../elements/screen.js';
import { hamlet, openShopWith, show } from '../elements/shop.js';
import { outlineContrast } from './contrast.js';
import { emulate } from './emulate.js';
import { parts, targets } from './parts.js';

const page = html`<peppered-cart-badge></peppered-cart-badge>
  <peppered-cart checkout-href="#checkout"></peppered-cart>
  <peppered-checkout payment-method-id="1"></peppered-checkout>`;

describe('what is pressed', () => {
  it('has an outline around it that stands out while it has the focus', async () => {
    await openShopWith([hamlet(2)], { buyer: 'guest' });
    await show(page);
    await eventually(() => byRole('button', /^Bestellen/));
    for (const colorScheme of ['light', 'dark']) {
      document.documentElement.style.cssText = `color-scheme: ${colorScheme}; background: Canvas`;
      const faint = targets().filter((target) => {
        const control = target.querySelector('input') ?? target;
        if (control instanceof HTMLElement) control.focus({ focusVisible: true });
        return getComputedStyle(target).outlineStyle === 'none' || outlineContrast(target) < 3;
      });
      expect(faint).to.have.length(0);
    }
  });

  it('has hard edges and no quiet text for who asks for more contrast', async () => {
    await openShopWith([hamlet(2)]);
    await show(page);
    await eventually(() => byRole('button', /^Bestellen/));
    const quiet = () =>
      parts().filter((part) => part.matches('.muted, .method') && !isHard(part)).length;
    expect(quiet()).to.be.above(0);
    await emulate({ features: { 'prefers-contrast': 'more' } });
    expect(quiet()).to.equal(0);
  });
});

/** Whether text and edge have the colour of the text around. */
function isHard(part: Element): boolean {
  const { color, borderTopColor } = getComputedStyle(part);
  const host = part.getRootNode();
  const around = host instanceof ShadowRoot ? getComputedStyle(host.host).color : color;
  return color === around && (part.matches('.muted') || borderTopColor === around);
}
