import { expect, html } from '@open-wc/testing';
import { getCart } from '../../src/page/get-cart.js';
import { advance, installClock } from './clock.js';
import { allByRole, byRole, click, eventually, seen } from './screen.js';
import { collect, hamlet, openShopWith, requestsOf, show } from './shop.js';

const cart = html`<peppered-cart></peppered-cart>`;
const serversText = 'API key "k-123" is not allowed to do this';
const body = JSON.stringify({ message: serversText, errors: { rankId: [serversText] } });
const headers = { 'content-type': 'application/json' };

describe('what the server refuses', () => {
  for (const status of [401, 403])
    it(`with ${String(status)} is not asked for again; the visitor reads a plain sentence, the site the cause`, async () => {
      installClock();
      const errors = collect('peppered-error');
      const theatre = await openShopWith([hamlet()]);
      await theatre.fault({ kind: 'status', status, headers, body });
      const page = await show(cart);
      await eventually(() =>
        expect(seen(byRole('alert'))).to.contain('We kunnen je winkelwagen nu niet ophalen.'),
      );
      advance(600_000);
      await page.querySelector('peppered-cart')?.updateComplete;
      // Whatever was asked again would have left before this.
      await getCart().refresh();
      expect(seen(page)).not.to.contain(serversText);
      expect(errors).to.have.length(2);
      for (const { error } of errors) expect(error).to.include({ kind: 'unauthorized', status });
    });

  it('when a line is removed is said in a plain sentence, and not asked again', async () => {
    const errors = collect('peppered-error');
    const theatre = await openShopWith([hamlet()]);
    const page = await show(cart);
    const remove = await eventually(() => byRole('button', /^Verwijder/));
    const fault = { kind: 'status', status: 403, headers, body } as const;
    for (const method of ['DELETE', 'POST'] as const) await theatre.fault(fault, { method });
    await click(remove);
    await eventually(() => expect(seen(byRole('alert'))).to.contain('Dat is niet gelukt.'));
    expect(seen(page)).not.to.contain(serversText);
    expect(errors[0]?.error.kind).to.equal('unauthorized');
    // Whatever was asked again would have left before this.
    await getCart().refresh();
    expect(errors).to.have.length(1);
    expect(seen(page)).to.contain('Hamlet');
  });

  it('when a line is removed is not said of a cart whose time is up', async () => {
    installClock();
    const theatre = await openShopWith([hamlet()]);
    const page = await show(cart);
    const remove = await eventually(() => byRole('button', /^Verwijder/));
    const fault = { kind: 'status', status: 403, headers, body } as const;
    for (const method of ['DELETE', 'POST'] as const) await theatre.fault(fault, { method });
    await click(remove);
    await eventually(() => expect(seen(byRole('alert'))).to.contain('Dat is niet gelukt.'));
    await theatre.advance(901);
    advance(901_000);
    await eventually(() => expect(seen(page)).to.contain('De tijd is om'));
    expect(allByRole('alert')).to.have.length(0);
  });

  it('with 422 is said in the visitor’s language, and never in the server’s words', async () => {
    const errors = collect('peppered-error');
    const theatre = await openShopWith([hamlet()]);
    const fault = { kind: 'status', status: 422, headers, body } as const;
    for (const layer of ['api', 'gateway'] as const)
      for (const [lang, text] of [
        ['nl', /^Dit is niet toegevoegd/],
        ['en', /^This was not added/],
      ] as const) {
        const page = await show(cart, lang);
        const { remove } = await theatre.fault(fault, { method: 'POST', layer });
        await getCart()
          .add([hamlet()])
          .catch(() => null);
        await eventually(() => expect(seen(byRole('alert'))).to.match(text));
        expect(seen(page)).not.to.contain(serversText);
        await remove();
        page.remove();
      }
    expect(errors.map(({ error }) => error.kind)).to.deep.equal(Array(4).fill('unprocessable'));
    for (const { error } of errors) expect(error.message).not.to.contain(serversText);
  });

  it('with 409 on an add is said where the visitor looks, and the cart shows what is left', async () => {
    const theatre = await openShopWith([hamlet()]);
    await theatre.leaveSeats(95, 42, 1);
    const page = await show(cart);
    await eventually(() => expect(seen(page)).to.match(/20:15 Grote Zaal .+ Totaal € 24,50/));
    await theatre.clearRequests();
    await getCart()
      .add([hamlet(2)])
      .catch(() => null);
    await eventually(() =>
      expect(seen(byRole('alert'))).to.contain(
        'De plaatsen voor Hamlet — Grote Zaal zijn niet meer allemaal vrij.',
      ),
    );
    await eventually(async () =>
      expect(await requestsOf(theatre)).to.deep.equal([
        'POST /peppered/cart/*',
        'GET /peppered/cart/*',
      ]),
    );
    expect(allByRole('listitem')).to.have.length(1);
  });
});
