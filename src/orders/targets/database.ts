import sqlite from 'node-sqlite3-wasm';

type Value = string | number | null;
type Statement = ReturnType<InstanceType<typeof sqlite.Database>['prepare']>;

/** The SQL for whether an instant, in ISO 8601 with any offset, is before another. What is no instant is before nothing. */
export const isEarlier = (instant: string, other: string): string =>
  `coalesce(julianday(${instant}) < julianday(${other}), 0)`;

/**
 * A database that one run works in, and that it can drop. node-sqlite3-wasm would not do for a file that others use: its
 * locks are unknown to other programs and outlive a killed process, and it never rolls back what such a process left
 * half written. So there is no journal here, and all of it is one transaction.
 */
export class Database {
  readonly #sqlite: InstanceType<typeof sqlite.Database>;
  readonly #statements = new Map<string, Statement>();

  constructor(file: string) {
    this.#sqlite = new sqlite.Database(file);
    this.#sqlite.exec(
      'PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF',
    );
  }

  exec(sql: string): void {
    this.#sqlite.exec(sql);
  }

  /** Executes a statement, which stays prepared, and answers how many rows it changed. */
  run(sql: string, values: Value[]): number {
    let statement = this.#statements.get(sql);
    if (!statement) {
      statement = this.#sqlite.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement.run(values).changes;
  }

  /** The first row of a query. */
  first(sql: string): Record<string, unknown> | undefined {
    return this.#sqlite.all(sql)[0];
  }

  /** The rows of a query, one at a time. */
  *each(sql: string): Generator<Record<string, unknown>, void, undefined> {
    const statement = this.#sqlite.prepare(sql);
    try {
      yield* statement.iterate();
    } finally {
      statement.finalize();
    }
  }

  /** Before the file is used: everything of it is written. */
  close(): void {
    if (!this.#sqlite.isOpen) return;
    for (const statement of this.#statements.values()) statement.finalize();
    this.#statements.clear();
    this.#sqlite.close();
  }

  /** Before the file is removed. Where a write failed, closing tells the same again. */
  drop(): void {
    try {
      this.close();
    } catch {
      // Its file goes next.
    }
  }
}
