/**
 * The gateway's table: how it comes, what an update makes of it, what happens when it is lost, and the limits that it counts.
 */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { newGuest } from '../conformance/subject.js';
import { Owner } from './owner.js';
import { openBrowser, phpString } from './pages.js';
import { openShop } from './shop.js';
import { administrator } from './wordpress.js';

const shop = await openShop({ muPlugins: ['imitations'] });
after(() => shop.close());
const { home, run } = shop;
const { visit, fill, order } = shop.subject;

const table = '{$wpdb->prefix}peppered_cart_entries';
const hasTable = () =>
  run(`global $wpdb; echo count( $wpdb->get_col( "SHOW TABLES LIKE '${table}'" ) );`) === '1';
const version = () => run(`echo get_option( 'peppered_cart_version' );`);
/** Makes the site one that had another version until now. */
const comeFrom = (kept: string, more = '') =>
  run(`global $wpdb; ${more} update_option( 'peppered_cart_version', '${kept}' );`);
const current = version();

test('an update that no activation follows makes what is missing, once for all who come at that moment', async () => {
  comeFrom(
    '0.0.9',
    `$wpdb->query( "DROP TABLE ${table}" );
    update_option( 'test_imitate', 'no-tables-for-scripts' );
    update_option( 'before', get_option( 'peppered_cart' ) );
    update_option( 'peppered_cart', array( 'client_name' => 'delinde', 'of_an_older_version' => 1 ) );`,
  );
  const answers = await Promise.all(Array.from({ length: 5 }, () => fetch(`${home}/`)));
  assert.deepEqual(
    answers.map(({ status }) => status),
    Array(5).fill(200),
  );
  assert.equal(shop.log(), '');
  assert(hasTable());
  assert.equal(version(), current);
  const settings = `echo \\PepperedCart\\Settings::client_name(), ' ', \\PepperedCart\\Settings::donation_maximum();`;
  assert.equal(run(settings), 'delinde 250');
  run(`update_option( 'peppered_cart', get_option( 'before' ) ); delete_option( 'test_imitate' );`);
});

test('an older version after a newer one destroys nothing', async () => {
  const visitor = visit();
  const path = `/peppered/cart/${await fill(visitor)}`;
  const settings = `echo wp_json_encode( get_option( 'peppered_cart' ) );`;
  const before = run(settings);
  comeFrom('99.0.0', `$wpdb->query( "ALTER TABLE ${table} ADD COLUMN later int NULL" );`);
  assert.equal((await visitor.ask('GET', path)).status, 200);
  assert.equal(run(settings), before);
  assert.equal(version(), current);
});

test('a table that a clean-up took away is made again by whoever needs it', async () => {
  run(`global $wpdb; $wpdb->query( "DROP TABLE ${table}" );`);
  await fill(visit());
  assert.equal(shop.log(), '');
});

test('where the database takes no table the site stays up, and its owner hears why nothing is sold', async () => {
  const browser = await openBrowser();
  const owner = await Owner.logIn(browser, { origin: home }, administrator);
  comeFrom(
    '0',
    `update_option( 'test_imitate', 'no-tables' ); $wpdb->query( "DROP TABLE ${table}" );`,
  );
  assert.equal((await fetch(`${home}/`)).status, 200);
  await owner.open();
  await owner.page
    .getByText('does not let the plugin make its table wp_peppered_cart_entries. Ask whoever hosts')
    .waitFor();
  run(`delete_option( 'test_imitate' );`);
  await owner.open();
  assert.equal(await owner.page.getByText('Nothing can be sold').count(), 0);
  await browser.close();
  assert(hasTable());
});

/** Has `count` of what the parts name counted already, in this window of time and the next. */
const counted = (count: number, per: number, ...parts: string[]) => {
  const names = parts.map(phpString).join();
  run(`foreach ( array( 0, 1 ) as $next ) {
    $window = (string) ( intdiv( \\PepperedCart\\Gateway\\Store::now(), ${String(per)} ) + $next );
    \\PepperedCart\\Gateway\\Store::set( \\PepperedCart\\Gateway\\Store::name( 'rate', ${names}, $window ), '${String(count)}', 2 * ${String(per)} );
  }`);
};
const from = (address: string) => ({ 'X-Forwarded-For': address });

test('an address may ask so often, with as many sessions as it likes', async () => {
  counted(599, 60_000, 'address', '8.8.8.8');
  const ask = (address: string) => visit().ask('POST', '/cart/', undefined, from(address));
  assert.equal((await ask('8.8.8.8')).status, 201);
  const refused = await ask('8.8.8.8');
  assert.deepEqual([refused.status, refused.problem], [429, 'too-many-requests']);
  const wait = Number(refused.headers['retry-after']);
  assert(wait > 0 && wait <= 60, String(wait));
  assert.equal((await ask('9.9.9.9')).status, 201);
});

test('guests are counted by address and by e-mail address, however that is written', async () => {
  const attempt = async (email: string, address: string) => {
    const visitor = visit();
    const path = `/peppered/cart/${await fill(visitor)}/checkout`;
    const body = { ...order(), customer: { ...newGuest(), email } };
    const { status, problem } = await visitor.ask('POST', path, body, from(address));
    return problem ?? status;
  };
  counted(4, 600_000, 'guest', 'delinde', 'busy@example.org');
  assert.equal(await attempt('Busy@example.org', '1.1.1.1'), 200);
  assert.equal(await attempt('BUSY@EXAMPLE.ORG', '1.0.0.1'), 'too-many-requests');
  counted(20, 600_000, 'guest address', '1.2.3.4');
  assert.equal(await attempt('calm@example.org', '1.2.3.4'), 'too-many-requests');
  assert.equal(await attempt('calm@example.org', '1.2.3.5'), 200);
});

test('nothing was warned of', () => {
  assert.equal(shop.log(), '');
});
