import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import sqlite from 'node-sqlite3-wasm';

export type OpenDatabase = InstanceType<typeof sqlite.Database>;

/** Opens a database as the README says. */
export function openDatabase(file: string): OpenDatabase {
  const database = new sqlite.Database(file);
  // A test outlives no power cut.
  database.exec('PRAGMA synchronous = OFF');
  return database;
}

/** The path of a database file that goes with its test. */
export function databaseFile(context: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'peppered-cart-'));
  context.after(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'gateway.db');
}
