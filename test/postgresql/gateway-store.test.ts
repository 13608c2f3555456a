import assert from 'node:assert/strict';
import { after, test, type TestContext } from 'node:test';
import pg from 'pg';
import { createPostgresStore } from '../../src/gateway.js';
import { describeStore, minute } from '../gateway/store-suite.js';
import { startPostgresql } from './server.js';

const server = await startPostgresql();
after(() => server.stop());

let databases = 0;

/** A new database, and what opens pools of it. */
async function openDatabase(context: TestContext) {
  const database = `site_${String(++databases)}`;
  const open = (settings: pg.PoolConfig = {}) => {
    const pool = new pg.Pool({ host: server.folder, user: 'postgres', database, ...settings });
    pool.on('error', () => undefined);
    context.after(() => pool.end());
    return pool;
  };
  const administrator = new pg.Client({ host: server.folder, user: 'postgres' });
  await administrator.connect();
  context.after(() => administrator.end());
  await administrator.query(`create database ${database}`);
  return { open, administrator, database };
}

describeStore('a store on PostgreSQL', async (t) => {
  const { open } = await openDatabase(t);
  const pool = open();
  return {
    store: createPostgresStore(pool),
    // PostgreSQL counts by its own clock.
    tick: async (milliseconds) => {
      const earlier = `expires - ${String(milliseconds)} * interval '1 millisecond'`;
      await pool.query(`update peppered_cart_gateway set expires = ${earlier}`);
    },
  };
});

test('processes that start together make one table, and one of them gets a key', async (t) => {
  const { open } = await openDatabase(t);
  const stores = Array.from({ length: 8 }, () => createPostgresStore(open({ max: 2 })));
  const answers = await Promise.all(
    stores.map((store, index) => store.add('a', String(index), minute)),
  );
  assert.equal(new Set(answers).size, 1);
});

test('a user who may make no table works with one that is there', async (t) => {
  const { open } = await openDatabase(t);
  const owner = open();
  await createPostgresStore(owner).add('a', 'kept', minute);
  await owner.query(`create role site login;
    grant select, insert, update, delete on peppered_cart_gateway to site`);
  const store = createPostgresStore(open({ user: 'site' }));
  assert.equal(await store.add('a', 'new', minute), 'kept');
});

test('a user who may make no table hears so each time, until it is there', async (t) => {
  const { open } = await openDatabase(t);
  const owner = open();
  await owner.query('create role visitor login');
  const store = createPostgresStore(open({ user: 'visitor' }));
  await assert.rejects(store.get('a'), /permission denied/);
  await createPostgresStore(owner).add('a', 'kept', minute);
  await owner.query('grant select on peppered_cart_gateway to visitor');
  assert.equal(await store.get('a'), 'kept');
});

test('a connection that is lost rejects, and the next one knows what was kept', async (t) => {
  const { open, administrator, database } = await openDatabase(t);
  const store = createPostgresStore(open({ max: 1 }));
  await store.add('a', 'kept', minute);
  const ending = administrator.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1',
    [database],
  );
  const adding = store.add('b', 'first', minute).catch(() => undefined);
  await ending;
  const answer = await adding;
  const other = createPostgresStore(open());
  const known = await other.add('b', 'second', minute);
  if (answer !== undefined) assert.deepEqual([answer, known], ['first', 'first']);
  assert.equal(await other.get('a'), 'kept');
});

test('what has expired goes', async (t) => {
  const { open } = await openDatabase(t);
  const pool = open();
  t.mock.timers.enable({ apis: ['Date'], now: Date.now() });
  const store = createPostgresStore(pool);
  await store.add('old', 'x', minute);
  await pool.query('update peppered_cart_gateway set expires = now()');
  t.mock.timers.tick(minute);
  await store.add('new', 'x', minute);
  const { rows } = await pool.query('select key from peppered_cart_gateway');
  assert.deepEqual(rows, [{ key: 'new' }]);
});
