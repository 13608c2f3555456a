import { expect } from '@open-wc/testing';
import type { Theatre } from '../theatre.js';
import { eventually } from './screen.js';
import { donation, hamlet, openShop, requestsOf } from './shop.js';
import { openTab, read } from './tab.js';

const create = { method: 'POST', path: '/cart*' } as const;

/** What another test has bought is forgotten: the gateway has never seen this browser. */
async function comeForTheFirstTime({ apiBase, clientName, fault }: Theatre): Promise<void> {
  const headers = { 'Set-Cookie': 'peppered-cart=; Path=/; Max-Age=0' };
  const forgets = await fault({ kind: 'status', status: 200, headers }, { path: '/forget' });
  await fetch(`${apiBase}/${clientName}/forget`);
  await forgets.remove();
}

describe('two tabs of a visitor who comes for the first time', () => {
  it('add at once, and have one cart and one session', async () => {
    const theatre = await openShop();
    await comeForTheFirstTime(theatre);
    const [first, second] = [await openTab(theatre), await openTab(theatre)];
    const held = await theatre.fault({ kind: 'hold', when: 'after' }, { ...create, times: 1 });
    const adding = [first.add([hamlet(2)])];
    await held.struck();
    adding.push(second.add([donation(5)]));
    // It waits for the first tab, or is done.
    await Promise.race([
      adding[1],
      eventually(async () => expect((await navigator.locks.query()).pending).to.have.length(1)),
    ]);
    await held.remove();
    await Promise.all(adding);
    for (const tab of [first, second]) await read(tab, 'Te betalen € 54,00');
    const requests = await requestsOf(theatre);
    expect(requests.filter((each) => each.startsWith('POST /cart'))).to.have.length(1);
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
