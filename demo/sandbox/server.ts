import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { createApp } from './app.js';
import { Database } from './database.js';
import { Faults, withFaults } from './faults.js';
import { demoTheatre } from './season.js';
import {
  changeTheatre,
  createTheatre,
  ensureDemoTheatre,
  type NewTheatre,
  type TheatreSettings,
} from './theatres.js';

export { demoTheatre, seasonIds } from './season.js';

export interface SandboxOptions {
  /** Path of the database file, created when missing. Default: `:memory:`. */
  database?: string;
  /** Settings of Theater De Linde; theatres made later have their own. */
  settings?: TheatreSettings;
}

/** The Peppered API on a database of its own. */
export interface Sandbox {
  /** Answers requests, in any HTTP server of Node. */
  listener: RequestListener;
  /** What goes wrong, and when. */
  faults: Faults;
  /** Makes a theatre with a season and a customer, of which nothing is sold. */
  createTheatre(settings?: TheatreSettings): NewTheatre;
  close(): void;
}

export interface RunningSandbox extends Omit<Sandbox, 'close'> {
  /** For example `http://localhost:4000`; the API lives under its `/v1`. */
  origin: string;
  /** Ends every connection, also the ones that a fault keeps waiting. */
  close(): Promise<void>;
}

/** Makes the API without a server, as a request listener of Node. */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  const database = new Database(options.database ?? ':memory:');
  ensureDemoTheatre(database);
  if (options.settings) changeTheatre(database, demoTheatre.clientName, options.settings);
  const faults = new Faults();
  const answer = getRequestListener(createApp(database, faults).fetch, {
    overrideGlobalObjects: false,
  });
  return {
    // getRequestListener answers its own errors: its promise never rejects.
    listener: withFaults((request, response) => void answer(request, response), faults),
    faults,
    createTheatre: (settings) => createTheatre(database, settings),
    close() {
      faults.remove();
      database.close();
    },
  };
}

/**
 * Serves the API on this machine.
 *
 * @param options.port 0 takes any free one
 */
export async function startSandbox({
  port = 0,
  ...options
}: SandboxOptions & { port?: number } = {}): Promise<RunningSandbox> {
  const sandbox = createSandbox(options);
  const server = createServer(sandbox.listener);
  server.listen(port, 'localhost');
  await once(server, 'listening');
  const address = server.address();
  const actualPort = typeof address === 'object' && address !== null ? address.port : port;
  return {
    ...sandbox,
    origin: `http://localhost:${actualPort}`,
    async close() {
      // Connections first: what a fault still holds must not reach a closed database.
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
      sandbox.close();
    },
  };
}
