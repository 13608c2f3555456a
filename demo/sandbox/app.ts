import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { adminRoutes } from './admin.js';
import { cartRoutes } from './carts.js';
import { catalogueRoutes } from './catalogue.js';
import { customerRoutes } from './customers.js';
import type { Database } from './database.js';
import { answerError, ApiError, notFound } from './errors.js';
import type { Faults } from './faults.js';
import { orderRoutes } from './orders.js';
import { pageRoutes } from './pages.js';
import { publicRoutes } from './public.js';
import { RequestLog } from './request-log.js';
import { findTheatre, theatreNow, type Theatre, type TheatreEnv } from './theatres.js';

/** The API, its payment page, and the controls for demo and tests, as one Hono app. */
export function createApp(database: Database, faults: Faults): Hono<TheatreEnv> {
  const log = new RequestLog();
  const app = new Hono<TheatreEnv>();
  app.onError(answerError);
  app.notFound((context) => answerError(notFound('page'), context));

  // A page may talk to the API directly. Whether the real one exposes `Date` is not known: not here.
  app.use(
    cors({ origin: '*', allowHeaders: ['Authorization', 'Content-Type', 'Idempotency-Key'] }),
  );
  app.route('/sandbox', adminRoutes(database, faults, log));
  app.route('/', pageRoutes(database));

  app.use('/v1/:clientName/*', async (context, next) => {
    const theatre = findTheatre(database, context.req.param('clientName'));
    if (!theatre) throw notFound('client');
    context.set('theatre', theatre);
    await next();
    context.header('Date', new Date(theatreNow(theatre)).toUTCString());
    const { pathname, search } = new URL(context.req.url);
    log.add(theatre.client_name, {
      method: context.req.method,
      path: pathname + search,
      status: context.res.status,
      idempotencyKey: context.req.header('Idempotency-Key') ?? null,
    });
  });
  app.use('/v1/:clientName/peppered/*', async (context, next) => {
    if (!hasKey(context.get('theatre'), context.req.header('Authorization'))) {
      throw new ApiError(401, 'The API key is missing or wrong.');
    }
    await next();
  });

  const peppered = app.basePath('/v1/:clientName/peppered');
  peppered.route('/', cartRoutes(database, faults));
  peppered.route('/', orderRoutes(database));
  peppered.route('/', catalogueRoutes(database));
  peppered.route('/', customerRoutes(database));
  app.route('/v1/:clientName', publicRoutes(database));
  return app;
}

/** The key as the raw value, or as the user name of HTTP Basic with an empty password. */
function hasKey({ api_key }: Theatre, authorization: string | undefined): boolean {
  const basic = `Basic ${Buffer.from(`${api_key}:`).toString('base64')}`;
  return authorization === api_key || authorization === basic;
}
