import { fork, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { seasonIds, type RunningSandbox } from '../../demo/sandbox/server.js';

export interface Proxy {
  origin: string;
  clientName: string;
  isBare: boolean;
  stop: () => void;
}

const { iDeal, creditCard } = seasonIds;
const Listening = v.object({ listening: v.string() });

const proxyOf = (
  child: ChildProcess,
  said: unknown,
  rest: Pick<Proxy, 'clientName' | 'isBare'>,
) => ({
  ...rest,
  origin: v.parse(Listening, said).listening.replace('127.0.0.1', 'localhost'),
  stop: () => void child.kill(),
});

/** The gateway as it is built, in front of a theatre of its own. */
export async function startGateway(
  sandbox: RunningSandbox,
  folder: string,
  store: { database?: string; environment?: NodeJS.ProcessEnv },
): Promise<Proxy> {
  const { clientName, apiKey } = sandbox.createTheatre();
  const config = join(folder, `${clientName}.json`);
  const many = { requests: 1e9, per: 60_000 };
  const configuration = {
    clientName,
    origins: ['http://localhost'],
    apiBase: `${sandbox.origin}/v1`,
    paymentMethods: [iDeal, creditCard],
    guestPaymentMethods: [iDeal, creditCard],
    paymentHosts: [new URL(sandbox.origin).host],
    rates: { session: many, address: many },
    port: 0,
    ...(store.database && { database: store.database }),
  };
  writeFileSync(config, JSON.stringify(configuration));
  const child = spawn(process.execPath, ['dist/server/gateway.js', '--config', config], {
    env: {
      PEPPERED_API_KEY: apiKey,
      PEPPERED_GATEWAY_SECRET: 'a secret of the measurement, not guessed',
      ...store.environment,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = v.parse(v.tuple([v.instance(Buffer)]), await once(child.stdout, 'data'));
  child.stdout.resume();
  return proxyOf(child, JSON.parse(line.toString()), { clientName, isBare: false });
}

export async function startBare(sandbox: RunningSandbox): Promise<Proxy> {
  const { clientName, apiKey } = sandbox.createTheatre();
  const path = new URL('./bare.ts', import.meta.url);
  const child = fork(path, [`${sandbox.origin}/v1`, apiKey], { execArgv: ['--import=tsx'] });
  const messages: unknown[] = await once(child, 'message');
  return proxyOf(child, messages[0], { clientName, isBare: true });
}
