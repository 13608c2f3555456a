import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import timers from 'node:timers/promises';
import fc from 'fast-check';
import { openBackOffice, query, type BackOffice } from './back-office.js';
import { syncArguments } from './command.js';
import { commandLine, start } from './process.js';

const kills = 50;

/** Every order of a target, which is whole or not there. */
const read = {
  sqlite(file: string) {
    assert.deepEqual(query(file, 'PRAGMA integrity_check'), [{ integrity_check: 'ok' }]);
    return query(file, 'SELECT * FROM orders ORDER BY orderId');
  },
  ndjson(file: string) {
    const text = readFileSync(file, 'utf8');
    assert(text.endsWith('\n'));
    return text
      .split('\n', -1)
      .slice(0, -1)
      .map((line): unknown => JSON.parse(line));
  },
};

/** Runs the command until it ends, or until a moment of its life, from 0 to 1, at which it is killed. */
async function runUntil(office: BackOffice, file: string, moment: number, usualDuration: number) {
  const { child, finished } = start(commandLine(syncArguments(office, file)), office.apiKey);
  const ended = new AbortController();
  void finished.then(() => ended.abort());
  await timers
    .setTimeout(moment * usualDuration, undefined, { signal: ended.signal })
    .catch(() => undefined);
  child.kill('SIGKILL');
  return finished;
}

describe('killed', { concurrency: true }, () => {
  for (const format of ['sqlite', 'ndjson'] as const)
    test(`${format}: killed fifty times while orders change, it holds exactly the server's orders`, async (t) => {
      const office = await openBackOffice(t);
      const file = office.file(`orders.${format}`);
      await office.makeOrders(3000);
      const seed = Date.now();
      t.diagnostic(`seed ${String(seed)}`);
      const moments = fc.sample(fc.double({ min: 0, max: 1, noNaN: true }), {
        seed,
        numRuns: 1000,
      });

      let killed = 0;
      let whileReading = 0;
      let survived = 0;
      let usualDuration = 1000;
      for (const moment of moments) {
        if (killed === kills) break;
        const started = performance.now();
        const changes = Promise.all([
          office.pass(1),
          office.changeOrders(30),
          office.makeOrders(2, 0),
        ]);
        const { signal, exitCode, errors } = await runUntil(office, file, moment, usualDuration);
        await changes;
        if (signal === 'SIGKILL') {
          killed++;
          if (errors.startsWith('Reading')) whileReading++;
        } else {
          assert.equal(exitCode, 0, errors);
          survived++;
          usualDuration = performance.now() - started;
        }
        // A moment that the run did not live to see moves the next ones forward, and the other way round.
        usualDuration *= signal ? 1.05 : 1;
        if (existsSync(file)) read[format](file);
      }
      t.diagnostic(
        `${String(whileReading)} were killed while they read, ${String(survived)} ended before`,
      );
      assert.equal(killed, kills);

      const last = await start(commandLine(syncArguments(office, file)), office.apiKey).finished;
      assert.equal(last.exitCode, 0, last.errors);
      assert.deepEqual(read[format](file), await office.orders());
      assert.deepEqual(
        readdirSync(office.folder).filter((name) => name.startsWith('.')),
        [],
      );
    });
});
