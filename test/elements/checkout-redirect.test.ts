import { expect, html } from '@open-wc/testing';
import { allByRole, byRole, click, eventually, seen } from './screen.js';
import {
  collect,
  collectWarnings,
  destinations,
  hamlet,
  openShopWith,
  settle,
  show,
} from './shop.js';

const post = { method: 'POST', path: '/peppered/cart/*/checkout' } as const;
const bank = 'https://bank.example/pay/1';

/** Orders a ticket with iDEAL; the payment page then has this address, or the box office's own. */
async function order(
  checkout = html`<peppered-checkout payment-method-id="1"></peppered-checkout>`,
  url?: string,
) {
  const theatre = await openShopWith([hamlet()]);
  const body = JSON.stringify({ orderId: 1, orderKey: 'a-b', url });
  if (url) await theatre.fault({ kind: 'override', body }, post);
  const page = await show(checkout);
  const send = async () => click(await eventually(() => byRole('button', /^Bestellen/)));
  return { theatre, page, send };
}

/** Cancels the way to the payment page, and collects where it was going. */
function cancelRedirects(page: HTMLElement): string[] {
  const cancelled: string[] = [];
  page.addEventListener('peppered-checkout-redirect', (event) => {
    event.preventDefault();
    cancelled.push(event.url);
  });
  return cancelled;
}

// The query that this page came with names the runner's session, to which no second page may come.
beforeEach(() => {
  history.replaceState(null, '', location.pathname);
});

describe('the way to the payment page', () => {
  it('is taken at once, and shown as long as it takes', async () => {
    const { theatre, page, send } = await order();
    const redirects = collect('peppered-checkout-redirect');
    await send();
    await eventually(() => expect(destinations).to.have.length(1));
    expect(redirects[0]?.url).to.equal(destinations[0]);
    expect(destinations[0]).to.match(/#\/pay\/\w+$/);
    await eventually(() => expect(seen(page)).to.contain('Je gaat nu naar de betaalpagina…'));
    expect(byRole('link', 'Naar de betaalpagina')).to.have.attribute('href', destinations[0]);
    expect(allByRole('button')).to.have.length(0);
    const [made] = await theatre.orders();
    expect(made).to.include({ orderPaymentStatus: 'pending', amount: 24.5 });
  });

  it('can be taken by the page in a way of its own', async () => {
    const { page, send } = await order();
    const cancelled = cancelRedirects(page);
    await send();
    await eventually(() => expect(seen(page)).to.contain('Je betaling is nog niet bevestigd'));
    expect(byRole('link', 'Naar de betaalpagina')).to.have.attribute('href', cancelled[0]);
    expect(destinations).to.deep.equal([]);
  });

  it('asks for the order when the page comes back out of the cache', async () => {
    const { page, send } = await order();
    await send();
    await eventually(() => expect(destinations).to.have.length(1));
    await settle(destinations[0] ?? '', 'pay');
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await eventually(() => expect(seen(page)).to.contain('Betaald. Tot snel.'));
  });

  for (const url of [bank, 'http://localhost:1234/pay', 'http://127.0.0.1/pay'])
    it(`may lead to ${url}`, async () => {
      const { page, send } = await order(undefined, url);
      const cancelled = cancelRedirects(page);
      await send();
      await eventually(() => expect(cancelled).to.deep.equal([url]));
    });

  it('may lead to one of the payment-origins', async () => {
    const { page, send } = await order(
      html`<peppered-checkout
        payment-method-id="1"
        payment-origins="https://other.example  https://bank.example"
      ></peppered-checkout>`,
      bank,
    );
    const cancelled = cancelRedirects(page);
    await send();
    await eventually(() => expect(cancelled).to.deep.equal([bank]));
  });

  for (const [url, origins] of [
    ['javascript:globalThis.broken=true', ''],
    ['https://:secret@bank.example/pay', ''],
    ['data:text/html,<h1>Bank</h1>', ''],
    ['http://bank.example/pay', ''],
    ['https://delinde.nl@bank.example/pay', ''],
    ['/pay/1', ''],
    [bank, 'https://other.example'],
    [bank, 'https://bank.example.evil.example'],
  ] as const)
    it(`may not lead to ${url}${origins && ` beside ${origins}`}`, async () => {
      const { theatre, page, send } = await order(
        html`<peppered-checkout payment-method-id="1" payment-origins=${origins}>
          <p slot="failed">Bel de kassa</p>
        </peppered-checkout>`,
        url,
      );
      const errors = collect('peppered-error');
      const redirects = collect('peppered-checkout-redirect');
      await send();
      await eventually(() =>
        expect(seen(page)).to.contain('We kunnen de betaalpagina niet veilig openen'),
      );
      expect(seen(page)).to.contain('Bel de kassa');
      expect(errors.map(({ error }) => error.message).join()).to.contain('payment address');
      expect(redirects).to.have.length(0);
      expect(destinations).to.deep.equal([]);
      expect(allByRole('link')).to.have.length(0);
      expect('broken' in globalThis).to.be.false;
      expect(await theatre.orders()).to.have.length(1);
    });
});

describe('the way back from the payment page', () => {
  const back = async (redirectUrl?: string) => {
    const checkout = html`<peppered-checkout
      payment-method-id="1"
      redirect-url=${redirectUrl ?? location.pathname}
    ></peppered-checkout>`;
    const plain = html`<peppered-checkout payment-method-id="1"></peppered-checkout>`;
    const { theatre, send } = await order(redirectUrl === undefined ? plain : checkout);
    await send();
    await eventually(() => expect(destinations).to.have.length(1));
    const address = new URL(await settle(destinations[0] ?? '', 'pay'));
    const [made] = await theatre.orders();
    expect(address.searchParams.get('return')).to.equal(made?.orderKey);
    return address;
  };

  it('leads to this page', async () => {
    const { origin, pathname } = await back();
    expect(origin + pathname).to.equal(location.origin + location.pathname);
  });

  for (const [here, there] of [
    ['?page_id=42', '?page_id=42&return=KEY'],
    ['#/checkout', '?return=KEY#/checkout'],
    ['?return=programme&page_id=42', '?page_id=42&return=KEY'],
    ['?response=%2Fx#/checkout?return=oud&stap=2', '?return=KEY#/checkout?stap=2'],
  ] as const)
    it(`leads to this page with its query and hash, as ${here}`, async () => {
      history.replaceState(null, '', location.pathname + here);
      const { search, hash, searchParams } = await back();
      expect(search + hash).to.equal(there.replace('KEY', searchParams.get('return') ?? ''));
    });

  it('leads to this page where redirect-url is empty', async () => {
    history.replaceState(null, '', `${location.pathname}#/checkout`);
    expect((await back('')).hash).to.equal('#/checkout');
  });

  it('leads to redirect-url, which keeps its own query', async () => {
    const address = await back('/bedankt.html?taal=nl');
    expect(address.pathname).to.equal('/bedankt.html');
    expect(address.searchParams.get('taal')).to.equal('nl');
  });

  it('leads to this page, with a warning, when redirect-url is on another site', async () => {
    const warnings = collectWarnings();
    const { origin, pathname } = await back('https://evil.example/bedankt');
    expect(origin + pathname).to.equal(location.origin + location.pathname);
    expect(warnings.filter((warning) => warning.includes('redirect-url'))).to.have.length(1);
  });

  it('leads to this page, with a warning, when redirect-url is no address', async () => {
    const warnings = collectWarnings();
    const { origin, pathname } = await back('https://');
    expect(origin + pathname).to.equal(location.origin + location.pathname);
    expect(warnings.filter((warning) => warning.includes('redirect-url'))).to.have.length(1);
  });
});
