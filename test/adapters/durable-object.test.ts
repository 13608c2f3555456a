/** The store on Durable Objects, in Cloudflare's own runtime. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import * as v from 'valibot';
import type { GatewayStore } from '../../src/gateway.js';
import { freePort } from '../browser/children.mjs';
import { describeStore, minute } from '../gateway/store-suite.js';
import type { Asked } from './memory/asked.js';
import { startWorker } from './workerd.js';

const disk = mkdtempSync(join(tmpdir(), 'peppered-objects-'));
const PORT = String(await freePort());
const start = () => startWorker('test/adapters/memory/wrangler.jsonc', { PORT }, disk);
let worker = await start();
after(async () => {
  await worker.stop();
  rmSync(disk, { recursive: true, force: true });
});

const Answered = v.object({ answer: v.optional(v.unknown()) });

/** @throws when the Worker's store rejects, or the Worker is gone. */
async function ask(asked: Partial<Asked>): Promise<unknown> {
  const body = JSON.stringify(asked);
  const response = await fetch(`http://127.0.0.1:${PORT}/`, { method: 'POST', body });
  if (!response.ok) throw new Error(await response.text());
  return v.parse(Answered, await response.json()).answer;
}

/** A store in which nothing is kept. */
function openStore(): GatewayStore {
  const prefix = crypto.randomUUID();
  const keyed = (key: string) => ({ key: `${prefix} ${key}` });
  return {
    get: async (key) => v.parse(v.optional(v.string()), await ask({ call: 'get', ...keyed(key) })),
    add: async (key, value, number) =>
      v.parse(v.string(), await ask({ call: 'add', ...keyed(key), value, number })),
    async set(key, value, number) {
      await ask({ call: 'set', ...keyed(key), value, number });
    },
    async delete(key) {
      await ask({ call: 'delete', ...keyed(key) });
    },
    increment: async (key, number) =>
      v.parse(v.number(), await ask({ call: 'increment', ...keyed(key), number })),
  };
}

describeStore('a store on Durable Objects', () => ({
  store: openStore(),
  async tick(number) {
    await ask({ call: 'elapse', number });
  },
}));

for (const fault of ['throws before', 'throws after', 'starts anew'])
  test(`an object that ${fault} rejects, and gives the key to one of two`, async () => {
    const store = openStore();
    await store.add('known', 'kept', minute);
    await ask({ call: 'failNext', value: fault });
    await assert.rejects(store.add('a', 'first', minute), /the object/);
    const second = await store.add('a', 'second', minute);
    if (fault === 'throws before') assert.equal(second, 'second');
    if (fault === 'throws after') assert.equal(second, 'first');
    assert.equal(await store.get('a'), second);
    assert.equal(await store.add('a', 'third', minute), second);
    await ask({ call: 'failNext', value: '' });
    assert.equal(await store.get('known'), 'kept');
  });

test('what was answered outlives a kill of the runtime; until it is back, everything rejects', async () => {
  const store = openStore();
  await store.set('set', 'kept', minute);
  assert.equal(await store.add('added', 'first', minute), 'first');
  await store.increment('counted', minute);
  await worker.stop();
  await assert.rejects(store.add('added', 'second', minute));
  await assert.rejects(store.get('set'));
  worker = await start();
  assert.equal(await store.get('set'), 'kept');
  assert.equal(await store.add('added', 'second', minute), 'first');
  assert.equal(await store.increment('counted', minute), 2);
});
