import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { Owner } from './owner.js';
import { openBrowser } from './pages.js';
import { administrator, startWordPress, theatre } from './wordpress.js';

const wordpress = await startWordPress({ muPlugins: ['imitations'] });
const browser = await openBrowser();
after(async () => {
  await browser.close();
  const warnings = wordpress.log();
  await wordpress.close();
  assert.equal(warnings, '');
});

// Avatars come from elsewhere.
wordpress.run(`update_option( 'show_avatars', 0 );`);
const owner = await Owner.logIn(browser, wordpress, administrator);
const { page } = owner;
const { faults } = wordpress.sandbox;

test('a fresh install says what is missing on its own page and in its own row, and nowhere else', async () => {
  for (const path of ['index.php', 'edit.php?post_type=page', 'options-reading.php'])
    assert.doesNotMatch(await owner.text(path), /peppered-cart-missing|is missing/, path);

  await owner.open('plugins.php');
  const row = page.getByRole('row', { name: /Peppered Cart/ });
  await row.getByRole('link', { name: 'Not ready to sell: 6 settings are missing' }).waitFor();
  await row.getByRole('link', { name: 'Settings', exact: true }).click();

  const missing = page.locator('.peppered-cart-missing');
  assert.deepEqual(await missing.getByRole('listitem').allTextContents(), [
    'The client name is missing: the short name of your theatre at Peppered.',
    'The API key is missing: Peppered gives it to you.',
    'No payment method is chosen: nothing can be ordered.',
    'The payment hosts are missing: visitors are sent only to payment pages that you name.',
    'There is no cart page.',
    'There is no checkout page.',
  ]);
  for (const link of await missing.getByRole('link').all()) {
    const target = await link.getAttribute('href');
    assert.equal(await page.locator(target ?? '').count(), 1, `${String(target)} is on the page`);
  }
  await owner.press('Save and test the connection');
  await owner.hears('Fill in the client name first; then the API can be asked.');
});

test('every control has a name, and every note belongs to one', async () => {
  const unnamed = await page.evaluate(() =>
    [
      ...document.querySelectorAll<HTMLInputElement>(
        '.peppered-cart-settings :is(input:not([type=hidden], [type=submit]), textarea, select)',
      ),
    ]
      .filter((control) => !control.labels?.length)
      .map((control) => control.name),
  );
  assert.deepEqual(unnamed, []);
  const loose = await page.evaluate(() =>
    [...document.querySelectorAll('[aria-describedby]')]
      .flatMap((control) => (control.getAttribute('aria-describedby') ?? '').split(' '))
      .filter((id) => !document.getElementById(id)),
  );
  assert.deepEqual(loose, []);
});

test('a value that cannot be right says so beside its field, and the one before stays', async () => {
  await owner.fill('Client name', theatre.clientName);
  await owner.fill('Largest donation', '300');
  await owner.press('Save Changes');
  await owner.hears('Settings saved.');

  await owner.fill('Client name', 'Theater De Linde');
  await owner.fill('Ticket address', 'ftp://tickets.example');
  await owner.fill('Payment hosts', 'https://pay.example.nl\nhttp://pay.example.nl');
  await owner.fill('Donation prices', 'donation\n<b>gift</b>');
  await owner.fill('Largest donation', '-5');
  await owner.fill('Cookie of the seat picker', 'a;b');
  await owner.fill('API key', 'a key');
  await owner.press('Save Changes');
  const faulty = {
    'Client name': /“Theater De Linde” cannot be right: it has only letters/,
    'Ticket address': /“ftp:\/\/tickets.example” is no address/,
    'Payment hosts': /“http:\/\/pay.example.nl” is no address/,
    'Donation prices': /“.*” is no id of a price/,
    'Largest donation': /“-5” is no amount in euros above 0/,
    'Cookie of the seat picker': /“a;b” is no name of a cookie/,
    'API key': /The API key cannot be right: it has spaces/,
  };
  for (const [label, sentence] of Object.entries(faulty)) {
    const control = page.getByLabel(label, { exact: true });
    assert.equal(await control.getAttribute('aria-invalid'), 'true', label);
    const [fault] = (await control.getAttribute('aria-describedby'))?.split(' ') ?? [];
    assert.match((await page.locator(`#${fault ?? ''}`).textContent()) ?? '', sentence);
  }
  assert.equal(await page.locator('#wpbody b').filter({ hasText: 'gift' }).count(), 0);
  await owner.has('Client name', theatre.clientName);
  await owner.has('Largest donation', '300');
  await owner.has('Payment hosts', '');
});

test('the connection test says in one sentence what is wrong', async () => {
  await owner.open();
  await owner.press('Save and test the connection');
  await owner.hears('Fill in the API key first; then the API can be asked.');

  await owner.fill('API key', 'wrong-key');
  await owner.press('Save and test the connection');
  await owner.hears('Peppered refuses the API key.');

  await owner.fill('API key', theatre.apiKey);
  await owner.fill('Client name', 'nobody');
  await owner.press('Save and test the connection');
  await owner.hears('There is no theatre “nobody” at Peppered.');
  await owner.fill('Client name', theatre.clientName);

  const failures = [
    [{ kind: 'dropBefore' }, 'This site gets no connection to localhost.'],
    [{ kind: 'html' }, 'What answers at localhost is not the Peppered API'],
    [{ kind: 'redirect' }, 'What answers at localhost is not the Peppered API'],
    [{ kind: 'override', body: '{"methods":1}' }, 'What answers at localhost is not the Peppered'],
    [{ kind: 'override', body: '[]' }, 'this theatre has no payment methods yet'],
    [{ kind: 'status', status: 429 }, 'Peppered is busy and asks to wait.'],
    [{ kind: 'status', status: 503 }, 'Peppered has a fault of its own (HTTP 503).'],
    [{ kind: 'status', status: 403 }, 'Peppered refuses the API key.'],
  ] as const;
  for (const [fault, sentence] of failures) {
    const id = faults.add({ path: '**/paymentmethods', fault });
    await owner.press('Save and test the connection');
    await owner.hears(sentence);
    faults.remove(id);
  }
  await owner.press('Save and test the connection');
  await owner.hears('All is well: Peppered answers and offers 4 payment methods.');
});

test('what visitors can pay with is chosen from what the API offers', async () => {
  await page.getByLabel('Offer iDEAL', { exact: true }).check();
  await page.getByLabel('Offer Factuur', { exact: true }).check();
  await owner.fill('Payment hosts', `pay.example.nl, ${wordpress.sandbox.origin}/some/page`);
  await owner.fill('Ticket address', 'https://Tickets.Example.nl:443/shop');
  await owner.fill('Donation prices', 'donation, gift');
  await owner.fill('Largest donation', '12,50');
  await page.getByLabel('Cookie of the seat picker').fill('voordemensen_session_id');
  await page.getByLabel('Tell Google Tag Manager what happens in the cart').check();
  await owner.press('Save Changes');
  await owner.hears('Settings saved.');
  await page.getByText('there is no payment method that they may use').waitFor();
  await page.getByLabel('Offer iDEAL to guests').check();
  await owner.press('Save Changes');

  await owner.isTicked('Offer iDEAL to guests');
  await owner.isTicked('Offer Factuur');
  await owner.isTicked('Offer Creditcard', false);
  await owner.isTicked('Visitors may buy without an account');
  await owner.isTicked('Tell Google Tag Manager what happens in the cart');
  await owner.has('Payment hosts', `https://pay.example.nl\n${wordpress.sandbox.origin}`);
  await owner.has('Ticket address', 'https://tickets.example.nl');
  await owner.has('Donation prices', 'donation\ngift');
  await owner.has('Largest donation', '12.5');

  // While the API does not answer, nothing that was chosen is lost.
  const id = faults.add({ path: '**/paymentmethods', fault: { kind: 'status', status: 503 } });
  await owner.press('Save and test the connection');
  await page.getByText('Peppered could not be asked just now').waitFor();
  await owner.press('Save Changes');
  faults.remove(id);
  await page.reload();
  await owner.isTicked('Offer Factuur');
  await page.getByLabel('Visitors may buy without an account').uncheck();
  await owner.press('Save Changes');
  await owner.isTicked('Visitors may buy without an account', false);
  await page.getByLabel('Visitors may buy without an account').check();
  await owner.press('Save Changes');
});

test('one button makes the pages that are missing', async () => {
  await owner.press('Make the pages');
  await owner.hears('Made: Cart, Checkout, Your order.');
  assert.equal(await page.locator('.peppered-cart-missing').count(), 0);
  assert.equal(await page.getByRole('button', { name: 'Make the pages' }).count(), 0);
  await page.getByRole('link', { name: 'View Checkout' }).waitFor();

  await page.getByLabel('Checkout', { exact: true }).selectOption('0');
  await owner.press('Save Changes');
  await page.getByText('There is no checkout page.').waitFor();
  await owner.press('Make the pages');
  await owner.hears('Made: Checkout.');
  const content = wordpress.run(
    `foreach ( array( 'cart', 'checkout', 'thanks' ) as $which ) {
      echo get_post( \\PepperedCart\\Settings::page( $which ) )->post_content, "\\n";
    }`,
  );
  assert.equal(
    content,
    '<!-- wp:peppered-cart/cart {"heading":"Your tickets"} /-->\n<!-- wp:peppered-cart/checkout /-->\n<!-- wp:peppered-cart/checkout /-->\n',
  );
});

test('the key is on no page and not to be read in the database', async () => {
  for (const path of ['options-general.php?page=peppered-cart', 'options.php', 'plugins.php']) {
    const text = await owner.text(path);
    assert(!text.includes(theatre.apiKey), path);
    assert(!text.includes(Buffer.from(theatre.apiKey).toString('base64')), path);
  }
  const kept = wordpress.run(
    `global $wpdb; echo wp_json_encode( $wpdb->get_results( "SELECT * FROM {$wpdb->options} WHERE option_name LIKE '%peppered%'" ) );`,
  );
  assert(!kept.includes(theatre.apiKey));
  assert.match(
    kept,
    /"peppered_cart_api_key","option_value":"secretbox:[^"]+","autoload":"(no|off)"/,
  );
});

test('a key in wp-config.php wins; with other salts the kept one must be filled in again; it can be removed', async () => {
  await owner.open();
  await page.getByText('A key is kept, encrypted.').waitFor();
  await owner.has('API key', '');

  wordpress.run(`update_option( 'test_imitate', 'constant' );`);
  await page.reload();
  await page.getByText('The key comes from the constant PEPPERED_CART_API_KEY').waitFor();
  assert.equal(await page.getByLabel('API key', { exact: true }).count(), 0);
  await owner.press('Save and test the connection');
  await owner.hears('Peppered refuses the API key.');

  wordpress.run(`delete_option( 'test_imitate' );
    add_filter( 'salt', fn( $salt ) => 'before ' . $salt );
    \\PepperedCart\\ApiKey::keep( 'a key' );`);
  await owner.open();
  await page.getByText('The API key must be filled in again: the security salts').waitFor();
  await owner.press('Save and test the connection');
  await owner.hears('The kept API key cannot be read any more. Fill it in again');

  await page.getByLabel('Remove the kept key').check();
  await owner.press('Save Changes');
  await page.getByText('The API key is missing').waitFor();
  await owner.fill('API key', theatre.apiKey);
  await owner.press('Save and test the connection');
  await owner.hears('All is well');
});

test('only who may manage options sees the page or changes anything', async () => {
  wordpress.run(`wp_create_user( 'reader', 'reader-of-the-tests', 'reader@theater.example' );`);
  const password = 'reader-of-the-tests';
  const reader = await Owner.logIn(browser, wordpress, { name: 'reader', password });
  const posts = [
    ['admin-post.php', 'peppered_cart_test'],
    ['admin-post.php', 'peppered_cart_pages'],
    ['options.php', 'update'],
  ] as const;
  // The owner's own browser may be sent by another site.
  for (const { page } of [reader, owner])
    for (const [path, action] of posts) {
      const answer = await page.request.post(`${wordpress.origin}/wp-admin/${path}`, {
        form: {
          action,
          option_page: 'peppered_cart',
          _wpnonce: 'forged',
          'peppered_cart[client_name]': 'taken',
        },
      });
      assert.equal(answer.status(), 403, `${path} ${action}`);
    }
  const screen = `${wordpress.origin}/wp-admin/options-general.php?page=peppered-cart`;
  assert.equal((await reader.page.request.get(screen)).status(), 403);
  await reader.page.context().close();
  await owner.open();
  await owner.has('Client name', theatre.clientName);
});

test('a translated site has a page for each language', () => {
  const pages = `echo implode( ' ', array_map( array( '\\PepperedCart\\Settings', 'page' ), array( 'cart', 'checkout' ) ) );`;
  const [cart = '', checkout = ''] = wordpress.run(pages).split(' ');
  wordpress.run(`update_option( 'test_translations', array( ${cart} => 4711 ) );`);
  for (const plugin of ['polylang', 'wpml']) {
    wordpress.run(`update_option( 'test_imitate', '${plugin}' );`);
    assert.equal(wordpress.run(pages), `4711 ${checkout}`, plugin);
  }
  wordpress.run(`delete_option( 'test_imitate' );`);
});

test('deactivation keeps the settings; deleting removes everything but the pages', async () => {
  wordpress.run(`wp_schedule_event( time() + 3600, 'daily', 'peppered_cart_clean' );`);
  await owner.open('plugins.php');
  await page.getByRole('link', { name: 'Deactivate Peppered Cart' }).click();
  await page.getByText('Plugin deactivated.').waitFor();
  assert.equal(wordpress.run(`echo (int) wp_next_scheduled( 'peppered_cart_clean' );`), '0');
  const traces = `global $wpdb; echo count( $wpdb->get_col( "SELECT option_name FROM {$wpdb->options} WHERE option_name LIKE '%peppered_cart%'" ) ), ' ',
    count( $wpdb->get_col( "SHOW TABLES LIKE '%peppered_cart%'" ) );`;
  assert.match(wordpress.run(traces), /^[3-9]/);
  await page.getByRole('link', { name: 'Activate Peppered Cart' }).click();
  await owner.open();
  await owner.has('Client name', theatre.clientName);

  // The plugin's folder is this very tree, so WordPress itself must not delete it.
  wordpress.run(
    `deactivate_plugins( 'peppered-cart/peppered-cart.php' );
    define( 'WP_UNINSTALL_PLUGIN', 'peppered-cart/peppered-cart.php' );
    require WP_PLUGIN_DIR . '/peppered-cart/uninstall.php';`,
  );
  assert.equal(wordpress.run(traces), '0 0');
  assert.equal(wordpress.run(`echo get_page_by_path( 'cart' )->post_status;`), 'publish');
});
