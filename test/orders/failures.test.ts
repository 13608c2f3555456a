import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { test } from 'node:test';
import { json, send, startWire, type Answer } from '../wire.js';
import { execute, openBackOffice, query, type BackOffice } from './back-office.js';
import { run, sync } from './command.js';

/** Runs into a target that cannot take it: nothing of it may change. */
async function refuse(office: BackOffice, file: string, exitCode: number, sentence: RegExp) {
  const before = existsSync(file) && readFileSync(file);
  const finished = await sync(office, file);
  assert.equal(finished.exitCode, exitCode, finished.errors);
  assert.match(finished.errors, sentence);
  assert.equal(finished.output, '');
  assert.deepEqual(existsSync(file) && readFileSync(file), before);
}

test('a file that is no database is left as it is', async (t) => {
  const office = await openBackOffice(t);
  const file = office.file('orders.sqlite');
  writeFileSync(file, 'Dear diary,\n');
  await refuse(office, file, 3, /is not a SQLite database\. Name another file with --to/);
  writeFileSync(file, 'SQLite format 3\0');
  await refuse(office, file, 3, /is not a SQLite database/);
});

test('a database of something else is left as it is', async (t) => {
  const office = await openBackOffice(t);
  const file = office.file('orders.db');
  execute(file, 'CREATE TABLE orders (orderId INTEGER)');
  await refuse(office, file, 3, /is a SQLite database of something else\. Name a file of its own/);
});

test('a database of a newer version is left as it is', async (t) => {
  const office = await openBackOffice(t);
  const file = office.file('orders.sqlite');
  await sync(office, file);
  execute(file, 'PRAGMA user_version = 2');
  await refuse(office, file, 3, /made by a newer version .* Update peppered-cart/);
});

test('a table that was changed by hand is told, and left as it is', async (t) => {
  const office = await openBackOffice(t);
  const file = office.file('orders.sqlite');
  await office.makeOrders(3);
  await sync(office, file);
  execute(file, 'ALTER TABLE orders DROP COLUMN timeOut');
  await refuse(office, file, 3, /damaged, or was changed by hand .* Move it away/);
});

test('a database in which another program writes is waited for by the next run', async (t) => {
  const office = await openBackOffice(t);
  const file = office.file('orders.sqlite');
  await office.makeOrders(3);
  await sync(office, file);
  for (const [trace, content] of [
    ['journal', [0xd9, 0xd5]],
    ['journal', [0x00, 0x00]],
    ['wal', [0x37, 0x7f]],
    ['wal', []],
  ] as const) {
    writeFileSync(`${file}-${trace}`, Buffer.from(content));
    await refuse(office, file, 75, new RegExp(`orders\\.sqlite-${trace} is there: a program is`));
    rmSync(`${file}-${trace}`);
  }
  writeFileSync(`${file}-journal`, '');
  assert.equal((await sync(office, file)).exitCode, 0, 'a journal that was finished with');
});

for (const format of ['sqlite', 'ndjson'])
  test(`what another program writes during a run is not lost: ${format}`, async (t) => {
    const office = await openBackOffice(t);
    const file = office.file(`orders.${format}`);
    await office.makeOrders(3);
    await sync(office, file);
    await office.pass(60);
    await office.changeOrders(3);
    const [order] = await office.orders();
    const finished = await sync(office, file, [], {
      onWrite: (text) => {
        if (!text.startsWith('Reading')) return;
        if (format === 'sqlite') execute(file, 'CREATE TABLE notes (text TEXT)');
        else writeFileSync(file, `${JSON.stringify(order)}\n`);
      },
    });
    assert.equal(finished.exitCode, 75);
    assert.match(finished.errors, /was changed by another program while the orders were read/);
    if (format === 'sqlite') assert.deepEqual(query(file, 'SELECT * FROM notes'), []);
    else assert.equal(readFileSync(file, 'utf8'), `${JSON.stringify(order)}\n`);
    assert.equal((await sync(office, file)).exitCode, 0);
  });

test('lines that are no orders are left as they are', async (t) => {
  const office = await openBackOffice(t);
  const file = office.file('orders.ndjson');
  await office.makeOrders(2);
  await sync(office, file);
  writeFileSync(file, '{"customer":1}\n', { flag: 'a' });
  await refuse(office, file, 3, /Line 3 of .* is not an order\. Name another file with --to/);
});

test('a folder that is not there, or that is none, or a file that is a folder', async (t) => {
  const office = await openBackOffice(t);
  await refuse(office, office.file('missing/orders.sqlite'), 3, /The folder of .* is not there/);
  writeFileSync(office.file('file'), '');
  await refuse(office, office.file('file/orders.ndjson'), 3, /The folder of .* is not there/);
  mkdirSync(office.file('folder.db'));
  const { exitCode, errors } = await sync(office, office.file('folder.db'));
  assert.equal(exitCode, 3);
  assert.match(errors, /is not a file/);
});

for (const status of [401, 403])
  test(`a key that is refused with ${String(status)}`, async (t) => {
    const office = await openBackOffice(t);
    const wire = await startWire(t, send(status, '{"message":"<b>wrong</b> key abc"}'));
    const file = office.file('orders.sqlite');
    await refuse(
      { ...office, ...wire },
      file,
      3,
      /refuses the key \(40[13]\)\. Check PEPPERED_API_KEY/,
    );
    assert.equal(existsSync(file), false);
  });

test('an unknown client', async (t) => {
  const office = await openBackOffice(t);
  const nobody = { ...office, clientName: 'nobody' };
  const sentence = /There is no client nobody at http.*\. Check --client-name and --api-base\./;
  await refuse(nobody, office.file('orders.sqlite'), 3, sentence);
});

test('an API that cannot be reached', async (t) => {
  t.mock.method(Math, 'random', () => 0);
  const office = await openBackOffice(t);
  await office.makeOrders(3);
  await sync(office, office.file('orders.sqlite'));
  const server = createServer().listen(0);
  await once(server, 'listening');
  const address = server.address();
  assert(address && typeof address === 'object');
  server.close();
  await once(server, 'close');
  const away = { ...office, apiBase: `http://localhost:${String(address.port)}/v1` };
  await refuse(
    away,
    office.file('orders.sqlite'),
    75,
    /cannot be reached.* the next run catches up/,
  );
});

const halfAList: Answer = (response) => {
  response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': 1000 });
  response.write('[{"orderId":1,', () => response.destroy());
};

for (const [what, answer, exitCode, sentence] of [
  ['half a list', halfAList, 75, /connection was lost/],
  ['no list', json({ message: 'ok' }), 1, /something else than orders/],
  ['a page', send(200, '<h1>Hi</h1>', { 'Content-Type': 'text/html' }), 1, /something else/],
  ['a redirect', send(302, '', { Location: '/login' }), 3, /redirects to another address/],
  ['an unknown parameter', send(422, '{}'), 3, /The request is not right/],
  ['too many requests', send(429, '', { 'Retry-After': '0' }), 75, /too busy/],
] as const)
  test(`an API that answers with ${what}`, async (t) => {
    t.mock.method(Math, 'random', () => 0);
    const office = await openBackOffice(t);
    const file = office.file('orders.sqlite');
    await office.makeOrders(3);
    await sync(office, file);
    const { apiBase } = await startWire(t, answer);
    await refuse({ ...office, apiBase }, file, exitCode, sentence);
    assert.match((await sync(office, file)).output, / 0 new, 0 changed, /);
  });

test('with --json a failure is told to programs too', async (t) => {
  const office = await openBackOffice(t);
  const nobody = { ...office, clientName: 'nobody' };
  const { output, errors, exitCode } = await sync(nobody, office.file('o.sqlite'), ['--json']);
  assert.equal(exitCode, 3);
  assert.deepEqual(JSON.parse(output), {
    error: { kind: 'not-found', message: errors.trim().replace('peppered-orders: ', '') },
    exitCode: 3,
  });
});

test('with --json a wrong command line and a missing key are told to programs too', async () => {
  const wrong = await run(['sync', '--json']);
  assert.equal(wrong.exitCode, 2);
  assert.match(
    wrong.output,
    /^\{"error":\{"kind":"usage","message":"--to is missing.*"exitCode":2\}\n$/,
  );
  const keyless = await run(['sync', '--json', '--to', 'o.db', '--client-name', 'demo']);
  assert.equal(keyless.exitCode, 3);
  assert.match(keyless.output, /"kind":"unauthorized"/);
});

test('--watch ends when whoever read the output is gone', async (t) => {
  const office = await openBackOffice(t);
  await office.makeOrders(3);
  const { exitCode, errors } = await sync(office, '-', ['--watch', '1s'], {
    onWrite: (text) => {
      if (text.startsWith('{')) throw Object.assign(new Error('EPIPE'), { code: 'EPIPE' });
    },
  });
  assert.equal(exitCode, 1);
  assert.match(errors, /closed it before the last order/);
});

test('an order that changed in the future is warned of, since it hides what changes until then', async (t) => {
  const office = await openBackOffice(t);
  await office.pass(3 * 86_400);
  await office.makeOrders(1, 0);
  const { exitCode, errors } = await sync(office, office.file('orders.sqlite'));
  assert.equal(exitCode, 0);
  assert.match(errors, /changed in the future.* are not asked for any more/);
});

test('--watch goes on after what passes, and ends where somebody must act', async (t) => {
  const office = await openBackOffice(t);
  const wire = await startWire(t, json({}), json([]), send(401));
  const { exitCode, output, errors } = await sync(
    { ...office, apiBase: wire.apiBase },
    office.file('orders.sqlite'),
    ['--watch', '1s'],
  );
  assert.equal(exitCode, 3);
  assert.match(errors, /something else than orders(.*\n)*.*refuses the key/);
  assert.match(output, / 0 new, /);
});

test('an interruption within a run saves nothing of it', async (t) => {
  const office = await openBackOffice(t);
  const file = office.file('orders.sqlite');
  await office.makeOrders(20_000);
  const stop = new AbortController();
  const onWrite = (text: string) => {
    if (text.startsWith('10,000')) stop.abort();
  };
  const { exitCode, output, errors } = await sync(office, file, [], {
    signal: stop.signal,
    onWrite,
  });
  assert.equal(exitCode, undefined);
  assert.equal(output, '');
  assert.match(errors, /Stopped\. What was not saved yet, the next run reads again\.\n$/);
  assert.equal(existsSync(file), false);
});

const usage: [string, string[], RegExp][] = [
  ['nothing', [], /Say what to do: peppered-orders sync --to/],
  ['another command', ['push'], /The only command is sync/],
  ['a stray word', ['sync', 'orders.sqlite'], /every other word belongs to an option/],
  ['no target', ['sync', '--client-name', 'demo'], /--to is missing/],
  ['a target of another kind', ['sync', '--to', 'orders.csv'], /--to must end in \.sqlite/],
  ['no client', ['sync', '--to', '-'], /--client-name is missing/],
  ['an option that is not there', ['sync', '--form=-'], /There is no option --form\./],
  ['an option without its value', ['sync', '--to'], /--to was given a value that it does not take/],
  [
    'an address without its scheme',
    ['sync', '--to', '-', '--client-name', 'demo', '--api-base', 'localhost:8201/v1'],
    /--api-base must be an address with http/,
  ],
];
for (const [what, args, sentence] of usage)
  test(`the command line with ${what}`, async () => {
    const { exitCode, errors, output } = await run(args);
    assert.equal(exitCode, 2);
    assert.match(errors, sentence);
    assert.match(errors, /\nSee peppered-orders --help\.\n$/);
    assert.equal(output, '');
  });

for (const [option, value] of [
  ['--since', '2026-04-22'],
  ['--since', '2026-02-31T00:00:00Z'],
  ['--watch', '5'],
  ['--watch', '0s'],
  ['--watch', '25h'],
] as const)
  test(`${option} ${value} is no such time`, async (t) => {
    const { exitCode, errors } = await sync(await openBackOffice(t), '-', [option, value]);
    assert.equal(exitCode, 2);
    assert.match(errors, new RegExp(`${option} must be a (date and )?time`));
  });

test('an address that is none', async (t) => {
  const office = await openBackOffice(t);
  const { exitCode, errors } = await sync({ ...office, apiBase: 'demo' }, '-');
  assert.equal(exitCode, 2);
  assert.match(errors, /--api-base must be an address with http/);
});
