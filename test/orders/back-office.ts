import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import sqlite from 'node-sqlite3-wasm';
import { startSandbox } from '../../demo/sandbox/server.js';
import { Order } from '../../src/api/order-schemas.js';
import { createOrdersApi, listOrders } from '../../src/orders.js';
import { request } from '../sandbox/theatre.js';

/** A theatre with orders, and a folder for them. Both end with the test. */
export async function openBackOffice(context: TestContext) {
  const sandbox = await startSandbox();
  const folder = mkdtempSync(join(tmpdir(), 'peppered-orders-'));
  context.after(async () => {
    await sandbox.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const { clientName, apiKey } = sandbox.createTheatre();
  const apiBase = `${sandbox.origin}/v1`;
  const api = createOrdersApi({ apiBase, clientName, authorization: apiKey });
  const tell = (path: string, body: object) =>
    request('POST', `${sandbox.origin}/sandbox/theatres/${clientName}${path}`, body);
  return {
    sandbox,
    apiBase,
    clientName,
    apiKey,
    folder,
    file: (name: string) => join(folder, name),
    /** @param days how many days ago the first of them changed */
    makeOrders: (count: number, days = 730) => tell('/orders', { count, days }),
    changeOrders: (count: number) => tell('/orders/changes', { count }),
    /** The clock of the theatre goes on: what changes now changes later than all before. */
    pass: (seconds: number) => tell('/clock', { advance: seconds }),
    /** What the server has, by `orderId`. */
    orders: async (): Promise<Order[]> => byId(await listOrders(api)),
  };
}
export type BackOffice = Awaited<ReturnType<typeof openBackOffice>>;

const byId = (orders: Order[]) => orders.sort((one, other) => one.orderId - other.orderId);

/** The rows of a query. */
export function query(file: string, sql: string) {
  const database = new sqlite.Database(file, { readOnly: true });
  try {
    return database.all(sql).map((row) => ({ ...row }));
  } finally {
    database.close();
  }
}

/** Executes statements, as somebody with a database program might. */
export function execute(file: string, sql: string): void {
  const database = new sqlite.Database(file);
  try {
    database.exec(sql);
  } finally {
    database.close();
  }
}
