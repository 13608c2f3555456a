/**
 * Copies the orders of a theatre into a SQLite file that is not there yet, with `peppered-orders sync` or with the bare
 * loop that it is measured against, and sends the milliseconds that it took and the most memory that it had, in MB.
 */
import { Writable } from 'node:stream';
import sqlite from 'node-sqlite3-wasm';
import * as v from 'valibot';
import { Order } from '../../src/api/order-schemas.js';
import { command } from '../../src/orders/cli/command.js';

const [, , way = '', file = '', apiBase = '', clientName = '', authorization = ''] = process.argv;

async function bareLoop(): Promise<void> {
  const columns = v.keyof(Order).options;
  const database = new sqlite.Database(file);
  database.exec(`CREATE TABLE orders (${columns.join()}, PRIMARY KEY (orderId)); BEGIN`);
  const insert = database.prepare(`INSERT INTO orders VALUES (${columns.map(() => '?').join()})`);
  const response = await fetch(`${apiBase}/${clientName}/peppered/order`, {
    headers: { Authorization: authorization },
  });
  const orders = (await response.json()) as Order[];
  for (const order of orders) insert.run(columns.map((name) => order[name]));
  database.exec('COMMIT');
  insert.finalize();
  database.close();
}

async function synchronisation(): Promise<void> {
  const options = { to: file, 'client-name': clientName, 'api-base': apiBase };
  const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
  const silent = new Writable({ write: (_chunk, _encoding, callback) => callback() });
  const exitCode = await command(
    ['sync', ...args],
    { PEPPERED_API_KEY: authorization },
    { output: silent, errors: silent, signal: new AbortController().signal },
  );
  if (exitCode !== 0) throw new Error(`peppered-orders ended with ${String(exitCode)}`);
}

const start = performance.now();
await (way === 'bare' ? bareLoop() : synchronisation());
const milliseconds = performance.now() - start;
const megabytes = process.resourceUsage().maxRSS / 1024;
const database = new sqlite.Database(file, { readOnly: true });
const row = database.get('SELECT count(*) AS copied FROM orders');
database.close();
process.send?.({ ...row, milliseconds, megabytes });
process.disconnect();
