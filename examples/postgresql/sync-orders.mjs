// @ts-check
/**
 * Keeps a table in PostgreSQL in step with the orders of a theatre: every order the first time, and then what changed.
 *
 *   npm install peppered-cart pg
 *   psql -f schema.sql
 *   PEPPERED_API_KEY=… PEPPERED_CLIENT_NAME=mytheatre node sync-orders.mjs
 *
 * PostgreSQL's own variables (PGHOST, PGDATABASE, PGUSER …) say where the database is. It can be killed at any moment: the
 * next run reads again what changed since the last complete one, and nothing is twice in the table. Exit codes: 0 in
 * step, 1 failed, 75 another run is under way.
 *
 * @import { Api, Order, WatermarkStore } from 'peppered-cart/orders'
 */
import { createOrdersApi, syncOrders } from 'peppered-cart/orders';
import pg from 'pg';

const {
  PEPPERED_API_KEY = '',
  PEPPERED_CLIENT_NAME = '',
  PEPPERED_API_BASE = 'https://api.voordemensen.nl/v1',
} = process.env;

const batchSize = 500;

/** An order that is the same as before is not written again. */
const upsert = `
  insert into peppered.orders
  select $1::text, * from json_to_recordset($2) as changed (
    "orderId" bigint, "orderKey" text, "customerId" bigint, "orderStatus" text, "orderPaymentStatus" text,
    "orderDate" timestamptz, "timeOut" timestamptz, amount numeric, "orderDonation" numeric,
    "lastChanged" timestamptz, "handlingTextPayment" text, "discountName" text
  )
  on conflict (client_name, order_id) do update set
    (order_key, customer_id, order_status, order_payment_status, order_date, time_out, amount, order_donation,
      last_changed, handling_text_payment, discount_name) = row (
      excluded.order_key, excluded.customer_id, excluded.order_status, excluded.order_payment_status,
      excluded.order_date, excluded.time_out, excluded.amount, excluded.order_donation,
      excluded.last_changed, excluded.handling_text_payment, excluded.discount_name)
  where orders.* is distinct from excluded.*`;

const upsertWatermark = `
  insert into peppered.watermarks values ($1, $2)
  on conflict (client_name) do update set watermark = excluded.watermark`;

const database = new pg.Client();
// A connection that is lost between two queries fails the next one.
database.on('error', () => undefined);

try {
  if (!PEPPERED_API_KEY) throw new Error("Set PEPPERED_API_KEY to the theatre's API key.");
  const api = createOrdersApi({
    apiBase: PEPPERED_API_BASE,
    clientName: PEPPERED_CLIENT_NAME,
    authorization: PEPPERED_API_KEY,
  });
  await database.connect();
  if (await lock()) await sync(api);
  else {
    console.error('Another run is under way in this database: it goes on, and this one ends.');
    process.exitCode = 75;
  }
} catch (error) {
  // Only the message: what else PostgreSQL tells can quote an order, with its key.
  console.error(`Failed: ${messageOf(error)}`);
  process.exitCode = 1;
} finally {
  await database.end();
}

/** The lock ends with the connection, and so with the process. */
async function lock() {
  const { rows } = await database.query(
    "select pg_try_advisory_lock(hashtext('peppered.orders'), hashtext($1)) as locked",
    [PEPPERED_CLIENT_NAME],
  );
  return rows[0].locked === true;
}

/** @param {Api} api */
async function sync(api) {
  /** @type {Map<number, Order>} */
  const batch = new Map();
  let written = 0;

  /** @type {WatermarkStore} */
  const watermarks = {
    async load() {
      const { rows } = await database.query(
        'select watermark from peppered.watermarks where client_name = $1',
        [PEPPERED_CLIENT_NAME],
      );
      return rows[0]?.watermark ?? null;
    },
    // Called once, after the last order: what is left of them and the watermark are one transaction.
    async save(watermark) {
      await database.query('begin');
      written += await write([...batch.values()]);
      await database.query(upsertWatermark, [PEPPERED_CLIENT_NAME, watermark]);
      await database.query('commit');
    },
  };

  for await (const order of syncOrders(api, { watermarks })) {
    batch.set(order.orderId, order);
    if (batch.size < batchSize) continue;
    // One statement is one transaction.
    written += await write([...batch.values()]);
    batch.clear();
  }
  console.log(`In step: ${written} orders were new or had changed.`);
}

/**
 * @param {Order[]} orders
 * @returns {Promise<number>} how many were new or had changed
 */
async function write(orders) {
  const { rowCount } = await database.query(upsert, [PEPPERED_CLIENT_NAME, JSON.stringify(orders)]);
  return rowCount ?? 0;
}

/** @param {unknown} error */
function messageOf(error) {
  if (!(error instanceof Error)) return String(error);
  // The message of a refused connection can be empty.
  return error.message || ('code' in error ? String(error.code) : error.name);
}
