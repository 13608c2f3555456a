/**
 * An older WordPress, with a block theme: settings, editor and pages as in the newest.
 */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { seasonIds } from '../../demo/sandbox/server.js';
import { builtZip, logIn, openBrowser, prepare } from './pages.js';
import { startWordPress, theatre } from './wordpress.js';

const { hamlet, standard, firstRank } = seasonIds;

builtZip();
const wordpress = await startWordPress({
  version: '6.8',
  constants: { PEPPERED_CART_API_KEY: theatre.apiKey },
});
const browser = await openBrowser();
after(async () => {
  await browser.close();
  await wordpress.close();
});
const { origin, run } = wordpress;
prepare(wordpress, { cart: '<!-- wp:peppered-cart/cart /-->' });
run(
  `update_option( 'show_avatars', 0 );
  update_user_meta( 1, 'wp_persisted_preferences', array( 'core/edit-post' => array( 'welcomeGuide' => false ), 'core' => array( 'enableChoosePatternModal' => false ), '_modified' => gmdate( 'c' ) ) );`,
);

const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
context.setDefaultTimeout(60_000);
const owner = await context.newPage();
const errors: string[] = [];
owner.on('pageerror', (error) => errors.push(error.message));

test('the settings page says that all is well', async () => {
  await logIn(owner, wordpress);
  await owner.goto(`${origin}/wp-admin/options-general.php?page=peppered-cart`);
  await owner.getByRole('button', { name: 'Save and test the connection' }).click();
  await owner.getByText('All is well').waitFor();
});

test('an editor places blocks, sees them on sample data, and publishes them', async () => {
  await owner.goto(`${origin}/wp-admin/post-new.php?post_type=page`, { waitUntil: 'commit' });
  const canvas = owner.frameLocator('iframe[name="editor-canvas"]');
  await canvas.getByRole('textbox', { name: 'Add title' }).fill('Evening');
  await owner.getByRole('button', { name: 'Block Inserter', exact: true }).click();
  await owner.getByRole('searchbox', { name: 'Search' }).fill('Ticket cart');
  await owner
    .getByRole('option')
    .filter({ hasText: /^Ticket cart$/ })
    .click();
  await canvas.getByText('Romeo & Julia').waitFor();
  await owner.evaluate(`{
    const { createBlock } = wp.blocks;
    wp.data.dispatch('core/block-editor').insertBlocks([
      createBlock('peppered-cart/badge'),
      createBlock('peppered-cart/add-button', { label: 'Buy', priceId: '${standard}', rankId: ${String(firstRank)}, eventId: ${String(hamlet)} }),
      createBlock('peppered-cart/checkout'),
    ]);
  }`);
  await canvas.getByText('iDEAL').waitFor();
  await owner.getByRole('button', { name: 'Publish', exact: true }).click();
  await owner
    .getByRole('region', { name: 'Editor publish' })
    .getByRole('button', { name: 'Publish', exact: true })
    .click();
  await owner.getByText('is now live').first().waitFor();
  assert.deepEqual(errors, []);
});

test('on the page that was published a visitor fills the cart', async () => {
  const page = await browser.newPage();
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(`${origin}/evening/`);
  await page.getByRole('button', { name: 'Buy' }).click();
  await page.locator('peppered-cart-badge').getByText('1 item').first().waitFor();
  await page.locator('peppered-cart').getByText('Hamlet').first().waitFor();
  await page.getByRole('radio', { name: 'iDEAL' }).waitFor();
  assert.deepEqual(errors, []);
  await page.close();
});

test('nothing was warned of', () => {
  assert.equal(wordpress.log(), '');
});
