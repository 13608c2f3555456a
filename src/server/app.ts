import { Hono, type Context } from 'hono';
import { accepts } from 'hono/accepts';
import { etag } from 'hono/etag';
import type { Gateway } from '../gateway/gateway.js';
import type { GatewayStore } from '../gateway/store.js';
import { within } from '../gateway/within.js';
import type { Metrics } from './metrics.js';
import { openScriptFiles, type Encoding } from './script-files.js';

export interface AppSettings {
  gateway: Gateway;
  /** Path under which the gateway is. */
  basePath: string;
  store: GatewayStore;
  metrics: Metrics;
  /** Folder of the script files. */
  scripts: string;
  version: string;
  /** Whether it is being stopped. */
  isStopping: () => boolean;
}

const minutes = 60;
const year = 31_536_000;

/**
 * What the server answers: the gateway, the script files under `/cdn`, and three paths that no proxy lets through: `/healthz` (it
 * runs), `/readyz` (its store answers; 503 otherwise, and while it stops) and `/metrics`.
 */
export function createServerApp(settings: AppSettings): Hono {
  const { gateway, basePath, store, metrics, isStopping } = settings;
  const app = new Hono();
  app.all(`${basePath}/*`, ({ req }) => gateway(req.raw));
  addScripts(app, settings);
  app.get('/healthz', (context) => context.text('ok'));
  app.get('/readyz', async (context) => {
    if (isStopping()) return context.text('stopping', 503);
    const isReady = await within(1000, store.get('ready'), () => new Error('too late')).then(
      () => true,
      () => false,
    );
    return isReady ? context.text('ok') : context.text('the store does not answer', 503);
  });
  app.get('/metrics', async (context) =>
    context.body(await metrics.text(), 200, { 'Content-Type': metrics.contentType }),
  );
  app.notFound((context) => context.text('Not found', 404));
  return app;
}

/**
 * The script files, in the form that a browser takes. With the version in their path they stay as they are for ever; without it a
 * browser asks again after minutes. Any site's pages may load them, also with `crossorigin` and under COEP: they hold nothing of a
 * visitor.
 */
function addScripts(app: Hono, { scripts, version }: AppSettings): void {
  const open = openScriptFiles(scripts);
  app.use('/cdn/*', async (context, next) => {
    await next();
    if (context.res.status >= 400) return;
    const header = (name: string, value: string) => {
      context.header(name, value);
    };
    const isPinned = context.req.path.startsWith(`/cdn/${version}/`);
    header('Access-Control-Allow-Origin', '*');
    header('Cross-Origin-Resource-Policy', 'cross-origin');
    header('X-Content-Type-Options', 'nosniff');
    header('Vary', 'Accept-Encoding');
    header(
      'Cache-Control',
      isPinned ? `public, max-age=${year}, immutable` : `public, max-age=${5 * minutes}`,
    );
  });
  app.use('/cdn/*', etag());
  for (const prefix of [`/cdn/${version}/`, '/cdn/'])
    app.get(`${prefix}*`, async (context, next) => {
      const encoding = encodingFor(context);
      const code = await open(context.req.path.slice(prefix.length), encoding);
      if (!code) return next();
      if (encoding !== 'identity') context.header('Content-Encoding', encoding);
      return context.body(new Uint8Array(code), 200, {
        'Content-Type': 'text/javascript; charset=utf-8',
      });
    });
}

/** The smallest that the browser takes; which one it names first says nothing. */
function encodingFor(context: Context): Encoding {
  const taken = accepts(context, {
    header: 'Accept-Encoding',
    supports: ['br', 'gzip'],
    default: 'identity',
    match: (accepted, { supports, default: plain }) =>
      supports.find((each) => accepted.some(({ type, q }) => type === each && q > 0)) ?? plain,
  });
  return taken === 'br' || taken === 'gzip' ? taken : 'identity';
}
