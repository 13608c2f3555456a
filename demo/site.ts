import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { deleteCookie, setCookie } from 'hono/cookie';
import { secureHeaders } from 'hono/secure-headers';
import { parse } from 'hono/utils/cookie';
import { transform } from 'esbuild';
import { getEvent, parseInstant, type Api } from '../src/client.js';
import type { Gateway } from '../src/gateway.js';
import { nl } from './translated/nl.js';
import { languages, readPages } from './translated/pages.js';

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
  const pages = await readPages();
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
    return context.redirect(checkoutIn(context.req.query('lang')));
  });
  site.get('/abonnee', (context) => {
    deleteCookie(context, 'visitor');
    return context.redirect(checkoutIn(context.req.query('lang')));
  });
  site.get('/index.html', (context) => context.redirect('/'));
  for (const { path, locale, html } of pages) {
    const page = await fillIn(api, html, locale);
    site.get(path, (context) => context.html(page));
  }
  const arabic = await compile('translated/arabic.ts');
  site.get('/arabic-messages.js', (context) =>
    context.body(arabic, 200, { 'Content-Type': 'text/javascript; charset=utf-8' }),
  );
  site.get('/cdn/*', serveStatic({ root: bundlesFolder }));
  site.get('*', serveStatic({ root: pagesFolder }));
  site.notFound((context) => context.text('Deze pagina bestaat niet.', 404));
  return site;
}

/** Whether the visitor chose to order without an account. */
export const isGuest = (request: Request): boolean =>
  parse(request.headers.get('Cookie') ?? '').visitor === 'guest';

/** The checkout page in a language of the site. */
const checkoutIn = (lang: string | undefined): string =>
  (languages.find((words) => words.lang === lang) ?? nl).checkoutPath;

/** A module of the pages' own, without its types. */
async function compile(file: string): Promise<string> {
  const source = await readFile(fileURLToPath(new URL(file, import.meta.url)), 'utf8');
  const { code } = await transform(source, { loader: 'ts' });
  return code;
}

/** Fills in amounts, and what is known of a performance: `{{amount 24.50}}`, `{{date 95}}` of event 95. */
async function fillIn(api: Api, page: string, locale: string): Promise<string> {
  const ofPerformance = /\{\{(start|date|time) (\d+)\}\}/g;
  const eventIds = new Set(
    [...page.matchAll(ofPerformance)].map(([, , eventId]) => Number(eventId)),
  );
  const starts = new Map(
    await Promise.all(
      [...eventIds].map(async (eventId) => [eventId, await startOf(api, eventId)] as const),
    ),
  );
  const details = detailsIn(locale);
  const filled = page.replace(ofPerformance, (text, detail: string, eventId: string) => {
    const start = starts.get(Number(eventId));
    return (start && details[detail]?.(start)) ?? text;
  });
  return filled.replace(/\{\{amount ([\d.]+)\}\}/g, (_, amount: string) => euros(amount, locale));
}

/** As the page's author wrote it: with cents, or without. */
function euros(amount: string, locale: string): string {
  const minimumFractionDigits = amount.includes('.') ? 2 : 0;
  const options = { style: 'currency', currency: 'EUR', minimumFractionDigits } as const;
  return new Intl.NumberFormat(locale, options).format(Number(amount));
}

/** What stands between hours and minutes, and what after them. */
const clocks: Readonly<Record<string, readonly [between: string, after: string]>> = {
  nl: ['.', ''],
  'en-GB': ['.', ''],
  'de-DE': [':', '\u00a0Uhr'],
  'fr-FR': ['\u00a0h\u00a0', ''],
};

function detailsIn(locale: string): Record<string, (start: Date) => string> {
  const date = new Intl.DateTimeFormat(locale, {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'long',
  });
  const time = new Intl.DateTimeFormat(locale, {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const [between, after] = clocks[locale] ?? [':', ''];
  return {
    start: (start) => start.toISOString(),
    date: (start) => date.format(start),
    time: (start) => time.format(start).replace(':', between) + after,
  };
}

async function startOf(api: Api, eventId: number): Promise<Date> {
  const event = await getEvent(api, eventId);
  const start = event?.start ? parseInstant(event.start) : undefined;
  if (start === undefined) throw new Error(`The box office has no date for event ${eventId}.`);
  return new Date(start);
}
