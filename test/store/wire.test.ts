import { expect } from '@open-wc/testing';
import { deleteCart, getCart, type PepperedError } from '../../src/client.js';
import { PepperedErrorEvent } from '../../src/store/events.js';
import { notThere, openTheatre, type Fault, type Theatre } from '../theatre.js';
import { eventsOf, fillCart, openPage, type BrowserPage } from './browser-page.js';

/** What browsers make of an answer that breaks off: some tell, others give what came. */
const broken: PepperedError['kind'][] = ['network', 'invalid-response'];

const unusable: Record<string, [fault: Fault, kinds: PepperedError['kind'][]]> = {
  'a page of HTML, as from a captive portal': [{ kind: 'html' }, ['invalid-response']],
  'a redirect to a login page': [{ kind: 'redirect' }, ['redirected']],
  'an empty body': [{ kind: 'override', body: '' }, ['invalid-response']],
  'half a JSON text': [{ kind: 'override', body: '{"cartId":"' }, ['invalid-response']],
  'problem+json with status 200': [
    { kind: 'override', body: '{"type":"about:blank"}', contentType: 'application/problem+json' },
    ['invalid-response'],
  ],
  'headers, half of a body, and a hang-up': [{ kind: 'truncate' }, broken],
  'headers, half of a body, and a reset': [{ kind: 'reset' }, broken],
  'headers, and a body that stalls': [{ kind: 'stall' }, ['timeout']],
  'nothing at all': [{ kind: 'hold' }, ['timeout']],
  'a closed connection': [{ kind: 'dropBefore' }, ['network']],
  'problem+json with an error status': [
    {
      kind: 'status',
      status: 403,
      headers: { 'content-type': 'application/problem+json' },
      body: '{"title":"secret"}',
    },
    ['unauthorized'],
  ],
};

const usable: Record<string, Fault> = {
  'a byte order mark': { kind: 'override', byteOrderMark: true },
  'text/json': { kind: 'override', contentType: 'text/json; charset=utf-8' },
};

describe('an answer of the server', () => {
  let theatre: Theatre;
  let page: BrowserPage;
  const escaped: Event[] = [];
  const escape = (event: Event) => escaped.push(event);

  beforeEach(async () => {
    addEventListener('unhandledrejection', escape);
    theatre = await openTheatre();
    page = openPage(theatre, { cartId: await fillCart(theatre, 2), timeout: 1000 });
    page.store.subscribe(() => undefined, getCart);
    await page.store.refresh();
    page.events.length = escaped.length = 0;
  });

  afterEach(async () => {
    removeEventListener('unhandledrejection', escape);
    await theatre.close();
  });

  for (const [name, [fault, kinds]] of Object.entries(unusable))
    it(`with ${name} is an error of its own kind, and the cart stays as it was`, async () => {
      await theatre.fault(fault, { method: 'GET' });
      await page.store.refresh();
      const [event] = eventsOf(page, PepperedErrorEvent);
      expect(event?.error.kind).to.be.oneOf(kinds);
      expect(page.store.state).to.include({ phase: 'filled', stale: true, amount: 49 });
      expect(escaped).to.have.length(0);
    });

  for (const [name, fault] of Object.entries(usable))
    it(`with ${name} is read`, async () => {
      await theatre.fault(fault, { method: 'GET' });
      await page.store.refresh();
      expect(page.store.state).to.include({ phase: 'filled', stale: false, amount: 49 });
      expect(page.events).to.have.length(0);
    });

  for (const status of [404, 410])
    it(`with ${String(status)} means that the cart is over: it is forgotten`, async () => {
      await theatre.fault({ ...notThere, status }, { method: 'GET' });
      await page.store.refresh();
      expect(page.store.state).to.include({ phase: 'expired', cartId: null });
      expect(openPage(theatre).store.state.cartId).to.equal(null);
      expect(eventsOf(page, PepperedErrorEvent)).to.have.length(0);
    });

  it('that is empty is success where a cart is deleted', async () => {
    await deleteCart(theatre.api, page.store.state.cartId ?? '');
    await page.store.refresh();
    expect(page.store.state.cartId).to.equal(null);
  });
});
