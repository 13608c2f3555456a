import { rmdirSync, statSync } from 'node:fs';
import sqlite from 'node-sqlite3-wasm';
import * as v from 'valibot';
import { schema } from './schema.js';

type Value = string | number | null;

/** How long a lock may be held before its owner counts as dead, in milliseconds. */
const staleAfter = 5_000;

/** An embedded SQLite database whose rows are parsed on their way out. */
export class Database {
  #sqlite: InstanceType<typeof sqlite.Database>;

  /**
   * @param file path of the database file, created when missing, or `:memory:`
   * @throws when another process keeps the file locked
   */
  constructor(file: string) {
    if (file !== ':memory:') clearStaleLock(`${file}.lock`);
    this.#sqlite = new sqlite.Database(file);
    this.#sqlite.exec('PRAGMA busy_timeout = 2000');
    this.#sqlite.exec(schema);
  }

  /** Every row of a query, parsed. */
  all<const S extends v.GenericSchema>(row: S, sql: string, values: Value[] = []) {
    return this.#sqlite.all(sql, values).map((found) => v.parse(row, found));
  }

  /** The first row of a query, parsed, or `undefined`. */
  get<const S extends v.GenericSchema>(row: S, sql: string, values: Value[] = []) {
    const found = this.#sqlite.get(sql, values);
    return found === null ? undefined : v.parse(row, found);
  }

  /** The row of a query that always has one, parsed. */
  one<const S extends v.GenericSchema>(row: S, sql: string, values: Value[] = []) {
    return v.parse(row, this.#sqlite.get(sql, values));
  }

  /** Executes one statement and answers how many rows it changed. */
  run(sql: string, values: Value[] = []): number {
    return this.#sqlite.run(sql, values).changes;
  }

  /** Executes one statement for each of many rows of values. */
  runEach(sql: string, rows: readonly Value[][]): void {
    const statement = this.#sqlite.prepare(sql);
    try {
      for (const values of rows) statement.run(values);
    } finally {
      statement.finalize();
    }
  }

  /** Runs `work` so that all of it happens, or, when it throws, none of it. It must not await. */
  transaction<T>(work: () => T): T {
    this.#sqlite.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      this.#sqlite.exec('COMMIT');
      return result;
    } catch (error) {
      if (this.#sqlite.inTransaction) this.#sqlite.exec('ROLLBACK');
      throw error;
    }
  }

  close(): void {
    if (this.#sqlite.isOpen) this.#sqlite.close();
  }
}

/**
 * node-sqlite3-wasm locks a file with a directory beside it, which a killed process leaves behind.
 * Our transactions are synchronous and last milliseconds, so a lock that has not changed for
 * seconds has no owner. A younger one is waited for, so that a live process is never robbed.
 */
function clearStaleLock(lock: string): void {
  const lockedSince = () => statSync(lock, { throwIfNoEntry: false })?.mtimeMs;
  const since = lockedSince();
  if (since === undefined) return;
  const wait = since + staleAfter - Date.now();
  if (wait > 0) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, wait);
  if (lockedSince() === since) rmdirSync(lock);
}
