import * as v from 'valibot';
import type { GatewayStore } from './store.js';

/** What a `Pool` of `pg` has. */
export interface PostgresPool {
  query(sql: string, values?: unknown[]): Promise<{ rows: unknown[] }>;
}

const Rows = v.array(v.object({ value: v.string() }));

/** Milliseconds between two searches for what has expired. */
const sweepInterval = 60_000;

/**
 * What makes the table, for whoever lets no gateway make one. The lock is for gateways that start together: each would
 * find no table.
 */
const schema = `SELECT pg_advisory_xact_lock(hashtext('peppered_cart_gateway'));
CREATE TABLE IF NOT EXISTS peppered_cart_gateway (
  key text PRIMARY KEY, value text NOT NULL, expires timestamptz NOT NULL
);
CREATE INDEX IF NOT EXISTS peppered_cart_gateway_expires ON peppered_cart_gateway (expires);`;

const upsert = `INSERT INTO peppered_cart_gateway AS entry (key, value, expires)
VALUES ($1, $2, now() + $3 * interval '1 millisecond') ON CONFLICT (key) DO UPDATE SET`;
const kept = `expires = CASE WHEN entry.expires > now() THEN entry.expires ELSE excluded.expires END RETURNING value`;
const statements = {
  get: 'SELECT value FROM peppered_cart_gateway WHERE key = $1 AND expires > now()',
  set: `${upsert} value = excluded.value, expires = excluded.expires`,
  add: `${upsert} value = CASE WHEN entry.expires > now() THEN entry.value ELSE excluded.value END, ${kept}`,
  increment: `${upsert} value = CASE WHEN entry.expires > now() THEN (entry.value::bigint + 1)::text ELSE excluded.value END, ${kept}`,
  delete: 'DELETE FROM peppered_cart_gateway WHERE key = $1',
  sweep: 'DELETE FROM peppered_cart_gateway WHERE expires <= now()',
};

/**
 * A store that gateways on several machines share, in a PostgreSQL from version 12. It makes a table
 * `peppered_cart_gateway` where there is none. Where a replica takes over when the database fails, it must be a synchronous one:
 * else it may not know what was just ordered.
 * @param pool A `Pool` of `pg`, with a listener for its `error`s. What it rejects with is a 500 for the visitor.
 */
export function createPostgresStore(pool: PostgresPool): GatewayStore {
  let table: Promise<void> | undefined;
  let swept = Date.now();

  async function makeTable(): Promise<void> {
    const found = await pool.query(`SELECT to_regclass('peppered_cart_gateway')::text AS value`);
    if (!v.is(Rows, found.rows)) await pool.query(schema);
  }

  async function ask(statement: keyof typeof statements, ...values: (string | number)[]) {
    table ??= makeTable();
    await table.catch((error: unknown) => {
      table = undefined;
      throw error;
    });
    const { rows } = await pool.query(statements[statement], values);
    return v.parse(Rows, rows)[0]?.value;
  }

  async function write(
    statement: 'add' | 'set' | 'increment',
    key: string,
    value: string,
    lifetime: number,
  ) {
    if (Date.now() - swept >= sweepInterval) {
      swept = Date.now();
      await ask('sweep');
    }
    return ask(statement, key, value, lifetime);
  }

  return {
    get: (key) => ask('get', key),
    add: async (key, value, lifetime) =>
      v.parse(v.string(), await write('add', key, value, lifetime)),
    async set(key, value, lifetime) {
      await write('set', key, value, lifetime);
    },
    async delete(key) {
      await ask('delete', key);
    },
    increment: async (key, lifetime) => Number(await write('increment', key, '1', lifetime)),
  };
}
