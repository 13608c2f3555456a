import assert from 'node:assert/strict';
import { desktop, visit, type Visit } from './visit.js';

const settings = 'data-client-name="delinde" data-api-base="/tickets"';
const module = `<script type="module" src="/cdn/peppered-cart.js" ${settings}></script>`;
const classic = `<script src="/cdn/peppered-cart.iife.js" ${settings}></script>`;
const badgeOnly = `<script type="module" src="/cdn/peppered-cart-badge.js" ${settings}></script>`;

const withoutScript = { ...desktop, javaScriptEnabled: false };
visit('leads to the cart page without JavaScript', withoutScript, async (visitor) => {
  const { page } = visitor;
  await visitor.open('/');
  await page.getByRole('banner').getByRole('link', { name: 'Winkelwagen' }).click();
  await page.getByRole('heading', { name: 'Winkelwagen', level: 1 }).waitFor();
  await page.getByText('Lukt bestellen hier niet?').waitFor();
});

visit('works from a classic script tag', desktop, async (visitor) => {
  await useScripts(visitor, classic);
  await visitor.open('/');
  await addTwoTickets(visitor);
  const numberOfItems = await visitor.page.evaluate('PepperedCart.getCart().state.numberOfItems');
  assert.equal(numberOfItems, 2);
  assert.deepEqual(visitor.warnings, []);
});

for (const [name, scripts] of [
  ['the module and then the classic script', module + classic],
  ['the module twice, at two addresses', module + module.replace('.js', '.js?copy')],
] as const) {
  visit(`works once with ${name}`, desktop, async (visitor) => {
    await useScripts(visitor, scripts);
    await visitor.open('/');
    await addTwoTickets(visitor);
    assert.equal(visitor.warnings.length, 1);
    assert.match(visitor.warnings[0] ?? '', /this script is on the page twice/);
    const adds = visitor.cartRequests.filter((request) =>
      /^POST .*\/peppered\/cart\//.test(request),
    );
    assert.equal(adds.length, 1);
  });
}

visit('warns once of a setting that is not valid', desktop, async (visitor) => {
  const { page, warnings } = visitor;
  const warned = page.waitForEvent('console', (message) => message.type() === 'warning');
  await useScripts(visitor, module.replace('/tickets', 'tickets'));
  await visitor.open('/');
  await warned;
  assert.match(warnings[0] ?? '', /api-base/);
  await page.getByRole('button', { name: 'Bestel twee kaarten' }).waitFor();
  assert.equal(warnings.length, 1);
});

visit('says what a sandboxed page needs, whose origin is none', desktop, async (visitor) => {
  const { page, warnings, demo } = visitor;
  const sandboxed = (script: string) => ({
    contentType: 'text/html',
    headers: { 'content-security-policy': 'sandbox allow-scripts' },
    body: `<peppered-cart-badge href="/winkelwagen.html">Winkelwagen</peppered-cart-badge>${script}`,
  });
  const absolute = classic.replace('/tickets', `${demo.origin}/tickets`);
  await page.route(/\/bedankt\.html$/, (route) => route.fulfill(sandboxed(classic)));
  await page.route(/\/winkelwagen\.html$/, (route) => route.fulfill(sandboxed(absolute)));
  // As a CDN lets it be used: a page without an origin gets nothing that is the site's own.
  await page.route(/\.iife\.js$/, async (route) => {
    const response = await route.fetch();
    const headers = { ...response.headers(), 'cross-origin-resource-policy': 'cross-origin' };
    await route.fulfill({ response, headers });
  });
  const warned = page.waitForEvent('console', (message) => message.type() === 'warning');
  await visitor.open('/bedankt.html');
  await warned;
  assert.match(warnings[0] ?? '', /a sandboxed frame needs allow-same-origin/);
  assert.equal(warnings.length, 1);
  await visitor.open('/winkelwagen.html');
  await page.getByRole('link', { name: 'Winkelwagen 0 items' }).waitFor();
  assert.equal(warnings.length, 1);
});

visit('shows an existing cart from the badge alone', desktop, async (visitor) => {
  await visitor.open('/');
  await addTwoTickets(visitor);
  await useScripts(visitor, badgeOnly);
  await visitor.open('/bedankt.html');
  await visitor.badgeSays('2 items');
  assert.equal(await visitor.page.evaluate("customElements.get('peppered-cart')"), undefined);
});

/** Gives the theatre's pages other script tags than their own. */
async function useScripts({ page }: Visit, scripts: string): Promise<void> {
  await page.route(/:\d+\/(\w+\.html)?$/, async (route) => {
    const response = await route.fetch();
    const html = await response.text();
    const body = html.replace(/<script[^]*<\/script>/, scripts);
    assert.notEqual(body, html);
    await route.fulfill({ response, body });
  });
}

async function addTwoTickets(visitor: Visit): Promise<void> {
  await visitor.page.getByRole('button', { name: 'Bestel twee kaarten' }).click();
  await visitor.badgeSays('2 items');
}
