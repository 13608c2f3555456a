import { expect, html } from '@open-wc/testing';
import { getCart } from '../../src/page/get-cart.js';
import { configureCart } from '../../src/store/config.js';
import { byRole, eventually, seen } from './screen.js';
import { hamlet, openShopWith, paymentMethods, show, suitcase } from './shop.js';
import { openTab, orderTwo, read, type Tab } from './tab.js';
import { consent, name, namesOf } from './told.js';

/** What a tab’s array holds now, once something that comes later is in it. */
async function toldIn(tab: Tab): Promise<string[]> {
  const page = tab.window();
  await tab.add([suitcase]);
  await eventually(() => expect(namesOf(page, 'dataLayer')).to.include('add_to_cart'));
  return namesOf(page, 'dataLayer');
}

describe('a paid order is told no more', () => {
  it('when the visitor agrees after it', async () => {
    configureCart({ dataLayer: undefined });
    await openShopWith([hamlet(2)]);
    const methodId = String(paymentMethods.Factuur);
    await show(html`<peppered-checkout payment-method-id=${methodId}></peppered-checkout>`);
    (await eventually(() => byRole('button', /^Bestellen/))).click();
    await eventually(() => expect(seen()).to.contain('Je bestelling is geplaatst'));
    configureCart({ dataLayer: name });
    await getCart().add([suitcase]);
    await eventually(() => expect(namesOf()).to.include('add_to_cart'));
    expect(namesOf()).to.not.include('purchase');
  });

  it('after the visitor has refused', async () => {
    const theatre = await openShopWith([hamlet(2)]);
    const methodId = String(paymentMethods.Factuur);
    await show(html`<peppered-checkout payment-method-id=${methodId}></peppered-checkout>`);
    await eventually(() => expect(namesOf()).to.deep.equal(['begin_checkout']));
    consent('update', 'denied');
    (await eventually(() => byRole('button', /^Bestellen/))).click();
    await eventually(() => expect(seen()).to.contain('Je bestelling is geplaatst'));
    expect(namesOf()).to.deep.equal(['begin_checkout']);
    // The next page begins with what the visitor agreed to.
    expect(await toldIn(await openTab(theatre, { 'data-layer': '' }))).to.not.include('purchase');
  });

  it('where a tool for consent has emptied the storage after that', async () => {
    const { theatre, tab, back } = await orderTwo({ 'data-layer': '' });
    await back('pay');
    await read(tab, 'Je bestelling is rond');
    await eventually(() => expect(namesOf(tab.window(), 'dataLayer')).to.include('purchase'));
    localStorage.clear();
    sessionStorage.clear();
    await tab.reload();
    await read(tab, 'Je bestelling is rond');
    expect(await toldIn(tab)).to.not.include('purchase');
    const another = await openTab(theatre, { 'data-layer': '' });
    expect(await toldIn(another)).to.not.include('purchase');
  });
});
