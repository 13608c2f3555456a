import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { deleteCookie, setCookie } from 'hono/cookie';
import { secureHeaders } from 'hono/secure-headers';
import { parse } from 'hono/utils/cookie';
import { getEvent, parseInstant, type Api } from '../src/client.js';
import type { Gateway } from '../src/gateway.js';

const pagesFolder = fileURLToPath(new URL('pages', import.meta.url));
const bundlesFolder = fileURLToPath(new URL('../dist', import.meta.url));

const timeZone = 'Europe/Amsterdam';

export interface SiteOptions {
  /** The box office, which knows when the performances are. */
  api: Api;
  /** Answers what the pages' elements ask, under `/tickets`. */
  gateway: Gateway;
}

/**
 * The theatre's own web site: its pages, the elements' bundles under `/cdn`, the gateway.
 * @throws when nothing is built, or when the box office does not know a performance on the programme.
 */
export async function createSite({ api, gateway }: SiteOptions): Promise<Hono> {
  if (!existsSync(`${bundlesFolder}/cdn/peppered-cart.js`)) {
    throw new Error('The elements are not built yet. Run: npm run build');
  }
  const programme = await renderProgramme(api, 'index.html', 'nl');
  const englishProgramme = await renderProgramme(api, 'en.html', 'en-GB');
  const site = new Hono();
  site.all('/tickets/*', ({ req }) => gateway(req.raw));

  site.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
      // An order's key comes back in the address of the thank-you page.
      referrerPolicy: 'same-origin',
      xFrameOptions: 'DENY',
      // For an https site; this one is plain http on localhost.
      strictTransportSecurity: false,
    }),
    async (context, next) => {
      await next();
      // Not `no-store`, which would cost visitors the quick way back from the payment page.
      context.header('Cache-Control', 'no-cache');
    },
  );
  site.get('/gast', (context) => {
    setCookie(context, 'visitor', 'guest', { sameSite: 'Lax' });
    return context.redirect('/afrekenen.html');
  });
  site.get('/abonnee', (context) => {
    deleteCookie(context, 'visitor');
    return context.redirect('/afrekenen.html');
  });
  site.get('/', (context) => context.html(programme));
  site.get('/index.html', (context) => context.redirect('/'));
  site.get('/en.html', (context) => context.html(englishProgramme));
  site.get('/cdn/*', serveStatic({ root: bundlesFolder }));
  site.get('*', serveStatic({ root: pagesFolder }));
  site.notFound((context) => context.text('Deze pagina bestaat niet.', 404));
  return site;
}

/** Whether the visitor chose to order without an account. */
export const isGuest = (request: Request): boolean =>
  parse(request.headers.get('Cookie') ?? '').visitor === 'guest';

/** Fills in what a page says of a performance, as `{{date 95}}` where 95 is its event id. */
async function renderProgramme(api: Api, file: string, locale: string): Promise<string> {
  const page = await readFile(`${pagesFolder}/${file}`, 'utf8');
  const placeholder = /\{\{(\w+) (\d+)\}\}/g;
  const eventIds = new Set([...page.matchAll(placeholder)].map(([, , eventId]) => Number(eventId)));
  const starts = new Map(
    await Promise.all(
      [...eventIds].map(async (eventId) => [eventId, await startOf(api, eventId)] as const),
    ),
  );
  const details = detailsIn(locale);
  return page.replace(placeholder, (text, detail: string, eventId: string) => {
    const start = starts.get(Number(eventId));
    return (start && details[detail]?.(start)) ?? text;
  });
}

function detailsIn(locale: string): Record<string, (start: Date) => string> {
  const date = new Intl.DateTimeFormat(locale, {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'long',
  });
  const time = new Intl.DateTimeFormat(locale, { timeZone, hour: '2-digit', minute: '2-digit' });
  return {
    start: (start) => start.toISOString(),
    date: (start) => date.format(start),
    time: (start) => time.format(start).replace(':', '.'),
  };
}

async function startOf(api: Api, eventId: number): Promise<Date> {
  const event = await getEvent(api, eventId);
  const start = event?.start ? parseInstant(event.start) : undefined;
  if (start === undefined) throw new Error(`The box office has no date for event ${eventId}.`);
  return new Date(start);
}
