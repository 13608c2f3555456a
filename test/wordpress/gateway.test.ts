import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import * as v from 'valibot';
import type { FaultRule } from '../../demo/sandbox/fault-rule.js';
import { seasonIds } from '../../demo/sandbox/server.js';
import { allowList } from '../conformance/allow-list.js';
import { carts } from '../conformance/carts.js';
import { CreatedCart } from '../conformance/subject.js';
import { conformance } from '../conformance/suite.js';
import { writes } from '../conformance/writes.js';
import { send } from '../visitor.js';
import { embedCookie, openShop } from './shop.js';
import { theatre } from './wordpress.js';

const { cash } = seasonIds;
const { clientName, customerId } = theatre;

const shop = await openShop();
after(() => shop.close());
const { origin, sandbox, run, root, signIn } = shop;
const { visit, fill, order, withoutUpstream } = shop.subject;

describe('with pretty permalinks', () => {
  conformance(shop.subject);
});

// What is bought does not hang on the address.
describe('with plain permalinks', () => {
  for (const rules of [allowList, writes, carts]) rules(shop.plain);
});

const Orders = v.array(v.object({ orderKey: v.string(), customerId: v.nullable(v.number()) }));
const listOrders = async () => {
  const { text } = await send(sandbox.origin, `/sandbox/theatres/${clientName}/orders`);
  return v.parse(Orders, JSON.parse(text));
};
const Key = v.object({ orderKey: v.string() });
const PaymentMethods = v.array(v.object({ paymentMethodId: v.number() }));

test('a site knows its own customers, who need not say who they are', async () => {
  const visitor = await signIn();
  for (const stale of [{}, { 'X-WP-Nonce': 'of a cached page' }]) {
    const methods = await visitor.ask('GET', '/peppered/paymentmethods', undefined, stale);
    assert.equal(methods.headers['peppered-customer'], 'known');
    const ids = methods.as(PaymentMethods).map(({ paymentMethodId }) => paymentMethodId);
    assert(ids.includes(cash));
  }
  const path = `/peppered/cart/${await fill(visitor)}/checkout`;
  const body = { paymentMethodId: cash, customerId: 1 };
  const { orderKey } = (await visitor.ask('POST', path, body)).as(Key);
  const placed = (await listOrders()).find((each) => each.orderKey === orderKey);
  assert.equal(placed?.customerId, customerId);
});

test('who is signed in is told to no other site, and made up by nobody', async () => {
  const visitor = await signIn();
  const elsewhere = { 'Sec-Fetch-Site': 'cross-site' };
  const told = await visitor.ask('GET', '/peppered/paymentmethods', undefined, elsewhere);
  assert.equal(told.headers['peppered-customer'], 'guest');
  const stranger = visit();
  for (const [name, value] of visitor.cookies) stranger.cookies.set(name, `${value}0`);
  const made = await stranger.ask('GET', '/peppered/paymentmethods');
  assert.equal(made.headers['peppered-customer'], 'guest');
});

test('nothing of WordPress is opened by the name of the gateway', async () => {
  const { cookies } = await signIn();
  const headers = {
    Cookie: [...cookies].map((pair) => pair.join('=')).join('; '),
    'X-WP-Nonce': 'made up',
  };
  for (const path of [
    `/wp-json/wp/v2/users${root}/x`,
    `/wp-json/wp/v2/users/me?a=${root}/x`,
    `/wp-json/wp/v2/users/me?a=/peppered-cart/v1/x`,
    `${root}/x?rest_route=/wp/v2/users/me`,
    `/?rest_route=/wp/v2/users/me&a=${root}/x`,
  ]) {
    const { status, text } = await send(origin, path, { headers });
    assert(status === 403 || status === 404, `${path}: ${String(status)}`);
    assert.doesNotMatch(text, /"slug"/, path);
  }
});

test('what WordPress can be told by a query is not told to the gateway', async () => {
  const visitor = visit();
  const path = `/peppered/cart/${await fill(visitor)}`;
  const expected = (await visitor.ask('GET', path)).text;
  for (const query of ['_method=DELETE', '_envelope', '_jsonp=steal', '_fields=x', '_embed'])
    assert.equal((await visitor.ask('GET', `${path}?${query}`)).text, expected, query);
});

/** The checkout of one visitor, and what the sandbox does to it. */
async function openCheckout(fault: FaultRule['fault']) {
  const visitor = visit();
  const path = `/peppered/cart/${await fill(visitor)}/checkout`;
  const body = order();
  const before = (await listOrders()).length;
  const id = sandbox.faults.add({ path: '**/checkout', method: 'POST', fault });
  return {
    place: (key: string) => visitor.ask('POST', path, body, { 'Idempotency-Key': key }),
    find: (key: string) => visitor.ask('GET', path, undefined, { 'Idempotency-Key': key }),
    struck: () => sandbox.faults.struck(id),
    repair: () => sandbox.faults.remove(id),
    newOrders: async () => (await listOrders()).slice(before),
  };
}

test('two checkouts at the same moment make one order', async () => {
  const { place, struck, repair, newOrders } = await openCheckout({ kind: 'hold', when: 'before' });
  const first = place('one');
  await struck();
  for (const key of ['one', 'other']) {
    const { status, problem } = await place(key);
    assert.deepEqual([status, problem], [409, 'in-progress']);
  }
  repair();
  const { orderKey } = (await first).as(Key);
  assert.deepEqual(
    (await newOrders()).map((each) => each.orderKey),
    [orderKey],
  );
});

test('a checkout whose answer is lost is found, and never sent again', async () => {
  const { place, find, repair, newOrders } = await openCheckout({ kind: 'dropAfter' });
  const answers = [await place('lost'), await place('lost'), await find('lost')];
  repair();
  const [placed, ...others] = await newOrders();
  assert.deepEqual(others, []);
  for (const { status, problem, text } of answers) {
    assert.deepEqual([status, problem], [502, 'payment-page-lost']);
    assert.equal(v.parse(Key, JSON.parse(text)).orderKey, placed?.orderKey);
  }
});

test('a checkout that did not arrive is not sent again, and its cart not by another key', async () => {
  const { place, repair, newOrders } = await openCheckout({ kind: 'dropBefore' });
  const answers = [await place('lost')];
  repair();
  answers.push(await place('lost'), await place('other'));
  assert.deepEqual(
    answers.map(({ problem }) => problem),
    ['outcome-unknown', 'outcome-unknown', 'in-progress'],
  );
  assert.deepEqual(await newOrders(), []);
});

test('the cart of the vendor’s embed is handed over once', async () => {
  const { text } = await send(sandbox.origin, `/v1/${clientName}/cart/`, { method: 'POST' });
  const { cart_id } = v.parse(CreatedCart, JSON.parse(text));
  const visitor = visit();
  visitor.cookies.set(embedCookie, cart_id);
  const taken = await visitor.ask('POST', '/cart/');
  assert.deepEqual([taken.status, taken.as(CreatedCart).cart_id], [200, cart_id]);
  const fresh = await visitor.ask('POST', '/cart/');
  assert.equal(fresh.status, 201);
  assert.notEqual(fresh.as(CreatedCart).cart_id, cart_id);
});

test('a session that asks too often has to wait', async () => {
  const visitor = visit();
  await visitor.ask('POST', '/cart/');
  const ask = () => visitor.ask('GET', '/peppered/event/none');
  // More than a minute takes, even where a new one begins meanwhile.
  for (let batch = 1; batch <= 25; batch++) {
    const answers = await Promise.all(Array.from({ length: 10 }, ask));
    const refused = answers.find(({ status }) => status === 429);
    if (!refused) continue;
    assert.equal(refused.problem, 'too-many-requests');
    assert(Number(refused.headers['retry-after']) <= 60);
    return;
  }
  assert.fail('250 requests were answered');
});

test('only an address of the site is one to come back to, read as a browser reads it', () => {
  const own = [`${origin}/`, `${origin}/bedankt/?a=b#c`, origin, origin.toUpperCase()];
  const foreign = [
    'https://evil.example/',
    `${origin}.evil.example/`,
    `${origin}@evil.example/`,
    `${origin}\\@evil.example/`,
    `http://evil.example\\@${new URL(origin).host}/`,
    `${origin}:1@evil.example/`,
    `http:evil.example`,
    `${origin}\n.evil.example/`,
    ` ${origin}/`,
    '//evil.example/',
    'javascript:alert(1)',
    '',
  ];
  const code = `echo wp_json_encode( array_map( array( 'PepperedCart\\Gateway\\Site', 'is_return_address' ),
    json_decode( base64_decode( '${Buffer.from(JSON.stringify([...own, ...foreign])).toString('base64')}' ) ) ) );`;
  assert.deepEqual(JSON.parse(run(code)), [...own.map(() => true), ...foreign.map(() => false)]);
});

test('only an address that the site trusts is one to pay at', () => {
  const rows = [
    ['https://pay.example', 'https://pay.example/1?a=b', true],
    ['https://pay.example  https://bank.example:8443', 'https://bank.example:8443/', true],
    ['https://bank.example:8443', 'https://bank.example/', false],
    ['https://pay.example', 'http://pay.example/', false],
    ['https://pay.example', 'https://pay.example.evil.example/', false],
    ['https://pay.example', 'https://pay.example@evil.example/', false],
    ['https://pay.example', 'https://evil.example\\@pay.example/', false],
    ['https://pay.example', 'http://localhost/', false],
    ['*', 'https://pay.example/', false],
    ['', 'https://pay.example/', false],
    ['', 'http://localhost:4100/pay', true],
  ];
  const code = `echo wp_json_encode( array_map( static function ( $row ) {
    add_filter( 'option_peppered_cart', static function ( $kept ) use ( $row ) {
      return array( 'payment_origins' => $row[0] ) + $kept;
    } );
    return PepperedCart\\Gateway\\Site::is_payment_address( $row[1] );
  }, json_decode( base64_decode( '${Buffer.from(JSON.stringify(rows)).toString('base64')}' ) ) ) );`;
  assert.deepEqual(
    JSON.parse(run(code)),
    rows.map(([, , trusted]) => trusted),
  );
});

test('a cookie needs https, but on a developer’s own machine', () => {
  const code = (home: string) => `
    add_filter( 'home_url', static function () { return '${home}'; } );
    echo wp_json_encode( PepperedCart\\Gateway\\Site::is_insecure() );`;
  assert.deepEqual(
    ['http://localhost', 'https://localhost', 'http://www.theater.example'].map((home) =>
      run(code(home)),
    ),
    ['true', 'false', 'false'],
  );
});

test('a visitor is counted by an address of their own, and never by that of a proxy', () => {
  const rows = [
    ['8.8.8.8', '', '8.8.8.8'],
    ['127.0.0.1', '', ''],
    ['10.0.0.1', '9.9.9.9', '9.9.9.9'],
    ['10.0.0.1', 'made up, 9.9.9.9, 10.0.0.2', '9.9.9.9'],
    ['8.8.8.8', '10.0.0.2', '8.8.8.8'],
    ['10.0.0.1', '2001:4860:4860::8888', '2001:4860:4860::8888'],
    ['', 'unknown', ''],
  ];
  const code = `echo wp_json_encode( array_map( static function ( $row ) {
    $_SERVER['REMOTE_ADDR']          = $row[0];
    $_SERVER['HTTP_X_FORWARDED_FOR'] = $row[1];
    return PepperedCart\\Gateway\\Rates::client_address();
  }, json_decode( '${JSON.stringify(rows)}' ) ) );`;
  assert.deepEqual(
    JSON.parse(run(code)),
    rows.map(([, , address]) => address),
  );
});

test('what has expired goes', () => {
  const count = `global $wpdb; $table = $wpdb->prefix . 'peppered_cart_entries';`;
  assert.notEqual(run("echo wp_next_scheduled( 'peppered_cart_sweep' );"), '');
  const left = run(`${count}
    $wpdb->insert( $table, array( 'name' => 'old', 'value' => '', 'expires' => 1 ) );
    $wpdb->insert( $table, array( 'name' => 'new', 'value' => '', 'expires' => 9999999999999 ) );
    do_action( 'peppered_cart_sweep' );
    echo wp_json_encode( $wpdb->get_col( "SELECT name FROM $table WHERE name IN ( 'old', 'new' )" ) );`);
  assert.deepEqual(JSON.parse(left), ['new']);
});

test('nothing that is kept names a cart, a session or a visitor', async () => {
  const visitor = visit();
  const cartId = await fill(visitor);
  const session = [...visitor.cookies.values()][0]?.split('.')[0] ?? '';
  const names = run(`global $wpdb;
    echo implode( ',', $wpdb->get_col( "SELECT name FROM {$wpdb->prefix}peppered_cart_entries" ) );`);
  assert.match(session, /^[0-9a-f]{48}$/);
  assert(!names.includes(cartId) && !names.includes(session));
});

test('a site that is not set up says so, and asks the API nothing', () =>
  withoutUpstream(async () => {
    const ask = async (path: string) => {
      const { status, problem } = await visit().ask('GET', path);
      return [status, problem];
    };
    shop.configure({ name: '' });
    assert.deepEqual(await ask('/peppered/paymentmethods'), [503, 'not-configured']);
    shop.configure({ key: '' });
    assert.deepEqual(await ask('/peppered/paymentmethods'), [503, 'not-configured']);
    assert.deepEqual(await ask('/peppered/order'), [404, 'not-found']);
    shop.configure({});
  }));

test('PHP has nothing to warn of', () => {
  assert.equal(shop.log(), '');
});

test('a database that fails is told to the log, without a key or an id', async () => {
  const visitor = visit();
  const cartId = await fill(visitor);
  const rename = (from: string, to: string) =>
    run(
      `global $wpdb; $wpdb->query( "RENAME TABLE {$wpdb->prefix}${from} TO {$wpdb->prefix}${to}" );`,
    );
  rename('peppered_cart_entries', 'elsewhere');
  const { status, problem } = await visitor.ask('GET', `/peppered/cart/${cartId}`);
  rename('elsewhere', 'peppered_cart_entries');
  assert.deepEqual([status, problem], [500, 'internal-error']);
  assert.match(
    shop.log(),
    /^\[[^\]]+\] peppered-cart gateway: PepperedCart\\Gateway\\StoreFailure at Gateway\/Store\.php:\d+\n$/,
  );
});
