/**
 * What visitors of a classic theme see: shortcodes, in WordPress 6.8, from the zip that an owner uploads.
 */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { builtZip, logIn, openBrowser, prepare, upload } from './pages.js';
import { startWordPress, theatre } from './wordpress.js';

const wordpress = await startWordPress({ version: '6.8', plugin: false });
const browser = await openBrowser();
after(async () => {
  await browser.close();
  await wordpress.close();
});
const { origin, run } = wordpress;
run("switch_theme( 'plain' );");

const html = async (path: string) => (await fetch(origin + path)).text();

test('the zip is uploaded and activated', async () => {
  const page = await browser.newPage();
  await logIn(page, wordpress);
  await upload(page, wordpress, builtZip());
  await page.close();
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

test('the elements come to life, in the language of the site, and a lone button knows its shop', async () => {
  run("update_option( 'WPLANG', '' );");
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

test('nothing was warned of', () => {
  assert.equal(wordpress.log(), '');
});
