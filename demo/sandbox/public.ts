import { Hono } from 'hono';
import * as v from 'valibot';
import { createCart, requireCart } from './carts.js';
import { allEvents, pricesOf } from './catalogue.js';
import { wallClock } from './clock.js';
import type { Database } from './database.js';
import { integerParameter, notFound } from './errors.js';
import { findOrders } from './orders.js';
import type { TheatreEnv } from './theatres.js';

const SeatRow = v.object({
  item_id: v.string(),
  item_type: v.string(),
  description: v.string(),
  price_id: v.string(),
  price_name: v.nullable(v.string()),
  cents: v.number(),
  event_id: v.nullable(v.number()),
  event_name: v.nullable(v.string()),
  starts_at: v.nullable(v.number()),
  hall_name: v.nullable(v.string()),
  row_number: v.nullable(v.number()),
  seat_number: v.nullable(v.number()),
});

/** The lines of a cart or an order as the public endpoints tell them, with date, row and seat. */
export function publicLines(
  database: Database,
  clientName: string,
  owner: { cartId: string } | { orderId: number },
) {
  const [column, id] = 'cartId' in owner ? ['cart_id', owner.cartId] : ['order_id', owner.orderId];
  const rows = database.all(
    SeatRow,
    `SELECT lines.*, productions.name AS event_name, starts_at, row_number, seat_number,
       (SELECT hall_name FROM ranks
        WHERE ranks.client_name = events.client_name AND ranks.hall_id = events.hall_id
       ) AS hall_name
     FROM lines
       LEFT JOIN events ON events.client_name = ? AND events.event_id = lines.event_id
       LEFT JOIN productions USING (client_name, production_id)
       LEFT JOIN seats ON seats.item_id = lines.item_id
     WHERE lines.${column} = ? ORDER BY line_number`,
    [clientName, id],
  );
  return rows.map((row) => ({
    // That this is the Peppered itemId is inferred.
    seat_id: row.item_id,
    item_type: row.item_type,
    description: row.description,
    discount_id: row.price_id,
    discount_name: row.price_name,
    price: (row.cents / 100).toFixed(2),
    event_id: row.event_id,
    event_name: row.event_name,
    ...dateAndTime(row.starts_at),
    location_name: row.hall_name,
    seat_row_nr: row.row_number?.toString() ?? null,
    seat_nr: row.seat_number?.toString() ?? null,
  }));
}

function dateAndTime(instant: number | null) {
  if (instant === null) return { event_date: null, event_time: null };
  const { date, time } = wallClock(instant);
  return { event_date: date, event_time: time.slice(0, 5) };
}

/** The endpoints that need no key, in snake_case, under `/v1/:client_name`. */
export function publicRoutes(database: Database): Hono<TheatreEnv> {
  const routes = new Hono<TheatreEnv>();

  routes.on('POST', ['/cart', '/cart/'], (context) => {
    const theatre = context.get('theatre');
    const cartId = createCart(database, theatre);
    const { origin } = new URL(context.req.url);
    context.header('Location', `${origin}/v1/${theatre.client_name}/cart/${cartId}`);
    return context.json({ cart_id: cartId }, 201);
  });

  routes.get('/cart/:cartId', (context) => {
    const theatre = context.get('theatre');
    const { cart_id } = requireCart(database, theatre, context.req.param('cartId'));
    return context.json(publicLines(database, theatre.client_name, { cartId: cart_id }));
  });

  routes.get('/events/:eventId', (context) => {
    const id = integerParameter(context, 'eventId', 'event');
    const events = allEvents(database, context.get('theatre').client_name);
    const main = events.find(({ event_id, production_id }) =>
      [event_id, production_id].includes(id),
    );
    if (!main) throw notFound('event');
    const performances = events.filter(({ production_id }) => production_id === main.production_id);
    return context.json([
      {
        event_id: main.production_id,
        event_name: main.name,
        event_type: main.type,
        sub_events: performances.map((event) => ({
          event_id: event.event_id,
          event_name: event.name,
          ...dateAndTime(event.starts_at),
          location_name: event.hall_name,
        })),
      },
    ]);
  });

  routes.get('/tickettypes/:eventId', (context) => {
    const { client_name } = context.get('theatre');
    const id = integerParameter(context, 'eventId', 'event');
    const event = allEvents(database, client_name).find(({ event_id }) => event_id === id);
    if (!event) throw notFound('event');
    return context.json(
      pricesOf(database, client_name, event.production_id).map((price) => ({
        discount_id: price.price_id,
        discount_name: price.price_name,
        discounted_price: (price.cents / 100).toFixed(2),
        rank_id: price.rank_id,
        rank_name: price.rank_name,
      })),
    );
  });

  routes.get('/order/:orderKey', (context) => {
    const { client_name } = context.get('theatre');
    const [order] = findOrders(database, 'client_name = ? AND order_key = ?', [
      client_name,
      context.req.param('orderKey'),
    ]);
    if (!order) throw notFound('order');
    const lines = publicLines(database, client_name, { orderId: order.order_id });
    const seats = lines.filter(({ item_type }) => item_type === 'ticket');
    const { origin } = new URL(context.req.url);
    return context.json({
      order_payment_status: order.order_payment_status,
      order_tickets_nr: seats.length,
      order_tickets_url: `${origin}/tickets/${order.order_key}`,
      order_receipt_url: `${origin}/receipt/${order.order_key}`,
      seats,
    });
  });

  return routes;
}
