import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { getRequestListener } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import * as v from 'valibot';
import { demoTheatre, seasonIds, startSandbox } from '../../demo/sandbox/server.js';
import { createGateway } from '../../src/gateway.js';
import { startChild } from '../browser/children.mjs';
import { findChromium } from '../browser/find-chromium.mjs';
import { serve } from '../serve.js';

const script = `<script type="module" src="/cdn/peppered-cart.js"
  data-client-name="${demoTheatre.clientName}" data-api-base="/tickets"></script>`;
const ticket = '[{ priceId: "2ePdA8q3BN", rankId: 42, eventId: 95, numberOfTickets: 1 }]';

/** Has a ticket, and the next page prerendered; takes another one and goes there when it is told to. */
const first = `<!doctype html><html lang="nl">${script}
  <script type="module">
    import { getCart } from '/cdn/peppered-cart.js';
    await getCart().add(${ticket});
    const rules = document.createElement('script');
    rules.type = 'speculationrules';
    rules.textContent = '{ "prerender": [{ "urls": ["/next"], "eagerness": "immediate" }] }';
    document.head.append(rules);
    await fetch('/told-to-go');
    await getCart().add(${ticket});
    location.href = '/next';
  </script>`;

/** Tells what there is once its elements are rendered, and again when it knows of three tickets; `extra` runs before. */
const next = (attributes: string, extra: string) => `<!doctype html><html lang="nl">
  <peppered-cart-badge ${attributes}></peppered-cart-badge>
  <peppered-cart></peppered-cart>
  <peppered-checkout></peppered-checkout>${script}
  <script type="module">
    import { getCart } from '/cdn/peppered-cart.js';
    const heard = [];
    for (const topic of ['peppered-cart-change', 'peppered-order', 'peppered-error'])
      document.addEventListener(topic, () => heard.push(topic));
    const cart = getCart();
    const report = () => fetch('/report', { method: 'POST', body: JSON.stringify({
      isPrerendered: document.prerendering,
      text: document.querySelector('peppered-cart').shadowRoot.textContent,
      numberOfItems: cart.state.numberOfItems,
      heard,
      stored: Object.values(localStorage),
    }) });
    cart.subscribe(() => {
      heard.push('subscribed');
      if (cart.state.numberOfItems === 3) setTimeout(report);
    });
    ${extra}
    for (const element of document.querySelectorAll(':is(peppered-cart-badge, peppered-cart, peppered-checkout)'))
      await customElements.whenDefined(element.localName).then(() => element.updateComplete);
    setTimeout(report);
  </script>`;

const Report = v.object({
  isPrerendered: v.boolean(),
  text: v.string(),
  numberOfItems: v.number(),
  heard: v.array(v.string()),
  stored: v.array(v.string()),
});

interface Site {
  /** What the gateway was asked for, and by what kind of page. */
  asked: { request: string; purpose: string | undefined }[];
  /** The next that a page tells of itself. */
  report(): Promise<v.InferOutput<typeof Report>>;
  go(): void;
}

test('a prerendered page asks, remembers and tells nothing before its visitor comes', async (context) => {
  const site = await open(context, next('', `void cart.add(${ticket});`));
  const before = await site.report();
  assert.equal(before.isPrerendered, true);
  assert.equal(before.numberOfItems, 0);
  assert.deepEqual(before.heard, []);
  // Neither a cart nor none: it is not known yet.
  assert.doesNotMatch(before.text, /Hamlet|is leeg/);
  const asked = site.asked.length;

  const coming = site.report();
  site.go();
  const after = await coming;
  assert.equal(after.isPrerendered, false);
  assert.match(after.text, /Hamlet[^]*€\s73,50/);
  const adds = site.asked.slice(asked).filter(({ request }) => /^POST .*\/cart\//.test(request));
  assert.equal(adds.length, 2);
  assert.deepEqual(
    site.asked.filter(({ purpose }) => purpose),
    [],
  );
});

test('a cart that a prerendered page names is nobody’s as long as nobody comes', async (context) => {
  const site = await open(context, next('cart-id="acartfromalinkinamail"', ''));
  const { isPrerendered, stored } = await site.report();
  assert.equal(isPrerendered, true);
  assert.equal(stored.length > 0 && !stored.includes('acartfromalinkinamail'), true);
});

/** Opens the first page in a browser that nobody debugs: such a page would not be prerendered. */
async function open(context: TestContext, html: string): Promise<Site> {
  const sandbox = await startSandbox();
  context.after(() => sandbox.close());
  const gateway = createGateway({
    apiBase: `${sandbox.origin}/v1`,
    clientName: demoTheatre.clientName,
    apiKey: demoTheatre.apiKey,
    basePath: '/tickets',
    secret: 'a theatre for one test has no secrets, and nothing to steal',
    paymentMethods: [seasonIds.iDeal],
    resolveCustomer: () => demoTheatre.customerId,
  });
  const asked: Site['asked'] = [];
  const events = new EventEmitter();
  const app = new Hono()
    .get('/', (page) => page.html(first))
    .get('/next', (page) => page.html(html))
    .get('/told-to-go', async (page) => {
      await once(events, 'go');
      return page.body(null, 204);
    })
    .post('/report', async (page) => {
      events.emit('report', v.parse(Report, await page.req.json()));
      return page.body(null, 204);
    })
    .get('/cdn/*', serveStatic({ root: 'dist' }))
    .all('/tickets/*', ({ req }) => {
      asked.push({ request: `${req.method} ${req.path}`, purpose: req.header('Sec-Purpose') });
      return gateway(req.raw);
    });
  const answer = getRequestListener(app.fetch);
  const origin = await serve(context, (request, response) => void answer(request, response));
  await startBrowser(context, origin);
  return {
    asked,
    report: async () => {
      const [report] = (await once(events, 'report', { signal: AbortSignal.timeout(30_000) })) as [
        v.InferOutput<typeof Report>,
      ];
      return report;
    },
    go: () => void events.emit('go'),
  };
}

async function startBrowser(context: TestContext, address: string): Promise<void> {
  const { executablePath, args, env } = await findChromium();
  const profile = mkdtempSync(join(tmpdir(), 'prerendering-'));
  const browser = await startChild(
    executablePath,
    [...args, '--headless=new', '--no-first-run', `--user-data-dir=${profile}`, address],
    // Its own children write into the profile until they end.
    { env, detached: true, killSignal: 'SIGKILL' },
  );
  context.after(async () => {
    await browser.stop();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  });
}
