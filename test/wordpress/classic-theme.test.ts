/**
 * What visitors of a classic theme see: shortcodes, a menu, a widget, and what optimisers do to them, in WordPress 6.8.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { builtZip, openSite, prepare } from './pages.js';
import { theatre } from './wordpress.js';

const wordpress = await openSite({ version: '6.8', muPlugins: ['optimiser'] });
const { origin, run, browser, html } = wordpress;

builtZip();
run("switch_theme( 'plain' );");
prepare(wordpress, {
  cart: '[peppered_cart]',
  checkout: '[peppered_checkout terms="I agree"]',
  thanks: '[peppered_checkout]',
  programme:
    '[peppered_cart_badge show_amount][peppered_cart drawer open-on-add="yes"]' +
    '[peppered_add_button price_id="2ePdA8q3BN" rank_id=42 event_id=95 number_of_tickets=2]Two <b>tickets</b>[/peppered_add_button]',
  button: '[peppered_add_button price-id="2ePdA8q3BN" rank-id="42" label="Buy"]',
  unfinished: '[peppered_add_button price-id="2ePdA8q3BN"]',
  news: 'Nothing of ours',
});

test('a shortcode renders its element with the shop and the pages of the settings', async () => {
  const api = `${origin}/wp-json/peppered-cart/v1`;
  const cart = await html('/cart/');
  assert.match(cart, /<peppered-cart checkout-href="[^"]*\/checkout\/"/);
  assert(cart.includes(`client-name="${theatre.clientName}"`));
  assert(cart.includes(`api-base="${api}"`));
  const checkout = await html('/checkout/');
  assert.match(checkout, /<peppered-checkout redirect-url="[^"]*\/thanks\/"/);
  assert(checkout.includes('<label slot="terms"><input type="checkbox" required> I agree</label>'));
  const programme = await html('/programme/');
  assert.match(
    programme,
    /<peppered-cart-badge show-amount [^>]*><a href="[^"]*\/cart\/">Cart<\/a>/,
  );
  assert.match(programme, /<peppered-cart drawer open-on-add /);
  assert.match(
    programme,
    /data-price-id="2ePdA8q3BN" data-rank-id="42" data-event-id="95" data-number-of-tickets="2"[^>]*>Two <b>tickets<\/b><\/button>/,
  );
});

test('what is not filled in shows visitors nothing that is broken', async () => {
  const unfinished = await html('/unfinished/');
  assert(!unfinished.includes('<button'));
  assert(!unfinished.includes('gives the ids'));
});

test('a page without any of it loads nothing of ours', async () => {
  const news = await html('/news/');
  assert(!news.includes('peppered-cart/cdn'));
  assert(!news.includes('peppered-cart-badge'));
});

test('the elements come to life, and a lone button knows its shop', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${origin}/programme/`);
  await page.getByRole('link', { name: 'Cart' }).waitFor();
  const defined = await page.evaluate(async () => {
    await customElements.whenDefined('peppered-cart');
    return document.querySelectorAll(':not(:defined)').length;
  });
  assert.equal(defined, 0);
  await page.goto(`${origin}/button/`);
  const asked = page.waitForRequest((request) => request.url().includes('/peppered-cart/v1/'));
  await page.getByRole('button', { name: 'Buy' }).click();
  assert(
    (await asked).url().startsWith(`${origin}/wp-json/peppered-cart/v1/${theatre.clientName}/`),
  );
  await context.close();
});

/** Sets the site's language; WordPress has no words of its own for it here. */
const speak = (locale: string) =>
  run(
    `add_filter( 'sanitize_option_WPLANG', fn() => '${locale}' ); update_option( 'WPLANG', '${locale}' );`,
  );

test('the words are those of the site’s language', async () => {
  const scripts = (page: string) =>
    [...page.matchAll(/cdn\/(lang\/\w+)\.js/g)].map(([, file]) => file);
  assert.deepEqual(scripts(await html('/programme/')), ['lang/en']);
  speak('nl_NL');
  const dutch = await html('/programme/');
  assert.deepEqual(scripts(dutch), []);
  assert.match(dutch, />Winkelwagen<\/a><\/peppered-cart-badge>/);
  speak('de_DE_formal');
  assert.deepEqual(scripts(await html('/programme/')), ['lang/de']);
  speak('');
});

test('the checkout and the thanks page are kept by nobody and loaded only when they are asked for', async () => {
  for (const path of ['/checkout/', '/thanks/']) {
    const { headers } = await fetch(origin + path);
    assert.match(headers.get('cache-control') ?? '', /no-store|no-cache/, path);
  }
  const news = await fetch(`${origin}/news/`);
  assert.equal(news.headers.get('cache-control'), null);
  const rules = /<script type="speculationrules">(.*?)<\/script>/s.exec(await news.text())?.[1];
  assert(rules);
  for (const path of ['/checkout', '/checkout/', '/thanks', '/thanks/'])
    assert(rules.replaceAll('\\/', '/').includes(`"${path}"`), path);
});

/** How an optimiser treats a page, and what the visitor does before the badge must live. */
const optimisers: Record<string, (page: Page) => Promise<void>> = {
  'delay&polite': () => Promise.resolve(),
  defer: () => Promise.resolve(),
  async: () => Promise.resolve(),
  footer: () => Promise.resolve(),
  inline: () => Promise.resolve(),
  combine: () => Promise.resolve(),
  delay: (page) => page.keyboard.press('Tab'),
  consent: (page) => page.getByRole('button', { name: 'I agree' }).click(),
  'put-back': (page) => page.getByRole('button', { name: 'I agree' }).click(),
};

test('whatever an optimiser does to scripts, the elements and the buttons come to life', async () => {
  for (const [optimiser, touch] of Object.entries(optimisers)) {
    const context = await browser.newContext();
    const page = await context.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await page.goto(`${origin}/programme/?optimiser=${optimiser}`);
    // It leads somewhere from the beginning.
    await page.getByRole('link', { name: 'Cart' }).waitFor();
    await touch(page);
    await page.waitForFunction(() => !document.querySelector('main :not(:defined)'));
    const asked = page.waitForRequest((request) => request.url().includes('/peppered-cart/v1/'));
    await page.getByRole('button', { name: 'Two tickets' }).click();
    await asked;
    assert.deepEqual(errors, [], optimiser);
    await context.close();
  }
});

test('the badge stands in a menu, as a custom link, and in a widget area', async () => {
  run(`
    $menu = wp_create_nav_menu( 'Main' );
    wp_update_nav_menu_item( $menu, 0, array( 'menu-item-type' => 'custom', 'menu-item-url' => '#peppered-cart-badge', 'menu-item-title' => 'In the menu', 'menu-item-status' => 'publish' ) );
    set_theme_mod( 'nav_menu_locations', array( 'primary' => $menu ) );
    update_option( 'widget_block', array( 2 => array( 'content' => '<!-- wp:peppered-cart/badge {"label":"In the widget"} /-->' ), '_multiwidget' => 1 ) );
    update_option( 'sidebars_widgets', array( 'header' => array( 'block-2' ) ) );`);
  const news = /<header>.*<\/header>/s.exec(await html('/news/'))?.[0] ?? '';
  assert.match(
    news,
    /<li [^>]*>(?:<style.*?<\/style>\s*)?<peppered-cart-badge [^>]*><a href="[^"]*\/cart\/">In the menu<\/a>/s,
  );
  assert.match(news, /<peppered-cart-badge [^>]*><a href="[^"]*\/cart\/">In the widget<\/a>/);
  assert(news.indexOf('peppered-cart-badge:not(:defined)') < news.indexOf('<peppered-cart-badge'));
});
