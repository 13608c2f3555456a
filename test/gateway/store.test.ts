import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { MemoryStore } from '../../src/gateway/memory-store.js';
import { createSqliteStore, type SqliteDatabase } from '../../src/gateway/sqlite-store.js';
import { storeKey, type GatewayStore } from '../../src/gateway/store.js';
import { databaseFile, openDatabase, type OpenDatabase } from './sqlite.js';
import { describeStore, minute } from './store-suite.js';

function openFile(context: TestContext, file = databaseFile(context)): OpenDatabase {
  const database = openDatabase(file);
  context.after(() => {
    database.close();
  });
  return database;
}

const openSqlite = (context: TestContext, file?: string): GatewayStore =>
  createSqliteStore(openFile(context, file));

/** A database with statements as those of better-sqlite3: they take their values one by one, and know whether they give rows. */
function withStatements(database: OpenDatabase): SqliteDatabase {
  return {
    exec: (sql) => {
      database.exec(sql);
    },
    prepare: (sql) => {
      const givesRows = /SELECT|RETURNING/.test(sql);
      return {
        get(...values) {
          assert(givesRows, 'this statement gives no rows');
          return database.all(sql, values)[0];
        },
        run(...values) {
          assert(!givesRows, 'this statement gives rows');
          return database.run(sql, values);
        },
      };
    },
  };
}

const stores: Record<string, (context: TestContext) => GatewayStore> = {
  MemoryStore: () => new MemoryStore(),
  'a store on SQLite': openSqlite,
  'a store on SQLite with statements': (context) =>
    createSqliteStore(withStatements(openFile(context))),
};

/** Stops the clock; `tick` moves it. */
function stopClock({ mock }: TestContext): (milliseconds: number) => void {
  mock.timers.enable({ apis: ['Date'], now: Date.parse('2026-04-22T14:00:00Z') });
  return (milliseconds) => {
    mock.timers.tick(milliseconds);
  };
}

for (const [name, open] of Object.entries(stores))
  describeStore(name, (context) => ({ tick: stopClock(context), store: open(context) }));

test('a store on SQLite outlives the process that wrote it', async (t) => {
  const file = databaseFile(t);
  const first = openDatabase(file);
  const before = createSqliteStore(first);
  await before.add('a', 'kept', minute);
  await before.increment('count', minute);
  first.close();
  const after = openSqlite(t, file);
  assert.equal(await after.add('a', 'new', minute), 'kept');
  assert.equal(await after.increment('count', minute), 2);
});

test('two connections to one file share what they hold', async (t) => {
  const file = databaseFile(t);
  const [one, other] = [openSqlite(t, file), openSqlite(t, file)];
  assert.equal(await one.add('a', 'one', minute), 'one');
  assert.equal(await other.add('a', 'other', minute), 'one');
  await other.delete('a');
  assert.equal(await one.get('a'), undefined);
});

test('a store on SQLite does not keep what has expired', async (t) => {
  const tick = stopClock(t);
  const file = databaseFile(t);
  const store = openSqlite(t, file);
  for (const key of ['a', 'b', 'c']) await store.add(key, 'old', minute);
  tick(minute);
  await store.add('d', 'new', minute);
  const rows = openFile(t, file).get('SELECT count(*) AS rows FROM peppered_cart_gateway');
  assert.deepEqual(rows, { rows: 1 });
});

/** The database, and all that is executed in it. */
function record(context: TestContext): { database: SqliteDatabase; executed: string[] } {
  const file = openFile(context);
  const executed: string[] = [];
  const exec = (sql: string) => {
    executed.push(sql);
    file.exec(sql);
  };
  return { executed, database: { ...withStatements(file), exec } };
}

test('what many ask at the same time is one transaction on SQLite', async (t) => {
  const { database, executed } = record(t);
  const store = createSqliteStore(database);
  executed.length = 0;
  await Promise.all(Array.from({ length: 20 }, () => store.increment('a', minute)));
  assert.deepEqual(executed, ['BEGIN IMMEDIATE', 'COMMIT']);
  assert.equal(await store.increment('a', minute), 21);
  assert.equal(executed.length, 2);
});

test('when one of a transaction fails, nothing of it is kept, and the next is as ever', async (t) => {
  const { database } = record(t);
  const store = createSqliteStore(database);
  const wrong = NaN;
  const answers = await Promise.allSettled([
    store.add('a', 'one', minute),
    store.set('b', 'other', wrong),
  ]);
  assert.deepEqual(
    answers.map(({ status }) => status),
    ['rejected', 'rejected'],
  );
  assert.equal(await store.get('a'), undefined);
  assert.equal(await store.add('a', 'new', minute), 'new');
});

test('a statement that has failed is as good as new', async (t) => {
  const store = openSqlite(t);
  await assert.rejects(store.set('a', 'b', NaN));
  await store.set('a', 'b', minute);
  assert.equal(await store.get('a'), 'b');
});

test('what a database throws, rejects', async (t) => {
  const database = openDatabase(databaseFile(t));
  const store = createSqliteStore(database);
  database.close();
  await assert.rejects(store.get('a'));
  await assert.rejects(store.add('a', 'b', minute));
  await assert.rejects(store.set('a', 'b', minute));
});

test('a full MemoryStore gives up what would expire first, and stays within its size', async () => {
  const store = new MemoryStore({ maximum: 10_000 });
  await store.set('answer', 'x'.repeat(1_000), 60 * minute);
  for (let index = 0; index < 1_000; index++)
    await store.set(`rate ${String(index)}`, 'x'.repeat(100), minute + index);
  assert.equal(await store.get('answer'), 'x'.repeat(1_000));
  assert.equal(await store.get('rate 0'), undefined);
  assert.notEqual(await store.get('rate 999'), undefined);
  let left = 0;
  for (let index = 0; index < 1_000; index++)
    if ((await store.get(`rate ${String(index)}`)) !== undefined) left++;
  // Each of them counts for 150 more than its characters.
  assert(left > 20 && left < 40, String(left));
});

test('a MemoryStore makes room of what has expired first', async (t) => {
  const tick = stopClock(t);
  const store = new MemoryStore({ maximum: 1_300 });
  await store.set('expired', 'x'.repeat(800), minute);
  tick(minute - 1);
  await store.set('kept', 'x'.repeat(100), minute / 2);
  tick(1);
  await store.set('new', 'x'.repeat(800), minute);
  assert.equal(await store.get('kept'), 'x'.repeat(100));
});

test('a MemoryStore keeps no process alive', async () => {
  const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
  const before = timers();
  await new MemoryStore().set('a', 'b', minute);
  assert.equal(timers(), before);
});

test('a key in a store tells nothing, and depends on every part', async () => {
  const key = await storeKey('cart', '4DSMDACyPo8wLr8vFnTVUR6HzWC5tWGi');
  assert.match(key, /^[0-9a-f]{64}$/);
  assert.notEqual(await storeKey('a', 'bc'), await storeKey('ab', 'c'));
  assert.notEqual(await storeKey('a'), await storeKey('a', ''));
  assert.equal(await storeKey('a', 'b'), await storeKey('a', 'b'));
});
