import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createGateway, type GatewayOptions } from '../../src/gateway.js';
import { json, reset, send, stall, startWire, truncate } from '../wire.js';
import { apiKey, jsonBody, listen, site } from './listen.js';

const cartId = '4DSMDACyPo8wLr8vFnTVUR6HzWC5tWGi';
const cartPath = `/gateway/demo/peppered/cart/${cartId}`;
const cart = { cartId, timeOut: null, numberOfItems: 0, amount: 0, cartItems: [] };

const statuses: [api: number, visitor: number, type: string][] = [
  [400, 422, 'unprocessable'],
  [401, 502, 'unauthorized'],
  [403, 502, 'unauthorized'],
  [404, 404, 'not-found'],
  [409, 409, 'conflict'],
  [410, 404, 'not-found'],
  [418, 502, 'unexpected-status'],
  [422, 422, 'unprocessable'],
  [429, 429, 'rate-limited'],
  [500, 502, 'server-error'],
  [503, 502, 'server-error'],
  [302, 502, 'redirected'],
];

for (const [api, visitor, type] of statuses)
  test(`${String(api)} from the API leaves as ${String(visitor)}, without the API's text`, async (t) => {
    const { apiBase } = await startWire(t, send(api, '{"message":"internal"}', { 'X-Trace': '1' }));
    const gateway = await listen(t, { apiBase });
    const { status, headers, text } = await gateway(cartPath);
    assert.equal(status, visitor);
    assert.equal(headers['content-type'], 'application/problem+json');
    assert.equal(headers['cache-control'], 'no-store');
    assert.equal(headers['x-trace'], undefined);
    const problem: unknown = JSON.parse(text);
    assert(problem instanceof Object && 'title' in problem && typeof problem.title === 'string');
    const { title, ...rest } = problem;
    assert(title);
    assert.deepEqual(rest, { type: `urn:peppered-cart:problem:${type}`, status: visitor });
  });

test('how long to wait is passed on in seconds', async (t) => {
  const wire = await startWire(t, send(429, '', { 'Retry-After': '7' }));
  const gateway = await listen(t, { apiBase: wire.apiBase });
  assert.equal((await gateway(cartPath)).headers['retry-after'], '7');
  wire.answer(
    send(429, '', { 'Retry-After': new Date(Date.now() + 60_000).toUTCString() }),
    send(429),
  );
  assert.match((await gateway(cartPath)).headers['retry-after'] ?? '', /^(59|60)$/);
  assert.equal((await gateway(cartPath)).headers['retry-after'], undefined);
});

const wireFaults = {
  'resets the connection': reset,
  'ends in the middle of the body': truncate,
  'answers with a page': send(200, '<h1>Login</h1>', { 'Content-Type': 'text/html' }),
  'answers with another form': json({ cartId }),
  'answers with an empty body': send(200),
};

for (const [name, answer] of Object.entries(wireFaults))
  test(`an API that ${name} is a 502`, async (t) => {
    const { apiBase } = await startWire(t, answer);
    const gateway = await listen(t, { apiBase });
    assert.equal((await gateway(cartPath)).status, 502);
  });

test('an API that does not finish its answer is a 504', async (t) => {
  const { apiBase } = await startWire(t, stall);
  const gateway = await listen(t, { apiBase, timeout: 200 });
  assert.equal((await gateway(cartPath)).status, 504);
});

test("the API's Date is passed on, with success and with errors, and no other header", async (t) => {
  const date = 'Sun, 06 Nov 1994 08:49:37 GMT';
  const secret = { Date: date, 'Set-Cookie': 'a=1', Location: '/x', Server: 'x', ETag: '"1"' };
  const wire = await startWire(
    t,
    send(200, JSON.stringify(cart), secret),
    send(404, '{"message":""}', secret),
  );
  const gateway = await listen(t, { apiBase: wire.apiBase });
  for (const expected of [200, 404]) {
    const { status, headers } = await gateway(cartPath);
    assert.equal(status, expected);
    assert.equal(headers.date, date);
    for (const name of ['location', 'server', 'etag']) assert.equal(headers[name], undefined, name);
    assert.doesNotMatch(String(headers['set-cookie']), /a=1/);
  }
});

test("the API's Date is no clock where the answer lay in a cache, and is one where its Age is 0", async (t) => {
  const date = 'Sun, 06 Nov 1994 08:49:37 GMT';
  const aged = (age: string) => send(200, JSON.stringify(cart), { Date: date, Age: age });
  const wire = await startWire(t, aged('60'), aged('0'));
  const gateway = await listen(t, { apiBase: wire.apiBase });
  assert.notEqual((await gateway(cartPath)).headers.date, date);
  assert.equal((await gateway(cartPath)).headers.date, date);
});

test('only documented fields of an answer leave', async (t) => {
  const wire = await startWire(
    t,
    json({
      ...cart,
      customerEmail: 'femke@example.org',
      cartItems: [{ itemId: 'i1', amount: 5, holder: 'Femke' }],
    }),
    json({ order_payment_status: 'paid', customer: 'Femke', seats: [{ holder: 'Femke' }] }),
  );
  const gateway = await listen(t, { apiBase: wire.apiBase });
  for (const path of [cartPath, '/gateway/demo/order/k1']) {
    const { status, text } = await gateway(path);
    assert.equal(status, 200);
    assert.doesNotMatch(text, /femke/i);
  }
});

test('of the headers of a visitor, only the Idempotency-Key goes on', async (t) => {
  const wire = await startWire(t, json(cart));
  const gateway = await listen(t, { apiBase: wire.apiBase });
  const request = jsonBody([{ priceId: 'p1', rankId: 42 }]);
  const headers = {
    ...request.headers,
    'Idempotency-Key': 'once',
    Authorization: 'mine',
    Cookie: 'session=1',
    'X-Forwarded-Host': 'example.org',
  };
  await gateway(cartPath, { ...request, headers });
  await gateway(`${cartPath}/i1`, { method: 'DELETE', headers });
  for (const { headers: seen } of wire.requests) {
    assert.equal(seen['idempotency-key'], 'once');
    assert.equal(seen.authorization, apiKey);
    assert.equal(seen.cookie, undefined);
    assert.equal(seen['x-forwarded-host'], undefined);
  }
});

const large = JSON.stringify([{ priceId: 'p1', rankId: 42, note: 'x'.repeat(70_000) }]);
const wrongBodies: [
  name: string,
  status: number,
  type: string,
  body: string,
  contentType?: string,
][] = [
  ['a form', 403, 'not-json', 'paymentMethodId=1', 'application/x-www-form-urlencoded'],
  ['plain text', 403, 'not-json', '[]', 'text/plain'],
  ['something like JSON', 403, 'not-json', '[]', 'application/jsonp'],
  ['half a JSON text', 400, 'malformed-json', '[{"priceId":'],
  ['nothing', 400, 'malformed-json', ''],
  ['too much', 413, 'too-large', large],
  ['no item', 422, 'invalid-request', '[]'],
  ['an item without a price', 422, 'invalid-request', '[{"rankId":42}]'],
  ['the word null', 422, 'invalid-request', 'null'],
];

for (const [name, expected, type, body, contentType = 'application/json'] of wrongBodies)
  test(`a body of ${name} is a ${String(expected)}, without a request to the API`, async (t) => {
    const wire = await startWire(t, json(cart));
    const gateway = await listen(t, { apiBase: wire.apiBase });
    const headers = { 'Content-Type': contentType };
    const { status, text } = await gateway(cartPath, { method: 'POST', headers, body });
    assert.equal(status, expected);
    assert.match(text, new RegExp(`"urn:peppered-cart:problem:${type}"`));
    assert.equal(wire.requests.length, 0);
  });

test('a body that hides its length is capped all the same', async (t) => {
  const wire = await startWire(t, json(cart));
  const gateway = await listen(t, { apiBase: wire.apiBase });
  const headers = { 'Content-Type': 'application/json', 'Transfer-Encoding': 'chunked' };
  const { status } = await gateway(cartPath, { method: 'POST', headers, body: large });
  assert.equal(status, 413);
  assert.equal(wire.requests.length, 0);
});

test('a request that is not valid is told which field, and not its value', async (t) => {
  const wire = await startWire(t, json(cart));
  const gateway = await listen(t, { apiBase: wire.apiBase });
  const { text } = await gateway(cartPath, jsonBody([{ priceId: 'canary!', rankId: 42 }]));
  assert.match(text, /"detail":"0\.priceId/);
  assert.doesNotMatch(text, /canary/);
});

test('no answer holds the key', async (t) => {
  const echo = send(500, apiKey, { 'X-Echo': apiKey });
  const wire = await startWire(t);
  const gateway = await listen(t, { apiBase: wire.apiBase, timeout: 200 });
  const echoed = json({ ...cart, [apiKey]: apiKey });
  for (const answer of [echo, send(401, apiKey), echoed, json(apiKey), reset, truncate, stall]) {
    wire.answer(answer);
    for (const path of [cartPath, '/gateway/demo/peppered/paymentmethods', '/gateway/x'])
      assert.doesNotMatch(JSON.stringify(await gateway(path)), /canary/);
  }
});

const settings: GatewayOptions = { ...site, apiBase: 'https://api.example.org/v1' };

const wrongSettings: [Partial<GatewayOptions>, RegExp][] = [
  [{ apiKey: '' }, /apiKey is missing/],
  [{ apiBase: '/v1' }, /api-base must be/],
  [{ clientName: 'a/b' }, /client-name may hold/],
  [{ basePath: 'gateway' }, /basePath must be a path/],
  [{ basePath: 'https://example.org/gateway' }, /basePath must be a path/],
  [{ basePath: '/a//b' }, /basePath must be a path/],
  [{ secret: 'too short' }, /secret must have/],
  [{ origins: ['https://example.org/'] }, /origins must be/],
  [{ paymentHosts: ['https://pay.example.org'] }, /paymentHosts must be/],
];

for (const [change, message] of wrongSettings)
  test(`a gateway is not made with ${JSON.stringify(change)}`, () => {
    assert.throws(() => createGateway({ ...settings, ...change }), {
      name: 'PepperedError',
      kind: 'invalid-request',
      message,
    });
  });

/** Makes a gateway as a site without TypeScript may. */
const create = (...options: unknown[]) =>
  Reflect.apply(createGateway, undefined, options) as unknown;

test('a gateway is not made with a secret that the environment does not have', () => {
  const { secret: _, ...rest } = settings;
  assert.throws(() => create(rest), /secret is missing/);
});

test('a gateway that is made of nothing says what it needs', () => {
  for (const nothing of [[], [{}], [null]])
    assert.throws(() => create(...nothing), {
      name: 'PepperedError',
      kind: 'invalid-request',
      message:
        /^createGateway: apiBase is missing; clientName is missing; apiKey is missing; basePath is missing; secret is missing$/,
    });
});

const mistakes: [options: Record<string, unknown>, message: RegExp][] = [
  [{ paymentMethod: [1] }, /paymentMethod is no option: did you mean paymentMethods\?/],
  [{ resolvecustomer: () => 1 }, /did you mean resolveCustomer\?/],
  [{ guestPaymentMethod: [1] }, /did you mean guestPaymentMethods\?/],
  [{ redirects: true }, /redirects is no option$/],
  [
    { donations: { priceId: ['donation'], maximum: 5 } },
    /donations\.priceId is no option: did you mean priceIds/,
  ],
  [
    { rates: { sessions: { requests: 1, per: 1 } } },
    /rates\.sessions is no option: did you mean session/,
  ],
  [{ rates: { session: { requests: 1 } } }, /rates\.session\.per is missing/],
  [{ origins: 'https://www.mytheatre.nl' }, /origins must be a list/],
  [{ paymentHosts: 'pay.example.nl' }, /paymentHosts must be a list/],
  [{ paymentMethods: ['1', '2'] }, /paymentMethods must be a list of ids/],
  [{ paymentMethods: 1 }, /paymentMethods must be a list of ids/],
  [{ resolveCustomer: 867 }, /resolveCustomer must be a function/],
  [{ guests: 'yes' }, /guests must be true, false or/],
  [{ seats: 1 }, /seats must be true or false/],
  [{ timeout: '10000' }, /timeout must be a number above 0/],
  [{ store: {} }, /store must be a GatewayStore/],
  [{ log: console }, /log must be a function/],
  [{ clientName: 42 }, /clientName must be/],
];

for (const [mistake, message] of mistakes)
  test(`a gateway is not made with the option ${JSON.stringify(mistake)}`, () => {
    assert.throws(() => create({ ...settings, ...mistake }), {
      name: 'PepperedError',
      kind: 'invalid-request',
      message,
    });
  });

test('a message about options holds no value of one', () => {
  const canary = ['canary'];
  const options = { apiBase: canary, clientName: canary, apiKey: canary, secret: canary };
  assert.throws(
    () => create(options),
    (error: Error) => !error.message.includes('canary'),
  );
});

const oversights: [options: Record<string, unknown>, message: RegExp | undefined][] = [
  [{}, undefined],
  [{ paymentMethods: undefined }, /nothing can be ordered without paymentMethods/],
  [{ paymentMethods: [] }, undefined],
  [{ resolveCustomer: undefined }, /nobody can order without resolveCustomer or guests/],
  [{ resolveCustomer: undefined, paymentMethods: [] }, undefined],
  [{ resolveCustomer: undefined, guests: true, guestPaymentMethods: [1] }, undefined],
  [{ guests: true }, /guests cannot order without guestPaymentMethods/],
  [{ guests: true, guestPaymentMethods: [] }, undefined],
  [{ guests: true, guestPaymentMethods: [1, 4] }, /guestPaymentMethods has 4, which/],
  [{ guestPaymentMethods: [1] }, /guestPaymentMethods does nothing without guests/],
];

for (const [change, message] of oversights)
  test(`with ${Object.entries(change).map(String).join(' and ') || 'nothing missing'} the console ${message ? 'says once what cannot be done' : 'says nothing'}`, (t) => {
    const lines: string[] = [];
    t.mock.method(console, 'warn', (line: string) => lines.push(line));
    create({ ...settings, ...change });
    assert.equal(lines.length, message ? 1 : 0, lines.join());
    if (message) assert.match(lines[0] ?? '', message);
  });

for (const basePath of ['', '/', '/gateway', '/gateway/', '/api/v2.1/tickets'])
  test(`a gateway can be mounted at "${basePath}"`, async (t) => {
    const wire = await startWire(t, json(cart));
    const gateway = await listen(t, { apiBase: wire.apiBase, basePath });
    const root = basePath.replace(/\/$/, '');
    assert.equal((await gateway(`${root}/demo/peppered/cart/${cartId}`)).status, 200);
  });
