/**
 * A site in a folder of its host, and then one whose WordPress lies elsewhere than its pages.
 */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { buying } from '../conformance/buying.js';
import { carts } from '../conformance/carts.js';
import { builtZip, openBrowser, prepare } from './pages.js';
import { openShop } from './shop.js';
import { atTheBank, orderAsGuest } from './visitors.js';
import { seasonIds } from '../../demo/sandbox/server.js';

const { hamlet, standard, firstRank } = seasonIds;

builtZip();
const shop = await openShop({ path: '/theatre' });
const browser = await openBrowser();
after(async () => {
  await browser.close();
  await shop.close();
});
const { origin, home, folder } = shop;

describe('the gateway of a site in a folder', () => {
  for (const rules of [carts, buying]) rules(shop.subject);
});

prepare(shop, {
  programme:
    '[peppered_cart_badge]' +
    `[peppered_add_button price_id="${standard}" rank_id=${firstRank} event_id=${hamlet} label="One ticket"]`,
  cart: '<!-- wp:peppered-cart/cart /-->',
  checkout: '<!-- wp:peppered-cart/checkout /-->',
  thanks: '<!-- wp:peppered-cart/checkout /-->',
});

/** A guest buys a ticket on the site at `site`. Answers what their browser asked of its host, and its cookies. */
async function buy(site: string) {
  const context = await browser.newContext();
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  const asked: string[] = [];
  const missing: string[] = [];
  page.on('response', (response) => {
    if (!response.url().startsWith(origin)) return;
    const { pathname } = new URL(response.url());
    asked.push(pathname);
    if (response.status() >= 400) missing.push(pathname);
  });
  await page.goto(`${site}/programme/`);
  await page.getByRole('button', { name: 'One ticket' }).click();
  await page.getByText('1 item').first().waitFor();
  await page.getByRole('main').getByRole('link', { name: 'Cart' }).click();
  await page.waitForURL(`${site}/cart/`);
  await page.getByRole('link', { name: 'Check out' }).click();
  await page.waitForURL(`${site}/checkout/`);
  await orderAsGuest(page, 'anna@example.nl');
  await atTheBank(page, 'Betalen');
  await page.getByText('1 × Hamlet').waitFor();
  const { pathname } = new URL(page.url());
  const cookies = await context.cookies();
  await context.close();
  return { asked, missing, cookies, pathname };
}

test('a guest buys on a site in a folder, and stays in it', async () => {
  const { asked, missing, cookies, pathname } = await buy(home);
  assert.equal(pathname, '/theatre/thanks/');
  assert.deepEqual(missing, []);
  assert.deepEqual(
    asked.filter((path) => !path.startsWith('/theatre/') && path !== '/favicon.ico'),
    [],
  );
  // The prefix `__Host-`, which it has over https, wants the path of the whole host.
  assert.deepEqual(
    cookies.filter(({ name }) => name.includes('peppered')).map(({ path }) => path),
    ['/'],
  );
});

test('its checkout is not loaded before a visitor asks for it', async () => {
  const news = await (await fetch(`${home}/programme/`)).text();
  const rules = /<script type="speculationrules">(.*?)<\/script>/s.exec(news)?.[1];
  assert(rules);
  for (const path of ['/theatre/checkout/', '/theatre/thanks'])
    assert(rules.replaceAll('\\/', '/').includes(`"${path}"`), path);
});

test('a guest buys where WordPress has a folder of its own', async () => {
  // As WordPress tells its owners to do it.
  shop.run(`update_option( 'home', '${origin}' );`);
  const index = readFileSync(join(folder, 'index.php'), 'utf8');
  const outside = join(folder, '../index.php');
  writeFileSync(outside, index.replace('/wp-blog-header.php', '/theatre/wp-blog-header.php'));

  const { asked, missing, pathname } = await buy(origin);
  assert.equal(pathname, '/thanks/');
  assert.deepEqual(missing, []);
  assert(asked.some((path) => path.startsWith('/wp-json/peppered-cart/v1/')));
  assert(asked.some((path) => path.startsWith('/theatre/wp-content/plugins/peppered-cart/cdn/')));
});

test('nothing was warned of', () => {
  assert.equal(shop.log(), '');
});
