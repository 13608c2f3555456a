import { Hono } from 'hono';
import * as v from 'valibot';
import { releaseExpired } from './carts.js';
import { isoDateTime } from './clock.js';
import type { Database } from './database.js';
import { integerParameter, notFound } from './errors.js';
import { freeSeats, ranksOfEvent } from './seats.js';
import type { TheatreEnv } from './theatres.js';

const EventRow = v.object({
  event_id: v.number(),
  production_id: v.number(),
  name: v.string(),
  type: v.string(),
  tags: v.pipe(v.string(), v.parseJson(), v.array(v.string())),
  hall_id: v.number(),
  hall_name: v.string(),
  starts_at: v.number(),
  ends_at: v.number(),
});

const PriceRow = v.object({
  rank_id: v.number(),
  rank_name: v.string(),
  price_id: v.string(),
  price_name: v.string(),
  cents: v.number(),
});

const PaymentMethodRow = v.object({
  payment_method_id: v.number(),
  name: v.string(),
  fee: v.number(),
  payment_page: v.number(),
  payment_status: v.picklist(['pending', 'none', 'paid']),
});

/** The performances of a theatre in order of time. */
export function allEvents(database: Database, clientName: string) {
  return database.all(
    EventRow,
    `SELECT DISTINCT events.*, productions.*, hall_name
     FROM events JOIN productions USING (client_name, production_id)
       JOIN ranks USING (client_name, hall_id)
     WHERE client_name = ? ORDER BY starts_at, event_id`,
    [clientName],
  );
}

/** What a production costs: every price in every rank, dearest rank first. */
export function pricesOf(database: Database, clientName: string, productionId: number) {
  return database.all(
    PriceRow,
    `SELECT * FROM prices JOIN ranks USING (client_name, rank_id)
     WHERE client_name = ? AND production_id = ? ORDER BY first_row, position`,
    [clientName, productionId],
  );
}

export function paymentMethods(database: Database, clientName: string) {
  return database.all(
    PaymentMethodRow,
    'SELECT * FROM payment_methods WHERE client_name = ? ORDER BY payment_method_id',
    [clientName],
  );
}

/** `/peppered/paymentmethods` and `/peppered/event`. */
export function catalogueRoutes(database: Database): Hono<TheatreEnv> {
  const routes = new Hono<TheatreEnv>();

  routes.get('/paymentmethods', (context) =>
    context.json(
      paymentMethods(database, context.get('theatre').client_name).map((method) => ({
        paymentMethodId: method.payment_method_id,
        name: method.name,
        fee: method.fee / 100,
      })),
    ),
  );

  routes.get('/event/:eventId', (context) => {
    const theatre = context.get('theatre');
    const eventId = integerParameter(context, 'eventId', 'event');
    const event = allEvents(database, theatre.client_name).find(
      ({ event_id }) => event_id === eventId,
    );
    if (!event) throw notFound('event');
    releaseExpired(database, theatre);
    // A price of an event is the full one of its rank; the discounts are ticket types.
    const prices = pricesOf(database, theatre.client_name, event.production_id);
    const ranks = ranksOfEvent(database, theatre.client_name, eventId);
    return context.json({
      eventId,
      productionId: event.production_id,
      eventName: event.name,
      eventType: event.type,
      eventTags: event.tags,
      start: isoDateTime(event.starts_at),
      end: isoDateTime(event.ends_at),
      hallId: event.hall_id,
      prices: ranks.flatMap(({ rank_id }) => {
        const full = prices.find((price) => price.rank_id === rank_id);
        return full ? [{ rankId: rank_id, amount: full.cents / 100 }] : [];
      }),
      // Documented without a form; this one is ours.
      availability: ranks.map((rank) => ({
        rankId: rank.rank_id,
        availableSeats: freeSeats(database, rank).flat().length,
      })),
    });
  });

  return routes;
}
