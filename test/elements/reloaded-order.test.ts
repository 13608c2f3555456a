import { expect } from '@open-wc/testing';
import type { NewTheatre } from '../server.js';
import type { Fault, FaultScope } from '../theatre.js';
import { eventually } from './screen.js';
import { hamlet, openShop } from './shop.js';
import { openTab, orderIn, read, rememberCart, type Tab } from './tab.js';

const unsure = 'We weten niet zeker of je bestelling is geplaatst';
const post = { method: 'POST', path: '/peppered/cart/*/checkout' } as const;

/** What the tab keeps in mind of a checkout. */
const keptIn = (tab: Tab): string =>
  Object.entries(tab.window().sessionStorage)
    .filter(([key]) => key.endsWith(' sent'))
    .map(([, value]) => String(value))
    .join();

/** A tab with two tickets, while something goes wrong with whatever is ordered. */
async function openCheckout(fault: Fault, scope: FaultScope = {}, settings: NewTheatre = {}) {
  const theatre = await openShop({ holdSeconds: 3600, ...settings });
  await rememberCart(theatre, 2);
  const wrong = await theatre.fault(fault, { ...post, ...scope });
  return { theatre, wrong, tab: await openTab(theatre) };
}

/** Puts the tab's clock forward by milliseconds. */
function putForward(tab: Tab, milliseconds: number): void {
  const clock: unknown = Reflect.get(tab.window(), 'Date');
  if (typeof clock === 'function') Reflect.set(clock, 'now', () => Date.now() + milliseconds);
}

const isAtPayment = (tab: Tab) => eventually(() => expect(tab.location().hash).to.contain('/pay/'));

describe('an order of which nothing is known when the page is loaded anew', () => {
  it('is found by itself where only its answer was lost, and leads to the payment page', async () => {
    const { theatre, tab } = await openCheckout({ kind: 'status', status: 502, when: 'after' });
    await orderIn(tab);
    await read(tab, unsure);
    await tab.reload();
    await read(tab, unsure);
    await isAtPayment(tab);
    expect(await theatre.orders()).to.have.length(1);
    expect(keptIn(tab)).to.equal('');
  });

  for (const when of ['before', 'after'] as const)
    it(`is found where it was still being sent, ${when} the API made it`, async () => {
      const { theatre, wrong, tab } = await openCheckout({ kind: 'hold', when }, { layer: 'api' });
      await orderIn(tab);
      await wrong.struck();
      const looked = await theatre.fault(
        { kind: 'delay', milliseconds: 0 },
        { ...post, method: 'GET' },
      );
      await tab.reload();
      await looked.struck();
      await read(tab, unsure);
      await wrong.remove();
      await isAtPayment(tab);
      expect(await theatre.orders()).to.have.length(1);
    });

  it('is found by the gateway where the API’s answer was lost', async () => {
    const { theatre, tab } = await openCheckout({ kind: 'dropAfter' }, { layer: 'api' });
    const unread = await theatre.fault(
      { kind: 'status', status: 503 },
      { layer: 'api', path: '/peppered/order' },
    );
    await orderIn(tab);
    await read(tab, unsure);
    await unread.remove();
    await tab.reload();
    const [order] = await theatre.orders();
    await eventually(() =>
      expect(tab.window().getCart?.().state.order?.orderKey).to.equal(order?.orderKey),
    );
    expect(await theatre.orders()).to.have.length(1);
  });

  it('was not made where it never arrived: the visitor reads so, and orders once', async () => {
    const { theatre, wrong, tab } = await openCheckout({ kind: 'status', status: 502 });
    await orderIn(tab);
    await read(tab, unsure);
    await wrong.remove();
    await tab.reload();
    await read(tab, unsure);
    await eventually(() => expect(tab.window().getCart?.().state.phase).to.equal('filled'));
    putForward(tab, 131_000);
    await read(tab, 'niet geplaatst en er is niets betaald');
    expect(await theatre.orders()).to.have.length(0);
    expect(keptIn(tab)).to.equal('');
    await orderIn(tab);
    await isAtPayment(tab);
    expect(await theatre.orders()).to.have.length(1);
  });

  it('is told as refused where only the refusal was lost', async () => {
    const { theatre, wrong, tab } = await openCheckout(
      {
        kind: 'status',
        status: 422,
        body: '{"message":"no"}',
        headers: { 'content-type': 'application/json' },
      },
      { layer: 'api' },
    );
    const unread = await theatre.fault({ kind: 'status', status: 502, when: 'after' }, post);
    await orderIn(tab);
    await read(tab, unsure);
    await unread.remove();
    await wrong.remove();
    await tab.reload();
    await eventually(() => tab.byRole('button', 'Bestellen en € 49,00 betalen'));
    expect(keptIn(tab)).to.equal('');
    expect(await theatre.orders()).to.have.length(0);
  });

  it('is forgotten when the visitor begins another cart', async () => {
    const { tab } = await openCheckout({ kind: 'status', status: 502, when: 'after' });
    await orderIn(tab);
    await read(tab, unsure);
    await tab.reload();
    await tab.add([hamlet()]);
    await eventually(() => tab.byRole('button', 'Bestellen en € 24,50 betalen'));
    expect(keptIn(tab)).to.equal('');
  });

  it('keeps nothing of the visitor in the tab', async () => {
    const { theatre, tab } = await openCheckout(
      { kind: 'status', status: 502, when: 'after' },
      {},
      { buyer: 'guest' },
    );
    const guest = {
      email: 'sanne@example.org',
      customerFirstName: 'Sanne',
      customerLastName: 'de Wit',
    };
    Object.assign(tab.checkout(), guest);
    await orderIn(tab);
    await read(tab, unsure);
    const kept: unknown = JSON.parse(keptIn(tab));
    expect(kept).to.have.all.keys('cartId', 'idempotencyKey', 'cartItems');
    expect(Object.entries(tab.window().sessionStorage).join()).not.to.match(
      /sanne|de wit|example\.org/i,
    );
    await tab.reload();
    await isAtPayment(tab);
    expect(await theatre.orders()).to.have.length(1);
  });

  it('stays unknown where the browser forbids storage to the tab', async () => {
    const { theatre, wrong, tab } = await openCheckout({
      kind: 'status',
      status: 502,
      when: 'after',
    });
    const forbid = () => {
      Object.defineProperty(tab.window(), 'sessionStorage', {
        get() {
          throw new DOMException('forbidden', 'SecurityError');
        },
      });
    };
    forbid();
    await orderIn(tab);
    await read(tab, unsure);
    await tab.reload();
    forbid();
    await read(tab, unsure);
    await wrong.remove();
    expect(tab.allByRole('button')).to.have.length(0);
    expect(await theatre.orders()).to.have.length(1);
  });
});
