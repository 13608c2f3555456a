import { expect, fixture, html } from '@open-wc/testing';
import type { Theatre } from '../theatre.js';
import { eventually } from './screen.js';
import { comeBackWith, openShop, settle } from './shop.js';
import { rememberCart } from './tab.js';

/** Shows a checkout in a frame whose document stands in its attribute. */
async function openFrame({ clientName }: Theatre, attributes = '') {
  const content = `<!doctype html>
    <html lang="nl">
      <main></main>
      <script type="module">
        import '/src/define.ts';
        import { allByRole, byRole, seen } from '/test/elements/screen.ts';

        window.screenReader = { allByRole, byRole, seen };
        document.querySelector('main').innerHTML = \`<peppered-checkout client-name="${clientName}"
          api-base="/gateway" payment-method-id="1" ${attributes}></peppered-checkout>\`;
      </script>
    </html>`;
  const frame = await fixture<HTMLIFrameElement>(
    html`<iframe title="Bestellen" srcdoc=${content}></iframe>`,
  );
  const view = frame.contentWindow;
  if (!view) throw new Error('no frame');
  const reader = await eventually(() => {
    if (!view.screenReader) throw new Error('the frame did not load');
    return view.screenReader;
  });
  return { view, reader, order: () => eventually(() => reader.byRole('button', /^Bestellen en/)) };
}

/** Orders in the frame, pays, and answers the address that the payment page leads back to. */
async function pay({ view, order }: Awaited<ReturnType<typeof openFrame>>): Promise<URL> {
  const urls: string[] = [];
  view.document.addEventListener('peppered-checkout-redirect', (event) => {
    event.preventDefault();
    urls.push(event.url);
  });
  (await order()).click();
  await eventually(() => expect(urls).to.have.length(1));
  // WebKit names no referrer here, by which the test server would move the payment page to this one.
  const [path = ''] = /\/pay\/\w+$/.exec(urls[0] ?? '') ?? [];
  return new URL(await settle(`${location.origin}/#${path}`, 'pay'));
}

// The query that this page came with names the runner's session, to which no second page may come.
beforeEach(() => {
  history.replaceState(null, '', location.pathname);
});

describe('in a frame with srcdoc', () => {
  it('a visitor orders, pays and comes back to the page around it', async () => {
    const theatre = await openShop();
    await rememberCart(theatre, 2);
    const frame = await openFrame(theatre);
    expect(frame.view.location.origin).to.equal('null');
    const address = await pay(frame);
    const [made] = await theatre.orders();
    expect(address.searchParams.get('return')).to.equal(made?.orderKey);
    expect(address.origin + address.pathname).to.equal(location.origin + location.pathname);

    comeBackWith(made?.orderKey ?? '');
    const { reader } = await openFrame(theatre);
    await eventually(() => expect(reader.seen()).to.contain('Betaald. Tot snel.'));
    await eventually(() => expect(location.search).to.equal(''));
    expect(history.state).to.have.property('pepperedOrderKey', made?.orderKey);
  });

  it('redirect-url is an address of the site', async () => {
    const theatre = await openShop();
    await rememberCart(theatre);
    const frame = await openFrame(theatre, 'redirect-url="/bedankt.html"');
    const { origin, pathname } = await pay(frame);
    expect(origin + pathname).to.equal(`${location.origin}/bedankt.html`);
  });
});
