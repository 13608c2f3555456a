import { Hono } from 'hono';
import * as v from 'valibot';
import { requireCart } from './carts.js';
import { paymentMethods } from './catalogue.js';
import { isoDateTime, parseInstant } from './clock.js';
import { findCustomer } from './customers.js';
import type { Database } from './database.js';
import { integerParameter, invalid, notFound, parse, parseBody } from './errors.js';
import { jsonArray } from './json-array.js';
import { randomId, theatreNow, type Theatre, type TheatreEnv } from './theatres.js';

const OrderRow = v.object({
  order_id: v.number(),
  client_name: v.string(),
  order_key: v.string(),
  customer_id: v.nullable(v.number()),
  order_status: v.string(),
  order_payment_status: v.string(),
  order_date: v.number(),
  amount: v.number(),
  fee: v.number(),
  donation: v.number(),
  last_changed: v.number(),
  handling_text_payment: v.string(),
  redirect_url: v.nullable(v.string()),
  payment_id: v.nullable(v.string()),
  time_out: v.nullable(v.number()),
  discount_name: v.nullable(v.string()),
});

/** An order as it is in the database; money in cents. */
export type Order = v.InferOutput<typeof OrderRow>;

const id = v.pipe(v.number(), v.integer(), v.minValue(1));

const CheckoutRequest = v.object({
  customerId: id,
  paymentMethodId: id,
  redirectURL: v.optional(
    v.pipe(v.string(), v.url(), v.regex(/^https?:/i, 'This must be an http or https address.')),
  ),
});

const OrderQuery = v.object({
  changedSince: v.optional(
    v.pipe(
      v.string(),
      v.transform(parseInstant),
      v.number('This must be an ISO 8601 date or date-time; a + in a query is written %2B.'),
    ),
  ),
});

/** Orders that meet a condition, which may have an `ORDER BY`. */
export function findOrders(
  database: Database,
  condition: string,
  values: (string | number)[],
): Order[] {
  return database.all(
    OrderRow,
    `SELECT orders.*, time_out, discount_name, (SELECT coalesce(sum(cents), 0) FROM lines
       WHERE lines.order_id = orders.order_id AND item_type = 'donation') AS donation
     FROM orders LEFT JOIN order_terms USING (order_id) WHERE ${condition}`,
    values,
  );
}

/** The OrderResource of the API's reference. */
export function orderResource(order: Order) {
  return {
    orderId: order.order_id,
    orderKey: order.order_key,
    customerId: order.customer_id,
    orderStatus: order.order_status,
    orderPaymentStatus: order.order_payment_status,
    orderDate: isoDateTime(order.order_date),
    timeOut: order.time_out === null ? null : isoDateTime(order.time_out),
    amount: order.amount / 100,
    orderDonation: order.donation / 100,
    lastChanged: isoDateTime(order.last_changed),
    handlingTextPayment: order.handling_text_payment,
    discountName: order.discount_name,
  };
}

/** Turns a cart into an order, once: the cart is gone with it. Run it in a transaction. */
function placeOrder(
  database: Database,
  theatre: Theatre,
  cartId: string,
  { customerId, paymentMethodId, redirectURL }: v.InferOutput<typeof CheckoutRequest>,
): Order {
  requireCart(database, theatre, cartId);
  const clientName = theatre.client_name;
  const method = paymentMethods(database, clientName).find(
    ({ payment_method_id }) => payment_method_id === paymentMethodId,
  );
  if (!method) throw invalid('paymentMethodId', 'There is no such payment method.');
  if (!findCustomer(database, clientName, customerId)) {
    throw invalid('customerId', 'There is no such customer.');
  }
  if (method.payment_page && redirectURL === undefined) {
    throw invalid('redirectURL', 'This payment method needs an address to return to.');
  }
  const { items, cents } = database.one(
    v.object({ items: v.number(), cents: v.number() }),
    'SELECT count(*) AS items, coalesce(sum(cents), 0) AS cents FROM lines WHERE cart_id = ?',
    [cartId],
  );
  if (items === 0) throw invalid('cart', 'The cart is empty.');

  const amount = cents + method.fee;
  // Vouchers can leave nothing to pay, and then there is no payment to wait for.
  const needsPayment = method.payment_page && amount > 0;
  const paymentStatus = method.payment_page && !needsPayment ? 'paid' : method.payment_status;
  const now = theatreNow(theatre);
  const { order_id } = database.one(
    v.object({ order_id: v.number() }),
    `INSERT INTO orders (client_name, order_key, customer_id, order_status, order_payment_status,
       order_date, amount, fee, last_changed, handling_text_payment, redirect_url, payment_id)
     VALUES (?, ?, ?, 'ord', ?, ?, ?, ?, ?, ?, ?, ?) RETURNING order_id`,
    [
      clientName,
      Array.from({ length: 4 }, () => randomId(5)).join('-'),
      customerId,
      paymentStatus,
      now,
      amount,
      method.fee,
      now,
      method.name,
      redirectURL ?? null,
      needsPayment ? randomId(32) : null,
    ],
  );
  database.run('UPDATE lines SET cart_id = NULL, order_id = ? WHERE cart_id = ?', [
    order_id,
    cartId,
  ]);
  database.run('DELETE FROM carts WHERE cart_id = ?', [cartId]);
  const [order] = findOrders(database, 'order_id = ?', [order_id]);
  if (!order) throw notFound('order');
  return order;
}

/** Marks a pending order as paid. An order in any other state stays as it is. */
export function payOrder(database: Database, theatre: Theatre, orderId: number): void {
  database.run(
    `UPDATE orders SET order_payment_status = 'paid', last_changed = ?
     WHERE order_id = ? AND order_payment_status = 'pending'`,
    [theatreNow(theatre), orderId],
  );
}

/** Cancels a pending order and frees its seats. An order in any other state stays as it is. */
export function cancelOrder(database: Database, theatre: Theatre, orderId: number): void {
  database.transaction(() => {
    const cancelled = database.run(
      `UPDATE orders SET order_status = 'cancel', order_payment_status = 'cancelled',
         last_changed = ? WHERE order_id = ? AND order_payment_status = 'pending'`,
      [theatreNow(theatre), orderId],
    );
    if (cancelled === 0) return;
    database.run(
      'DELETE FROM seats WHERE item_id IN (SELECT item_id FROM lines WHERE order_id = ?)',
      [orderId],
    );
  });
}

/** Makes a cart again of what was ordered, without its seats. Whether the API does so is not documented. */
export function giveBack(
  database: Database,
  theatre: Theatre,
  orderId: number,
  cartId: string,
): void {
  const { client_name, hold_seconds } = theatre;
  const timeOut = theatreNow(theatre) + hold_seconds * 1000;
  database.run('INSERT INTO carts VALUES (?, ?, ?)', [cartId, client_name, timeOut]);
  database.run(
    `INSERT INTO lines (item_id, cart_id, item_type, event_id, rank_id, price_id, price_name, description, cents)
     SELECT hex(randomblob(5)), ?, item_type, event_id, rank_id, price_id, price_name, description, cents
     FROM lines WHERE order_id = ?`,
    [cartId, orderId],
  );
}

/** `/peppered/order` and the checkout that makes orders. */
export function orderRoutes(database: Database): Hono<TheatreEnv> {
  const routes = new Hono<TheatreEnv>();

  routes.post('/cart/:cartId/checkout', async (context) => {
    const theatre = context.get('theatre');
    const cartId = context.req.param('cartId');
    requireCart(database, theatre, cartId);
    const request = await parseBody(context, CheckoutRequest);
    const { order_id, order_key, payment_id } = database.transaction(() =>
      placeOrder(database, theatre, cartId, request),
    );
    const url = payment_id && `${new URL(context.req.url).origin}/pay/${payment_id}`;
    return context.json({ orderId: order_id, orderKey: order_key, url });
  });

  routes.get('/order', (context) => {
    const { changedSince } = parse(OrderQuery, context.req.query());
    // The API promises no order, so here nobody can come to rely on one. What changes while the list is being written
    // shows in the next one only.
    const orders = findOrders(
      database,
      'client_name = ? AND last_changed >= ? ORDER BY orders.order_id * 2654435761 % 4294967296',
      [context.get('theatre').client_name, changedSince ?? 0],
    );
    return context.body(jsonArray(orders, orderResource), 200, {
      'Content-Type': 'application/json',
    });
  });

  routes.get('/order/:orderId', (context) => {
    const [order] = findOrders(database, 'client_name = ? AND order_id = ?', [
      context.get('theatre').client_name,
      integerParameter(context, 'orderId', 'order'),
    ]);
    if (!order) throw notFound('order');
    return context.json(orderResource(order));
  });

  return routes;
}
