/** One checkout in a process of its own, to be killed: `node --import tsx once-process.ts <JSON>`. */
import * as v from 'valibot';
import { createApi } from '../../src/api/http.js';
import { checkoutOnce } from '../../src/gateway/checkout-once.js';
import { createSqliteStore } from '../../src/gateway/sqlite-store.js';
import { openDatabase } from './sqlite.js';

const Settings = v.object({
  file: v.string(),
  apiBase: v.string(),
  clientName: v.string(),
  authorization: v.string(),
  cartId: v.string(),
  customerId: v.number(),
  paymentMethodId: v.number(),
});

const { file, cartId, customerId, paymentMethodId, ...settings } = v.parse(
  Settings,
  JSON.parse(process.argv[2] ?? ''),
);
await checkoutOnce({
  api: createApi({ ...settings, timeout: 60_000 }),
  store: createSqliteStore(openDatabase(file)),
  session: 'session',
  key: 'key',
  cartId,
  body: 'body',
  request: { paymentMethodId },
  customerId: () => customerId,
});
