import assert from 'node:assert/strict';
import dns from 'node:dns';
import { test } from 'node:test';
import { json, send, startWire, type Answer } from '../wire.js';
import { openBackOffice } from './back-office.js';
import { sync } from './command.js';
import { order, turns } from './sample.js';

/** Milliseconds. */
const seconds = 1000;

const silence: Answer = () => undefined;

const stall: Answer = (response) => {
  response.writeHead(200, { 'Content-Type': 'application/json' });
  response.write(`[${JSON.stringify(order(1))},`);
};

for (const [what, answer, last] of [
  ['a server that does not answer', silence, 'Reading'],
  ['a list that stalls', stall, '{"orderId":1'],
] as const)
  test(`${what} is spoken of after five seconds, once`, async (t) => {
    const office = await openBackOffice(t);
    const { apiBase, requested } = await startWire(t, answer);
    t.mock.timers.enable({ apis: ['setTimeout'] });
    const stop = new AbortController();
    let seen = '';
    const finished = sync({ ...office, apiBase }, '-', [], {
      signal: stop.signal,
      onWrite: (text) => (seen += text),
    });
    await requested();
    while (!seen.includes(last)) await turns(1);
    await turns();
    t.mock.timers.tick(5 * seconds - 1);
    assert.doesNotMatch(seen, /Nothing has come/);
    t.mock.timers.tick(60 * seconds);
    t.mock.timers.tick(60 * seconds);
    stop.abort();
    const { errors } = await finished;
    const [, ...after] = errors.split('\n');
    assert.deepEqual(after, [
      `Nothing has come from ${apiBase} for 5 seconds. It is waited for, 10 minutes at most.`,
      'Stopped. What was not saved yet, the next run reads again.',
      '',
    ]);
  });

test('a server that answers in time is not spoken of, however long its orders take to be written', async (t) => {
  const office = await openBackOffice(t);
  let answer: (() => void) | undefined;
  const { apiBase, requested } = await startWire(t, (response, request) => {
    answer = () => json([order(1), order(2)])(response, request);
  });
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const finished = sync({ ...office, apiBase }, '-', [], {
    onWrite: (text) => {
      if (text.startsWith('{')) t.mock.timers.tick(60 * seconds);
    },
  });
  await requested();
  t.mock.timers.tick(5 * seconds - 1);
  answer?.();
  const { errors, exitCode } = await finished;
  t.mock.timers.tick(60 * seconds);
  assert.equal(exitCode, 0);
  assert.match(errors, /^Reading .*\n.* is in step: 2 new.*\n$/);
});

test('with --json nothing is said of it: that output is for programs', async (t) => {
  const office = await openBackOffice(t);
  const { apiBase, requested } = await startWire(t, silence);
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const stop = new AbortController();
  const finished = sync({ ...office, apiBase }, '-', ['--json'], { signal: stop.signal });
  await requested();
  t.mock.timers.tick(60 * seconds);
  stop.abort();
  assert.equal((await finished).errors, '');
});

/** A name with a part of more than 63 letters does not exist, for which nobody has to be asked. */
const nowhere = `${'x'.repeat(64)}.invalid`;

test('a host that is not there must be mended on a first run, and passes on a later one', async (t) => {
  t.mock.method(Math, 'random', () => 0);
  const office = await openBackOffice(t);
  await office.makeOrders(3);
  const away = { ...office, apiBase: `http://${nowhere}/v1` };
  for (const to of [office.file('orders.sqlite'), office.file('orders.ndjson'), '-']) {
    const first = await sync(away, to);
    assert.equal(first.exitCode, 3);
    assert.match(first.errors, new RegExp(`There is no host ${nowhere}. Check --api-base`));

    const { errors, exitCode } = await sync(office, to, ['--json']);
    assert.equal(exitCode, 0, errors);
    const since = to === '-' ? ['--since', '2026-04-22T13:10:12+02:00'] : [];
    const later = await sync(away, to, since);
    assert.equal(later.exitCode, 75);
    assert.match(later.errors, /cannot be reached.* the next run catches up/);
  }
});

type Lookup = (error: Error | null, addresses?: { address: string; family: number }[]) => void;

const failedLookup = (code: string) => Object.assign(new Error(code), { code });

test('a resolver that does not answer passes, on a first run too', async (t) => {
  t.mock.method(Math, 'random', () => 0);
  const office = await openBackOffice(t);
  t.mock.method(dns, 'lookup', (_name: string, _options: object, done: Lookup) =>
    done(failedLookup('EAI_AGAIN')),
  );
  const away = { ...office, apiBase: 'http://theatre.invalid/v1' };
  assert.equal((await sync(away, office.file('orders.sqlite'))).exitCode, 75);
});

test('--watch goes on when the name of a host that has answered is not found for a while', async (t) => {
  t.mock.method(Math, 'random', () => 0);
  const office = await openBackOffice(t);
  // Without an order there is no watermark by which a later run could be told.
  const wire = await startWire(t, send(200, '[]', { Connection: 'close' }));
  let isFound = true;
  t.mock.method(dns, 'lookup', (_name: string, _options: object, done: Lookup) => {
    if (isFound) done(null, [{ address: '127.0.0.1', family: 4 }]);
    else done(failedLookup('ENOTFOUND'));
  });
  const apiBase = wire.apiBase.replace('127.0.0.1', 'theatre.invalid');
  const stop = new AbortController();
  const { exitCode, errors } = await sync(
    { ...office, apiBase },
    office.file('orders.sqlite'),
    ['--watch', '1s'],
    {
      signal: stop.signal,
      onWrite: (text) => {
        if (text.includes('is in step')) isFound = false;
        if (text.includes('cannot be reached')) stop.abort();
      },
    },
  );
  assert.equal(exitCode, 0, errors);
  assert.match(errors, /cannot be reached/);
});
