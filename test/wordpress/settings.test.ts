import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { chromium, type Page } from 'playwright-core';
import { findChromium } from '../browser/find-chromium.mjs';
import { administrator, startWordPress, theatre } from './wordpress.js';

const wordpress = await startWordPress({ muPlugins: ['languages'] });
const browser = await chromium.launch(await findChromium());
after(async () => {
  const log = wordpress.log();
  await browser.close();
  await wordpress.close();
  assert.equal(log, '');
});

// Avatars come from elsewhere.
wordpress.run(`update_option( 'show_avatars', 0 );`);
const owner = await loggedIn(administrator.name, administrator.password);
const settingsPage = `${wordpress.origin}/wp-admin/options-general.php?page=peppered-cart`;
const { faults } = wordpress.sandbox;

test('a fresh install says what is missing on its own page and in its own row, and nowhere else', async () => {
  for (const path of ['index.php', 'edit.php?post_type=page', 'options-general.php'])
    assert.doesNotMatch(await admin(path), /peppered-cart-missing|is missing/, path);

  await owner.goto(`${wordpress.origin}/wp-admin/plugins.php`);
  const row = owner.getByRole('row', { name: /Peppered Cart/ });
  await row.getByRole('link', { name: 'Not ready to sell: 7 settings are missing' }).waitFor();
  await row.getByRole('link', { name: 'Settings', exact: true }).click();

  const missing = owner.locator('.peppered-cart-missing');
  assert.deepEqual(await missing.getByRole('listitem').allTextContents(), [
    'The client name is missing: the short name of your theatre at Peppered.',
    'The API key is missing: Peppered gives it to you.',
    'No payment method is chosen: nothing can be ordered.',
    'The payment hosts are missing: visitors are sent only to payment pages that you name.',
    'There is no cart page.',
    'There is no checkout page.',
    'There is no page to come back to after paying.',
  ]);
  for (const link of await missing.getByRole('link').all()) {
    const target = await link.getAttribute('href');
    assert.equal(await owner.locator(target ?? '').count(), 1, `${String(target)} is on the page`);
  }
  await press('Save and test the connection');
  await says('Fill in the client name first; then the API can be asked.');
});

test('every control has a name, and every note belongs to one', async () => {
  const unnamed = await owner.evaluate(() =>
    [
      ...document.querySelectorAll<HTMLInputElement>(
        '.peppered-cart-settings :is(input:not([type=hidden], [type=submit]), textarea, select)',
      ),
    ]
      .filter((control) => !control.labels?.length)
      .map((control) => control.name),
  );
  assert.deepEqual(unnamed, []);
  const loose = await owner.evaluate(() =>
    [...document.querySelectorAll('[aria-describedby]')]
      .flatMap((control) => (control.getAttribute('aria-describedby') ?? '').split(' '))
      .filter((id) => !document.getElementById(id)),
  );
  assert.deepEqual(loose, []);
});

test('a value that cannot be right says so beside its field, and the one before stays', async () => {
  await fill('Client name', theatre.clientName);
  await fill('Largest donation', '300');
  await press('Save Changes');
  await says('Settings saved.');

  await fill('Client name', 'Theater De Linde');
  await fill('Ticket address', 'ftp://tickets.example');
  await fill('Payment hosts', 'https://pay.example.nl\nhttp://pay.example.nl');
  await fill('Donation prices', 'donation\n<b>gift</b>');
  await fill('Largest donation', '-5');
  await fill('Cookie of the seat picker', 'a;b');
  await fill('API key', 'a key');
  await press('Save Changes');
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
    const control = owner.getByLabel(label, { exact: true });
    assert.equal(await control.getAttribute('aria-invalid'), 'true', label);
    const [fault] = (await control.getAttribute('aria-describedby'))?.split(' ') ?? [];
    assert.match((await owner.locator(`#${fault ?? ''}`).textContent()) ?? '', sentence);
  }
  assert.equal(await owner.locator('#wpbody b').filter({ hasText: 'gift' }).count(), 0);
  assert.equal(await value('Client name'), theatre.clientName);
  assert.equal(await value('Largest donation'), '300');
  assert.equal(await value('Payment hosts'), '');
});

test('the connection test says in one sentence what is wrong', async () => {
  await owner.goto(settingsPage);
  await press('Save and test the connection');
  await says('Fill in the API key first; then the API can be asked.');

  await fill('API key', 'wrong-key');
  await press('Save and test the connection');
  await says('Peppered refuses the API key.');

  await fill('API key', theatre.apiKey);
  await fill('Client name', 'nobody');
  await press('Save and test the connection');
  await says('There is no theatre “nobody” at Peppered.');
  await fill('Client name', theatre.clientName);

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
    await press('Save and test the connection');
    await says(sentence);
    faults.remove(id);
  }
  await press('Save and test the connection');
  await says('All is well: Peppered answers and offers 4 payment methods.');
});

test('what visitors can pay with is chosen from what the API offers', async () => {
  await owner.getByLabel('Offer iDEAL', { exact: true }).check();
  await owner.getByLabel('Offer Factuur', { exact: true }).check();
  await fill('Payment hosts', `pay.example.nl, ${wordpress.sandbox.origin}/some/page`);
  await fill('Ticket address', 'https://Tickets.Example.nl:443/shop');
  await fill('Donation prices', 'donation, gift');
  await fill('Largest donation', '12,50');
  await owner.getByLabel('Cookie of the seat picker').fill('voordemensen_session_id');
  await owner.getByLabel('Tell Google Tag Manager').check();
  await press('Save Changes');
  await says('Settings saved.');
  await owner.getByText('there is no payment method that they may use').waitFor();
  await owner.getByLabel('Offer iDEAL to guests').check();
  await press('Save Changes');

  assert(await owner.getByLabel('Offer iDEAL to guests').isChecked());
  assert(await owner.getByLabel('Offer Factuur', { exact: true }).isChecked());
  assert(!(await owner.getByLabel('Offer Creditcard', { exact: true }).isChecked()));
  assert(await owner.getByLabel('Visitors may buy without an account').isChecked());
  assert(await owner.getByLabel('Tell Google Tag Manager').isChecked());
  assert.equal(await value('Payment hosts'), `https://pay.example.nl\n${wordpress.sandbox.origin}`);
  assert.equal(await value('Ticket address'), 'https://tickets.example.nl');
  assert.equal(await value('Donation prices'), 'donation\ngift');
  assert.equal(await value('Largest donation'), '12.5');

  // While the API does not answer, nothing that was chosen is lost.
  const id = faults.add({ path: '**/paymentmethods', fault: { kind: 'status', status: 503 } });
  await press('Save and test the connection');
  assert.equal(await owner.getByLabel('Offer iDEAL', { exact: true }).count(), 0);
  await press('Save Changes');
  faults.remove(id);
  await owner.reload();
  assert(await owner.getByLabel('Offer Factuur', { exact: true }).isChecked());
  await owner.getByLabel('Visitors may buy without an account').uncheck();
  await press('Save Changes');
  assert(!(await owner.getByLabel('Visitors may buy without an account').isChecked()));
  await owner.getByLabel('Visitors may buy without an account').check();
  await press('Save Changes');
});

test('one button makes the pages that are missing', async () => {
  await press('Make the pages');
  await says('Made: Cart, Checkout, Thank you.');
  assert.equal(await owner.locator('.peppered-cart-missing').count(), 0);
  assert.equal(await owner.getByRole('button', { name: 'Make the pages' }).count(), 0);
  await owner.getByRole('link', { name: 'View Checkout' }).waitFor();

  await owner.getByLabel('Checkout', { exact: true }).selectOption('0');
  await press('Save Changes');
  await owner.getByText('There is no checkout page.').waitFor();
  await press('Make the pages');
  await says('Made: Checkout.');
  const content = wordpress.run(
    `foreach ( array( 'cart', 'checkout', 'thanks' ) as $which ) {
      echo get_post( \\PepperedCart\\Settings::page( $which ) )->post_content, "\\n";
    }`,
  );
  assert.equal(
    content,
    '<!-- wp:peppered-cart/cart /-->\n<!-- wp:peppered-cart/checkout /-->\n<!-- wp:peppered-cart/checkout /-->\n',
  );
});

test('the key is on no page and not to be read in the database', async () => {
  for (const path of ['options-general.php?page=peppered-cart', 'options.php', 'plugins.php']) {
    const text = await admin(path);
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
  await owner.goto(settingsPage);
  await owner.getByText('A key is kept, encrypted.').waitFor();
  assert.equal(await value('API key'), '');

  wordpress.run(`update_option( 'test_imitate', 'constant' );`);
  await owner.reload();
  await owner.getByText('The key comes from the constant PEPPERED_CART_API_KEY').waitFor();
  assert.equal(await owner.getByLabel('API key', { exact: true }).count(), 0);
  await press('Save and test the connection');
  await says('Peppered refuses the API key.');

  wordpress.run(`update_option( 'test_imitate', 'salts' );`);
  // With other salts everybody must log in again.
  const again = await loggedIn(administrator.name, administrator.password);
  await again.goto(settingsPage);
  await again.getByText('The API key must be filled in again: the security salts').waitFor();
  await again.getByRole('button', { name: 'Save and test the connection' }).click();
  const sentence = again.locator('.settings-error');
  await sentence.filter({ hasText: 'The kept API key cannot be read any more.' }).waitFor();
  await again.context().close();

  wordpress.run(`delete_option( 'test_imitate' );`);
  await owner.goto(settingsPage);
  await owner.getByLabel('Remove the kept key').check();
  await press('Save Changes');
  await owner.getByText('The API key is missing').waitFor();
  await fill('API key', theatre.apiKey);
  await press('Save and test the connection');
  await says('All is well');
});

test('only who may manage options sees the page or changes anything', async () => {
  wordpress.run(`wp_create_user( 'reader', 'reader-of-the-tests', 'reader@theater.example' );`);
  const reader = await loggedIn('reader', 'reader-of-the-tests');
  const form = (action: string, nonce = 'forged') => ({
    form: {
      action,
      option_page: 'peppered_cart',
      _wpnonce: nonce,
      'peppered_cart[client_name]': 'taken',
    },
    maxRedirects: 0,
  });
  const statuses = async (page: Page) => {
    const posts = [
      ['admin-post.php', 'peppered_cart_test'],
      ['admin-post.php', 'peppered_cart_pages'],
      ['options.php', 'update'],
    ] as const;
    const answers = [];
    for (const [path, action] of posts) {
      const answer = await page.request.post(`${wordpress.origin}/wp-admin/${path}`, form(action));
      answers.push(answer.status());
    }
    return answers;
  };
  assert.equal((await reader.request.get(settingsPage)).status(), 403);
  assert.deepEqual(await statuses(reader), [403, 403, 403]);
  // The owner's own browser, sent by another site.
  assert.deepEqual(await statuses(owner), [403, 403, 403]);
  await owner.goto(settingsPage);
  assert.equal(await value('Client name'), theatre.clientName);
  await reader.context().close();
});

test('deactivation keeps the settings; deleting removes everything but the pages', async () => {
  wordpress.run(`wp_schedule_event( time() + 3600, 'daily', 'peppered_cart_clean' );`);
  await owner.goto(`${wordpress.origin}/wp-admin/plugins.php`);
  await owner.getByRole('link', { name: 'Deactivate Peppered Cart' }).click();
  await owner.getByText('Plugin deactivated.').waitFor();
  assert.equal(wordpress.run(`echo (int) wp_next_scheduled( 'peppered_cart_clean' );`), '0');
  const traces = `global $wpdb; echo count( $wpdb->get_col( "SELECT option_name FROM {$wpdb->options} WHERE option_name LIKE '%peppered_cart%'" ) ), ' ',
    count( $wpdb->get_col( "SHOW TABLES LIKE '%peppered_cart%'" ) );`;
  assert.match(wordpress.run(traces), /^[3-9]/);
  await owner.getByRole('link', { name: 'Activate Peppered Cart' }).click();
  await owner.goto(settingsPage);
  assert.equal(await value('Client name'), theatre.clientName);

  // The plugin's folder is this very tree, so WordPress itself must not delete it.
  wordpress.run(
    `deactivate_plugins( 'peppered-cart/peppered-cart.php' );
    define( 'WP_UNINSTALL_PLUGIN', 'peppered-cart/peppered-cart.php' );
    require WP_PLUGIN_DIR . '/peppered-cart/uninstall.php';`,
  );
  assert.equal(wordpress.run(traces), '0 0');
  assert.equal(wordpress.run(`echo get_page_by_path( 'cart' )->post_status;`), 'publish');
});

/** Somebody's browser, without scripts: the page needs none. */
async function loggedIn(name: string, password: string): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled: false });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  await page.goto(`${wordpress.origin}/wp-login.php`);
  await page.getByLabel('Username or Email Address').fill(name);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Log In' }).click();
  await page.waitForURL(/wp-admin/);
  return page;
}

/** The whole text of a page of the administration. */
async function admin(path: string): Promise<string> {
  const answer = await owner.request.get(`${wordpress.origin}/wp-admin/${path}`);
  assert.equal(answer.status(), 200, path);
  return answer.text();
}

/** Presses a button of the form, and waits for the page that it leads to. */
async function press(name: string): Promise<void> {
  const [answer] = await Promise.all([
    owner.waitForResponse(
      (response) =>
        response.request().isNavigationRequest() && response.url().includes('settings-updated'),
    ),
    owner.getByRole('button', { name, exact: true }).click(),
  ]);
  assert.equal(answer.status(), 200);
  await owner.waitForLoadState('domcontentloaded');
}

const fill = (label: string, text: string) => owner.getByLabel(label, { exact: true }).fill(text);
const value = (label: string) => owner.getByLabel(label, { exact: true }).inputValue();
const says = (sentence: string) =>
  owner.locator('.settings-error').filter({ hasText: sentence }).first().waitFor();
