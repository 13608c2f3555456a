import { expect } from '@open-wc/testing';
import type { Theatre } from '../theatre.js';
import { eventually } from './screen.js';
import { donation, hamlet, openShop, requestsOf } from './shop.js';
import { openTab, read, type Tab } from './tab.js';
import { name, told } from './told.js';

const create = { method: 'POST', path: '/cart*' } as const;
const lines = { path: '/peppered/cart/*' } as const;

/** What another test has bought is forgotten: the gateway has never seen this browser. */
async function comeForTheFirstTime({ apiBase, clientName, fault }: Theatre): Promise<void> {
  const headers = { 'Set-Cookie': 'peppered-cart=; Path=/; Max-Age=0' };
  const forgets = await fault({ kind: 'status', status: 200, headers }, { path: '/forget' });
  await fetch(`${apiBase}/${clientName}/forget`);
  await forgets.remove();
}

/** A tab waits for what another one does. */
const oneWaits = () =>
  eventually(async () => expect((await navigator.locks.query()).pending).to.have.length(1));

describe('two tabs of a visitor who comes for the first time', () => {
  /** Both add something; the answer that gives the first one its cart comes late. */
  async function addInBoth(theatre: Theatre, items: Parameters<Tab['add']>[0]) {
    await comeForTheFirstTime(theatre);
    const [first, second] = [await openTab(theatre), await openTab(theatre)];
    const held = await theatre.fault({ kind: 'hold', when: 'after' }, { ...create, times: 1 });
    const adding = [first.add([hamlet(2)])];
    await held.struck();
    adding.push(second.add(items));
    // It waits for the first tab, or is done.
    await Promise.race([adding[1], oneWaits()]);
    return { tabs: [first, second], adding, goOn: held.remove };
  }

  it('add at once, and have one cart and one session', async () => {
    const theatre = await openShop();
    const { tabs, adding, goOn } = await addInBoth(theatre, [donation(5)]);
    await goOn();
    await Promise.all(adding);
    for (const tab of tabs) await read(tab, 'Te betalen € 54,00');
    const requests = await requestsOf(theatre);
    expect(requests.filter((each) => each.startsWith('POST /cart'))).to.have.length(1);
  });

  it('are not told that the one has what the other has added', async () => {
    const theatre = await openShop();
    // The first tab's own is let through.
    await theatre.fault({ kind: 'dropBefore' }, { ...lines, method: 'POST', skip: 1 });
    // What the second one finds in the cart is what the first has added by then.
    const reading = await theatre.fault({ kind: 'hold' }, { ...lines, method: 'GET', times: 1 });
    const { adding, goOn } = await addInBoth(theatre, [hamlet(2)]);
    await goOn();
    await adding[0];
    await reading.remove();
    const [, second] = await Promise.allSettled(adding);
    expect(second).to.have.nested.property('reason.kind', 'not-applied');
  });

  it('add at once, and neither waits for one that was closed', async () => {
    const theatre = await openShop();
    await comeForTheFirstTime(theatre);
    const [first, second] = [await openTab(theatre), await openTab(theatre)];
    const held = await theatre.fault({ kind: 'hold' }, { ...create, times: 1 });
    void first.add([hamlet(2)]);
    await held.struck();
    const adding = second.add([donation(5)]);
    const leaving = first.goTo('/bedankt.html');
    await adding;
    await leaving;
    await read(second, 'Te betalen € 5,00');
    await held.remove();
  });
});

describe('a cart that was begun elsewhere', () => {
  /** A tab that shows it, whose first answer is on its way until `goOn`. */
  async function openWithCart() {
    const theatre = await openShop();
    await comeForTheFirstTime(theatre);
    const cartId = await theatre.fillEmbed([hamlet(2)]);
    const scope = { ...lines, method: 'GET', times: 1 } as const;
    const held = await theatre.fault({ kind: 'hold', when: 'after' }, scope);
    const open = () => openTab(theatre, { 'cart-id': cartId });
    const tab = await open();
    await held.struck();
    return { tab, open, goOn: held.remove };
  }

  it('is read by two tabs at once', async () => {
    const { tab, open, goOn } = await openWithCart();
    const other = await open();
    await oneWaits();
    await goOn();
    for (const each of [tab, other]) await read(each, 'Te betalen € 49,00');
  });

  it('is added to while it is read', async () => {
    const { tab, goOn } = await openWithCart();
    const adding = tab.add([donation(5)]);
    await oneWaits();
    await goOn();
    await adding;
    await read(tab, 'Te betalen € 54,00');
  });

  it('is not there, and the visitor begins another', async () => {
    const theatre = await openShop();
    await comeForTheFirstTime(theatre);
    const tab = await openTab(theatre, { 'cart-id': 'x'.repeat(32) });
    await read(tab, 'Je winkelwagen is leeg');
    await tab.add([donation(5)]);
    await read(tab, 'Te betalen € 5,00');
  });
});

describe('a cart that the gateway hands over', () => {
  it('does not stand in for what was not added', async () => {
    const theatre = await openShop();
    await theatre.fillEmbed([hamlet(2)]);
    const tab = await openTab(theatre);
    await theatre.fault({ kind: 'dropBefore' }, { ...lines, method: 'POST' });
    const [added] = await Promise.allSettled([tab.add([hamlet(2)])]);
    expect(added).to.have.nested.property('reason.kind', 'not-applied');
    await read(tab, 'Te betalen € 49,00');
  });

  it('is not told as added to statistics', async () => {
    const theatre = await openShop();
    await theatre.fillEmbed([hamlet(2)]);
    const tab = await openTab(theatre, { 'data-layer': name });
    await tab.add([donation(5)]);
    const added = () => told(tab.window()).filter((entry) => entry.event === 'add_to_cart');
    await eventually(() => expect(added()).to.have.length(1));
    expect(added()[0]).to.have.nested.property('ecommerce.value', 5);
  });
});
