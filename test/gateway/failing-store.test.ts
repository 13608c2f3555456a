import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MemoryStore, type GatewayStore, type LogEntry } from '../../src/gateway.js';
import { controlClock, openBoxOffice } from './box-office.js';
import { openSite } from './open-site.js';

type Fault = 'refuses' | 'loses the answer of';

/** A store of which some calls fail, counted from 1: before they did anything, or after. */
class FailingStore implements GatewayStore {
  readonly #store = new MemoryStore();
  readonly #fault: Fault;
  #isFailing: (call: number) => boolean;
  calls = 0;

  constructor(fault: Fault, isFailing: (call: number) => boolean) {
    this.#fault = fault;
    this.#isFailing = isFailing;
  }

  recover(): void {
    this.#isFailing = () => false;
  }

  get = (key: string) => this.#call((store) => store.get(key));
  add = (key: string, value: string, lifetime: number) =>
    this.#call((store) => store.add(key, value, lifetime));
  set = (key: string, value: string, lifetime: number) =>
    this.#call((store) => store.set(key, value, lifetime));
  delete = (key: string) => this.#call((store) => store.delete(key));
  increment = (key: string, lifetime: number) =>
    this.#call((store) => store.increment(key, lifetime));

  async #call<T>(work: (store: GatewayStore) => Promise<T>): Promise<T> {
    const isFailing = this.#isFailing(++this.calls);
    if (isFailing && this.#fault === 'refuses') throw new Error('ECONNREFUSED');
    const answer = await work(this.#store);
    if (isFailing) throw new Error('ECONNRESET');
    return answer;
  }
}

const minute = 60_000;

for (const fault of ['refuses', 'loses the answer of'] as const)
  for (const extent of ['one call', 'every call from one'] as const)
    test(`a store that ${fault} ${extent}, whichever it is, makes no second order`, async (t) => {
      const tick = controlClock(t);
      const office = await openBoxOffice(t);
      for (let first = 1, isReached = true; isReached; first++) {
        const store = new FailingStore(fault, (call) =>
          extent === 'one call' ? call === first : call >= first,
        );
        const cartId = await office.fill();
        const before = await office.orderKeys();
        const order = (key: string) => office.order(cartId, { store, session: cartId, key });
        const answers = [await order('first')];
        isReached = store.calls >= first;
        store.recover();
        // The same click again, then another, then both when the leases are over.
        answers.push(await order('first'), await order('second'));
        tick(3 * minute);
        answers.push(await order('first'), await order('second'));
        const made = (await office.orderKeys()).filter((key) => !before.includes(key));
        const about = `call ${String(first)}: ${JSON.stringify(answers)}`;
        assert(made.length <= 1, about);
        const told = answers.filter(({ status }) => status === 200);
        assert(
          told.every(({ orderKey }) => made.includes(orderKey ?? '')),
          about,
        );
        if (answers.some(({ problem }) => problem === 'not-placed') && told.length === 0)
          assert.deepEqual(made, [], about);
        tick(60 * minute);
      }
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

test('a store that comes back is asked again', async (t) => {
  const store = new FailingStore('refuses', () => true);
  const { visit } = await openSite(t, { store });
  const visitor = visit();
  assert.equal((await visitor.ask('POST', '/cart/')).status, 500);
  store.recover();
  assert.equal((await visitor.ask('POST', '/cart/')).status, 201);
});
