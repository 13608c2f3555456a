import * as v from 'valibot';
import type { GatewayStore } from './store.js';

type Values = (string | number)[];

/** What `better-sqlite3` and `node:sqlite` have in common, or what `node-sqlite3-wasm` has. */
export type SqliteDatabase = StatementDatabase | WasmDatabase;

interface StatementDatabase {
  exec(sql: string): unknown;
  prepare(sql: string): { get(...values: Values): unknown; run(...values: Values): unknown };
}

interface WasmDatabase {
  exec(sql: string): unknown;
  all(sql: string, values: Values): unknown;
  prepare(sql: string): WasmStatement;
}

interface WasmStatement {
  all(values: Values): unknown[];
  finalize(): void;
}

/** A database, and how it is asked. */
export interface Table {
  exec: (sql: string) => unknown;
  /** Makes what runs a statement to its end, and gives its first row. */
  prepare: (sql: string) => (...values: Values) => unknown;
  /** Runs statements that belong together, and answers when they are kept. */
  run: <T>(work: () => T) => Promise<T>;
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
  return createTableStore({
    exec: (sql) => database.exec(sql),
    prepare: (sql) => ('all' in database ? prepareWasm(database, sql) : prepare(database, sql)),
    run: inTransactions(database),
  });
}

/** The store in a table that it makes where there is none. */
export function createTableStore({ exec, prepare, run }: Table): GatewayStore {
  exec(`CREATE TABLE IF NOT EXISTS peppered_cart_gateway (
      key TEXT PRIMARY KEY, value TEXT NOT NULL, expires INTEGER NOT NULL
    ) WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS peppered_cart_gateway_expires ON peppered_cart_gateway (expires);`);
  const insert =
    'INSERT INTO peppered_cart_gateway (key, value, expires) VALUES (?, ?, ?) ON CONFLICT (key) DO UPDATE SET';
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

  const valueOf = (row: unknown) => v.parse(Row, row)?.value;
  const write = (statement: typeof add, key: string, value: string, lifetime: number) => {
    const now = Date.now();
    if (now - swept >= sweepInterval) {
      swept = now;
      sweep(now);
    }
    return v.parse(v.string(), valueOf(statement(key, value, now + lifetime, now, now)));
  };

  return {
    get: (key) => run(() => valueOf(get(key, Date.now()))),
    add: (key, value, lifetime) => run(() => write(add, key, value, lifetime)),
    set: (key, value, lifetime) =>
      run(() => {
        set(key, value, Date.now() + lifetime);
      }),
    delete: (key) =>
      run(() => {
        remove(key);
      }),
    increment: (key, lifetime) => run(() => Number(write(increment, key, '1', lifetime))),
  };
}

function prepare(database: StatementDatabase, sql: string) {
  const statement = database.prepare(sql);
  // Those of better-sqlite3 have `get` for what gives rows, and for nothing else.
  const givesRows = /^SELECT|RETURNING value$/.test(sql);
  return (...values: Values) =>
    givesRows ? statement.get(...values) : void statement.run(...values);
}

/** Its `get` stops at the first row and keeps the lock on the file; and a statement that has failed would fail once more. */
function prepareWasm(database: WasmDatabase, sql: string) {
  let statement: WasmStatement | undefined;
  return (...values: Values) => {
    statement ??= database.prepare(sql);
    try {
      return statement.all(values)[0];
    } catch (error) {
      discard(statement);
      statement = undefined;
      throw error;
    }
  };
}

function discard(statement: WasmStatement): void {
  try {
    statement.finalize();
  } catch {
    // It says once more how it failed.
  }
}

interface Job {
  /** Does it, and gives what tells so. */
  run: () => () => void;
  reject: (error: unknown) => void;
}

/**
 * Whatever waits is done in one transaction: a disk needs as long to keep the changes of twenty requests as that of one. All
 * are told when all are kept. When one fails, none is.
 */
function inTransactions(database: SqliteDatabase): Table['run'] {
  let waiting: Job[] = [];

  function runAll(jobs: Job[]): (() => void)[] {
    if (jobs.length === 1) return jobs.map(({ run }) => run());
    database.exec('BEGIN IMMEDIATE');
    try {
      const told = jobs.map(({ run }) => run());
      database.exec('COMMIT');
      return told;
    } catch (error) {
      rollBack(database);
      throw error;
    }
  }

  function runWaiting(): void {
    const jobs = waiting;
    waiting = [];
    try {
      for (const tell of runAll(jobs)) tell();
    } catch (error) {
      for (const { reject } of jobs) reject(error);
    }
  }

  return (work) =>
    new Promise((resolve, reject) => {
      // After all that came in the meantime has been read.
      if (!waiting.length) setImmediate(runWaiting);
      const run = () => {
        const answer = work();
        return () => {
          resolve(answer);
        };
      };
      waiting.push({ run, reject });
    });
}

function rollBack(database: SqliteDatabase): void {
  try {
    database.exec('ROLLBACK');
  } catch {
    // Where the disk failed, SQLite has done so itself.
  }
}
