import * as v from 'valibot';
import { day } from './clock.js';
import type { Database } from './database.js';
import { notFound } from './errors.js';
import { randomId, theatreNow, type Theatre } from './theatres.js';

/** How many orders to make, changed in so many of the last days. */
export const ManyOrders = v.strictObject({
  count: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000_000)),
  days: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), 730),
});

/** Every status of the API's reference, the common ones more often. */
const states = [
  ['ord', 'paid', 'iDEAL'],
  ['ord', 'paid', 'Creditcard'],
  ['ord', 'paid', 'Contant'],
  ['ord', 'pending', 'iDEAL'],
  ['ord', 'partial', 'Cadeaubon “Café Mañana”'],
  ['cancel', 'cancelled', 'iDEAL'],
  ['reemit', 'paid', 'Factuur'],
  ['reissue', 'paid', 'Factuur'],
  ['res', 'none', ''],
  ['pros', 'none', ''],
  ['trash', 'cancelled', ''],
] as const;

/**
 * Makes many orders at once, without seats, such as a box office has after years: every status, reservations,
 * discounts, anonymous orders, and some that changed within the same second.
 */
export function makeOrders(
  database: Database,
  theatre: Theatre,
  { count, days }: v.InferOutput<typeof ManyOrders>,
): void {
  const now = theatreNow(theatre);
  const customerId = aCustomer(database, theatre);
  const orders = Array.from({ length: count }, (_, index) => {
    const [status, paymentStatus, method] = states[index % states.length] ?? states[0];
    const lastChanged =
      now - Math.floor((((index * 7919) % count) * days * day) / count / 2e3) * 2e3;
    return {
      clientName: theatre.client_name,
      key: randomId(20).replaceAll(/(.{5})(?!$)/g, '$1-'),
      customerId: index % 7 === 0 ? null : customerId,
      status,
      paymentStatus,
      date: lastChanged - (index % 5) * 60_000,
      amount: (index % 200) * 125,
      lastChanged,
      method,
      timeOut: status === 'res' ? lastChanged + 14 * day : null,
      discount: index % 9 === 0 ? 'Vriendenkorting' : null,
    };
  });
  database.transaction(() => {
    database.runEach(
      `INSERT INTO orders (client_name, order_key, customer_id, order_status, order_payment_status, order_date,
         amount, fee, last_changed, handling_text_payment) VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?, ?)`,
      orders.map(({ timeOut, discount, ...order }) => Object.values(order)),
    );
    database.runEach(
      `INSERT INTO order_terms SELECT order_id, ?, ? FROM orders WHERE order_key = ?`,
      orders
        .filter(({ timeOut, discount }) => timeOut !== null || discount !== null)
        .map(({ timeOut, discount, key }) => [timeOut, discount, key]),
    );
  });
}

function aCustomer(database: Database, { client_name }: Theatre): number {
  return database.one(
    v.object({ customer_id: v.number() }),
    'SELECT min(customer_id) AS customer_id FROM customers WHERE client_name = ?',
    [client_name],
  ).customer_id;
}

/** Changes so many orders, whichever: another amount and the next state, at this second. */
export function changeOrders(database: Database, theatre: Theatre, count: number): void {
  database.run(
    `UPDATE orders SET amount = amount + 250, last_changed = ?,
       order_status = CASE order_status WHEN 'ord' THEN 'cancel' ELSE 'ord' END,
       order_payment_status = CASE order_status WHEN 'ord' THEN 'cancelled' ELSE 'paid' END
     WHERE order_id IN (SELECT order_id FROM orders WHERE client_name = ? ORDER BY random() LIMIT ?)`,
    [theatreNow(theatre), theatre.client_name, count],
  );
}

/** Makes an order vanish, as the API's documentation has it only for orders of other clients. */
export function deleteOrder(database: Database, theatre: Theatre, orderId: number): void {
  database.transaction(() => {
    database.run('DELETE FROM lines WHERE order_id = ?', [orderId]);
    database.run('DELETE FROM order_terms WHERE order_id = ?', [orderId]);
    const deleted = database.run('DELETE FROM orders WHERE client_name = ? AND order_id = ?', [
      theatre.client_name,
      orderId,
    ]);
    if (deleted === 0) throw notFound('order');
  });
}
