import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { on, once } from 'node:events';
import { readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { after, test, type TestContext } from 'node:test';
import timers from 'node:timers/promises';
import fc from 'fast-check';
import pg from 'pg';
import type { Order } from '../../src/orders.js';
import { openBackOffice, type BackOffice } from '../orders/back-office.js';
import { startPostgresql } from './server.js';

const example = 'examples/postgresql/sync-orders.mjs';
const schema = readFileSync('examples/postgresql/schema.sql', 'utf8');
const kills = 10;
/** The arguments of the advisory lock that a run takes. */
const lock = "hashtext('peppered.orders'), hashtext($1)";

const server = await startPostgresql();
after(() => server.stop());

/** A client of one of the server's databases; it ends with the test. */
async function connect(context: TestContext, database: string): Promise<pg.Client> {
  const client = new pg.Client({ host: server.folder, user: 'postgres', database });
  await client.connect();
  context.after(() => client.end());
  return client;
}

/** A theatre with orders, and a new database that `schema.sql` was run in. */
async function openWarehouse(context: TestContext) {
  const office = await openBackOffice(context);
  const name = office.clientName.replaceAll(/\W/g, '_');
  const administrator = await connect(context, 'postgres');
  await administrator.query(`create database ${name}`);
  const database = await connect(context, name);
  await database.query(schema);
  const query = async (sql: string, values: unknown[] = []) => {
    const { rows } = await database.query<Record<string, unknown>>(sql, values);
    return rows;
  };
  const environment = {
    PGHOST: server.folder,
    PGUSER: 'postgres',
    PGDATABASE: name,
    PEPPERED_API_BASE: office.apiBase,
    PEPPERED_CLIENT_NAME: office.clientName,
    PEPPERED_API_KEY: office.apiKey,
  };
  return {
    office,
    database,
    query,
    start: (changes: Partial<typeof environment> = {}) => start({ ...environment, ...changes }),
    rows: () => query('select * from peppered.orders order by order_id'),
    watermark: async () => (await query('select watermark from peppered.watermarks'))[0]?.watermark,
  };
}

type Warehouse = Awaited<ReturnType<typeof openWarehouse>>;

/** Runs the example as it is, on the package as it was built. */
function start(environment: Record<string, string>) {
  const child = spawn(process.execPath, [example], {
    env: { PATH: process.env.PATH, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = text(child.stdout);
  const errors = text(child.stderr);
  const finished = once(child, 'close').then(async () => ({
    exitCode: child.exitCode,
    output: await output,
    errors: await errors,
  }));
  return { child, finished };
}

/** The row that an order is to have, as `pg` reads it: bigint and numeric are strings. */
const row = (clientName: string, order: Order) => ({
  client_name: clientName,
  order_id: String(order.orderId),
  order_key: order.orderKey,
  customer_id: order.customerId === null ? null : String(order.customerId),
  order_status: order.orderStatus,
  order_payment_status: order.orderPaymentStatus,
  order_date: new Date(order.orderDate),
  time_out: order.timeOut === null ? null : new Date(order.timeOut),
  amount: order.amount.toFixed(2),
  order_donation: order.orderDonation.toFixed(2),
  last_changed: new Date(order.lastChanged),
  handling_text_payment: order.handlingTextPayment,
  discount_name: order.discountName,
});
const rowsOf = async (office: BackOffice) =>
  (await office.orders()).map((order) => row(office.clientName, order));

const latest = (orders: Order[]) =>
  Math.max(...orders.map(({ lastChanged }) => Date.parse(lastChanged)));

test('the table has exactly the orders, each batch in a transaction of its own, the last with the watermark', async (t) => {
  const { office, query, start, rows, watermark } = await openWarehouse(t);
  await office.makeOrders(1200);
  const orders = await office.orders();

  const { exitCode, output, errors } = await start().finished;
  assert.equal(errors, '');
  assert.equal(exitCode, 0);
  assert.equal(output, `In step: ${String(orders.length)} orders were new or had changed.\n`);
  assert.deepEqual(await rows(), await rowsOf(office));
  const mark = String(await watermark());
  assert.equal(Date.parse(mark), latest(orders));
  assert(orders.some(({ lastChanged }) => lastChanged === mark));

  const batches = await query(
    `select count(*)::int as orders, bool_or(xmin = (select xmin from peppered.watermarks)) as "withWatermark"
     from peppered.orders group by xmin::text order by 1 desc`,
  );
  assert.deepEqual(batches, [
    { orders: 500, withWatermark: false },
    { orders: 500, withWatermark: false },
    { orders: orders.length - 1000, withWatermark: true },
  ]);
});

test('the next run writes what is new or changed, and leaves the other rows untouched', async (t) => {
  const { office, query, start, rows, watermark } = await openWarehouse(t);
  await office.makeOrders(700);
  await start().finished;
  const before = await office.orders();
  const version = () => query('select order_id, xmin::text from peppered.orders order by order_id');
  const versions = new Set((await version()).map((each) => JSON.stringify(each)));

  await office.pass(60);
  await office.changeOrders(20);
  await office.makeOrders(5, 0);
  const known = new Set(before.map((order) => JSON.stringify(order)));
  const now = await office.orders();
  const touched = now.filter((order) => !known.has(JSON.stringify(order)));
  assert(touched.length > 5);

  const { output } = await start().finished;
  assert.equal(output, `In step: ${String(touched.length)} orders were new or had changed.\n`);
  assert.deepEqual(await rows(), await rowsOf(office));
  assert.equal(Date.parse(String(await watermark())), latest(now));
  const rewritten = (await version()).filter((each) => !versions.has(JSON.stringify(each)));
  assert.deepEqual(
    rewritten.map(({ order_id }) => Number(order_id)),
    touched.map(({ orderId }) => orderId),
  );

  assert.equal((await start().finished).output, 'In step: 0 orders were new or had changed.\n');
});

test(`killed ${String(kills)} times while orders change, it has exactly the server's orders in the end`, async (t) => {
  const { office, database, query, start, rows } = await openWarehouse(t);
  await office.makeOrders(3000);
  await query(
    'create function tell() returns trigger language plpgsql as $$ begin notify batch; return null; end $$',
  );
  await query('create trigger tell after insert on peppered.orders execute function tell()');
  await query('listen batch');
  const seed = Date.now();
  t.diagnostic(`seed ${String(seed)}`);
  const moments = fc.sample(
    fc.record({ batches: fc.nat({ max: 3 }), milliseconds: fc.nat({ max: 5 }) }),
    { seed, numRuns: 1000 },
  );

  let killed = 0;
  let betweenBatches = 0;
  for (const { batches, milliseconds } of moments) {
    if (killed === kills) break;
    await office.pass(1);
    await Promise.all([office.changeOrders(1500), office.makeOrders(2, 0)]);
    const { child, finished } = start();
    const ended = new AbortController();
    const { signal } = ended;
    void finished.then(() => ended.abort());
    let written = 0;
    const notifications = on(database, 'notification', { signal });
    try {
      for (; written < batches; written++) await notifications.next();
      await timers.setTimeout(milliseconds, undefined, { signal });
      child.kill('SIGKILL');
    } catch (error) {
      // The run ended before.
      if (!signal.aborted) throw error;
    }
    const { exitCode, errors } = await finished;
    if (child.signalCode) killed++;
    else assert.equal(exitCode, 0, errors);
    if (child.signalCode && written > 0) betweenBatches++;
    // PostgreSQL may still be busy with what the killed run sent; its lock is free once that is done.
    await query(`select pg_advisory_lock(${lock})`, [office.clientName]);
    await query(`select pg_advisory_unlock(${lock})`, [office.clientName]);
  }
  t.diagnostic(`${String(betweenBatches)} were killed after a batch`);
  assert.equal(killed, kills);

  assert.equal((await start().finished).exitCode, 0);
  assert.deepEqual(await rows(), await rowsOf(office));
});

for (const [what, table, condition, whole] of [
  ['a batch', 'orders', '(select count(*) from peppered.orders) > 600', 500],
  ['the watermark', 'watermarks', 'true', 1000],
] as const)
  test(`${what} that cannot be written leaves whole batches and no watermark; the next run writes the rest`, async (t) => {
    const { office, query, start, rows, watermark } = await openWarehouse(t);
    await office.makeOrders(1200);
    await query(
      `create function refuse() returns trigger language plpgsql as
       $$ begin if ${condition} then raise 'The disk is full.'; end if; return null; end $$`,
    );
    await query(
      `create trigger refuse after insert on peppered.${table} execute function refuse()`,
    );

    assert.deepEqual(await start().finished, {
      exitCode: 1,
      output: '',
      errors: 'Failed: The disk is full.\n',
    });
    assert.equal((await rows()).length, whole);
    assert.equal(await watermark(), undefined);

    await query('drop function refuse cascade');
    assert.equal((await start().finished).exitCode, 0);
    assert.deepEqual(await rows(), await rowsOf(office));
  });

/** Starts a run that waits for a row lock as it writes its first batch. */
async function startHeldUp({ query, start }: Warehouse) {
  await query('begin');
  await query('lock table peppered.orders in exclusive mode');
  const running = start();
  let waiting: Record<string, unknown> | undefined;
  while (!waiting && running.child.exitCode === null)
    [waiting] = await query('select pid from pg_locks where not granted');
  return { ...running, pid: waiting?.pid };
}

test('a second run at the same time says so and ends; the first goes on', async (t) => {
  const warehouse = await openWarehouse(t);
  const { office, query, start, rows } = warehouse;
  await office.makeOrders(10);
  const first = await startHeldUp(warehouse);
  assert.deepEqual(await start().finished, {
    exitCode: 75,
    output: '',
    errors: 'Another run is under way in this database: it goes on, and this one ends.\n',
  });
  await query('commit');
  assert.equal((await first.finished).exitCode, 0);
  assert.deepEqual(await rows(), await rowsOf(office));
});

test('a lost connection is one sentence, and the next run writes the orders', async (t) => {
  const warehouse = await openWarehouse(t);
  const { office, query, start, rows } = warehouse;
  await office.makeOrders(10);
  const { pid, finished } = await startHeldUp(warehouse);
  await query('select pg_terminate_backend($1)', [pid]);
  await query('commit');
  const { exitCode, errors } = await finished;
  assert.equal(exitCode, 1);
  assert.equal(errors, 'Failed: terminating connection due to administrator command\n');
  assert.equal((await start().finished).exitCode, 0);
  assert.deepEqual(await rows(), await rowsOf(office));
});

test('what is not right is said in one sentence, without the key', async (t) => {
  const { office, start } = await openWarehouse(t);
  const failures = [
    [{ PEPPERED_API_KEY: '' }, /Set PEPPERED_API_KEY/],
    [{ PEPPERED_API_KEY: 'canary-of-the-key' }, /401/],
    [{ PEPPERED_CLIENT_NAME: '' }, /client-name/],
    [{ PGHOST: office.folder }, /ENOENT/],
    [{ PGDATABASE: 'postgres' }, /relation "peppered.watermarks" does not exist/],
  ] as const;
  for (const [changes, sentence] of failures) {
    const { exitCode, output, errors } = await start(changes).finished;
    assert.equal(exitCode, 1);
    assert.equal(output, '');
    assert.match(errors, /^Failed: .*\n$/);
    assert.match(errors, sentence);
    assert(!errors.includes(office.apiKey) && !errors.includes('canary'));
  }
});
