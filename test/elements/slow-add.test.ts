import { expect, html } from '@open-wc/testing';
import { getCart } from '../../src/page/get-cart.js';
import { advance, installClock } from './clock.js';
import { allByRole, byRole, eventually, heard, seen } from './screen.js';
import { hamlet, openShopWith, show } from './shop.js';

const words = 'We zetten het in je winkelwagen…';
const pages = {
  'below the badge of a page without a cart': html`<peppered-cart-badge></peppered-cart-badge
    ><peppered-cart-badge></peppered-cart-badge>`,
  'below the badge where the drawer is closed': html`<peppered-cart-badge></peppered-cart-badge>
    <peppered-cart drawer></peppered-cart>`,
  'in the cart of the page': html`<peppered-cart-badge></peppered-cart-badge>
    <peppered-cart></peppered-cart>`,
  'in the open drawer': html`<peppered-cart-badge></peppered-cart-badge>
    <peppered-cart drawer open></peppered-cart>`,
};
const times = (text: string) => text.split(words).length - 1;
/** The live regions that say it; behind an open dialog there are none. */
const told = () => {
  const [dialog] = allByRole('dialog');
  return allByRole('status', undefined, dialog).filter((status) => heard(status) === words);
};

describe('an add that takes longer than a second', () => {
  for (const [place, page] of Object.entries(pages))
    it(`is told once, ${place}`, async () => {
      installClock();
      const theatre = await openShopWith([hamlet()]);
      await show(page);
      await eventually(() => expect(getCart().state.phase).to.equal('filled'));
      const answer = await theatre.fault({ kind: 'hold' }, { method: 'POST', path: '/**' });
      const added = getCart().add([hamlet()]);
      await answer.struck();
      advance(900);
      await new Promise(requestAnimationFrame);
      expect(times(seen())).to.equal(0);
      advance(200);
      await eventually(() => expect(times(seen())).to.equal(1));
      expect(told()).to.have.length(1);
      await answer.remove();
      await added;
      await eventually(() => expect(times(seen())).to.equal(0));
      await eventually(() => expect(told()).to.have.length(0));
    });

  it('gives way to what became of it', async () => {
    installClock();
    const theatre = await openShopWith([hamlet()]);
    await show(html`<peppered-cart-badge></peppered-cart-badge>`);
    await eventually(() => expect(getCart().state.phase).to.equal('filled'));
    await theatre.leaveSeats(95, 42, 0);
    const answer = await theatre.fault({ kind: 'hold' }, { method: 'POST', path: '/**' });
    const added = getCart()
      .add([hamlet()])
      .catch(() => null);
    await answer.struck();
    advance(1100);
    await eventually(() => expect(times(seen())).to.equal(1));
    await answer.remove();
    await added;
    await eventually(() => expect(seen(byRole('alert'))).to.contain('niet meer allemaal vrij'));
    expect(times(seen())).to.equal(0);
  });
});
