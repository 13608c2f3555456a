/**
 * Beside other plugins: the vendor's own, and one for languages.
 */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { seasonIds } from '../../demo/sandbox/server.js';
import { builtZip, openBrowser, prepare } from './pages.js';
import { startSeatPicker } from './seat-picker.js';
import { atTheBank, orderAsGuest } from './visitors.js';
import { startWordPress, theatre } from './wordpress.js';

const { hamlet, standard, firstRank } = seasonIds;

builtZip();
const wordpress = await startWordPress({
  muPlugins: ['vendor', 'imitations'],
  constants: { PEPPERED_CART_API_KEY: theatre.apiKey },
});
const picker = await startSeatPicker(wordpress);
const browser = await openBrowser();
after(async () => {
  await browser.close();
  picker.close();
  await wordpress.close();
});
const { origin, run } = wordpress;

run(`switch_theme( 'plain' ); update_option( 'test_seat_picker', '${picker.origin}' );`);
const button = `[peppered_add_button price_id="${standard}" rank_id=${firstRank} event_id=${hamlet} label="One ticket"]`;
const pages = prepare(
  wordpress,
  {
    programme: `[peppered_cart_badge] ${button} [vendor]`,
    cart: '[peppered_cart]',
    checkout: '[peppered_checkout]',
    thanks: '[peppered_checkout]',
  },
  { ticket_origin: picker.origin, embed_cookie: 'voordemensen_session_id' },
);

/** One page on which both plugins stand. */
class Programme {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    page.setDefaultTimeout(15_000);
  }

  open = (query = '') => this.page.goto(`${origin}/programme/${query}`);
  addTicket = () => this.page.getByRole('button', { name: 'One ticket' }).click();

  /** Chooses a seat in the vendor's seat picker, and closes that. */
  async chooseSeat(): Promise<void> {
    await this.page.getByRole('button', { name: 'Choose seats' }).click();
    const frame = this.page.frameLocator('iframe');
    const chosen = this.page.waitForResponse(
      (response) =>
        response.url().startsWith(picker.origin) && response.request().method() === 'POST',
    );
    await frame.getByRole('button', { name: 'One seat' }).click();
    await chosen;
    await frame.getByRole('button', { name: 'Close' }).click();
    await this.page.locator('iframe').waitFor({ state: 'detached' });
  }

  /** Comes to the front again: of two tabs only one is seen, which a browser under test does not say by itself. */
  isLookedAt = () =>
    this.page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));

  /** What our badge says, without the page being opened again. */
  async badgeSays(words: string): Promise<void> {
    await this.page.locator('peppered-cart-badge').getByText(words).first().waitFor();
  }

  /** What the vendor's counter says once the page is opened again. */
  async vendorSays(count: number, query = ''): Promise<void> {
    await this.open(query);
    await this.page.getByText(`Vendor: ${String(count)}`).waitFor();
  }
}

test('a cart begun in the vendor’s plugin is taken over, and from then on both count the same, in every tab', async () => {
  const context = await browser.newContext();
  const tab = new Programme(await context.newPage());
  await tab.open();
  await tab.chooseSeat();
  await tab.addTicket();
  await tab.badgeSays('2 items');
  await tab.vendorSays(2);
  await tab.badgeSays('2 items');
  await tab.chooseSeat();
  await tab.badgeSays('3 items');

  const other = new Programme(await context.newPage());
  await other.open();
  await other.badgeSays('3 items');
  await other.addTicket();
  await other.badgeSays('4 items');
  await tab.badgeSays('4 items');
  await other.chooseSeat();
  await other.badgeSays('5 items');
  await tab.isLookedAt();
  await tab.badgeSays('5 items');
  await tab.vendorSays(5);
  await context.close();
});

test('a cart begun with our button is the vendor’s too', async () => {
  const context = await browser.newContext();
  const tab = new Programme(await context.newPage());
  await tab.open();
  await tab.addTicket();
  await tab.badgeSays('1 item');
  await tab.vendorSays(1);
  await tab.chooseSeat();
  await tab.badgeSays('2 items');
  await tab.vendorSays(2);
  await context.close();
});

test('where scripts may read the vendor’s cookie, its cart is followed from the first seat on', async () => {
  const context = await browser.newContext();
  const tab = new Programme(await context.newPage());
  await tab.open('?readable');
  await tab.chooseSeat();
  await tab.badgeSays('1 item');
  await tab.addTicket();
  await tab.badgeSays('2 items');
  await tab.vendorSays(2, '?readable');
  await context.close();

  const fresh = await browser.newContext();
  const begun = new Programme(await fresh.newPage());
  await begun.open('?readable');
  await begun.addTicket();
  await begun.badgeSays('1 item');
  await begun.chooseSeat();
  await begun.badgeSays('2 items');
  await begun.vendorSays(2, '?readable');
  await fresh.close();
});

test('who reads the site in English buys in English, on the English pages', async () => {
  const given = JSON.stringify(pages);
  run(`$pages = json_decode( '${given}', true ); $translations = array();
    $parent = wp_insert_post( array( 'post_type' => 'page', 'post_status' => 'publish', 'post_name' => 'en', 'post_title' => 'English' ) );
    foreach ( $pages as $slug => $id ) {
      $translations[ $id ] = wp_insert_post( array( 'post_type' => 'page', 'post_status' => 'publish', 'post_name' => $slug, 'post_parent' => $parent, 'post_title' => $slug, 'post_content' => str_replace( '[vendor]', '', get_post( $id )->post_content ) ) );
    }
    update_option( 'test_translations', $translations );
    update_option( 'test_imitate', 'languages' );`);
  const html = async (path: string) => (await fetch(origin + path)).text();
  const dutch = await html('/programme/');
  assert.match(dutch, /<a href="[^"]*:\d+\/cart\/">Winkelwagen<\/a>/);
  assert(!dutch.includes('cdn/lang/'));
  assert.match(await html('/checkout/'), /redirect-url="[^"]*:\d+\/thanks\/"/);

  const context = await browser.newContext();
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  await page.goto(`${origin}/en/programme/`);
  await page.getByRole('button', { name: 'One ticket' }).click();
  await page.getByText('1 item').first().waitFor();
  await page.getByRole('link', { name: 'Cart' }).click();
  await page.waitForURL(`${origin}/en/cart/`);
  await page.getByRole('link', { name: 'Check out' }).click();
  await page.waitForURL(`${origin}/en/checkout/`);
  await orderAsGuest(page, 'anna@example.nl');
  await atTheBank(page, 'Betalen');
  await page.getByText('1 × Hamlet').waitFor();
  assert.equal(new URL(page.url()).pathname, '/en/thanks/');
  await context.close();
});

test('nothing was warned of', () => {
  assert.equal(wordpress.log(), '');
});
