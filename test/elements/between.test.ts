import { expect, html } from '@open-wc/testing';
import { getCart } from '../../src/page/get-cart.js';
import { notThere, proxyPage, type Fault } from '../theatre.js';
import { openPage } from '../store/browser-page.js';
import { allByRole, byRole, click, eventually, seen } from './screen.js';
import {
  collect,
  comeBackWith,
  hamlet,
  openShop,
  openShopWith,
  openShopWithOrder,
  requestsOf,
  show,
  suitcase,
} from './shop.js';

const cart = html`<peppered-cart></peppered-cart>`;
const lines = () => allByRole('listitem');
const writes = async (theatre: Awaited<ReturnType<typeof openShop>>) =>
  (await requestsOf(theatre)).filter((request) => !request.startsWith('GET'));

describe('a framework that redirects a slash at the end', () => {
  it('is not in the way of a new cart, which takes one request', async () => {
    const theatre = await openShop();
    await theatre.fault({ kind: 'redirect' }, { path: '/cart/' });
    await show(cart);
    await getCart().add([hamlet()]);
    await eventually(() => expect(lines()).to.have.length(1));
    expect(await writes(theatre)).to.deep.equal(['POST /cart/', 'POST /peppered/cart/*']);
  });

  it('or sends everybody elsewhere is named, and nothing was added', async () => {
    const theatre = await openShopWith([hamlet()]);
    const events = collect('peppered-error');
    await show(cart);
    await eventually(() => expect(lines()).to.have.length(1));
    await theatre.fault({ kind: 'redirect' }, { method: 'POST' });
    const error: unknown = await getCart()
      .add([hamlet()])
      .catch((reason: unknown) => reason);
    expect(error).to.include({ kind: 'redirected', outcomeUnknown: false });
    expect(events.map((event) => event.error)).to.deep.equal([error]);
    await eventually(() => expect(seen(byRole('alert'))).to.contain('niet toegevoegd'));
    expect(lines()).to.have.length(1);
  });
});

describe('a proxy that finds nobody behind it', () => {
  for (const layer of ['gateway', 'api'] as const)
    for (const [what, fault] of Object.entries<Fault>({
      'a page': proxyPage,
      'an empty 404': { kind: 'status', status: 404 },
    }))
      it(`before the ${layer}, with ${what}, does not end the cart, which is read again`, async () => {
        const theatre = await openShopWith([hamlet(2)]);
        const events = collect('peppered-cart-expired');
        await show(cart);
        await eventually(() => expect(lines()).to.have.length(2));
        const deploy = await theatre.fault(fault, { layer });
        await getCart().refresh();
        await eventually(() =>
          expect(seen(byRole('alert'))).to.contain('We kunnen je winkelwagen nu niet bijwerken'),
        );
        expect(lines()).to.have.length(2);
        expect(openPage(theatre).store.state.cartId).to.equal(theatre.cartId);
        // By itself: nobody asks.
        await deploy.remove();
        await eventually(() => expect(allByRole('alert')).to.have.length(0));
        expect(lines()).to.have.length(2);
        expect(events).to.have.length(0);
      });

  it('has not removed a line, nor emptied the cart', async () => {
    const theatre = await openShopWith([hamlet(), suitcase]);
    const events = collect('peppered-cart-remove');
    await show(cart);
    await eventually(() => expect(lines()).to.have.length(2));
    await theatre.fault(proxyPage, { method: 'DELETE' });
    await click(byRole('button', /^Verwijder Standaard, Hamlet/));
    await eventually(() =>
      expect(seen(byRole('alert'))).to.contain('Alles staat nog in je winkelwagen'),
    );
    const error: unknown = await getCart()
      .empty()
      .catch((reason: unknown) => reason);
    expect(error).to.include({ kind: 'invalid-response', status: 404 });
    expect(lines()).to.have.length(2);
    expect(events).to.have.length(0);
  });

  it('does not say that an order is not known', async () => {
    const theatre = await openShopWithOrder();
    comeBackWith(theatre.orderKey);
    const deploy = await theatre.fault(proxyPage, { path: '/order/*' });
    const page = await show(html`<peppered-checkout></peppered-checkout>`);
    await eventually(() => expect(seen(page)).to.contain('nu niet ophalen'));
    await deploy.remove();
    await eventually(() => expect(seen(page)).to.contain('Je betaling is nog niet bevestigd'));
  });

  it('is told from a gateway that does not know the cart', async () => {
    const theatre = await openShopWith([hamlet()]);
    await show(cart);
    await eventually(() => expect(lines()).to.have.length(1));
    await theatre.fault(notThere, { layer: 'api' });
    await getCart().refresh();
    await eventually(() => expect(seen()).to.contain('De tijd is om'));
  });
});

describe('a request that is under way already', () => {
  const inProgress: Fault = {
    kind: 'status',
    status: 409,
    headers: { 'Content-Type': 'application/problem+json', 'Retry-After': '1' },
    body: '{"type":"urn:peppered-cart:problem:in-progress","status":409}',
    when: 'after',
  };

  it('is waited for, and told as it turned out: added once', async () => {
    const theatre = await openShopWith([hamlet()]);
    await show(cart);
    await eventually(() => expect(lines()).to.have.length(1));
    await theatre.fault(inProgress, { method: 'POST', times: 1 });
    await getCart().add([hamlet(2)]);
    await eventually(() => expect(lines()).to.have.length(3));
    expect(allByRole('alert')).to.have.length(0);
    expect(await writes(theatre)).to.deep.equal(['POST /peppered/cart/*']);
  });

  it('is waited for, and told as it turned out: taken', async () => {
    const theatre = await openShopWith([hamlet()]);
    await theatre.leaveSeats(95, 42, 0);
    await show(cart);
    await eventually(() => expect(lines()).to.have.length(1));
    await theatre.fault(inProgress, { method: 'POST', times: 1 });
    const error: unknown = await getCart()
      .add([hamlet()])
      .catch((reason: unknown) => reason);
    expect(error).to.include({ kind: 'conflict' });
    await eventually(() => expect(seen(byRole('alert'))).to.contain('Hamlet'));
  });
});

describe('a firewall that forbids DELETE', () => {
  const firewalls: Record<string, Fault> = {
    'with 405': { kind: 'status', status: 405 },
    'with 501': { kind: 'status', status: 501 },
    'with a page': { ...proxyPage, status: 403 },
  };
  for (const [name, fault] of Object.entries(firewalls))
    it(`${name} keeps nobody from removing a line, and from emptying the cart`, async () => {
      const theatre = await openShopWith([hamlet(), suitcase]);
      await show(cart);
      await eventually(() => expect(lines()).to.have.length(2));
      await theatre.fault(fault, { method: 'DELETE' });
      await click(byRole('button', /^Verwijder Standaard, Hamlet/));
      await eventually(() => expect(lines()).to.have.length(1));
      await getCart().empty();
      await eventually(() => expect(seen()).to.contain('winkelwagen is leeg'));
      expect(allByRole('alert')).to.have.length(0);
      expect(await writes(theatre)).to.deep.equal([
        'DELETE /peppered/cart/*/*',
        'DELETE /peppered/cart/*',
      ]);
    });
});
