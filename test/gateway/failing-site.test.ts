import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import {
  createSqliteStore,
  MemoryStore,
  type GatewayOptions,
  type LogEntry,
} from '../../src/gateway.js';
import { CreatedCart } from '../conformance/subject.js';
import { hamlet, iDeal } from '../sandbox/theatre.js';
import { controlClock, openBoxOffice } from './box-office.js';
import { openSite } from './open-site.js';
import { databaseFile, openDatabase } from './sqlite.js';

const secret = 'femke@example.org';

const fail = (): never => {
  throw new RangeError(secret);
};
const reject = () => Promise.reject(new RangeError(secret));

/** What is written to the console as an error until the test ends. */
function readConsole({ mock }: TestContext): string[] {
  const lines: string[] = [];
  mock.method(console, 'error', (line: string) => lines.push(line));
  return lines;
}

class BrokenStore extends MemoryStore {
  override add = reject;
  override increment = fail;
}

const ask = {
  resolveCustomer: ['GET', '/peppered/paymentmethods'],
  clientAddress: ['GET', '/peppered/paymentmethods'],
  store: ['POST', '/cart/'],
} as const;

const failures: [part: keyof typeof ask, how: string, options: Partial<GatewayOptions>][] = [
  ['resolveCustomer', 'throws', { resolveCustomer: fail }],
  ['resolveCustomer', 'rejects', { resolveCustomer: reject }],
  ['clientAddress', 'throws', { clientAddress: fail }],
  ['store', 'rejects', { store: new BrokenStore() }],
  ['store', 'throws', { store: new BrokenStore(), clientAddress: () => '10.1.2.3' }],
];

for (const [part, how, options] of failures)
  test(`${part} that ${how} is a 500 that is logged, and tells nothing`, async (t) => {
    const lines = readConsole(t);
    const entries: LogEntry[] = [];
    const { visit } = await openSite(t, { log: (entry) => entries.push(entry), ...options });
    const [method, path] = ask[part];
    const { status, problem, headers, text } = await visit().ask(method, path);
    assert.deepEqual([status, problem], [500, 'internal-error']);
    assert.equal(headers['content-type'], 'application/problem+json');
    assert.equal(headers['cache-control'], 'no-store');
    const [entry] = entries;
    assert.equal(entry?.problem, 'urn:peppered-cart:problem:internal-error');
    assert.match(entry.failure ?? '', new RegExp(`^${part}: RangeError\n +at .*failing-site`));
    assert.equal(lines.length, 0);
    assert.doesNotMatch(text + JSON.stringify(entries), /femke/);
  });

test('without a log, a failure is one line on the console, which names the part and not the visitor', async (t) => {
  const lines = readConsole(t);
  const { visit } = await openSite(t, { resolveCustomer: fail });
  await visit().ask('GET', '/peppered/paymentmethods');
  assert.equal(lines.length, 1);
  assert.match(lines[0] ?? '', /^peppered-cart gateway: resolveCustomer: RangeError\n/);
  assert.doesNotMatch(lines[0] ?? '', /femke/);
});

test('a database that is gone is a 500 that names it', async (t) => {
  const entries: LogEntry[] = [];
  const database = openDatabase(databaseFile(t));
  const store = createSqliteStore(database);
  const { visit } = await openSite(t, { store, log: (entry) => entries.push(entry) });
  database.close();
  assert.equal((await visit().ask('POST', '/cart/')).problem, 'internal-error');
  assert.match(entries[0]?.failure ?? '', /^store: SQLite3Error/);
});

test('a store that does not answer is a failure, long before the page stops waiting', async (t) => {
  class SilentStore extends MemoryStore {
    override add = () => new Promise<never>(() => undefined);
  }
  const entries: LogEntry[] = [];
  const { visit } = await openSite(t, {
    store: new SilentStore(),
    timeout: 400,
    log: (entry) => entries.push(entry),
  });
  const { status, problem } = await visit().ask('POST', '/cart/');
  assert.deepEqual([status, problem], [500, 'internal-error']);
  assert.match(entries[0]?.failure ?? '', /^store: TimeoutError/);
  assert((entries[0]?.duration ?? 0) < 400);
});

for (const answer of ['867', {}, Number.NaN])
  test(`resolveCustomer that answers ${JSON.stringify(answer)} is a failure of the site, not of the visitor`, async (t) => {
    const resolveCustomer = () => Reflect.apply(() => answer, undefined, []) as number;
    const { visit } = await openSite(t, { resolveCustomer, log: () => undefined });
    const { problem } = await visit().ask('GET', '/peppered/paymentmethods');
    assert.equal(problem, 'internal-error');
  });

for (const [how, log] of Object.entries({
  throws: fail,
  rejects: reject,
  'never answers': () => new Promise<void>(() => undefined),
}))
  test(`a log that ${how} changes nothing`, { timeout: 5000 }, async (t) => {
    const { visit } = await openSite(t, { log });
    const visitor = visit();
    const { cart_id } = (await visitor.ask('POST', '/cart/')).as(CreatedCart);
    assert.equal((await visitor.ask('GET', `/peppered/cart/${cart_id}`)).status, 200);
    assert.equal((await visitor.ask('GET', '/x')).status, 404);
  });

test('an add that allowItem failed on was not made, and can be made with the same key', async (t) => {
  let broken = true;
  const allowItem = () => (broken ? fail() : true);
  const { visit } = await openSite(t, { allowItem, log: () => undefined });
  const visitor = visit();
  const { cart_id } = (await visitor.ask('POST', '/cart/')).as(CreatedCart);
  const add = () =>
    visitor.ask('POST', `/peppered/cart/${cart_id}`, [hamlet], { 'Idempotency-Key': 'add' });
  assert.equal((await add()).problem, 'internal-error');
  broken = false;
  assert.equal((await add()).status, 200);
});

test('a guest whom clientAddress fails on has ordered nothing, and can order with the same key', async (t) => {
  let broken = false;
  const { visit, theatre } = await openSite(t, {
    guests: { pace: 1 },
    guestPaymentMethods: [iDeal],
    resolveCustomer: () => null,
    // The first address is for the rate of requests.
    clientAddress: ({ method }) =>
      broken && calls++ > 0 && method === 'POST' ? fail() : '10.1.2.3',
    log: () => undefined,
  });
  let calls = 0;
  const visitor = visit();
  const { cart_id } = (await visitor.ask('POST', '/cart/')).as(CreatedCart);
  await visitor.ask('POST', `/peppered/cart/${cart_id}`, [hamlet]);
  const customer = { email: secret, customerFirstName: 'Femke', customerLastName: 'de Vries' };
  const body = { paymentMethodId: iDeal, redirectURL: 'http://localhost/', customer };
  const order = () =>
    visitor.ask('POST', `/peppered/cart/${cart_id}/checkout`, body, { 'Idempotency-Key': 'order' });
  broken = true;
  assert.equal((await order()).problem, 'not-placed');
  broken = false;
  assert.equal((await order()).status, 200);
  assert.equal((await theatre.orders()).length, 1);
});

/** A store that fails at one of its calls, or from then on, before or after it has done what was asked. */
class FailingStore extends MemoryStore {
  readonly #applied: boolean;
  readonly #lasting: boolean;
  #at = Infinity;
  /** How often it was asked. */
  calls = 0;

  constructor({ applied, lasting }: { applied: boolean; lasting: boolean }) {
    super();
    this.#applied = applied;
    this.#lasting = lasting;
  }

  failAt(call: number): void {
    this.#at = call;
  }

  heal(): void {
    this.#at = Infinity;
  }

  override get(...given: Parameters<MemoryStore['get']>) {
    return this.#run(() => super.get(...given));
  }

  override add(...given: Parameters<MemoryStore['add']>) {
    return this.#run(() => super.add(...given));
  }

  override set(...given: Parameters<MemoryStore['set']>) {
    return this.#run(() => super.set(...given));
  }

  override delete(...given: Parameters<MemoryStore['delete']>) {
    return this.#run(() => super.delete(...given));
  }

  override increment(...given: Parameters<MemoryStore['increment']>) {
    return this.#run(() => super.increment(...given));
  }

  async #run<T>(work: () => Promise<T>): Promise<T> {
    const call = this.calls++;
    const fails = this.#lasting ? call >= this.#at : call === this.#at;
    if (fails && !this.#applied) throw new Error('the disk is full');
    const answer = await work();
    if (fails) throw new Error('the disk is full');
    return answer;
  }
}

for (const applied of [false, true])
  for (const lasting of [false, true])
    test(`a store that fails at any moment of a checkout, ${applied ? 'after' : 'before'} it kept something, ${lasting ? 'and goes on failing' : 'once'}, makes no second order`, async (t) => {
      const tick = controlClock(t);
      const office = await openBoxOffice(t, 10_000);
      for (let at = 0, struck = true; struck; at++) {
        const store = new FailingStore({ applied, lasting });
        const cartId = await office.fill(1 + (at % 5));
        const before = await office.orderKeys();
        const key = `key-${String(at)}`;
        const order = () => office.order(cartId, { store, key, session: String(at) });
        store.failAt(at);
        const first = await order();
        struck = store.calls > at;
        if (!struck) assert(at > 8);
        store.heal();
        const made = async () =>
          (await office.orderKeys()).filter((orderKey) => !before.includes(orderKey));
        if (first.status === 200) assert.deepEqual(await made(), [first.orderKey]);
        else if (first.status !== 500) assert.equal(first.problem, 'not-placed');
        let last = await order();
        // The lease of a request that is taken for crashed, then the slowest API.
        for (let wait = 0; wait < 3 && last.status !== 200; wait++) {
          tick(150_000);
          last = await order();
        }
        const orders = await made();
        assert(orders.length <= 1, `call ${String(at)}`);
        if (last.status === 200) assert.deepEqual(orders, [last.orderKey]);
        else assert.equal(orders.length, 0, `call ${String(at)}: ${last.problem ?? ''}`);
        tick(1_800_000);
      }
      assert.equal(new Set(office.sent).size, office.sent.length);
    });
