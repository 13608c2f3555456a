import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import sqlite from 'node-sqlite3-wasm';
import type { SqliteDatabase } from '../../src/gateway/sqlite-store.js';

export interface OpenDatabase extends SqliteDatabase {
  close: () => void;
}

/** Opens a database that takes its values as better-sqlite3 and node:sqlite do: one by one. */
export function openDatabase(file: string): OpenDatabase {
  const database = new sqlite.Database(file);
  // A test outlives no power cut.
  database.exec('PRAGMA synchronous = OFF');
  return {
    exec(sql) {
      database.exec(sql);
    },
    prepare(sql) {
      const statement = database.prepare(sql);
      return {
        // Its get() leaves the statement, and the lock on the file, open.
        get: (...values) => statement.all(values)[0],
        run: (...values) => statement.run(values),
      };
    },
    close() {
      database.close();
    },
  };
}

/** The path of a database file that goes with its test. */
export function databaseFile(context: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'peppered-cart-'));
  context.after(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'gateway.db');
}
