#!/usr/bin/env node
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createAdaptorServer } from '@hono/node-server';
import { createGateway } from '../gateway/gateway.js';
import type { LogEntry } from '../gateway/log.js';
import { createServerApp } from './app.js';
import { portOption, runCommand, version, type Running } from './command.js';
import {
  checkConfiguration,
  readConfiguration,
  readSecrets,
  type Configuration,
  type Secrets,
} from './configuration.js';
import { createMetrics } from './metrics.js';
import { openStore } from './store.js';

const help = `The gateway that keeps a theatre's API key, and the script files, as a server.

  peppered-gateway [options]

  --config <file>  what it may sell and where it stands [gateway.json]
  --port <number>  in place of the one in the file; 0 takes a free one
  --check          says what is wrong with file and environment, and ends
  --sandbox        on the practice API in place of Peppered: needs no key, and no file
  --help, --version

From the environment, and from nowhere else:

  PEPPERED_API_KEY         the key that Peppered gave you
  PEPPERED_GATEWAY_SECRET  signs the session cookie: openssl rand -hex 32
  REDIS_URL, DATABASE_URL  the Redis or PostgreSQL that several servers share, if there are several

Put it behind your site's own web server, which passes the paths /tickets and /cdn on to it; docs/gateway.md has the lines for
nginx and Caddy. /healthz, /readyz and /metrics are for you alone. It logs lines of JSON to its output, without a personal datum.

Exit codes: 0 it was ended; 2 file, environment or command line are not right; 3 the port is in use; 1 anything else.
`;

/** Where the API is, whose it is, and what ends it. */
interface Upstream {
  configuration: Configuration;
  secrets: Secrets;
  close: () => Promise<void>;
}

await runCommand('peppered-gateway', help, async (args) => {
  const { values } = parseArgs({
    args,
    options: {
      config: { type: 'string', default: 'gateway.json' },
      port: { type: 'string' },
      check: { type: 'boolean', default: false },
      sandbox: { type: 'boolean', default: false },
    },
  });
  const port = values.port === undefined ? undefined : portOption(values.port);
  const upstream = values.sandbox
    ? await openSandbox(values.config, port)
    : {
        configuration: readConfiguration(values.config),
        secrets: readSecrets(process.env),
        close: () => Promise.resolve(),
      };
  if (values.check) {
    await upstream.close();
    return { said: `${values.config} and the environment are right.\n` };
  }
  return serve(upstream, port);
});

/** The practice API, in place of what a file and the environment say of the real one. */
async function openSandbox(file: string, port: number | undefined): Promise<Upstream> {
  const { demoTheatre, seasonIds, startSandbox } = await import('../../demo/sandbox/server.js');
  const { clientName, apiKey } = demoTheatre;
  const { iDeal, creditCard, hamlet, standard, firstRank } = seasonIds;
  const sandbox = await startSandbox();
  process.stderr.write(
    `The practice API stands in for Peppered: client-name "${clientName}", event ${String(hamlet)}, price "${standard}", rank ${String(firstRank)}.\n`,
  );
  const own = { clientName, origins: [`http://localhost:${String(port ?? 8080)}`] };
  const given = existsSync(file) ? readConfiguration(file) : checkConfiguration(file, own);
  return {
    configuration: {
      ...given,
      clientName,
      apiBase: `${sandbox.origin}/v1`,
      paymentMethods: [iDeal, creditCard],
      guestPaymentMethods: [iDeal, creditCard],
      paymentHosts: [new URL(sandbox.origin).host],
      donations: { priceIds: ['donation'], maximum: 500 },
    },
    secrets: { apiKey, secret: randomBytes(32).toString('hex') },
    close: () => sandbox.close(),
  };
}

async function serve({ configuration, secrets, close }: Upstream, port?: number): Promise<Running> {
  const { host, clientAddressHeader, database, replicas, $schema: _, ...options } = configuration;
  const log = (line: object) => {
    process.stdout.write(`${JSON.stringify(line)}\n`);
  };
  const {
    store,
    kind,
    close: closeStore,
  } = await openStore({
    redisUrl: process.env.REDIS_URL,
    postgresUrl: process.env.DATABASE_URL,
    database,
    replicas,
    // Without its message, which may hold an address with a password.
    onError: ({ name, ...error }) => {
      const code = 'code' in error ? String(error.code) : name;
      log({ time: new Date().toISOString(), failure: `store: ${code}` });
    },
  });
  const metrics = createMetrics();
  const { port: configured, ...settings } = options;
  const { timeout = 10_000 } = settings;
  const gateway = createGateway({
    ...settings,
    ...secrets,
    store,
    ...(clientAddressHeader && {
      clientAddress: ({ headers }: Request) => headers.get(clientAddressHeader) ?? undefined,
    }),
    log(entry: LogEntry) {
      metrics.count(entry);
      log(entry);
    },
  });
  let isStopping = false;
  const app = createServerApp({
    gateway,
    basePath: options.basePath,
    store,
    metrics,
    scripts: fileURLToPath(new URL('../cdn', import.meta.url)),
    version: version(),
    isStopping: () => isStopping,
  });
  const server = createAdaptorServer(app);
  server.listen(port ?? configured, host);
  await once(server, 'listening');
  const address = server.address();
  const bound = typeof address === 'object' && address ? address.port : 0;
  log({
    time: new Date().toISOString(),
    listening: `http://${host}:${String(bound)}`,
    gateway: `${options.basePath}/${options.clientName}`,
    store: kind,
    version: version(),
  });
  return {
    said: '',
    async close() {
      isStopping = true;
      server.close();
      // What is being answered is answered; who only keeps a connection open does not keep the server.
      const impatient = setTimeout(() => {
        if ('closeAllConnections' in server) server.closeAllConnections();
      }, timeout + 1000);
      await once(server, 'close');
      clearTimeout(impatient);
      await closeStore();
      await close();
    },
  };
}
