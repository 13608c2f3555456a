import assert from 'node:assert/strict';
import {
  chmodSync,
  chownSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { open } from 'node:fs/promises';
import { test } from 'node:test';
import timers from 'node:timers/promises';
import * as v from 'valibot';
import { json, startWire } from '../wire.js';
import { execute, openBackOffice, query } from './back-office.js';
import { sync } from './command.js';
import { order } from './sample.js';

const everyOrder = 'SELECT * FROM orders ORDER BY orderId';

const linesOf = (text: string) =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { orderId: number });

/** What is in a target, by `orderId`. */
const read = {
  sqlite: (file: string) => query(file, everyOrder),
  ndjson: (file: string) => linesOf(readFileSync(file, 'utf8')),
};

for (const format of ['sqlite', 'ndjson'] as const) {
  test(`${format}: holds the orders of the server, again and again`, async (t) => {
    const office = await openBackOffice(t);
    const file = office.file(`orders.${format}`);
    await office.makeOrders(300);
    const first = await sync(office, file);
    assert.equal(first.exitCode, 0, first.errors);
    assert.match(first.output, /is in step: 300 new, 0 changed, 0 unchanged in \d+\.\d s\.\n$/);
    assert.deepEqual(read[format](file), await office.orders());

    await office.pass(60);
    await office.changeOrders(20);
    await office.makeOrders(1);
    const second = await sync(office, file);
    assert.match(second.output, / 1 new, 20 changed, /);
    assert.deepEqual(read[format](file), await office.orders());
  });

  test(`${format}: what comes again unchanged is not written again`, async (t) => {
    const office = await openBackOffice(t);
    const file = office.file(`orders.${format}`);
    await office.makeOrders(5);
    await office.pass(60);
    await office.changeOrders(5);
    await sync(office, file);
    const before = statSync(file);
    const { output } = await sync(office, file);
    assert.match(output, / 0 new, 0 changed, 5 unchanged /);
    const { ino, mtimeMs } = statSync(file);
    assert.deepEqual({ ino, mtimeMs }, { ino: before.ino, mtimeMs: before.mtimeMs });
  });

  test(`${format}: begins at --since, and then where it left off`, async (t) => {
    const office = await openBackOffice(t);
    const file = office.file(`orders.${format}`);
    await office.makeOrders(50);
    const later = (await office.orders()).map(({ lastChanged }) => Date.parse(lastChanged)).sort();
    const since = new Date(later[40] ?? 0).toISOString();
    const { output } = await sync(office, file, ['--since', since]);
    assert.match(output, / 10 new, /);
    await office.pass(60);
    await office.changeOrders(50);
    assert.match((await sync(office, file, ['--since', since])).output, / 40 new, 10 changed, /);
  });

  test(`${format}: an empty theatre is in step too`, async (t) => {
    const office = await openBackOffice(t);
    const file = office.file(`orders.${format}`);
    const { exitCode, output } = await sync(office, file);
    assert.equal(exitCode, 0);
    assert.match(output, / 0 new, /);
    assert.deepEqual(read[format](file), []);
  });

  test(`${format}: a file of one theatre does not take the orders of another`, async (t) => {
    const office = await openBackOffice(t);
    const file = office.file(`orders.${format}`);
    await office.makeOrders(3);
    await sync(office, file);
    const before = readFileSync(file);
    const { clientName, apiKey } = office.sandbox.createTheatre();
    const other = await sync({ ...office, clientName, apiKey }, file);
    assert.equal(other.exitCode, 3);
    assert(other.errors.includes(`the orders of ${office.clientName}, not of ${clientName}.`));
    assert.deepEqual(readFileSync(file), before);
  });

  test(`${format}: an order that comes twice is kept as it changed last`, async (t) => {
    const office = await openBackOffice(t);
    const file = office.file(`orders.${format}`);
    const older = order(1, { amount: 1, lastChanged: '2026-04-22T13:10:12+02:00' });
    const newer = order(1, { amount: 2, lastChanged: '2026-04-22T12:10:12.5Z' });
    const { apiBase } = await startWire(t, json([older, newer, older]));
    const { output } = await sync({ ...office, apiBase }, file);
    assert.match(output, / 1 new, /);
    assert.deepEqual(read[format](file), [newer]);
  });

  test(`${format}: with --details each order is asked for on its own`, async (t) => {
    const office = await openBackOffice(t);
    const file = office.file(`orders.${format}`);
    await office.makeOrders(12);
    assert.equal((await sync(office, file, ['--details'])).exitCode, 0);
    assert.deepEqual(read[format](file), await office.orders());
  });
}

/** A group of this user that new files do not get; the superuser gives files to any. */
const otherGroup =
  process.getuid?.() === 0
    ? 100
    : process.getgroups?.().find((group) => group !== process.getegid?.());

// Windows has other rights, and asks for them before it makes a link.
for (const format of process.platform === 'win32' ? [] : (['sqlite', 'ndjson'] as const)) {
  test(`${format}: whoever has it open reads the old version to its end`, async (t) => {
    const office = await openBackOffice(t);
    const file = office.file(`orders.${format}`);
    await office.makeOrders(20);
    await sync(office, file);
    const before = readFileSync(file);
    const reader = await open(file);
    await office.pass(60);
    await office.changeOrders(20);
    assert.match((await sync(office, file)).output, / 20 changed, /);
    assert.deepEqual(await reader.readFile(), before);
    await reader.close();
    assert.notDeepEqual(readFileSync(file), before);
  });

  test(`${format}: keeps its rights, and follows a link`, async (t) => {
    const office = await openBackOffice(t);
    mkdirSync(office.file('shared'));
    const file = office.file(`shared/orders.${format}`);
    const link = office.file(`link.${format}`);
    writeFileSync(file, '', { mode: 0o640 });
    symlinkSync(file, link);
    await office.makeOrders(3);
    assert.equal((await sync(office, link)).exitCode, 0);
    assert.equal(read[format](file).length, 3);
    assert.equal(statSync(file).mode & 0o777, 0o640);
  });

  if (otherGroup !== undefined)
    test(`${format}: keeps its group`, async (t) => {
      const office = await openBackOffice(t);
      const file = office.file(`orders.${format}`);
      writeFileSync(file, '');
      chownSync(file, -1, otherGroup);
      chmodSync(file, 0o640);
      await office.makeOrders(1);
      await sync(office, file);
      const { gid, mode, size } = statSync(file);
      assert(size > 0);
      assert.deepEqual([gid, mode & 0o777], [otherGroup, 0o640]);
    });

  test(`${format}: a new file is for its owner only`, async (t) => {
    const office = await openBackOffice(t);
    const file = office.file(`orders.${format}`);
    await sync(office, file);
    assert.equal(statSync(file).mode & 0o777, 0o600);
  });
}

test('sqlite: tables, views and indexes that somebody added stay', async (t) => {
  const office = await openBackOffice(t);
  const file = office.file('orders.sqlite');
  await office.makeOrders(3);
  await sync(office, file);
  execute(
    file,
    `CREATE TABLE seen (orderId INTEGER); INSERT INTO seen VALUES (1);
     CREATE VIEW paid AS SELECT * FROM orders WHERE orderPaymentStatus = 'paid';
     CREATE INDEX by_date ON orders (orderDate);`,
  );
  await office.pass(60);
  await office.changeOrders(3);
  assert.match((await sync(office, file)).output, / 3 changed, /);
  assert.deepEqual(query(file, 'SELECT orderId FROM seen'), [{ orderId: 1 }]);
  const names = query(file, "SELECT name FROM sqlite_schema WHERE name IN ('paid', 'by_date')");
  assert.equal(names.length, 2);
});

test('nothing but the target is left in the folder', async (t) => {
  const office = await openBackOffice(t);
  await office.makeOrders(3);
  for (const name of ['orders.sqlite', 'orders.ndjson']) await sync(office, office.file(name));
  const files = ['orders.ndjson', 'orders.ndjson.watermark', 'orders.sqlite'];
  assert.deepEqual(readdirSync(office.folder).sort(), files);
});

test('- writes one line of JSON for each order, and everything else elsewhere', async (t) => {
  const office = await openBackOffice(t);
  await office.makeOrders(300);
  const { exitCode, output, errors } = await sync(office, '-');
  assert.equal(exitCode, 0);
  const orders = linesOf(output).sort((one, other) => one.orderId - other.orderId);
  assert.deepEqual(orders, await office.orders());
  assert.match(errors, /^Reading every order at .*\nThe output is in step: 300 new, /);
});

const Summary = v.strictObject({
  new: v.number(),
  changed: v.number(),
  unchanged: v.number(),
  watermark: v.nullable(v.string()),
  duration: v.pipe(v.number(), v.integer(), v.minValue(0)),
});

test('--json is a summary for programs, beside the orders where those are the output', async (t) => {
  const office = await openBackOffice(t);
  await office.makeOrders(3);
  const [latest] = (await office.orders())
    .map(({ lastChanged }) => lastChanged)
    .sort((one, other) => Date.parse(other) - Date.parse(one));
  const toFile = await sync(office, office.file('orders.sqlite'), ['--json']);
  const { duration, ...summary } = v.parse(Summary, JSON.parse(toFile.output));
  assert.deepEqual(summary, { new: 3, changed: 0, unchanged: 0, watermark: latest });
  assert.equal(toFile.errors, '');

  const toOutput = await sync(office, '-', ['--json']);
  assert.equal(linesOf(toOutput.output).length, 3);
  assert.equal(v.parse(Summary, JSON.parse(toOutput.errors)).new, 3);
});

test('long lists are reported on in plain lines', async (t) => {
  const office = await openBackOffice(t);
  await office.makeOrders(20_500);
  const { errors } = await sync(office, office.file('orders.sqlite'));
  assert.equal(
    errors,
    `Reading every order at ${office.clientName}.\n10,000 orders so far.\n20,000 orders so far.\n`,
  );
});

for (const to of ['orders.sqlite', 'orders.ndjson', '-'])
  test(`--watch goes on until it is told to stop: ${to}`, async (t) => {
    const office = await openBackOffice(t);
    await office.makeOrders(3);
    const stop = new AbortController();
    const summaries: string[] = [];
    const onWrite = (text: string) => {
      if (!text.includes('is in step')) return;
      if (summaries.push(text) === 3) stop.abort();
    };
    const target = to === '-' ? to : office.file(to);
    const finished = sync(office, target, ['--watch', '1s'], { signal: stop.signal, onWrite });
    await waitFor(() => summaries.length === 1);
    await office.pass(60);
    await office.changeOrders(1);
    const { exitCode, output, errors } = await finished;
    assert.equal(exitCode, 0);
    assert.match(errors, /\nStopped\. /);
    assert.match(summaries[0] ?? '', / 3 new, 0 changed, 0 unchanged /);
    assert.match(summaries.join(''), to === '-' ? / 1 new, 0 changed, / : / 0 new, 1 changed, /);
    if (to === '-') assert.equal(linesOf(output).length, 4);
  });

/** Resolves as soon as the condition holds; the test's own deadline ends it otherwise. */
async function waitFor(condition: () => boolean): Promise<void> {
  while (!condition()) await timers.setTimeout(10);
}
