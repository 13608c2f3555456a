/**
 * How visitors buy in a block theme: behind a page cache, signed in, and when it goes wrong. WordPress 7.1, pretty permalinks.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { seasonIds } from '../../demo/sandbox/server.js';
import { builtZip, logIn, openSite, prepare } from './pages.js';
import { atTheBank, listOrders, orderAsGuest, violations } from './visitors.js';
import { theatre } from './wordpress.js';

const { hamlet, standard, firstRank } = seasonIds;
builtZip();
const site = await openSite({
  muPlugins: ['customers', 'page-cache'],
  constants: { PEPPERED_CART_API_KEY: theatre.apiKey },
});
const { origin, run, browser } = site;
const badge = '<!-- wp:peppered-cart/badge {"showAmount":true} /-->';
const ids = prepare(site, {
  cart: `${badge}<!-- wp:peppered-cart/cart /-->`,
  checkout: '<!-- wp:peppered-cart/checkout /-->',
  thanks: '<!-- wp:peppered-cart/checkout /-->',
  programme:
    badge +
    `<!-- wp:peppered-cart/add-button {"label":"A ticket","priceId":"${standard}","rankId":${firstRank},"eventId":${hamlet},"numberOfTickets":1} /-->`,
});
run(`update_user_meta( 1, 'customer_id', ${String(theatre.customerId)} );
  update_option( 'peppered_cart', array( 'programme_page' => ${String(ids.programme)} ) + get_option( 'peppered_cart' ) );`);

/** A visitor in a browser of their own, with what the page cache said of every answer, by path. */
async function visitor() {
  const context = await browser.newContext();
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const caches: [string, string | undefined][] = [];
  page.on('response', (response) => {
    const { pathname, origin: from } = new URL(response.url());
    if (
      from === origin &&
      !pathname.startsWith('/wp-content/') &&
      !pathname.startsWith('/wp-includes/')
    )
      caches.push([pathname, response.headers()['x-cache']]);
  });
  const session = async () =>
    (await context.cookies()).find(({ name }) => name.startsWith('peppered-cart-'))?.value;
  return { page, context, caches, session };
}

async function addTickets(page: Page, count: number) {
  await page.goto(`${origin}/programme/`);
  for (let added = 1; added <= count; added++) {
    await page.getByRole('button', { name: 'A ticket' }).click();
    await page
      .getByText(added === 1 ? '1 item' : `${String(added)} items`, { exact: true })
      .first()
      .waitFor();
  }
}

for (const kind of ['plugin', 'proxy'])
  test(`two visitors behind a page cache (${kind}) have a cart, a checkout and an order of their own`, async () => {
    run(`update_option( 'test_page_cache', '${kind}' );`);
    for (const path of ['/programme/', '/cart/', '/checkout/', '/thanks/']) {
      const first = await fetch(origin + path);
      assert.equal(first.headers.get('x-cache'), 'MISS', path);
      assert.equal(first.headers.get('set-cookie'), null, path);
    }
    const [anna, ben] = [await visitor(), await visitor()];
    await addTickets(anna.page, 1);
    await addTickets(ben.page, 3);
    for (const [{ page }, count, amount] of [
      [anna, '1 item', '€24.50'],
      [ben, '3 items', '€73.50'],
    ] as const) {
      await page.getByRole('link', { name: 'Cart' }).first().click();
      await page.getByText(count, { exact: true }).first().waitFor();
      await page.getByText(amount).first().waitFor();
      await page.getByRole('link', { name: 'Check out' }).click();
      await orderAsGuest(page, `${count.replace(' ', '-')}@example.nl`);
      await atTheBank(page, 'Betalen');
    }
    await anna.page.getByText('1 × Hamlet').waitFor();
    await ben.page.getByText('3 × Hamlet').waitFor();
    assert.notEqual(await anna.session(), undefined);
    assert.notEqual(await anna.session(), await ben.session());
    for (const { caches, context } of [anna, ben]) {
      const said = (pattern: RegExp) =>
        new Set(caches.filter(([path]) => pattern.test(path)).map(([, cache]) => cache));
      assert.deepEqual(said(/^\/(?:programme|cart)\/$/), new Set(['HIT']));
      assert.deepEqual(said(/^\/(?:checkout|thanks)\/$/), new Set(['MISS']));
      assert(!said(/^\/wp-json\//).has('HIT'));
      await context.close();
    }
    run(`delete_option( 'test_page_cache' );`);
  });

test('who is signed in buys as the customer whom the site knows, and is a guest again afterwards', async () => {
  const { page, context, session } = await visitor();
  await addTickets(page, 1);
  const before = await session();
  await logIn(page, site);
  await page.goto(`${origin}/checkout/`);
  await page.getByRole('radio', { name: 'iDEAL' }).check();
  assert.equal(await page.getByRole('textbox', { name: 'Email address' }).count(), 0);
  const orders = await listOrders(site);
  await page.getByRole('button', { name: /Order and pay/ }).click();
  await atTheBank(page, 'Betalen');
  await page.getByText('1 × Hamlet').waitFor();
  const [placed, ...others] = (await listOrders(site)).slice(orders.length);
  assert.deepEqual(others, []);
  assert(placed);
  assert.equal(placed.customerId, theatre.customerId);

  // The cart is the browser's, whoever is signed in.
  await addTickets(page, 1);
  assert.equal(await session(), before);
  await page.goto(`${origin}/wp-login.php?action=logout`);
  await page.getByRole('link', { name: 'log out' }).click();
  await page.getByText('You are now logged out').waitFor();
  await page.goto(`${origin}/checkout/`);
  await page.getByText('€24.50').first().waitFor();
  assert.equal(await page.getByRole('textbox', { name: 'Email address' }).inputValue(), '');
  await context.close();

  const stranger = await visitor();
  await stranger.page.goto(`${origin}/thanks/?return=${placed.orderKey}`);
  await stranger.page.getByText('Paid. See you soon.').waitFor();
  assert.equal(await stranger.page.getByRole('link', { name: /tickets|receipt/ }).count(), 0);
  await stranger.context.close();
});

test('an empty cart leads to the programme, and so does a payment that was cancelled', async () => {
  const { page, context } = await visitor();
  await page.goto(`${origin}/cart/`);
  await page.getByText('Your cart is empty').waitFor();
  await page.getByRole('link', { name: 'To the programme' }).click();
  assert.equal(page.url(), `${origin}/programme/`);

  await addTickets(page, 1);
  await page.goto(`${origin}/cart/`);
  await page.getByRole('link', { name: 'Check out' }).waitFor();
  // The page has a title, so the cart's own is not seen.
  const own = await page.locator('peppered-cart [part=heading]').boundingBox();
  assert.equal(own?.width, 1);
  assert.deepEqual(await violations(page, 'main'), []);

  await page.getByRole('link', { name: 'Check out' }).click();
  await page.getByRole('radio', { name: 'iDEAL' }).waitFor();
  assert.deepEqual(await violations(page, 'main'), []);
  await orderAsGuest(page, 'anna@example.nl');
  await atTheBank(page, 'Annuleren');
  await page.getByRole('heading', { name: 'Your payment was cancelled' }).waitFor();
  await page.getByText('Your seats have been released; you can choose again.').waitFor();
  assert.equal(page.url(), `${origin}/thanks/`);
  assert.deepEqual(await violations(page, 'main'), []);
  await page.getByRole('link', { name: 'To the programme' }).click();
  assert.equal(page.url(), `${origin}/programme/`);
  await context.close();
});
