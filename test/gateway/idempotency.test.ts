import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { PepperedError, type ErrorKind } from '../../src/api/errors.js';
import { once, type OnceOptions } from '../../src/gateway/idempotency.js';
import { MemoryStore } from '../../src/gateway/memory-store.js';
import { problemResponse } from '../../src/gateway/problems.js';
import { Refusal } from '../../src/gateway/refusal.js';
import { createSqliteStore } from '../../src/gateway/sqlite-store.js';
import { databaseFile, openDatabase } from './sqlite.js';

const minute = 60_000;
const options: OnceOptions = {
  session: 'session',
  key: 'key',
  fingerprint: 'fingerprint',
  lifetime: 60 * minute,
};

/** Something that may happen once. It answers how often it happened. */
function counter() {
  let runs = 0;
  return {
    runs: () => runs,
    run: () => Promise.resolve(Response.json({ runs: ++runs }, { status: 201 })),
  };
}

/** Something that happens and then fails. */
function failing(error: Error) {
  const { run, runs } = counter();
  return {
    runs,
    run: async () => {
      await run();
      throw error;
    },
  };
}

const api = (kind: ErrorKind, status?: number) =>
  new PepperedError(kind, 'failed', status === undefined ? {} : { status });

test('a repeat gets the first answer, and nothing runs again', async () => {
  const store = new MemoryStore();
  const { run, runs } = counter();
  const first = await once(store, options, run);
  assert.equal(first.headers.get('Idempotency-Replayed'), null);
  for (let round = 0; round < 3; round++) {
    const repeat = await once(store, options, run);
    assert.equal(repeat.status, 201);
    assert.equal(repeat.headers.get('Idempotency-Replayed'), 'true');
    assert.equal(repeat.headers.get('Content-Type'), 'application/json');
    assert.deepEqual(await repeat.json(), { runs: 1 });
  }
  assert.deepEqual(await first.json(), { runs: 1 });
  assert.equal(runs(), 1);
});

test('an empty answer is repeated as an empty one', async () => {
  const store = new MemoryStore();
  const run = () => Promise.resolve(new Response(null, { status: 204 }));
  await once(store, options, run);
  const repeat = await once(store, options, run);
  assert.equal(repeat.status, 204);
  assert.equal(repeat.headers.get('Idempotency-Replayed'), 'true');
});

test('the key is for one body: another one is refused', async () => {
  const store = new MemoryStore();
  const { run, runs } = counter();
  await once(store, options, run);
  await assert.rejects(once(store, { ...options, fingerprint: 'another' }, run), {
    type: 'idempotency-key-reused',
  });
  assert.equal(problemResponse(new Refusal('idempotency-key-reused')).status, 422);
  assert.equal(runs(), 1);
});

test('another session or another key is another request', async () => {
  const store = new MemoryStore();
  const { run, runs } = counter();
  await once(store, options, run);
  await once(store, { ...options, session: 'another' }, run);
  await once(store, { ...options, key: 'another' }, run);
  assert.equal(runs(), 3);
});

for (const key of [null, '', ' ', 'a b', 'é', 'a\n', 'a'.repeat(256)])
  test(`${JSON.stringify(key?.slice(0, 10) ?? null)} is no key`, async () => {
    const { run, runs } = counter();
    await assert.rejects(once(new MemoryStore(), { ...options, key }, run), {
      type: 'idempotency-key-invalid',
    });
    assert.equal(runs(), 0);
  });

test('a hundred at the same time run once; the others hear that it is in progress', async () => {
  const store = new MemoryStore();
  const { run, runs } = counter();
  let finish: () => void = () => undefined;
  const finished = new Promise<void>((resolve) => (finish = resolve));
  const slow = () => finished.then(run);
  const first = once(store, options, slow);
  const others = await Promise.allSettled(
    Array.from({ length: 99 }, () => once(store, options, slow)),
  );
  finish();
  assert.equal((await first).status, 201);
  assert.equal(runs(), 1);
  for (const other of others) {
    assert(other.status === 'rejected');
    const problem = problemResponse(other.reason);
    assert.equal(problem.status, 409);
    assert.match(problem.headers.get('Retry-After') ?? '', /^[1-9]\d?$/);
    assert.match(await problem.text(), /urn:peppered-cart:problem:in-progress/);
  }
});

for (const [kind, status] of [
  ['conflict', 409],
  ['unprocessable', 422],
  ['not-found', 404],
] as const)
  test(`a refusal for good (${kind}) is repeated too`, async () => {
    const store = new MemoryStore();
    const { run, runs } = failing(api(kind, status));
    const first = await once(store, options, run);
    const repeat = await once(store, options, run);
    assert.deepEqual([first.status, repeat.status], [status, status]);
    assert.equal(await repeat.text(), await first.text());
    assert.equal(repeat.headers.get('Content-Type'), 'application/problem+json');
    assert.equal(runs(), 1);
  });

for (const error of [
  api('rate-limited', 429),
  api('unauthorized', 401),
  api('invalid-request'),
  new Refusal('item-refused'),
])
  test(`a refusal that may pass (${error.message}) leaves the key unused`, async () => {
    const store = new MemoryStore();
    await assert.rejects(once(store, options, failing(error).run), error);
    const { run, runs } = counter();
    assert.equal((await once(store, options, run)).status, 201);
    assert.equal(runs(), 1);
  });

for (const error of [
  api('network'),
  api('timeout'),
  api('server-error', 503),
  api('invalid-response', 200),
  new TypeError('a fault of our own'),
])
  test(`an unknown outcome (${error.name} ${error.message}) is neither run again nor a failure for ever`, async () => {
    const store = new MemoryStore();
    const { run, runs } = failing(error);
    await assert.rejects(once(store, options, run), error);
    await assert.rejects(once(store, options, run), { type: 'outcome-unknown' });
    let known = false;
    const recover = () => Promise.resolve(known ? Response.json({ found: true }) : undefined);
    await assert.rejects(once(store, { ...options, recover }, run), { type: 'outcome-unknown' });
    known = true;
    const recovered = await once(store, { ...options, recover }, run);
    assert.deepEqual(await recovered.json(), { found: true });
    const repeat = await once(store, options, run);
    assert.equal(repeat.headers.get('Idempotency-Replayed'), 'true');
    assert.deepEqual(await repeat.json(), { found: true });
    assert.equal(runs(), 1);
  });

test('what can be found out at once is the first answer', async () => {
  const { run, runs } = failing(api('network'));
  const recover = () => Promise.resolve(Response.json({ found: true }));
  const answer = await once(new MemoryStore(), { ...options, recover }, run);
  assert.deepEqual(await answer.json(), { found: true });
  assert.equal(runs(), 1);
});

test('a run that a crash left behind is looked after when its lease is over', async (t) => {
  t.mock.timers.enable({ apis: ['Date'], now: Date.now() });
  const file = databaseFile(t);
  const crashed = openDatabase(file);
  const forever = new Promise<Response>(() => undefined);
  const leased = { ...options, lease: minute };
  let started: () => void = () => undefined;
  const running = new Promise<void>((resolve) => (started = resolve));
  void once(createSqliteStore(crashed), leased, () => {
    started();
    return forever;
  });
  await running;
  crashed.close();

  const database = openDatabase(file);
  t.after(() => {
    database.close();
  });
  const store = createSqliteStore(database);
  const { run, runs } = counter();
  t.mock.timers.tick(minute - 1);
  await assert.rejects(once(store, leased, run), { type: 'in-progress' });
  t.mock.timers.tick(1);
  await assert.rejects(once(store, leased, run), { type: 'outcome-unknown' });
  const recover = () => Promise.resolve(Response.json('found'));
  assert.equal(await (await once(store, { ...leased, recover }, run)).json(), 'found');
  assert.equal(runs(), 0);
});

test('a key is free again when its lifetime is over', async (t) => {
  t.mock.timers.enable({ apis: ['Date'], now: Date.now() });
  const store = new MemoryStore();
  const { run, runs } = counter();
  await once(store, options, run);
  t.mock.timers.tick(options.lifetime);
  await once(store, options, run);
  assert.equal(runs(), 2);
});

test('an answer too long to keep is given, and its repeat does not run', async () => {
  const store = new MemoryStore();
  let runs = 0;
  const run = () => {
    runs++;
    return Promise.resolve(new Response('x'.repeat(300_000)));
  };
  assert.equal((await (await once(store, options, run)).text()).length, 300_000);
  await assert.rejects(once(store, options, run), { type: 'outcome-unknown' });
  assert.equal(runs, 1);
});

test('an answer that cannot be kept is given all the same', async () => {
  const store = new MemoryStore();
  store.set = () => Promise.reject(new Error('disk full'));
  assert.equal((await once(store, options, counter().run)).status, 201);
});

test('keys in the store are hashes', async () => {
  const store = new MemoryStore();
  const keys: string[] = [];
  const add = store.add.bind(store);
  store.add = (key, ...rest) => {
    keys.push(key);
    return add(key, ...rest);
  };
  await once(store, { ...options, session: 'canary', key: 'canary' }, counter().run);
  assert.equal(keys.length, 1);
  for (const key of keys) assert.match(key, /^[0-9a-f]{64}$/);
});

test('whatever happens in whatever order, one key is applied at most once', async () => {
  const failures = [undefined, 'network', 'timeout', 'server-error', 'invalid-response'] as const;
  const request = fc.record({
    key: fc.constantFrom('a', 'b'),
    failure: fc.constantFrom(...failures),
    applied: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(request, { minLength: 2, maxLength: 12 }),
      fc.scheduler(),
      async (requests, scheduler) => {
        const store = new MemoryStore();
        const applied = { a: 0, b: 0 };
        const all = requests.map(({ key, failure, applied: isApplied }) => {
          const work = async () => {
            await scheduler.schedule(Promise.resolve());
            if (isApplied || !failure) applied[key]++;
            await scheduler.schedule(Promise.resolve());
            if (failure) throw api(failure);
            return new Response(key);
          };
          return once(store, { ...options, key }, work).catch(problemResponse);
        });
        await scheduler.waitFor(Promise.all(all));
        assert(applied.a <= 1 && applied.b <= 1);
        for (const response of await Promise.all(all))
          assert([200, 409, 502, 504].includes(response.status), String(response.status));
      },
    ),
    { numRuns: 100 },
  );
});
