import * as v from 'valibot';
import type { GatewayStore } from './store.js';

type Values = (string | number)[];

/** What `better-sqlite3` and `node:sqlite` have in common, or what `node-sqlite3-wasm` has. */
export type SqliteDatabase = StatementDatabase | WasmDatabase;

interface Statement {
  get(...values: Values): unknown;
  run(...values: Values): unknown;
}

interface StatementDatabase {
  exec(sql: string): unknown;
  prepare(sql: string): Statement;
}

interface WasmDatabase {
  exec(sql: string): unknown;
  all(sql: string, values: Values): unknown[];
}

const Row = v.nullish(v.object({ value: v.string() }));

/** Milliseconds between two searches for what has expired. */
const sweepInterval = 60_000;

/**
 * A store that outlives a restart, and that several processes on one machine can share.
 * @param database An open database of `better-sqlite3`, `node:sqlite` or `node-sqlite3-wasm`, best one of its own: it gets
 *   a table `peppered_cart_gateway`, and waits up to 5 seconds for another process that writes.
 */
export function createSqliteStore(database: SqliteDatabase): GatewayStore {
  database.exec('PRAGMA busy_timeout = 5000');
  return createTableStore(database);
}

/** The store in a table that it makes where there is none. */
export function createTableStore(database: SqliteDatabase): GatewayStore {
  database.exec(`CREATE TABLE IF NOT EXISTS peppered_cart_gateway (
      key TEXT PRIMARY KEY, value TEXT NOT NULL, expires INTEGER NOT NULL
    ) WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS peppered_cart_gateway_expires ON peppered_cart_gateway (expires);`);
  const insert =
    'INSERT INTO peppered_cart_gateway (key, value, expires) VALUES (?, ?, ?) ON CONFLICT (key) DO UPDATE SET';
  const prepare = (sql: string) => toStatement(database, sql);
  const get = prepare('SELECT value FROM peppered_cart_gateway WHERE key = ? AND expires > ?');
  const set = prepare(`${insert} value = excluded.value, expires = excluded.expires`);
  // One statement each, because a statement is atomic between processes too.
  const add = prepare(`${insert}
    value = iif(expires > ?, value, excluded.value),
    expires = iif(expires > ?, expires, excluded.expires) RETURNING value`);
  const increment = prepare(`${insert}
    value = iif(expires > ?, CAST(value AS INTEGER) + 1, excluded.value),
    expires = iif(expires > ?, expires, excluded.expires) RETURNING value`);
  const remove = prepare('DELETE FROM peppered_cart_gateway WHERE key = ?');
  const sweep = prepare('DELETE FROM peppered_cart_gateway WHERE expires <= ?');
  let swept = 0;

  const read = (statement: Statement, ...values: Values) =>
    v.parse(Row, statement.get(...values))?.value;
  const write = (statement: Statement, key: string, value: string, lifetime: number) => {
    const now = Date.now();
    if (now - swept >= sweepInterval) {
      swept = now;
      sweep.run(now);
    }
    return v.parse(v.string(), read(statement, key, value, now + lifetime, now, now));
  };

  return {
    get: (key) => promise(() => read(get, key, Date.now())),
    add: (key, value, lifetime) => promise(() => write(add, key, value, lifetime)),
    set: (key, value, lifetime) =>
      promise(() => {
        set.run(key, value, Date.now() + lifetime);
      }),
    delete: (key) =>
      promise(() => {
        remove.run(key);
      }),
    increment: (key, lifetime) => promise(() => Number(write(increment, key, '1', lifetime))),
  };
}

function toStatement(database: SqliteDatabase, sql: string): Statement {
  if (!('all' in database)) return database.prepare(sql);
  // A statement of node-sqlite3-wasm may keep the lock on the file until it is finalized. Its database does that each time.
  const all = (...values: Values) => database.all(sql, values);
  return { get: (...values) => all(...values)[0], run: all };
}

/** The databases are synchronous; what they throw must reject. */
const promise = <T>(work: () => T): Promise<T> =>
  new Promise((resolve) => {
    resolve(work());
  });
