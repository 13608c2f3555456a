import * as v from 'valibot';
import type { GatewayStore } from './store.js';

/** What `better-sqlite3` and `node:sqlite` have in common. */
export interface SqliteDatabase {
  exec(sql: string): unknown;
  prepare(sql: string): SqliteStatement;
}

export interface SqliteStatement {
  get(...values: (string | number)[]): unknown;
  run(...values: (string | number)[]): unknown;
}

const Row = v.nullish(v.object({ value: v.string() }));

/** Milliseconds between two searches for what has expired. */
const sweepInterval = 60_000;

/**
 * A store that outlives a restart, and that several processes on one machine can share.
 * @param database An open database of `better-sqlite3` or `node:sqlite`, best one of its own: it gets a table
 *   `peppered_cart_gateway`, and waits up to 5 seconds for another process that writes.
 */
export function createSqliteStore(database: SqliteDatabase): GatewayStore {
  database.exec(`PRAGMA busy_timeout = 5000;
    CREATE TABLE IF NOT EXISTS peppered_cart_gateway (
      key TEXT PRIMARY KEY, value TEXT NOT NULL, expires INTEGER NOT NULL
    ) WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS peppered_cart_gateway_expires ON peppered_cart_gateway (expires);`);
  const insert =
    'INSERT INTO peppered_cart_gateway (key, value, expires) VALUES (?, ?, ?) ON CONFLICT (key) DO UPDATE SET';
  const get = database.prepare(
    'SELECT value FROM peppered_cart_gateway WHERE key = ? AND expires > ?',
  );
  const set = database.prepare(`${insert} value = excluded.value, expires = excluded.expires`);
  // One statement each, because a statement is atomic between processes too.
  const add = database.prepare(`${insert}
    value = iif(expires > ?, value, excluded.value),
    expires = iif(expires > ?, expires, excluded.expires) RETURNING value`);
  const increment = database.prepare(`${insert}
    value = iif(expires > ?, CAST(value AS INTEGER) + 1, excluded.value),
    expires = iif(expires > ?, expires, excluded.expires) RETURNING value`);
  const remove = database.prepare('DELETE FROM peppered_cart_gateway WHERE key = ?');
  const sweep = database.prepare('DELETE FROM peppered_cart_gateway WHERE expires <= ?');
  let swept = 0;

  const read = (statement: SqliteStatement, ...values: (string | number)[]) =>
    v.parse(Row, statement.get(...values))?.value;
  const write = (statement: SqliteStatement, key: string, value: string, lifetime: number) => {
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

/** The databases are synchronous; what they throw must reject. */
const promise = <T>(work: () => T): Promise<T> =>
  new Promise((resolve) => {
    resolve(work());
  });
