/**
 * 100,000 orders from the sandbox into SQLite, with `peppered-orders sync` and with a bare loop of fetch, parse, insert,
 * by turns, each in a process of its own. Fails when the command takes more than 1.5 times as long, or when its memory
 * grows with the number of orders.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';

const many = 100_000;
const few = 10_000;
const rounds = 5;
const mostTime = 1.5;
/** What V8 has not yet collected differs too; ten times the orders in memory would be 50 MB more. */
const mostMemory = 1.25;

const Theatres = v.tuple([
  v.object({ apiBase: v.string(), clientName: v.string(), authorization: v.string() }),
  v.object({ apiBase: v.string(), clientName: v.string(), authorization: v.string() }),
]);
const Copied = v.object({ copied: v.number(), milliseconds: v.number(), megabytes: v.number() });
type Copied = v.InferOutput<typeof Copied>;

const folder = mkdtempSync(join(tmpdir(), 'peppered-bench-'));
let copies = 0;

function start(script: string, ...parameters: string[]): ChildProcess {
  const path = new URL(`./orders/${script}.ts`, import.meta.url);
  return fork(path, parameters, { execArgv: ['--import=tsx'] });
}

/** What a child says first. */
async function said<const S extends v.GenericSchema>(
  child: ChildProcess,
  schema: S,
): Promise<v.InferOutput<S>> {
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`${child.spawnargs.join(' ')} ended with ${String(code)}`);
  });
  ended.catch(() => undefined);
  const messages = await Promise.race([once(child, 'message'), ended]);
  return v.parse(schema, messages[0]);
}

async function copy(
  way: 'bare' | 'sync',
  theatre: v.InferOutput<typeof Theatres>[0],
  count: number,
): Promise<Copied> {
  const file = join(folder, `${++copies}.sqlite`);
  const child = start('copy', way, file, ...Object.values(theatre));
  const result = await said(child, Copied);
  if (result.copied !== count) throw new Error(`${result.copied} of ${count} orders`);
  return result;
}

/** The fastest round, and the least that was needed: what else runs on the machine only ever adds. */
const best = (results: Copied[], field: 'milliseconds' | 'megabytes') =>
  Math.min(...results.map((result) => result[field]));

function report(name: string, ratio: number, most: number, explanation: string): void {
  const isFine = ratio <= most;
  if (!isFine) process.exitCode = 1;
  console.log(
    `${isFine ? '✔' : '✖'} ${name}: ${ratio.toFixed(2)} (at most ${most}), ${explanation}`,
  );
}

const boxOffice = start('box-office', String(many), String(few));
try {
  const [large, small] = await said(boxOffice, Theatres);
  const bare: Copied[] = [];
  const sync: Copied[] = [];
  const little: Copied[] = [];
  for (let round = 0; round < rounds; round++) {
    bare.push(await copy('bare', large, many));
    sync.push(await copy('sync', large, many));
    little.push(await copy('sync', small, few));
  }
  const [syncTime, bareTime] = [best(sync, 'milliseconds'), best(bare, 'milliseconds')];
  const [manyMemory, fewMemory] = [best(sync, 'megabytes'), best(little, 'megabytes')];
  report(
    'orders: time against a bare loop',
    syncTime / bareTime,
    mostTime,
    `${syncTime.toFixed()} ms and ${bareTime.toFixed()} ms for ${many} orders`,
  );
  report(
    'orders: peak memory of ten times the orders',
    manyMemory / fewMemory,
    mostMemory,
    `${manyMemory.toFixed()} MB and ${fewMemory.toFixed()} MB; the bare loop had ${best(bare, 'megabytes').toFixed()} MB`,
  );
} finally {
  boxOffice.kill();
  rmSync(folder, { recursive: true });
}
