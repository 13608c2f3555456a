import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, watch } from 'node:fs';
import { basename } from 'node:path';
import { describe, test } from 'node:test';
import timers from 'node:timers/promises';
import fc from 'fast-check';
import { openBackOffice, query, type BackOffice } from './back-office.js';
import { syncArguments } from './command.js';
import { commandLine, start } from './process.js';

const kills = 50;
/** Of all kills, so many come before the process has begun to read orders. */
const whileStarting = 0.2;
/** And from here on, they come as soon as the new file begins to take the old one's place. */
const whilePublishing = 0.8;

/** Every order of a target, which is whole. */
const read = {
  sqlite(file: string) {
    assert.deepEqual(query(file, 'PRAGMA integrity_check'), [{ integrity_check: 'ok' }]);
    return query(file, 'SELECT * FROM orders ORDER BY orderId');
  },
  ndjson(file: string) {
    const lines = readFileSync(file, 'utf8').split('\n');
    assert.equal(lines.pop(), '');
    return lines.map((line): unknown => JSON.parse(line));
  },
};

/** Kills runs at random moments of their lives, and learns from each how long that part of a life is. */
class Killer {
  #startDuration = 500;
  #readDuration = 500;
  killedWhileReading = 0;

  /** @param moment from 0 to 1 */
  async run(office: BackOffice, file: string, moment: number) {
    const { child, finished } = start(commandLine(syncArguments(office, file)), office.apiKey);
    const ended = new AbortController();
    void finished.then(() => ended.abort());
    const spawned = performance.now();
    const reading = once(child.stderr, 'data', { signal: ended.signal }).then(() => {
      this.#startDuration = performance.now() - spawned;
      return performance.now();
    });
    reading.catch(() => undefined);
    if (moment < whileStarting) {
      await wait((moment / whileStarting) * this.#startDuration, ended.signal);
    } else {
      const published = whenPublished(office.folder, basename(file), ended.signal);
      await reading;
      const part = (moment - whileStarting) / (whilePublishing - whileStarting);
      await (moment < whilePublishing ? wait(part * this.#readDuration, ended.signal) : published);
      this.killedWhileReading++;
    }
    child.kill('SIGKILL');
    const result = await finished;
    if (moment < whileStarting) return result;
    if (result.signal) {
      this.#readDuration *= 1.02;
    } else {
      this.#readDuration = performance.now() - (await reading);
      this.killedWhileReading--;
    }
    return result;
  }
}

/** Resolves when the file, or what stands beside it, changes; or when there is nothing more to wait for. */
async function whenPublished(folder: string, name: string, signal: AbortSignal): Promise<void> {
  const watcher = watch(folder, { signal });
  await new Promise<void>((resolve) => {
    watcher.on('change', (_event, file) => {
      if (file.toString().startsWith(name)) resolve();
    });
    watcher.on('close', resolve);
    watcher.on('error', () => resolve());
  });
  watcher.close();
}

async function wait(duration: number, signal: AbortSignal): Promise<void> {
  await timers.setTimeout(duration, undefined, { signal }).catch(() => undefined);
}

describe('killed', { concurrency: true }, () => {
  for (const format of ['sqlite', 'ndjson'] as const)
    test(`${format}: killed fifty times while orders change, it holds exactly the server's orders`, async (t) => {
      const office = await openBackOffice(t);
      const file = office.file(`orders.${format}`);
      await office.makeOrders(800);
      const seed = Date.now();
      const thousandths = fc.sample(fc.noBias(fc.nat(999)), { seed, numRuns: 500 });

      const killer = new Killer();
      let killed = 0;
      let survived = 0;
      for (const thousandth of thousandths) {
        if (killed === kills) break;
        const changes = [office.pass(1), office.changeOrders(30), office.makeOrders(2, 0)];
        const { signal, exitCode, errors } = await killer.run(office, file, thousandth / 1000);
        await Promise.all(changes);
        if (signal) {
          killed++;
        } else {
          assert.equal(exitCode, 0, errors);
          survived++;
        }
        if (killed % 5 === 0 && existsSync(file)) read[format](file);
      }
      const { killedWhileReading } = killer;
      t.diagnostic(
        `seed ${String(seed)}: ${String(killedWhileReading)} killed while they read, ${String(survived)} ended before`,
      );
      assert.equal(killed, kills);
      assert(killedWhileReading > kills / 4);

      const last = await start(commandLine(syncArguments(office, file)), office.apiKey).finished;
      assert.equal(last.exitCode, 0, last.errors);
      assert.deepEqual(read[format](file), await office.orders());
      assert.deepEqual(
        readdirSync(office.folder).filter((name) => name.startsWith('.')),
        [],
      );
    });
});
