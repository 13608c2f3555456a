import { Hono } from 'hono';
import * as v from 'valibot';
import { cartResource, insertLine, releaseExpired, requireCart } from './carts.js';
import { allEvents, paymentMethods, pricesOf } from './catalogue.js';
import { isoDateTime } from './clock.js';
import type { Database } from './database.js';
import { integerParameter, invalid, notFound, parseBody } from './errors.js';
import { FaultRule } from './fault-rule.js';
import type { Faults } from './faults.js';
import { changeOrders, deleteOrder, makeOrders, ManyOrders } from './many-orders.js';
import { findOrders, giveBack, orderResource } from './orders.js';
import { publicLines } from './public.js';
import type { RequestLog } from './request-log.js';
import { freeSeats, leaveSeats, ranksOfEvent } from './seats.js';
import {
  advanceClock,
  changeTheatre,
  createTheatre,
  findTheatre,
  theatreNow,
  TheatreSettings,
  type TheatreEnv,
} from './theatres.js';

const integer = v.pipe(v.number(), v.integer());
const oldestChangeFirst = 'ORDER BY last_changed, order_id';

const SeededLine = v.strictObject({
  itemType: v.string(),
  eventId: v.optional(v.nullable(integer), null),
  priceId: v.optional(v.string(), 'seeded'),
  priceName: v.optional(v.nullable(v.string()), null),
  description: v.optional(v.string(), ''),
  /** Negative for a discount or voucher. */
  amount: v.pipe(v.number(), v.finite()),
});

const SeatsLeft = v.strictObject({
  eventId: integer,
  rankId: integer,
  left: v.pipe(integer, v.minValue(0)),
});

/** `/sandbox`: what the demo and the tests may do behind the API's back. */
export function adminRoutes(database: Database, faults: Faults, log: RequestLog): Hono<TheatreEnv> {
  const routes = new Hono<TheatreEnv>();

  routes.post('/theatres', async (context) =>
    context.json(createTheatre(database, await parseBody(context, TheatreSettings)), 201),
  );
  routes.route('/theatres/:clientName', theatreRoutes(database, log));

  routes.get('/faults', (context) => context.json(faults.list()));
  routes.post('/faults', async (context) => {
    const rule = await parseBody(context, FaultRule);
    return context.json({ id: faults.add(rule) }, 201);
  });
  routes.delete('/faults', (context) => {
    faults.remove();
    return context.body(null, 204);
  });
  routes.delete('/faults/:id', (context) => {
    if (!faults.remove(integerParameter(context, 'id', 'fault'))) throw notFound('fault');
    return context.body(null, 204);
  });
  // Answers once the fault has struck, so that no test needs to sleep.
  routes.get('/faults/:id/struck', async (context) => {
    const id = integerParameter(context, 'id', 'fault');
    await faults.struck(id);
    const rule = faults.list().find((listed) => listed.id === id);
    if (!rule) throw notFound('fault');
    return context.json(rule);
  });

  return routes;
}

function theatreRoutes(database: Database, log: RequestLog): Hono<TheatreEnv> {
  const routes = new Hono<TheatreEnv>();

  routes.use('/*', async (context, next) => {
    const theatre = findTheatre(database, context.req.param('clientName') ?? '');
    if (!theatre) throw notFound('client');
    context.set('theatre', theatre);
    await next();
  });

  routes.patch('/', async (context) => {
    const settings = await parseBody(context, TheatreSettings);
    changeTheatre(database, context.get('theatre').client_name, settings);
    return context.body(null, 204);
  });

  routes.post('/clock', async (context) => {
    const { advance } = await parseBody(context, v.strictObject({ advance: integer }));
    const { client_name } = context.get('theatre');
    advanceClock(database, client_name, advance);
    const theatre = findTheatre(database, client_name);
    return context.json({ now: theatre ? isoDateTime(theatreNow(theatre)) : null });
  });

  routes.get('/season', (context) =>
    context.json(season(database, context.get('theatre').client_name)),
  );

  routes.get('/requests', (context) => context.json(log.of(context.get('theatre').client_name)));
  routes.delete('/requests', (context) => {
    log.clear(context.get('theatre').client_name);
    return context.body(null, 204);
  });

  routes.get('/orders', (context) => {
    const { client_name } = context.get('theatre');
    return context.json(
      findOrders(database, `client_name = ? ${oldestChangeFirst}`, [client_name]).map((order) => ({
        ...orderResource(order),
        fee: order.fee / 100,
        lines: publicLines(database, client_name, { orderId: order.order_id }),
      })),
    );
  });

  routes.post('/carts/:cartId/lines', async (context) => {
    const theatre = context.get('theatre');
    const cartId = context.req.param('cartId');
    const { amount, ...line } = await parseBody(context, SeededLine);
    const itemId = database.transaction(() => {
      requireCart(database, theatre, cartId);
      return insertLine(database, theatre, cartId, { ...line, cents: Math.round(amount * 100) });
    });
    return context.json({ itemId, cart: cartResource(database, theatre, cartId) }, 201);
  });

  routes.post('/orders', async (context) => {
    const many = await parseBody(context, ManyOrders);
    makeOrders(database, context.get('theatre'), many);
    return context.body(null, 204);
  });
  routes.post('/orders/changes', async (context) => {
    const { count } = await parseBody(context, v.strictObject({ count: integer }));
    changeOrders(database, context.get('theatre'), count);
    return context.body(null, 204);
  });
  routes.delete('/orders/:orderId', (context) => {
    deleteOrder(database, context.get('theatre'), integerParameter(context, 'orderId', 'order'));
    return context.body(null, 204);
  });

  routes.post('/orders/:orderId/cart', async (context) => {
    const theatre = context.get('theatre');
    const { cartId } = await parseBody(context, v.strictObject({ cartId: v.string() }));
    const orderId = integerParameter(context, 'orderId', 'order');
    database.transaction(() => giveBack(database, theatre, orderId, cartId));
    return context.json(cartResource(database, theatre, cartId), 201);
  });

  routes.post('/seats', async (context) => {
    const theatre = context.get('theatre');
    const { eventId, rankId, left } = await parseBody(context, SeatsLeft);
    const rank = ranksOfEvent(database, theatre.client_name, eventId).find(
      ({ rank_id }) => rank_id === rankId,
    );
    if (!rank) throw invalid('rankId', 'There is no such rank at this event.');
    database.transaction(() => {
      releaseExpired(database, theatre);
      leaveSeats(database, rank, left);
    });
    return context.json({ left: freeSeats(database, rank).flat().length });
  });

  return routes;
}

/** The programme in one piece, for pages that list it. Money in decimals, instants in ISO 8601. */
function season(database: Database, clientName: string) {
  return {
    clientName,
    events: allEvents(database, clientName).map((event) => ({
      eventId: event.event_id,
      productionId: event.production_id,
      name: event.name,
      type: event.type,
      tags: event.tags,
      hallName: event.hall_name,
      start: isoDateTime(event.starts_at),
      end: isoDateTime(event.ends_at),
      prices: pricesOf(database, clientName, event.production_id).map((price) => ({
        priceId: price.price_id,
        priceName: price.price_name,
        rankId: price.rank_id,
        rankName: price.rank_name,
        amount: price.cents / 100,
      })),
    })),
    paymentMethods: paymentMethods(database, clientName).map((method) => ({
      paymentMethodId: method.payment_method_id,
      name: method.name,
      fee: method.fee / 100,
      paymentPage: method.payment_page === 1,
    })),
  };
}
