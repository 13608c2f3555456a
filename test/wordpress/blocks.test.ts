/**
 * The blocks, in the editor and on the pages of a block theme: WordPress 7.1, from the zip that an owner uploads.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { builtZip, logIn, openSite, prepare, upload } from './pages.js';
import { seasonIds } from '../../demo/sandbox/server.js';
import { theatre } from './wordpress.js';

const { hamlet, standard, firstRank } = seasonIds;
const wordpress = await openSite({
  plugin: false,
  constants: { PEPPERED_CART_API_KEY: theatre.apiKey },
});
const { origin, run, browser, html } = wordpress;
/** What the editors wrote, in a page of the theme. */
const main = async (path: string) => /<main.*<\/main>/s.exec(await html(path))?.[0] ?? '';

/** A page that keeps to this site: nothing of the world outside is asked, and everything of the shop is written down. */
async function visitor(): Promise<{ page: Page; asked: string[]; errors: string[] }> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  await context.route(
    (url) => url.origin !== origin && url.protocol.startsWith('http'),
    (route) =>
      route.request().url().includes('preview.invalid') ? route.continue() : route.abort(),
  );
  const asked: string[] = [];
  const errors: string[] = [];
  page.on('request', (request) => {
    if (/peppered-cart\/v1|preview\.invalid/.test(request.url())) asked.push(request.url());
  });
  page.on('pageerror', (error) => errors.push(error.message));
  return { page, asked, errors };
}

const { page: owner, asked, errors } = await visitor();

test('the zip is uploaded and activated', async () => {
  await logIn(owner, wordpress);
  await upload(owner, wordpress, builtZip());
  prepare(wordpress, {
    cart: '<!-- wp:peppered-cart/cart {"align":"wide","backgroundColor":"accent-5","style":{"elements":{"button":{"color":{"background":"#14532d"}}},"border":{"radius":"0px"},"spacing":{"blockGap":"var:preset|spacing|30"}}} /-->',
    checkout:
      '<!-- wp:peppered-cart/checkout {"terms":"I agree to \\u003ca href=\\u0022/terms\\u0022\\u003ethe terms\\u003c/a\\u003e\\u003cscript\\u003ex\\u003c/script\\u003e","anchor":"pay"} /-->',
    thanks: '<!-- wp:peppered-cart/checkout /-->',
    button:
      '<!-- wp:peppered-cart/add-button {"label":"Two \\u003cem\\u003etickets\\u003c/em\\u003e","priceId":"2ePdA8q3BN","rankId":42,"eventId":95,"numberOfTickets":2,"backgroundColor":"accent-1","textColor":"contrast"} /-->',
    programme:
      '<!-- wp:peppered-cart/badge {"showAmount":true} /-->' +
      `<!-- wp:peppered-cart/add-button {"label":"Two tickets","priceId":"${standard}","rankId":${firstRank},"eventId":${hamlet},"numberOfTickets":2} /-->`,
    menu: '<!-- wp:navigation --><!-- wp:peppered-cart/badge {"label":"In the menu"} /--><!-- /wp:navigation -->',
    news: '<!-- wp:paragraph --><p>Nothing of ours</p><!-- /wp:paragraph -->',
  });
  run(
    "update_user_meta( 1, 'wp_persisted_preferences', array( 'core/edit-post' => array( 'welcomeGuide' => false ), 'core' => array( 'enableChoosePatternModal' => false ), '_modified' => gmdate( 'c' ) ) );",
  );
});

test('an editor places blocks, sees them on sample data, and publishes', async () => {
  await owner.goto(`${origin}/wp-admin/post-new.php?post_type=page`, { waitUntil: 'commit' });
  const canvas = owner.frameLocator('iframe[name="editor-canvas"]');
  const title = canvas.getByRole('textbox', { name: 'Add title' });
  await title.fill('Evening');
  await owner.getByRole('button', { name: 'Block Inserter', exact: true }).click();
  await owner.getByRole('searchbox', { name: 'Search' }).fill('Ticket cart');
  await owner
    .getByRole('option')
    .filter({ hasText: /^Ticket cart$/ })
    .click();
  await canvas.getByRole('document', { name: 'Block: Ticket cart', exact: true }).waitFor();
  await canvas.getByText('Romeo & Julia').waitFor();
  await owner.getByRole('checkbox', { name: 'As a drawer' }).check();
  await canvas.getByText('On the site this is a drawer').waitFor();
  await owner.evaluate(`{
    const { createBlock } = wp.blocks;
    wp.data.dispatch('core/block-editor').insertBlocks([
      createBlock('peppered-cart/badge', { showAmount: true, label: 'Tickets & more' }),
      createBlock('peppered-cart/add-button', { label: 'Buy', priceId: '2ePdA8q3BN', rankId: 42, eventId: 95, numberOfTickets: 2 }),
      createBlock('peppered-cart/checkout'),
    ]);
  }`);
  await canvas.getByText('iDEAL').waitFor();
  await canvas.getByText('Tickets & more').waitFor();
  const isUsable = await canvas
    .locator('peppered-checkout')
    .evaluate((element) => !element.closest('[inert]'));
  assert.equal(isUsable, false);
  await owner.getByRole('button', { name: 'Publish', exact: true }).click();
  await owner
    .getByRole('region', { name: 'Editor publish' })
    .getByRole('button', { name: 'Publish', exact: true })
    .click();
  await owner.getByText('is now live').first().waitFor();
  assert.deepEqual(asked, []);
  assert.deepEqual(errors, []);
});

test('what was published is what visitors get', async () => {
  const page = await main('/evening/');
  assert.match(page, /<peppered-cart drawer [^>]*checkout-href="[^"]*\/checkout\/"/);
  assert.match(
    page,
    /<peppered-cart-badge show-amount [^>]*><a href="[^"]*\/cart\/">Tickets &amp; more<\/a>/,
  );
  assert.match(page, /<button [^>]*data-price-id="2ePdA8q3BN"[^>]*>Buy<\/button>/);
});

test('colours, corners and gaps of the editor reach the parts of an element', async () => {
  const cart = await main('/cart/');
  const wrapper = /<div class="([^"]*wp-block-peppered-cart-cart[^"]*)" style="([^"]*)"/.exec(cart);
  assert(wrapper);
  const [, classes = '', style = ''] = wrapper;
  assert(classes.includes('alignwide') && classes.includes('has-accent-5-background-color'));
  assert(style.includes('--peppered-accent:#14532d;'));
  assert(style.includes('--peppered-surface:var(--wp--preset--color--accent-5);'));
  assert(style.includes('--peppered-radius:0px;'));
  assert(style.includes('--peppered-gap:var(--wp--preset--spacing--30);'));
  const button = await main('/button/');
  assert.match(
    button,
    /<button [^>]*has-accent-1-background-color[^>]*>Two <em>tickets<\/em><\/button>/,
  );
});

test('the main button has the colours of the theme’s own buttons, on the site and in the canvas', async () => {
  const [, button = ''] =
    /:root :where\(\.wp-element-button, \.wp-block-button__link\)\{background-color: (.*?);/.exec(
      await html('/checkout/'),
    ) ?? [];
  assert.match(button, /^var\(--wp--/);
  const theme = new RegExp(`:where\\(:root\\){--peppered-accent:(.*?);--peppered-on-accent:`);
  assert.equal(theme.exec(await html('/checkout/'))?.[1], button);
  assert.equal(theme.exec(await html('/news/')), null);
  const inCanvas = await owner
    .frameLocator('iframe[name="editor-canvas"]')
    .locator('peppered-checkout')
    .evaluate((element) => getComputedStyle(element).getPropertyValue('--peppered-accent') !== '');
  assert(inCanvas);
});

test('the terms may hold a link, and no script', async () => {
  const checkout = await main('/checkout/');
  assert.match(checkout, /<div class="[^"]*" id="pay"|<div id="pay"/);
  assert.match(
    checkout,
    /<label slot="terms"><input type="checkbox" required> I agree to <a href="\/terms">the terms<\/a>/,
  );
  assert(!checkout.includes('<script>x'));
});

test('the badge may stand in a navigation block, as an item of its list', async () => {
  const allowed = await owner.evaluate(`wp.blocks.getBlockType('core/navigation').allowedBlocks`);
  assert(Array.isArray(allowed) && allowed.includes('peppered-cart/badge'));
  assert.match(
    await main('/menu/'),
    /<li class="wp-block-navigation-item"><div class="wp-block-peppered-cart-badge"><peppered-cart-badge [^>]*><a href="[^"]*\/cart\/">In the menu</,
  );
});

test('scripts come only where they are needed, as modules under a version, soon where a page waits for them', async () => {
  const news = await html('/news/');
  assert(!news.includes('peppered-cart/cdn'));
  const tag = (page: string) =>
    /<script [^>]*id="peppered-cart-js-module"[^>]*>/.exec(page)?.[0] ?? '';
  const cart = tag(await html('/cart/'));
  assert.match(cart, /type="module"/);
  assert.match(cart, /peppered-cart\/cdn\/peppered-cart\.js\?ver=[\d.]+"/);
  assert.match(cart, /fetchpriority="high"/);
  assert.match(cart, /data-no-optimize="1"/);
  assert.match(tag(await html('/button/')), /fetchpriority="low"/);
});

test('a guest on a phone buys two tickets, and comes back to the thanks page', async () => {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    isMobile: true,
    hasTouch: true,
  });
  const page = await context.newPage();
  await page.goto(`${origin}/programme/`);
  await page.getByRole('button', { name: 'Two tickets' }).tap();
  await page.getByText('2 items').first().waitFor();
  await page.getByRole('link', { name: 'Cart' }).first().tap();
  await page.getByRole('link', { name: 'Check out' }).tap();
  await page.getByRole('radio', { name: 'iDEAL' }).check();
  await page.getByRole('textbox', { name: 'Email address' }).fill('anna@example.nl');
  await page.getByRole('textbox', { name: 'First name' }).fill('Anna');
  await page.getByRole('textbox', { name: 'Last name' }).fill('de Vries');
  await page.getByRole('checkbox', { name: 'I agree to the terms' }).check();
  await page.getByRole('button', { name: /Order and pay/ }).tap();
  await page.getByRole('button', { name: 'Betalen', exact: true }).tap();
  await page.getByText('2 × Hamlet').waitFor();
  assert.equal(new URL(page.url()).pathname, '/thanks/');
  await context.close();
});
