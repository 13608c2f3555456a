/**
 * Copies the orders of a theatre into an empty SQLite file, with `syncOrders` or with the bare loop that it is
 * measured against, and sends the milliseconds that it took and the most memory that it had, in MB.
 */
import sqlite from 'node-sqlite3-wasm';
import * as v from 'valibot';
import { Order } from '../../src/api/order-schemas.js';
import { createOrdersApi, memoryWatermarks, syncOrders } from '../../src/orders.js';

const [, , way = '', file = '', apiBase = '', clientName = '', authorization = ''] = process.argv;
const columns = v.keyof(Order).options;

const database = new sqlite.Database(file);
database.exec(`CREATE TABLE orders (${columns.join()}, PRIMARY KEY (orderId))`);
const insert = database.prepare(
  `INSERT INTO orders VALUES (${columns.map(() => '?').join()})
   ON CONFLICT DO UPDATE SET ${columns.map((name) => `${name} = excluded.${name}`).join()}`,
);
const save = (order: Order) => insert.run(columns.map((name) => order[name]));

async function bareLoop(): Promise<void> {
  const response = await fetch(`${apiBase}/${clientName}/peppered/order`, {
    headers: { Authorization: authorization },
  });
  const orders = (await response.json()) as Order[];
  for (const order of orders) save(order);
}

async function synchronisation(): Promise<void> {
  const api = createOrdersApi({ apiBase, clientName, authorization });
  for await (const order of syncOrders(api, { watermarks: memoryWatermarks() })) save(order);
}

const start = performance.now();
database.exec('BEGIN');
await (way === 'bare' ? bareLoop() : synchronisation());
database.exec('COMMIT');
const milliseconds = performance.now() - start;
insert.finalize();
const row = database.get('SELECT count(*) AS copied FROM orders');
database.close();
process.send?.({ ...row, milliseconds, megabytes: process.resourceUsage().maxRSS / 1024 });
process.disconnect();
