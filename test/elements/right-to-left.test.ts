import { expect, html } from '@open-wc/testing';
import { mixed, taken } from './arrange.js';
import { allByRole, byRole, eventually, seen } from './screen.js';
import { hamlet, openShopWith, show } from './shop.js';

describe('a page that is read from right to left', () => {
  it('has a Dutch name start at the right, where all lines start', async () => {
    await openShopWith([hamlet()]);
    await show(html`<div dir="rtl"><peppered-cart></peppered-cart></div>`, 'ar');
    const name = await eventually(() => {
      const found = byRole('listitem').querySelector('bdi');
      if (!found) throw new Error('no name yet');
      return found;
    });
    const edge = byRole('listitem').getBoundingClientRect().right;
    expect(edge - name.getBoundingClientRect().right).to.be.below(2);
    expect(name.getBoundingClientRect().width).to.be.below(120);
  });

  it('keeps a Dutch name apart from the word for what it is', async () => {
    await mixed(95, html`<div dir="rtl"><peppered-cart></peppered-cart></div>`)('ar');
    await eventually(() => expect(seen()).to.contain('Vriendenkorting'));
    const names = allByRole('listitem').map((line) => line.querySelector('bdi'));
    const name = names.find((each) => each?.textContent.includes('Vriendenkorting'));
    const kind = name?.nextElementSibling;
    const gap =
      (name?.getBoundingClientRect().left ?? 0) - (kind?.getBoundingClientRect().right ?? 0);
    expect(gap).to.be.above(2);
  });

  it('keeps a title together in the sentence around it', async () => {
    await taken(html`<div dir="rtl"><peppered-cart-badge></peppered-cart-badge></div>`)('ar');
    await eventually(() => expect(allByRole('alert')).to.have.length(1));
    expect(byRole('alert').textContent).to.contain('\u2068Hamlet\u2069');
    expect(seen(byRole('alert'))).to.contain('مقاعد Hamlet لم تعد كلها متاحة.');
  });
});
