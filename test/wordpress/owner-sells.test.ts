/**
 * From nothing to the first ticket, as an owner does it on the screens of WordPress 6.8 with a classic theme and plain permalinks:
 * every page has an address such as `/?page_id=5`, and the gateway is behind `/?rest_route=`.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seasonIds } from '../../demo/sandbox/server.js';
import { builtZip, logIn, openSite, upload } from './pages.js';
import { atTheBank, listOrders, orderAsGuest, violations } from './visitors.js';
import { theatre } from './wordpress.js';

const { hamlet, standard, firstRank } = seasonIds;
const zip = builtZip();
const site = await openSite({ version: '6.8', plugin: false });
const { origin, run, browser, sandbox } = site;
run(`switch_theme( 'plain' ); update_option( 'permalink_structure', '' );
  update_option( 'show_avatars', 0 );`);

const owner = await browser.newPage();
owner.setDefaultTimeout(60_000);
const settings = `${origin}/wp-admin/options-general.php?page=peppered-cart`;
/** Address of a page of the site, by its title. */
const addressOf = (title: string) =>
  run(`echo get_permalink( get_page_by_path( '${title}' ) );`).trim();

test('an owner installs the zip, fills in the settings and makes the pages', async () => {
  await logIn(owner, site);
  await upload(owner, site, zip);
  await owner.goto(settings);
  assert.deepEqual(await violations(owner, '.peppered-cart-settings'), []);
  await owner.getByLabel('Client name', { exact: true }).fill(theatre.clientName);
  await owner.getByLabel('API key', { exact: true }).fill(theatre.apiKey);
  await owner.getByLabel('Payment hosts', { exact: true }).fill(sandbox.origin);
  await owner.getByRole('button', { name: 'Save and test the connection' }).click();
  await owner.getByText('All is well: Peppered answers').waitFor();
  for (const name of ['Offer iDEAL', 'Offer iDEAL to guests'])
    await owner.getByLabel(name, { exact: true }).check();
  await owner.getByRole('button', { name: 'Make the pages' }).click();
  await owner.getByText('Made: Cart, Checkout, Your order.').waitFor();
  await owner.getByText('All pages are there.').waitFor();
  assert.equal(await owner.locator('.peppered-cart-missing').count(), 0);
  assert.deepEqual(await violations(owner, '.peppered-cart-settings'), []);
});

test('the badge goes into a menu as a custom link, on the screen for menus', async () => {
  await owner.goto(`${origin}/wp-admin/nav-menus.php?action=edit&menu=0`);
  await owner.getByLabel('Menu Name').fill('Main');
  await owner.getByLabel('Primary').check();
  await owner.getByRole('button', { name: 'Create Menu' }).first().click();
  await owner.getByRole('button', { name: 'Custom Links' }).click();
  await owner.locator('#custom-menu-item-url').fill('#peppered-cart-badge');
  await owner.locator('#custom-menu-item-name').fill('My tickets');
  await owner.locator('#submit-customlinkdiv').click();
  await owner.locator('#menu-to-edit').getByText('My tickets').first().waitFor();
  // By the keyboard: it moves under a pointer when the link's field loses the focus.
  await owner.getByRole('button', { name: 'Save Menu' }).first().press('Enter');
  await owner.getByText('Main has been updated.').waitFor();
});

for (const written of ['blocks', 'shortcodes'] as const)
  test(`a guest buys by way of the menu, where the pages are written as ${written}`, async () => {
    const button =
      written === 'blocks'
        ? `<!-- wp:peppered-cart/add-button {"label":"Two tickets","priceId":"${standard}","rankId":${firstRank},"eventId":${hamlet},"numberOfTickets":2} /-->`
        : `[peppered_add_button price_id="${standard}" rank_id="${firstRank}" event_id="${hamlet}" number_of_tickets="2"]Two tickets[/peppered_add_button]`;
    run(`foreach ( array( 'cart', 'checkout', 'your-order' ) as $slug ) {
        $page = get_page_by_path( $slug );
        ${written === 'blocks' ? '' : `wp_update_post( array( 'ID' => $page->ID, 'post_content' => 'cart' === $slug ? '[peppered_cart]' : '[peppered_checkout]' ) );`}
      }
      wp_insert_post( array( 'post_type' => 'page', 'post_status' => 'publish', 'post_name' => 'programme-${written}', 'post_title' => 'Programme', 'post_content' => '${button}' ) );`);
    const page = await browser.newPage();
    page.setDefaultTimeout(30_000);
    await page.goto(addressOf(`programme-${written}`));
    const badge = page.getByRole('navigation').getByRole('link', { name: 'My tickets' });
    await badge.waitFor();
    await page.getByRole('button', { name: 'Two tickets' }).click();
    await page.getByRole('navigation').getByText('2 items').first().waitFor();
    await badge.click();
    assert.equal(page.url(), addressOf('cart'));
    await page.getByRole('link', { name: 'Check out' }).waitFor();
    assert.deepEqual(await violations(page, 'body'), []);
    await page.getByRole('link', { name: 'Check out' }).click();
    assert.equal(page.url(), addressOf('checkout'));
    await page.getByRole('radio', { name: 'iDEAL' }).waitFor();
    assert.deepEqual(await violations(page, 'body'), []);
    await orderAsGuest(page, `${written}@example.nl`);
    await atTheBank(page, 'Betalen');
    await page.getByText('2 × Hamlet').waitFor();
    const { searchParams } = new URL(page.url());
    assert.equal(
      searchParams.get('page_id'),
      new URL(addressOf('your-order')).searchParams.get('page_id'),
    );
    assert.equal(await page.getByRole('heading', { name: 'Your order', exact: true }).count(), 1);
    assert.deepEqual(await violations(page, 'body'), []);
    await page.context().close();
  });

test('each of them is an order', async () => {
  assert.equal((await listOrders(site)).length, 2);
});
