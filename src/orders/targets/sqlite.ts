import sqlite from 'node-sqlite3-wasm';
import * as v from 'valibot';
import { Order } from '../../api/order-schemas.js';
import { Database, isEarlier } from './database.js';
import { toTargetError } from './file-errors.js';
import { NextVersion } from './next-version.js';
import { applicationId, checkDatabase, checkUnused, schemaVersion } from './sqlite-file.js';
import { otherTheatre, TargetError, type Counts, type Target, type TargetRun } from './target.js';

/** Every field of an order is a column of the same name. */
const columns: Readonly<Record<keyof Order, string>> = {
  orderId: 'INTEGER PRIMARY KEY',
  orderKey: 'TEXT NOT NULL',
  customerId: 'INTEGER',
  orderStatus: 'TEXT NOT NULL',
  orderPaymentStatus: 'TEXT NOT NULL',
  orderDate: 'TEXT NOT NULL',
  timeOut: 'TEXT',
  amount: 'REAL NOT NULL',
  orderDonation: 'REAL NOT NULL',
  lastChanged: 'TEXT NOT NULL',
  handlingTextPayment: 'TEXT',
  discountName: 'TEXT',
};

const schema = `
CREATE TABLE orders (${Object.entries(columns)
  .map(([name, type]) => `${name} ${type}`)
  .join(', ')});
CREATE TABLE source (clientName TEXT PRIMARY KEY, watermark TEXT);
PRAGMA application_id = ${applicationId};
PRAGMA user_version = ${schemaVersion};
`;

const names = v.keyof(Order).options;
const rest = names.filter((name) => name !== 'orderId');
const excluded = rest.map((name) => `excluded.${name}`);

/** Leaves an order alone that is the same as before, or was newer: a list can hold one twice. */
const upsert = `INSERT INTO orders (${names.join()}) VALUES (${names.map(() => '?').join()})
ON CONFLICT (orderId) DO UPDATE SET (${rest.join()}) = (${excluded.join()})
WHERE (${rest.map((name) => `orders.${name}`).join()}) IS NOT (${excluded.join()})
AND NOT ${isEarlier('excluded.lastChanged', 'orders.lastChanged')}`;

const Source = v.object({ clientName: v.string(), watermark: v.nullable(v.string()) });
const Count = v.object({ count: v.number() });

/**
 * The table `orders` of a SQLite file. A run works on a copy, in one transaction for the orders and the watermark; the
 * copy then takes the file's place. So readers never wait and never see half a run, and tables, views and indexes
 * that somebody added stay. A run that changed nothing leaves the file untouched.
 * @param clientName whose orders these are; those of two theatres are not mixed
 */
export const sqliteTarget = (file: string, clientName: string): Target => ({
  async begin() {
    const next = await NextVersion.begin(file);
    try {
      if (next.hasContent) await checkDatabase(next.file);
      await checkUnused(next.file);
      if (next.hasContent) await next.copy('orders.sqlite');
      return new SqliteRun(next, clientName);
    } catch (error) {
      await next.discard();
      throw explain(error, file);
    }
  },
});

class SqliteRun implements TargetRun {
  readonly #next: NextVersion;
  readonly #clientName: string;
  readonly #database: Database;
  readonly #watermark: string | null;
  readonly #before: number;
  readonly counts: Counts = { new: 0, changed: 0, unchanged: 0 };
  #taken = 0;
  #written = 0;

  constructor(next: NextVersion, clientName: string) {
    this.#next = next;
    this.#clientName = clientName;
    this.#database = new Database(next.path('orders.sqlite'));
    try {
      if (!next.hasContent) this.#database.exec(schema);
      const source = v.parse(v.optional(Source), this.#database.first('SELECT * FROM source'));
      if (source && source.clientName !== clientName)
        throw otherTheatre(next.file, source.clientName, clientName);
      this.#watermark = source?.watermark ?? null;
      this.#before = this.#count();
      this.#database.exec('BEGIN');
    } catch (error) {
      this.#database.drop();
      throw error;
    }
  }

  load(): Promise<string | null> {
    return Promise.resolve(this.#watermark);
  }

  write(order: Order): void {
    try {
      this.#written += this.#database.run(
        upsert,
        names.map((name) => order[name]),
      );
      this.#taken++;
    } catch (error) {
      throw explain(error, this.#next.file);
    }
  }

  async save(watermark: string | null): Promise<void> {
    const isMoved = watermark !== this.#watermark || !this.#next.hasContent;
    try {
      this.#database.run('INSERT OR REPLACE INTO source VALUES (?, ?)', [
        this.#clientName,
        watermark,
      ]);
      this.#database.exec('COMMIT');
      this.counts.new = this.#count() - this.#before;
      this.counts.changed = this.#written - this.counts.new;
      this.counts.unchanged = this.#taken - this.#written;
      this.#database.close();
      if (isMoved || this.#written > 0) await this.#next.publish('orders.sqlite', checkUnused);
    } catch (error) {
      throw explain(error, this.#next.file);
    }
  }

  async close(): Promise<void> {
    this.#database.drop();
    await this.#next.discard();
  }

  #count(): number {
    return v.parse(Count, this.#database.first('SELECT count(*) AS count FROM orders')).count;
  }
}

/** A copy that SQLite cannot work with is not what this command made. */
function explain(error: unknown, file: string): unknown {
  const explained = toTargetError(error, file);
  if (!(explained instanceof sqlite.SQLite3Error)) return explained;
  return new TargetError(
    'foreign',
    `${file} is damaged, or was changed by hand (${explained.message}). Move it away and run the command again, which then reads every order anew.`,
    explained,
  );
}
