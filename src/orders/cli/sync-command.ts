import type { Writable } from 'node:stream';
import timers from 'node:timers/promises';
import type { Api } from '../../api/http.js';
import { createOrdersApi } from '../orders-api.js';
import { syncOrders } from '../sync-orders.js';
import type { Target } from '../targets/target.js';
import { exitCodes, type ExitCode } from './exit-codes.js';
import { describeFailure, type Failure } from './failures.js';
import { lock } from './lock.js';
import { formatOf, type SyncSettings } from './options.js';
import { Report } from './report.js';

export interface Surroundings {
  output: Writable;
  errors: Writable & { isTTY?: boolean };
  /** Ends the run, or the waiting for the next one. */
  signal: AbortSignal;
}

/**
 * `peppered-orders sync`. Never rejects.
 * @returns `undefined` when the signal ended it
 */
export async function syncCommand(
  settings: SyncSettings,
  surroundings: Surroundings,
): Promise<ExitCode | undefined> {
  const { output, errors, signal } = surroundings;
  const { to, since, watch } = settings;
  // The output remembers no watermark: whoever gives `since` has had one.
  const host: Host = { isKnown: to === '-' && since !== undefined };
  const report = new Report(settings, output, errors);
  const fail = (error: unknown) => {
    const failure = describeFailure(error, { ...settings, isHostKnown: host.isKnown });
    report.failed(failure);
    return failure;
  };
  let unlock: (() => void) | undefined;
  try {
    const api = createOrdersApi({ ...settings, onResponse: () => (host.isKnown = true) });
    if (to !== '-') unlock = await lock(to);
    const target = await openTarget(settings, surroundings);
    for (;;) {
      const failure = await run(api, target, settings, report, host, signal).catch(
        (error: unknown) => (signal.aborted ? undefined : fail(error)),
      );
      if (signal.aborted) return undefined;
      if (watch === undefined || isLasting(failure)) return failure?.exitCode ?? exitCodes.done;
      // An early end of the waiting is seen by the next run.
      await timers.setTimeout(watch, undefined, { signal }).catch(() => undefined);
    }
  } catch (error) {
    return fail(error).exitCode;
  } finally {
    unlock?.();
    if (signal.aborted) report.stopped();
  }
}

interface Host {
  /** It has answered, now or to an earlier run. Should its name not be found any more, that passes. */
  isKnown: boolean;
}

/** Another run would come to nothing, too. */
const isLasting = (failure: Failure | undefined) =>
  failure?.exitCode === exitCodes.mustAct || failure?.kind === 'closed';

/** The databases are loaded only where they are used. */
async function openTarget(
  { to, clientName }: SyncSettings,
  { output, signal }: Surroundings,
): Promise<Target> {
  switch (formatOf(to)) {
    case 'sqlite':
      return (await import('../targets/sqlite.js')).sqliteTarget(to, clientName);
    case 'ndjson':
      return (await import('../targets/ndjson.js')).ndjsonTarget(to, clientName);
    default:
      return (await import('../targets/stdout.js')).stdoutTarget(output, signal);
  }
}

async function run(
  api: Api,
  target: Target,
  { since, details }: SyncSettings,
  report: Report,
  host: Host,
  signal: AbortSignal,
): Promise<undefined> {
  signal.throwIfAborted();
  const run = await target.begin();
  try {
    let watermark = await run.load();
    host.isKnown ||= watermark !== null;
    report.started(watermark);
    const watermarks = {
      load: () => Promise.resolve(watermark),
      save: (seen: string) => {
        watermark = seen;
        return Promise.resolve();
      },
    };
    let taken = 0;
    const orders = syncOrders(api, { watermarks, since, details, signal });
    for await (const order of report.whileWaiting(orders, api.timeout)) {
      await run.write(order);
      report.progress(++taken);
    }
    await run.save(watermark);
    report.finished(run.counts, watermark);
  } finally {
    await run.close();
  }
}
