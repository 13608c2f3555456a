import type { TestContext } from 'node:test';
import { startSandbox, type RunningSandbox } from '../../demo/sandbox/server.js';
import type { GatewayOptions } from '../../src/gateway.js';
import { openTheatre, type Theatre } from '../sandbox/theatre.js';
import { visit, type Visitor } from '../visitor.js';
import { mount } from './listen.js';

/** A theatre's site with a gateway, and the API behind it. */
export interface Site {
  origin: string;
  /** Address of the gateway with the theatre's name. */
  base: string;
  sandbox: RunningSandbox;
  /** What the box office sees. */
  theatre: Theatre;
  /** Address of the list of requests that reached the API. */
  apiRequests: string;
  /** Methods and paths that reached the API. */
  upstream: () => Promise<string[]>;
  /** A browser that was never here before. */
  visit: () => Visitor;
}

/** Opens a site for one test. Its gateway sells to the theatre's one customer, unless `options` say otherwise. */
export async function openSite(
  context: TestContext,
  options: Partial<GatewayOptions> = {},
): Promise<Site> {
  const sandbox = await startSandbox();
  context.after(() => sandbox.close());
  const theatre = openTheatre(sandbox);
  const { clientName, apiKey, customerId } = theatre;
  const origin = await mount(context, {
    apiBase: `${sandbox.origin}/v1`,
    clientName,
    apiKey,
    resolveCustomer: () => customerId,
    paymentMethods: [1, 2, 3, 4],
    ...options,
  });
  const base = `${origin}/gateway/${clientName}`;
  const apiRequests = `${sandbox.origin}/sandbox/theatres/${clientName}/requests`;
  return {
    origin,
    base,
    sandbox,
    theatre,
    apiRequests,
    async upstream() {
      const requests = (await (await fetch(apiRequests)).json()) as {
        method: string;
        path: string;
      }[];
      return requests.map(
        ({ method, path }) => `${method} ${path.slice(`/v1/${clientName}`.length)}`,
      );
    },
    visit: () => visit(base),
  };
}
