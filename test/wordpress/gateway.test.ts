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

const shop = await openShop({ muPlugins: ['failures'] });
after(() => shop.close());
const { sandbox, run, fail, signIn } = shop;
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

/** The checkout of one visitor, and what the sandbox does to it. */
async function openCheckout(fault?: FaultRule['fault']) {
  const visitor = visit();
  const path = `/peppered/cart/${await fill(visitor)}/checkout`;
  const body = order();
  const before = (await listOrders()).length;
  const rule = { path: '**/checkout', method: 'POST' };
  const id = fault ? sandbox.faults.add({ ...rule, fault }) : 0;
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

test('a checkout in the midst of which PHP ends is found, and never sent again', async () => {
  const { place, newOrders } = await openCheckout();
  fail('process');
  await place('crashed');
  fail('none');
  assert.equal((await place('crashed')).problem, 'in-progress');
  // The time in which it could have been answered is over.
  run(`global $wpdb; $wpdb->query( "UPDATE {$wpdb->prefix}peppered_cart_entries
    SET value = REGEXP_REPLACE( value, 'until.:[0-9]+', CONCAT( 'until', CHAR( 34 ), ':0' ) )" );`);
  const [placed, ...others] = await newOrders();
  const { problem, text } = await place('crashed');
  assert.deepEqual([problem, others.length], ['payment-page-lost', 0]);
  assert.equal(v.parse(Key, JSON.parse(text)).orderKey, placed?.orderKey);
  assert.equal((await newOrders()).length, 1);
});

test('an answer with a byte order mark is an answer, and one whose words are not all UTF-8', async () => {
  const fault = { kind: 'override', byteOrderMark: true, headers: {} } as const;
  const { place, repair } = await openCheckout(fault);
  const { status, text } = await place('marked');
  repair();
  assert.equal(status, 200, text);
  const visitor = visit();
  const path = `/peppered/cart/${await fill(visitor)}`;
  fail('latin1');
  const cart = await visitor.ask('GET', path);
  fail('none');
  assert.match(cart.text, /"description":"\uFFFD/);
});

test('how long the API asks to wait is passed on, as seconds and as a date', async () => {
  for (const after of ['30', new Date(Date.now() + 30_000).toUTCString()]) {
    const fault = {
      kind: 'status',
      status: 429,
      headers: { 'Retry-After': after },
      body: '',
      when: 'before',
    } as const;
    const id = sandbox.faults.add({ path: '**/event/*', fault });
    const { status, headers } = await visit().ask('GET', '/peppered/event/1');
    sandbox.faults.remove(id);
    assert.equal(status, 429);
    const seconds = Number(headers['retry-after']);
    assert(seconds > 20 && seconds <= 31, `${after}: ${String(seconds)}`);
  }
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

test('a visitor does not hear of it when what has expired cannot be deleted', () => {
  const sweeps = run(`$GLOBALS['sweeps'] = 0;
    add_filter( 'query', static function ( $query ) {
      $is_sweep = 0 === strpos( $query, 'DELETE FROM' ) && ++$GLOBALS['sweeps'];
      return $is_sweep ? 'NONSENSE' : $query;
    } );
    while ( 0 === $GLOBALS['sweeps'] ) {
      PepperedCart\\Gateway\\Store::increment( 'sweeps', 1000 );
    }
    echo $GLOBALS['sweeps'];`);
  assert(Number(sweeps) > 0);
});

// The last: nothing works after it.
test('an order during which the database goes is answered all the same, and can be paid', async () => {
  const { place, struck, repair, newOrders } = await openCheckout({ kind: 'hold', when: 'after' });
  const placing = place('lost');
  await struck();
  await shop.crashDatabase();
  repair();
  const { status, text } = await placing;
  const [placed] = await newOrders();
  assert.equal(status, 200, text);
  assert.equal(v.parse(Key, JSON.parse(text)).orderKey, placed?.orderKey);
});
