/**
 * The demo theatre on this machine: its site, the gateway on the site's own origin, and the sandbox
 * of the API behind it. `npm start` runs this file; the end-to-end tests call `startDemo`.
 */
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createAdaptorServer } from '@hono/node-server';
import { createApi } from '../src/client.js';
import { createGateway } from '../src/gateway.js';
import { demoTheatre, seasonIds, startSandbox, type RunningSandbox } from './sandbox/server.js';
import { createSite, isGuest } from './site.js';

export interface DemoOptions {
  /** Port of the site; 0 takes a free one. */
  port: number;
  /** Port of the sandbox; 0 takes a free one. */
  sandboxPort: number;
  /** Path of the sandbox's database file; `:memory:` keeps nothing. */
  database: string;
}

export interface Demo {
  /** Where the site is, such as `http://localhost:8000`. */
  origin: string;
  sandbox: RunningSandbox;
  close(): Promise<void>;
}

/** Starts the sandbox and the site before it; rejects when a port is in use or nothing is built. */
export async function startDemo({ port, sandboxPort, database }: DemoOptions): Promise<Demo> {
  const sandbox = await startSandbox({ port: sandboxPort, database });
  try {
    const { clientName, apiKey, customerId } = demoTheatre;
    const { iDeal, creditCard, invoice, cash } = seasonIds;
    const apiBase = `${sandbox.origin}/v1`;
    const api = createApi({ apiBase, clientName, authorization: apiKey });
    const gateway = createGateway({
      apiBase,
      clientName,
      apiKey,
      basePath: '/tickets',
      // Everything stays on this machine. A real site keeps its secret as it keeps the API key.
      secret: 'the sandbox theatre has no secrets, and nothing to steal',
      // A real site finds the customer in its own session.
      resolveCustomer: (request) => (isGuest(request) ? null : customerId),
      paymentMethods: [iDeal, creditCard, invoice, cash],
      guests: true,
      guestPaymentMethods: [iDeal, creditCard],
      donations: { priceIds: ['donation'], maximum: 500 },
    });
    const server = createAdaptorServer(await createSite({ api, gateway }));
    server.listen(port, 'localhost');
    await once(server, 'listening');
    const address = server.address();
    const bound = typeof address === 'object' && address ? address.port : port;
    return {
      origin: `http://localhost:${bound}`,
      sandbox,
      async close() {
        server.close();
        if ('closeAllConnections' in server) server.closeAllConnections();
        await once(server, 'close');
        await sandbox.close();
      },
    };
  } catch (error) {
    await sandbox.close();
    throw error;
  }
}

/** A port from the environment. */
function portFrom(name: string, fallback: number): number {
  const text = process.env[name] ?? String(fallback);
  const port = Number(text);
  if (/^\d+$/.test(text) && port < 65_536) return port;
  throw new Error(`${name} is "${text}", but must be a port number from 0 to 65535.`);
}

async function main(): Promise<void> {
  const port = portFrom('PORT', 8000);
  const sandboxPort = portFrom('SANDBOX_PORT', port && port + 1);
  const folder = fileURLToPath(new URL('.data', import.meta.url));
  mkdirSync(folder, { recursive: true });
  const demo = await startDemo({ port, sandboxPort, database: `${folder}/delinde.sqlite` });
  console.log(`Theater De Linde is open at ${demo.origin}/ (Ctrl+C closes it)`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void demo.close());
}

function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (!('code' in error && error.code === 'EADDRINUSE' && 'port' in error)) return error.message;
  return `Port ${String(error.port)} is in use. Stop what runs there, or choose others with PORT and SANDBOX_PORT.`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  main().catch((error: unknown) => {
    console.error(explain(error));
    process.exitCode = 1;
  });
}
