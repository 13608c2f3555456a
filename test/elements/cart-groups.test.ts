import { expect, html } from '@open-wc/testing';
import { getCart } from '../../src/page/get-cart.js';
import type { Theatre } from '../theatre.js';
import { allByRole, byRole, eventually, seen } from './screen.js';
import { collect, donation, hamlet, openShopWith, requestsOf, show } from './shop.js';

const cart = html`<peppered-cart></peppered-cart>`;
const events = { path: '/peppered/event/*' };
const hamletOn = (start: string | null) => ({
  kind: 'override' as const,
  body: JSON.stringify({ eventId: 95, eventName: 'Hamlet', start, end: null }),
});
const eventReads = async (theatre: Theatre) =>
  (await requestsOf(theatre)).filter((each) => each === 'GET /peppered/event/*').length;

describe('a performance in the cart', () => {
  it('has its name, its start by the clock of the theatre, and what else the line says', async () => {
    const theatre = await openShopWith([hamlet()]);
    await theatre.fault(hamletOn('2026-12-05T20:15:00-09:00'), events);
    const page = await show(cart);
    await eventually(() =>
      expect(seen(page)).to.match(
        / Hamlet za 5 december 2026\D+20:15 Grote Zaal Standaard € 24,50/,
      ),
    );
    byRole('heading', 'Hamlet');
    byRole('button', 'Verwijder Standaard, Hamlet — Grote Zaal');
  });

  it('has the start in the language of the visitor', async () => {
    const theatre = await openShopWith([hamlet()]);
    await theatre.fault(hamletOn('2026-12-05T20:15:00+01:00'), events);
    const page = await show(cart, 'en-GB');
    await eventually(() => expect(seen(page)).to.match(/Hamlet Sat,? 5 December 2026\D+20:15 /));
  });

  for (const start of [null, '2026-12-05T20:15:00', '2026-02-31T20:15:00+01:00', 'binnenkort'])
    it(`shows no start that is none (${String(start)})`, async () => {
      const theatre = await openShopWith([hamlet()]);
      await theatre.fault(hamletOn(start), events);
      await show(cart);
      await eventually(() => byRole('heading', 'Hamlet'));
      await eventually(() => expect(roomsIn()).to.have.length(0));
      expect(seen()).to.contain('Hamlet Grote Zaal Standaard');
    });

  it('is read once, however many carts show it, and again after none of the changes', async () => {
    const theatre = await openShopWith([hamlet(3)]);
    await show(html`${cart}${cart}`);
    await eventually(() => expect(timesIn()).to.have.length(2));
    await getCart().refresh();
    await getCart().add([donation(5)]);
    await eventually(() => expect(seen()).to.contain('Gift'));
    expect(await eventReads(theatre)).to.equal(1);
  });

  it('is not read for a drawer that is closed', async () => {
    const theatre = await openShopWith([hamlet()]);
    await show(html`<peppered-cart drawer></peppered-cart>`);
    await eventually(() => expect(getCart().state.phase).to.equal('filled'));
    await getCart().refresh();
    expect(await eventReads(theatre)).to.equal(0);
    document.querySelector('peppered-cart')?.show();
    await eventually(() => expect(timesIn()).to.have.length(1));
  });

  it('goes by its lines alone where it cannot be read, is nobody’s news, and tried again with the cart', async () => {
    const theatre = await openShopWith([hamlet()]);
    const errors = collect('peppered-error');
    const down = await theatre.fault({ kind: 'status', status: 503 }, events);
    const page = await show(cart);
    await down.struck();
    await eventually(() => expect(seen(page)).to.contain('Hamlet Grote Zaal Standaard € 24,50'));
    await eventually(() => expect(roomsIn()).to.have.length(0));
    await down.remove();
    expect(errors).to.have.length(0);
    expect(await eventReads(theatre)).to.equal(0);
    await getCart().refresh();
    await eventually(() => expect(timesIn()).to.have.length(1));
    expect(await eventReads(theatre)).to.equal(1);
  });

  it('keeps everything where it is while its start is on its way', async () => {
    const theatre = await openShopWith([hamlet(2)]);
    const answer = await theatre.fault({ kind: 'hold' }, events);
    const page = await show(html`<div style="width: 18rem">${cart}</div>`);
    await answer.struck();
    const tops = () => allByRole('listitem').map((line) => line.getBoundingClientRect().top);
    await eventually(() => expect(seen(page)).to.contain('Hamlet Grote Zaal'));
    const before = tops();
    await answer.remove();
    await eventually(() => expect(timesIn()).to.have.length(1));
    expect(tops()).to.deep.equal(before);
  });
});

const inCarts = (selector: string) =>
  [...document.querySelectorAll('peppered-cart')].flatMap(({ shadowRoot }) => [
    ...(shadowRoot?.querySelectorAll(selector) ?? []),
  ]);
const roomsIn = () => inCarts('[part=group-start]');
const timesIn = () => inCarts('time[datetime]');
