import { mkdirSync, writeFileSync } from 'node:fs';
import { seasonIds } from '../../demo/sandbox/server.js';
import { builtZip, logIn, upload } from '../../test/wordpress/pages.js';
import { startWordPress, theatre } from '../../test/wordpress/wordpress.js';
import { smallPng } from './small-png.mjs';

const documents = 'docs/images/wordpress';
const directory = 'wordpress/assets';
const { hamlet, standard, firstRank } = seasonIds;

/**
 * Goes the ten steps of `docs/wordpress.md` in a WordPress from nothing, as the web editor of a theatre does, and takes the pictures for
 * it, and those for the plugin directory.
 * @param {import('playwright-core').Browser} browser
 */
export async function photographWordPress(browser) {
  mkdirSync(documents, { recursive: true });
  const wordpress = await startWordPress({ plugin: false });
  try {
    const page = await openPage(browser);
    await install(page, wordpress);
    await setUp(page, wordpress);
    await placeBadge(page, wordpress);
    await placeButton(page, wordpress);
    await buy(await openPage(browser), wordpress);
  } finally {
    await wordpress.close();
  }
}

/** A page that keeps to this site. */
async function openPage(browser) {
  const context = await browser.newContext({
    viewport: { width: 1120, height: 700 },
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(60_000);
  const isAbroad = (url) => url.protocol.startsWith('http') && url.hostname !== 'localhost';
  await context.route(isAbroad, (route) => route.abort());
  return context.newPage();
}

const keep = (folder, name, png) => writeFileSync(`${folder}/${name}.png`, smallPng(png));
const photograph = async (page, name, clip) =>
  keep(documents, name, await page.screenshot(clip ? { clip } : {}));
/** The content of the page, down to `height`. */
const top = (height) => ({ x: 0, y: 0, width: 1120, height });

/** Scrolls a section of the settings to the top. */
async function bringUp(page, name) {
  await page.waitForLoadState();
  await page.getByRole('heading', { name, exact: true }).evaluate((heading) => {
    const window = heading.ownerDocument.defaultView;
    window.scrollTo(0, heading.getBoundingClientRect().top + window.scrollY - 60);
  });
}

async function install(page, wordpress) {
  const { origin, run } = wordpress;
  await logIn(page, wordpress);
  run(`update_option( 'show_avatars', 0 ); wp_delete_post( 2, true );`);
  await page.goto(`${origin}/wp-admin/plugin-install.php?tab=upload`);
  const zip = builtZip();
  await page.locator('#pluginzip').setInputFiles(zip);
  await photograph(page, 'upload', top(420));
  await upload(page, wordpress, zip);
  await page.getByRole('row', { name: /Peppered Cart/ }).scrollIntoViewIfNeeded();
  await photograph(page, 'activated', top(520));
}

async function setUp(page, { origin, run, sandbox }) {
  await page
    .getByRole('row', { name: /Peppered Cart/ })
    .getByRole('link', { name: 'Settings', exact: true })
    .click();
  await page.getByLabel('Client name').fill(theatre.clientName);
  await page.getByLabel('API key', { exact: true }).fill(theatre.apiKey);
  await page.getByRole('button', { name: 'Save and test the connection' }).click();
  await page.getByText('All is well').waitFor();
  await photograph(page, 'connection');

  for (const method of ['iDEAL', 'Creditcard', 'Factuur'])
    await page.getByLabel(`Offer ${method}`, { exact: true }).check();
  for (const method of ['iDEAL', 'Creditcard'])
    await page.getByLabel(`Offer ${method} to guests`).check();
  await page.getByLabel('Payment hosts').fill('https://pay.example.nl');
  await page.getByLabel('Donation prices').fill('donation');
  await bringUp(page, 'Paying');
  await photograph(page, 'paying');
  keep(directory, 'screenshot-5', await page.screenshot());
  // The sandbox's own payment page.
  await page.getByLabel('Payment hosts').fill(sandbox.origin);
  await page.getByRole('button', { name: 'Make the pages' }).click();
  await page.getByText('Made: Cart, Checkout, Your order.').waitFor();
  await bringUp(page, 'Pages');
  await photograph(page, 'pages', top(480));
  // The theatre's own menu, in place of a list of all pages.
  run(
    `wp_insert_post( array( 'post_type' => 'wp_navigation', 'post_status' => 'publish', 'post_title' => 'Menu', 'post_content' => '${[
      'Programme',
      'Your visit',
      'Contact',
    ]
      .map((label) => `<!-- wp:navigation-link {"label":"${label}","url":"/"} /-->`)
      .join('')}' ) );`,
  );
  await page.goto(`${origin}/wp-admin/`);
}

/** Waits for the editor, and opens its sidebar on a new block. */
async function insert(page, block, attributes, parent = 'undefined') {
  await page.waitForFunction(`window.wp?.blocks?.getBlockType('peppered-cart/${block}')`);
  await page.evaluate(`{
    const block = wp.blocks.createBlock('peppered-cart/${block}', ${JSON.stringify(attributes)});
    wp.data.dispatch('core/block-editor').insertBlock(block, undefined, ${parent});
    wp.data.dispatch('core/interface').enableComplementaryArea('core', 'edit-post/block');
  }`);
}

async function placeBadge(page, { origin, run }) {
  run(
    "update_user_meta( 1, 'wp_persisted_preferences', array( 'core/edit-post' => array( 'welcomeGuide' => false ), 'core/edit-site' => array( 'welcomeGuide' => false, 'welcomeGuidePage' => false, 'welcomeGuideTemplate' => false ), 'core' => array( 'enableChoosePatternModal' => false, 'fixedToolbar' => true ), '_modified' => gmdate( 'c' ) ) );",
  );
  await page.goto(
    `${origin}/wp-admin/site-editor.php?postType=wp_template_part&postId=twentytwentyfive//header&canvas=edit`,
    { waitUntil: 'commit' },
  );
  const canvas = page.frameLocator('iframe[name="editor-canvas"]');
  const navigation = canvas.getByRole('document', { name: 'Block: Navigation' });
  await navigation.waitFor();
  await insert(
    page,
    'badge',
    { showAmount: true },
    `wp.data.select('core/block-editor').getBlockRootClientId(
      wp.data.select('core/block-editor').getBlocksByName('core/navigation')[0],
    )`,
  );
  await canvas.locator('peppered-cart-badge').getByText('2').first().waitFor();
  await canvas.getByText('Your visit').first().waitFor();
  await page.getByLabel('Show the amount').waitFor();
  await photograph(page, 'badge', top(560));
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page
    .getByText('Site updated.')
    .or(page.getByText('Template part updated.'))
    .first()
    .waitFor();
}

async function placeButton(page, { origin }) {
  await page.goto(`${origin}/wp-admin/post-new.php?post_type=page`, { waitUntil: 'commit' });
  const canvas = page.frameLocator('iframe[name="editor-canvas"]');
  await canvas.getByRole('textbox', { name: 'Add title' }).fill('Hamlet');
  await page.evaluate(`wp.data.dispatch('core/block-editor').insertBlock(
    wp.blocks.createBlock('core/paragraph', {
      content: 'Saturday at a quarter past eight, in the great hall. The doors open at half past seven.',
    }),
  )`);
  await insert(page, 'add-button', {
    label: 'Two tickets',
    priceId: standard,
    rankId: firstRank,
    eventId: hamlet,
    numberOfTickets: 2,
  });
  await canvas.getByText('Two tickets').waitFor();
  await page.getByLabel('Performance').waitFor();
  await photograph(page, 'button');
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await page
    .getByRole('region', { name: 'Editor publish' })
    .getByRole('button', { name: 'Publish', exact: true })
    .click();
  await page.getByText('is now live').first().waitFor();

  await page.goto(`${origin}/wp-admin/post-new.php?post_type=page`, { waitUntil: 'commit' });
  await canvas.getByRole('textbox', { name: 'Add title' }).fill('Your tickets');
  await insert(page, 'cart', { heading: 'Almost there' });
  await canvas.getByText('Romeo & Julia').first().waitFor();
  await page.getByLabel('Checkout page').waitFor();
  keep(directory, 'screenshot-4', await page.screenshot());
}

async function buy(page, { origin }) {
  await page.goto(`${origin}/hamlet/`);
  await page.getByRole('button', { name: 'Two tickets' }).click();
  const badge = page.locator('peppered-cart-badge');
  await badge.getByText('2 items').first().waitFor();
  await photograph(page, 'hamlet', top(560));
  await page.goto(`${origin}/cart/`);
  await page
    .locator('peppered-cart')
    .getByText(/ at \d/)
    .waitFor();
  await page.setViewportSize({ width: 1120, height: 840 });
  await photograph(page, 'cart');
  keep(directory, 'screenshot-1', await page.screenshot());
  await page.getByRole('link', { name: 'Check out' }).click();
  await page.getByRole('radio', { name: 'iDEAL' }).check();
  await page.getByRole('textbox', { name: 'Email address' }).fill('anna@example.nl');
  await page.getByRole('textbox', { name: 'First name' }).fill('Anna');
  await page.getByRole('textbox', { name: 'Last name' }).fill('de Vries');
  await page.setViewportSize({ width: 1120, height: 1100 });
  await page.evaluate('scrollTo(0, 0)');
  await photograph(page, 'checkout');
  keep(directory, 'screenshot-2', await page.screenshot());
  await page.setViewportSize({ width: 1120, height: 700 });
  await page.getByRole('button', { name: /Order and pay/ }).click();
  await page.getByRole('button', { name: 'Betalen', exact: true }).click();
  await page.getByRole('heading', { name: /Paid/ }).or(page.getByText('Paid.')).first().waitFor();
  await photograph(page, 'paid');
  keep(directory, 'screenshot-3', await page.screenshot());
}
