/**
 * What a visitor costs one process of `peppered-gateway`, by its store: processor time, which neither the API nor what else
 * runs on the machine changes much. Beside it a proxy that adds the key and checks nothing, in the same run. Fails when reading
 * a cart, or an add, takes more than so many times as long as through that.
 *
 *     npm run bench:gateway -- [--json] [memory|SQLite|Redis|PostgreSQL …]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startSandbox } from '../demo/sandbox/server.js';
import { startPostgresql } from '../test/postgresql/server.js';
import { startRedis } from '../test/redis/server.js';
import { send } from '../test/visitor.js';
import { startBare, startGateway, type Proxy } from './gateway/proxies.js';
import { kinds, Visitor, type Kind } from './gateway/visitors.js';

const { values, positionals } = parseArgs({
  options: { json: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const visitors = 100;
const buyers = 20;
const rounds = 5;
const atOnce = 8;
const most: Partial<Record<Kind, number>> = { 'read the cart': 2, 'add a ticket': 2.5 };

type Costs = Partial<Record<Kind, number>>;
const allKinds = Object.keys(kinds) as Kind[];

/** A number of the process. */
async function metric(origin: string, name: string): Promise<number> {
  const { text } = await send(origin, '/metrics');
  return Number(new RegExp(`^${name} (\\S+)`, 'm').exec(text)?.[1]);
}

/** Milliseconds of processor time that one request of a kind takes. */
async function cost(origin: string, asking: readonly Visitor[], kind: Kind): Promise<number> {
  const { times } = kinds[kind];
  const before = await metric(origin, 'process_cpu_seconds_total');
  // Each visitor waits for an answer before asking again, and all who take turns share one list.
  const queue = Array.from({ length: times }, () => asking)
    .flat()
    .values();
  const takeTurns = async () => {
    for (const visitor of queue) await visitor.do(kind);
  };
  await Promise.all(Array.from({ length: atOnce }, takeTurns));
  const after = await metric(origin, 'process_cpu_seconds_total');
  return ((after - before) * 1000) / (times * asking.length);
}

/** So many visitors who fill a cart and look at it, of whom some order. */
async function measure({ origin, clientName, isBare }: Proxy): Promise<Costs> {
  const all = Array.from(
    { length: visitors },
    (_, turn) => new Visitor(`${origin}/tickets/${clientName}`, turn),
  );
  const costs: Costs = {};
  for (const kind of allKinds)
    if (kinds[kind].bare) costs[kind] = await cost(origin, all, kind);
    else if (!isBare) costs[kind] = await cost(origin, all.slice(0, buyers), kind);
  for (const visitor of all) await visitor.leave();
  return costs;
}

/** The least that was needed: what else runs on the machine only ever adds. */
const best = (results: readonly Costs[], kind: Kind) =>
  Math.min(...results.map((result) => result[kind] ?? NaN));

const folder = mkdtempSync(join(tmpdir(), 'peppered-bench-'));
const sandbox = await startSandbox();
const redis = await startRedis();
const postgresql = await startPostgresql();
const stores = {
  memory: {},
  SQLite: { database: join(folder, 'gateway.db') },
  Redis: { environment: { REDIS_URL: redis.url } },
  PostgreSQL: {
    environment: {
      DATABASE_URL: `postgresql://postgres@${encodeURIComponent(postgresql.folder)}/postgres`,
    },
  },
};
const proxies = new Map<string, Proxy>();
const results = new Map<string, Costs[]>();
try {
  proxies.set('bare', await startBare(sandbox));
  for (const [name, store] of Object.entries(stores))
    if (!positionals.length || positionals.includes(name))
      proxies.set(name, await startGateway(sandbox, folder, store));
  // In the first round their code is compiled.
  for (let round = 0; round <= rounds; round++)
    for (const [name, proxy] of proxies) {
      const costs = await measure(proxy);
      if (round > 0) results.set(name, [...(results.get(name) ?? []), costs]);
    }
  await report();
} finally {
  for (const { stop } of proxies.values()) stop();
  await Promise.all([sandbox.close(), redis.stop(), postgresql.stop()]);
  rmSync(folder, { recursive: true });
}

async function report(): Promise<void> {
  const bare = results.get('bare') ?? [];
  const table: Record<string, Record<string, string>> = {};
  for (const kind of allKinds) {
    const row: Record<string, string> = {};
    for (const [name, costs] of results) {
      const milliseconds = best(costs, kind);
      const ratio = milliseconds / best(bare, kind);
      row[name] = [
        Number.isNaN(milliseconds) ? '' : `${milliseconds.toFixed(2)} ms`,
        Number.isNaN(ratio) ? '' : `×${ratio.toFixed(2)}`,
      ].join(' ');
      if (name === 'memory' && ratio > (most[kind] ?? Infinity)) {
        process.exitCode = 1;
        console.error(`✖ ${kind}: ${ratio.toFixed(2)} (at most ${String(most[kind])})`);
      }
    }
    table[kind] = row;
  }
  const memory: Record<string, string> = {};
  for (const [name, { origin }] of proxies) {
    const bytes = await metric(origin, 'process_resident_memory_bytes');
    memory[name] = `${(bytes / 1e6).toFixed()} MB`;
  }
  table['resident memory'] = memory;
  if (values.json) console.log(JSON.stringify(table));
  else console.table(table);
}
