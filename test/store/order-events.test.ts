import { expect } from '@open-wc/testing';
import { getCart } from '../../src/api/cart.js';
import { PepperedOrderEvent } from '../../src/store/events.js';
import { findOrder, order, readOrder } from '../../src/store/orders.js';
import { openTheatre, paymentPath, type Theatre } from '../theatre.js';
import {
  eventsOf,
  fillCart,
  openPage,
  openPageWithTickets,
  until,
  type BrowserPage,
} from './browser-page.js';
import { pass, stopClock } from './fake-clock.js';

const invoice = { paymentMethodId: 3 };
const checkouts = { path: '/**/checkout' } as const;
const lost = { kind: 'status', status: 502 } as const;
const phasesOf = (page: BrowserPage) =>
  eventsOf(page, PepperedOrderEvent).map(({ orderPhase }) => orderPhase);

describe('what a page hears of an order', () => {
  let theatre: Theatre;

  beforeEach(async () => {
    theatre = await openTheatre({ holdSeconds: 86_400 });
  });

  afterEach(() => theatre.close());

  it('is each new phase once, and nothing where asking again changed nothing', async () => {
    const page = await openPageWithTickets(theatre);
    const redirectURL = `${location.origin}/bedankt.html`;
    await order(page.store, { paymentMethodId: 1, redirectURL });
    const { orderKey = '', url } = page.store.state.order ?? {};
    const back = openPage(theatre);
    const look = (again: boolean) =>
      readOrder(back.store, orderKey, new AbortController().signal, again);
    await look(false);
    await look(true);
    await look(true);
    const body = new URLSearchParams({ choice: 'pay' });
    await fetch(paymentPath(url ?? ''), { method: 'POST', body });
    await look(true);
    expect(phasesOf(page)).to.deep.equal(['sending', 'leaving']);
    expect(phasesOf(back)).to.deep.equal(['checking', 'pending', 'paid']);
  });

  it('is also that it was refused, and why', async () => {
    const page = await openPageWithTickets(theatre);
    await theatre.fault({ kind: 'status', status: 422 }, checkouts);
    const error = await order(page.store, invoice);
    expect(phasesOf(page)).to.deep.equal(['sending', 'none']);
    expect(eventsOf(page, PepperedOrderEvent).map((event) => event.error)).to.deep.equal([
      null,
      error,
    ]);
    expect(error?.kind).to.equal('unprocessable');
  });

  it('is also that one of which nobody knew was not made', async () => {
    stopClock();
    const page = await openPageWithTickets(theatre);
    await theatre.fault(lost, { ...checkouts, times: 1 });
    await order(page.store, invoice);
    pass(131_000);
    await page.store.refresh();
    expect(phasesOf(page)).to.deep.equal(['sending', 'unknown', 'none']);
    expect(eventsOf(page, PepperedOrderEvent).at(-1)?.error?.kind).to.equal('not-applied');
  });

  it('is also what another tab did, and not what was known when the page was opened', async () => {
    const watching = openPage(theatre);
    watching.store.subscribe(() => undefined, getCart);
    const page = await openPageWithTickets(theatre);
    await order(page.store, invoice);
    await until(watching.store, ({ orderPhase }) => orderPhase === 'placed');
    expect(phasesOf(watching).at(-1)).to.equal('placed');
    expect(new Set(phasesOf(watching)).size).to.equal(phasesOf(watching).length);
    const opened = openPage(theatre);
    opened.store.subscribe(() => undefined, getCart);
    expect(opened.store.state.orderPhase).to.equal('placed');
    expect(phasesOf(opened)).to.deep.equal([]);
  });
});

describe('an order whose answer was lost', () => {
  it('is not judged by another one of earlier that day', async () => {
    const theatre = await openTheatre({ holdSeconds: 86_400 });
    // A page with a script alone: nobody subscribes, so it hears nothing of the other tab.
    const page = openPage(theatre, { cartId: await fillCart(theatre, 2) });
    await page.store.refresh();
    const other = openPage(theatre, { cartId: await fillCart(theatre, 1) });
    expect(await order(other.store, invoice)).to.equal(null);
    await theatre.fault(lost, { ...checkouts, times: 1 });
    const error = await order(page.store, invoice);
    expect(error?.outcomeUnknown).to.equal(true);
    expect(phasesOf(page).slice(0, 2)).to.deep.equal(['sending', 'unknown']);
    expect(phasesOf(page)).not.to.include('none');
    await theatre.close();
  });

  it('is not judged by another cart to which the page has gone on, also after a reload', async () => {
    stopClock();
    const theatre = await openTheatre({ holdSeconds: 86_400 });
    const page = openPage(theatre, { cartId: await fillCart(theatre, 2) });
    await page.store.refresh();
    await theatre.fault(lost, { ...checkouts, times: 1 });
    await order(page.store, invoice);
    page.store.moveTo(await fillCart(theatre, 1));
    pass(131_000);
    await page.store.refresh();
    expect(page.store.state).to.include({ orderPhase: 'unknown', numberOfItems: 1 });
    const reloaded = openPage(theatre);
    await reloaded.store.refresh();
    expect(reloaded.store.state).to.include({ orderPhase: 'unknown', numberOfItems: 1 });
    await theatre.close();
  });

  it('is judged by its own cart after the page has gone on to another, which can then be ordered', async () => {
    stopClock();
    const theatre = await openTheatre({ holdSeconds: 86_400 });
    const page = openPage(theatre, { cartId: await fillCart(theatre, 2) });
    await page.store.refresh();
    await theatre.fault(lost, { ...checkouts, times: 1 });
    await order(page.store, invoice);
    page.store.moveTo(await fillCart(theatre, 1));
    await findOrder(page.store);
    expect(page.store.state.orderPhase).to.equal('unknown');
    pass(131_000);
    await findOrder(page.store);
    await page.store.refresh();
    expect(page.store.state).to.include({ orderPhase: 'none', numberOfItems: 1 });
    expect(eventsOf(page, PepperedOrderEvent).at(-1)?.error?.kind).to.equal('not-applied');
    expect(await order(page.store, invoice)).to.equal(null);
    expect(await theatre.orders()).to.have.length(1);
    await theatre.close();
  });
});
