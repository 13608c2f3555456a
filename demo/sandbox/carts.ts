import { Hono } from 'hono';
import * as v from 'valibot';
import { isoDateTime } from './clock.js';
import type { Database } from './database.js';
import { notFound, parseBody } from './errors.js';
import type { Faults } from './faults.js';
import { Item, linesOf, type NewLine } from './items.js';
import { takeSeat } from './seats.js';
import { randomId, theatreNow, type Theatre, type TheatreEnv } from './theatres.js';

const CartRow = v.object({ cart_id: v.string(), time_out: v.nullable(v.number()) });

/** A cart that is there and has not run out. */
export type Cart = v.InferOutput<typeof CartRow>;

const LineRow = v.object({
  item_type: v.string(),
  item_id: v.string(),
  event_id: v.nullable(v.number()),
  price_id: v.string(),
  price_name: v.nullable(v.string()),
  description: v.string(),
  cents: v.number(),
});

/** Makes an empty cart and answers its id, which is all that anyone needs to use it. */
export function createCart(database: Database, { client_name }: Theatre): string {
  const cartId = randomId(32);
  database.run('INSERT INTO carts VALUES (?, ?, NULL)', [cartId, client_name]);
  return cartId;
}

/** Removes the carts whose time is up by the theatre's clock, with which their seats are free. */
export function releaseExpired(database: Database, theatre: Theatre): void {
  database.run('DELETE FROM carts WHERE client_name = ? AND time_out <= ?', [
    theatre.client_name,
    theatreNow(theatre),
  ]);
}

/** @throws ApiError 404 when the cart was never there, was emptied or checked out, or has expired */
export function requireCart(database: Database, theatre: Theatre, cartId: string): Cart {
  releaseExpired(database, theatre);
  const cart = database.get(
    CartRow,
    'SELECT cart_id, time_out FROM carts WHERE client_name = ? AND cart_id = ?',
    [theatre.client_name, cartId],
  );
  if (!cart) throw notFound('cart');
  return cart;
}

/** Puts a line in a cart and answers its `itemId`. The first line starts the hold. */
export function insertLine(
  database: Database,
  theatre: Theatre,
  cartId: string,
  {
    itemType,
    eventId = null,
    rankId = null,
    priceId,
    priceName,
    description,
    cents,
    seat,
  }: NewLine,
): string {
  const itemId = randomId(10);
  database.run(
    `INSERT INTO lines (item_id, cart_id, item_type, event_id, rank_id, price_id, price_name,
       description, cents) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [itemId, cartId, itemType, eventId, rankId, priceId, priceName, description, cents],
  );
  database.run('UPDATE carts SET time_out = coalesce(time_out, ?) WHERE cart_id = ?', [
    theatreNow(theatre) + theatre.hold_seconds * 1000,
    cartId,
  ]);
  if (seat) takeSeat(database, seat.rank, seat.seat, itemId);
  return itemId;
}

/** Puts items in a cart, all of them or, when one cannot be had, none. */
function addItems(
  database: Database,
  theatre: Theatre,
  cartId: string,
  items: readonly Item[],
  fewerSeats: number,
): void {
  database.transaction(() => {
    requireCart(database, theatre, cartId);
    for (const [index, item] of items.entries()) {
      const lines = linesOf(database, theatre, item, index);
      const missing = item.priceId === 'donation' ? 0 : fewerSeats;
      const added = lines.slice(0, Math.max(0, lines.length - missing));
      for (const line of added) insertLine(database, theatre, cartId, line);
    }
  });
}

/** Takes a line out. Once nothing is left to hold, the hold ends: a later add starts a new one. */
function deleteLine(database: Database, cartId: string, itemId: string): void {
  const deleted = database.run('DELETE FROM lines WHERE cart_id = ? AND item_id = ?', [
    cartId,
    itemId,
  ]);
  if (deleted === 0) throw notFound('item');
  database.run(
    `UPDATE carts SET time_out = NULL
     WHERE cart_id = ? AND NOT EXISTS (SELECT * FROM lines WHERE lines.cart_id = carts.cart_id)`,
    [cartId],
  );
}

function cartSummary(database: Database, { cart_id, time_out }: Cart) {
  const { items, cents } = database.one(
    v.object({ items: v.number(), cents: v.number() }),
    'SELECT count(*) AS items, coalesce(sum(cents), 0) AS cents FROM lines WHERE cart_id = ?',
    [cart_id],
  );
  return {
    cartId: cart_id,
    timeOut: time_out === null ? null : isoDateTime(time_out),
    numberOfItems: items,
    amount: cents / 100,
  };
}

/** The CartResource of the API's reference. */
export function cartResource(database: Database, theatre: Theatre, cartId: string) {
  const cart = requireCart(database, theatre, cartId);
  const lines = database.all(
    LineRow,
    'SELECT * FROM lines WHERE cart_id = ? ORDER BY line_number',
    [cartId],
  );
  const cartItems = lines.map((line) => ({
    itemType: line.item_type,
    itemId: line.item_id,
    eventId: line.event_id,
    priceId: line.price_id,
    priceName: line.price_name,
    description: line.description,
    amount: line.cents / 100,
  }));
  return { ...cartSummary(database, cart), cartItems };
}

/** `/peppered/cart`, apart from its checkout. */
export function cartRoutes(database: Database, faults: Faults): Hono<TheatreEnv> {
  const routes = new Hono<TheatreEnv>();

  routes.get('/cart/:cartId/summary', (context) => {
    const cart = requireCart(database, context.get('theatre'), context.req.param('cartId'));
    return context.json(cartSummary(database, cart));
  });

  routes.get('/cart/:cartId', (context) =>
    context.json(cartResource(database, context.get('theatre'), context.req.param('cartId'))),
  );

  routes.post('/cart/:cartId', async (context) => {
    const theatre = context.get('theatre');
    const cartId = context.req.param('cartId');
    requireCart(database, theatre, cartId);
    const items = await parseBody(context, v.pipe(v.array(Item), v.minLength(1), v.maxLength(100)));
    const fewerSeats = faults.fewerSeats(context.env.incoming);
    addItems(database, theatre, cartId, items, fewerSeats);
    return context.json(cartResource(database, theatre, cartId));
  });

  routes.delete('/cart/:cartId/:itemId', (context) => {
    const theatre = context.get('theatre');
    const { cartId, itemId } = context.req.param();
    database.transaction(() => {
      requireCart(database, theatre, cartId);
      deleteLine(database, cartId, itemId);
    });
    return context.json(cartResource(database, theatre, cartId));
  });

  routes.delete('/cart/:cartId', (context) => {
    const { cart_id } = requireCart(database, context.get('theatre'), context.req.param('cartId'));
    database.run('DELETE FROM carts WHERE cart_id = ?', [cart_id]);
    return context.body('');
  });

  return routes;
}
