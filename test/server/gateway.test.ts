import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import * as v from 'valibot';
import { seasonIds, startSandbox } from '../../demo/sandbox/server.js';
import { Cart, createSubject } from '../conformance/subject.js';
import { conformance } from '../conformance/suite.js';
import { manifest, read } from '../package/package-files.js';
import { send } from '../visitor.js';
import { runToEnd, startCommand, type Running } from './command.js';

const { hamlet, standard, firstRank, iDeal, creditCard, cash } = seasonIds;
const secret = 'a secret of the tests, known to all';
const folder = mkdtempSync(join(tmpdir(), 'peppered-gateway-'));
const sandbox = await startSandbox();
after(async () => {
  await sandbox.close();
  rmSync(folder, { recursive: true });
});
const { clientName, apiKey } = sandbox.createTheatre();
const environment = { PEPPERED_API_KEY: apiKey, PEPPERED_GATEWAY_SECRET: secret };

/** A configuration of the theatre, with changes, as a file. */
function configure(changes: object = {}): string {
  const file = join(folder, `${crypto.randomUUID()}.json`);
  const configuration = {
    clientName,
    origins: ['http://localhost:8080'],
    apiBase: `${sandbox.origin}/v1`,
    paymentMethods: [iDeal, creditCard, cash],
    guestPaymentMethods: [iDeal, creditCard],
    paymentHosts: [new URL(sandbox.origin).host],
    donations: { priceIds: ['donation'], maximum: 250 },
    port: 0,
    ...changes,
  };
  writeFileSync(file, JSON.stringify(configuration));
  return file;
}

const Listening = v.object({ listening: v.string(), store: v.string() });

/** The gateway as it is built, and its address. */
async function start(
  context: Parameters<typeof startCommand>[0],
  changes: object = {},
): Promise<Running & { origin: string; store: string }> {
  const args = ['--config', configure(changes)];
  const command = await startCommand(context, {
    name: 'peppered-gateway',
    args,
    environment,
    ready: /"listening".*\n/,
  });
  const { listening, store } = v.parse(Listening, JSON.parse(command.said));
  return { ...command, origin: listening.replace('127.0.0.1', 'localhost'), store };
}

const subjectOf = (origin: string) =>
  createSubject({
    base: `${origin}/tickets/${clientName}`,
    ticket: { priceId: standard, rankId: firstRank, eventId: hamlet },
    donation: { priceId: 'donation', maximum: 250 },
    paymentMethodId: iDeal,
    refusedPaymentMethodId: cash,
    redirectURL: 'http://localhost:8080/bedankt',
    sharesAnswers: true,
    apiRequests: `${sandbox.origin}/sandbox/theatres/${clientName}/requests`,
  });

const shared = await start({ after });
describe('the server', () => {
  conformance(subjectOf(shared.origin));
});

/** Asks for a script file as a browser does that takes these forms. */
const getScript = (path: string, accepted = '') =>
  fetch(shared.origin + path, { headers: { 'Accept-Encoding': accepted } });

test('a script file comes in the form that the browser takes, the same in each', async () => {
  const code = read('dist/cdn/peppered-cart.js');
  for (const path of ['/cdn/peppered-cart.js', `/cdn/${manifest.version}/peppered-cart.js`]) {
    for (const [accepted, encoding] of [
      // As browsers write it, and as one that refuses brotli.
      ['gzip, deflate, br, zstd', 'br'],
      ['gzip, br;q=0', 'gzip'],
      ['identity', undefined],
    ] as const) {
      const answer = await send(shared.origin, path, { headers: { 'Accept-Encoding': accepted } });
      assert.equal(answer.status, 200);
      assert.equal(answer.headers['content-encoding'], encoding);
      assert.match(answer.headers['content-type'] ?? '', /^text\/javascript/);
      assert.match(answer.headers.vary ?? '', /Accept-Encoding/i);
    }
    for (const accepted of ['br', 'gzip', 'gzip, br;q=0', ''])
      assert.equal(await (await getScript(path, accepted)).text(), code);
  }
});

test('under its version a script file is kept for ever, otherwise for minutes, and only when it is there', async () => {
  const cached = async (path: string) => (await getScript(path)).headers.get('Cache-Control');
  const pinned = `/cdn/${manifest.version}`;
  assert.equal(await cached(`${pinned}/chunks/cart.js`), 'public, max-age=31536000, immutable');
  assert.equal(await cached('/cdn/lang/en.js'), 'public, max-age=300');
  assert.equal(await cached(`${pinned}/nothing.js`), null);
  assert.equal((await getScript('/cdn/0.0.0/peppered-cart.js')).status, 404);
});

test('a browser that has a script file is not sent it again', async () => {
  const first = await getScript('/cdn/peppered-cart.js');
  const etag = first.headers.get('ETag') ?? '';
  const again = await fetch(`${shared.origin}/cdn/peppered-cart.js`, {
    headers: { 'Accept-Encoding': '', 'If-None-Match': etag },
  });
  assert.equal(again.status, 304);
});

test('pages of any site may load the script files, also with crossorigin and under COEP', async () => {
  const { headers } = await getScript('/cdn/peppered-cart.js');
  assert.equal(headers.get('Access-Control-Allow-Origin'), '*');
  assert.equal(headers.get('Cross-Origin-Resource-Policy'), 'cross-origin');
  assert.equal(headers.get('X-Content-Type-Options'), 'nosniff');
  // What holds something of a visitor is nobody else's.
  const cart = await fetch(`${shared.origin}/tickets/${clientName}/peppered/paymentmethods`);
  assert.equal(cart.headers.get('Access-Control-Allow-Origin'), null);
});

for (const path of [
  '/cdn/../server/gateway.js',
  '/cdn/%2e%2e/server/gateway.js',
  '/cdn/THIRD-PARTY-NOTICES.txt',
  '/cdn/',
  '/',
  '/gateway.json',
])
  test(`${path} is nothing`, async () => {
    assert.equal((await send(shared.origin, path)).status, 404);
  });

test('it says that it runs and is ready, and counts what it answered, without a word of a visitor', async (t) => {
  const { origin, end } = await start(t);
  for (const path of ['/healthz', '/readyz']) assert.equal((await send(origin, path)).status, 200);
  const { visit, fill, order } = subjectOf(origin);
  const visitor = visit();
  const cartId = await fill(visitor);
  const body = order();
  const { text } = await visitor.ask('POST', `/peppered/cart/${cartId}/checkout`, body);
  const { orderKey } = v.parse(v.object({ orderKey: v.string() }), JSON.parse(text));
  const metrics = (await send(origin, '/metrics')).text;
  assert.match(
    metrics,
    /^peppered_gateway_requests_total\{route="POST \/peppered\/cart\/\{cartId\}\/checkout",status="200",problem="none"\} 1$/m,
  );
  assert.match(metrics, /^peppered_gateway_api_answers_total\{status="200"\}/m);
  assert.match(metrics, /^peppered_gateway_request_duration_seconds_bucket/m);
  const { exitCode, output } = await end();
  assert.equal(exitCode, 0);
  const lines = output.trimEnd().split('\n');
  assert(lines.length >= 4);
  for (const line of lines) assert.doesNotThrow(() => JSON.parse(line) as unknown, line);
  const { email } = v.parse(v.object({ customer: v.object({ email: v.string() }) }), body).customer;
  for (const personal of [cartId, orderKey, email, apiKey, secret, ...visitor.cookies.values()])
    assert(!(metrics + output).includes(personal));
});

test('what is being answered when it must end is answered', async (t) => {
  const { origin, end } = await start(t);
  const { visit, fill, order } = subjectOf(origin);
  const visitor = visit();
  const path = `/peppered/cart/${await fill(visitor)}/checkout`;
  const id = sandbox.faults.add({ path: '**/checkout', fault: { kind: 'hold' } });
  const placing = visitor.ask('POST', path, order());
  await sandbox.faults.struck(id);
  const ending = end();
  sandbox.faults.remove(id);
  assert.equal((await placing).status, 200);
  assert.equal((await ending).exitCode, 0);
});

test('with a file it knows after a restart what was ordered', async (t) => {
  const database = join(folder, 'gateway.db');
  const first = await start(t, { database });
  assert.equal(first.store, 'sqlite');
  const { visit, fill, order } = subjectOf(first.origin);
  const visitor = visit();
  const cartId = await fill(visitor);
  const body = order();
  const path = `/peppered/cart/${cartId}/checkout`;
  const place = () => visitor.ask('POST', path, body, { 'Idempotency-Key': 'once' });
  const { text } = await place();
  await first.end();
  // On the port of the first, so that the visitor's address stays.
  await start(t, { database, port: Number(new URL(first.origin).port) });
  const again = await place();
  assert.equal(again.headers['idempotency-replayed'], 'true');
  assert.equal(again.text, text);
});

test('--sandbox sells without a key and without a file', async (t) => {
  const command = await startCommand(t, {
    name: 'peppered-gateway',
    args: ['--sandbox', '--port', '0', '--config', join(folder, 'nowhere.json')],
    ready: /"listening".*\n/,
  });
  const { listening } = v.parse(Listening, JSON.parse(command.said));
  const origin = listening.replace('127.0.0.1', 'localhost');
  const { visit, fill } = createSubject({
    ...subjectOf(origin),
    base: `${origin}/tickets/delinde`,
  });
  const visitor = visit();
  const path = `/peppered/cart/${await fill(visitor)}`;
  assert.equal((await visitor.ask('GET', path)).as(Cart).numberOfItems, 1);
});

test('--check says what is wrong, or that all is well, and ends', async () => {
  const well = await runToEnd(
    'peppered-gateway',
    ['--check', '--config', configure()],
    environment,
  );
  assert.deepEqual([well.exitCode, well.errors], [0, '']);
  assert.match(well.output, /are right\.\n$/);
  const wrong = await runToEnd(
    'peppered-gateway',
    ['--check', '--config', configure({ port: -1 })],
    environment,
  );
  assert.equal(wrong.exitCode, 2);
  assert.match(
    wrong.errors,
    /^peppered-gateway: .*is not right\.\n {2}port must be from 0 to 65535\.\n$/,
  );
  const without = await runToEnd('peppered-gateway', ['--config', configure()]);
  assert.equal(without.exitCode, 2);
  assert.match(without.errors, /PEPPERED_API_KEY is missing/);
});

test('a port in use, or a store that is not there, is told, and nothing is left running', async () => {
  const { port } = new URL(shared.origin);
  const args = ['--config', configure(), '--port', port];
  const { exitCode, errors } = await runToEnd('peppered-gateway', args, environment);
  assert.deepEqual([exitCode, /^peppered-gateway: Port \d+ is in use\./.test(errors)], [3, true]);
  const redis = await runToEnd('peppered-gateway', ['--config', configure()], {
    ...environment,
    REDIS_URL: 'redis://127.0.0.1:1',
  });
  assert.equal(redis.exitCode, 1);
  assert.match(redis.errors, /ECONNREFUSED/);
});
