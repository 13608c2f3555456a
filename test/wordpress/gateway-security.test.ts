/**
 * Who may read and do what: other sites, other parts of WordPress, and whoever makes an address, a cookie or a header up.
 */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { send } from '../visitor.js';
import { openShop } from './shop.js';
import { theatre } from './wordpress.js';

const { clientName } = theatre;
const shop = await openShop();
after(() => shop.close());
const { origin, sandbox, run, root, signIn } = shop;
const { visit, fill, order, ticket, withoutUpstream } = shop.subject;
const elsewhere = { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' };

test('WordPress lets no page elsewhere read an answer, whatever the address says', async () => {
  const visitor = await signIn();
  const path = `/peppered/cart/${await fill(visitor)}`;
  for (const query of [
    '',
    '?_envelope',
    '?_jsonp=steal',
    '?_method=OPTIONS',
    '?_method=HEAD',
    '?_embed',
  ])
    for (const method of ['GET', 'OPTIONS']) {
      const { headers } = await visitor.ask(method, path + query, undefined, elsewhere);
      const allowed = Object.keys(headers).filter((name) => name.startsWith('access-control-'));
      assert.deepEqual(allowed, [], `${method} ${query}`);
      assert.match(headers['content-type'] ?? '', /^application\/(problem\+)?json/, query);
    }
});

test('WordPress takes no request to the gateway in the name of another', async () => {
  const visitor = await signIn();
  const cartId = await fill(visitor);
  const Cookie = [...visitor.cookies].map((pair) => pair.join('=')).join('; ');
  const at = `/peppered-cart/v1/${clientName}/peppered/cart/${cartId}`;
  const json = { Cookie, 'Content-Type': 'application/json' };
  const batch = {
    validation: 'normal',
    requests: [
      { method: 'POST', path: at, body: [ticket] },
      { method: 'POST', path: `${at}/checkout`, body: order() },
      { method: 'DELETE', path: at },
    ],
  };
  await withoutUpstream(async () => {
    for (const headers of [json, { ...json, ...elsewhere }])
      await send(origin, '/wp-json/batch/v1', {
        method: 'POST',
        headers,
        body: JSON.stringify(batch),
      });
    for (const path of [
      `/wp-json${at.replace('peppered-cart/v1', 'Peppered-Cart/V1')}`,
      `/wp-json/${at}`,
      `/?rest_route[]=${at}`,
      `/?rest_route=/batch/v1&path=${at}`,
      `/wp-json/oembed/1.0/proxy?url=${encodeURIComponent(`${origin}/wp-json${at}`)}`,
    ]) {
      const { text } = await send(origin, path, { headers: { Cookie } });
      assert(!text.includes('cartItems'), path);
    }
    const form = { Cookie, 'Content-Type': 'application/x-www-form-urlencoded' };
    for (const body of [`rest_route=${at}&_method=DELETE`, `rest_route=${at}/checkout`]) {
      const { status } = await send(origin, '/', { method: 'POST', headers: form, body });
      assert(status >= 400, body);
    }
  });
  const { status } = await visitor.ask('GET', `/peppered/cart/${cartId}`);
  assert.equal(status, 200);
});

test('the key goes to the API alone, and not where the API or something before it leads', async () => {
  const visitor = visit();
  const path = `/peppered/cart/${await fill(visitor)}`;
  const location = `${sandbox.origin}/v1/${clientName}/peppered/order`;
  const id = sandbox.faults.add({ path: '**/cart/*', fault: { kind: 'redirect', location } });
  const { status, problem } = await visitor.ask('GET', path);
  sandbox.faults.remove(id);
  assert.deepEqual([status, problem], [502, 'redirected']);
  const asked = await send(sandbox.origin, `/sandbox/theatres/${clientName}/requests`);
  assert.doesNotMatch(asked.text, /peppered\/order"/);
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

test('what a site names as its origins is read as such, and lets no request in that names none', () => {
  const code = `add_filter( 'peppered_cart_origins', static function () {
      return array( '', 'null', '*', 'www.theater.example', 'https://www.Theater.example/', false );
    } );
    echo wp_json_encode( PepperedCart\\Gateway\\Site::origins() );`;
  assert.deepEqual(JSON.parse(run(code)), ['https://www.theater.example']);
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

test('nothing that is kept names a cart, a session or a visitor', async () => {
  const visitor = visit();
  const cartId = await fill(visitor);
  const session = [...visitor.cookies.values()][0]?.split('.')[0] ?? '';
  const names = run(`global $wpdb;
    echo implode( ',', $wpdb->get_col( "SELECT name FROM {$wpdb->prefix}peppered_cart_entries" ) );`);
  assert.match(session, /^[0-9a-f]{48}$/);
  assert(!names.includes(cartId) && !names.includes(session));
});

test('a database that fails is told to the log, without a key or an id', async () => {
  const visitor = visit();
  const cartId = await fill(visitor);
  const rename = (from: string, to: string) =>
    run(
      `global $wpdb; $wpdb->query( "ALTER TABLE {$wpdb->prefix}peppered_cart_entries RENAME COLUMN ${from} TO ${to}" );`,
    );
  rename('value', 'elsewhere');
  const { status, problem } = await visitor.ask('GET', `/peppered/cart/${cartId}`);
  rename('elsewhere', 'value');
  assert.deepEqual([status, problem], [500, 'internal-error']);
  assert.match(
    shop.log(),
    /^\[[^\]]+\] peppered-cart gateway: PepperedCart\\Gateway\\StoreFailure at Gateway\/Store\.php:\d+\n$/,
  );
});
