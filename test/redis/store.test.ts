import assert from 'node:assert/strict';
import { after, test, type TestContext } from 'node:test';
import { Redis } from 'ioredis';
import { createClient } from 'redis';
import { createRedisStore, type GatewayStore } from '../../src/gateway.js';
import { describeStore, minute } from '../gateway/store-suite.js';
import { startRedis, type RunningRedis } from './server.js';

const server = await startRedis();
after(() => server.stop());

/** A client of node-redis, without patience for a server that is gone. */
async function connect(context: TestContext, { url }: RunningRedis = server) {
  const client = createClient({
    url,
    disableOfflineQueue: true,
    socket: { reconnectStrategy: 10 },
  });
  // It connects anew by itself.
  client.on('error', () => undefined);
  context.after(() => {
    client.destroy();
  });
  await client.connect();
  return client;
}

/** A client of ioredis, as it comes. */
function connectIoredis(context: TestContext, { port }: RunningRedis = server): Redis {
  const client = new Redis(port, '127.0.0.1');
  client.on('error', () => undefined);
  context.after(() => {
    client.disconnect();
  });
  return client;
}

type Connection = Awaited<ReturnType<typeof connect>>;

/** Redis counts by its own clock: what is left of every key's lifetime gets shorter instead. */
const elapse = `for _, key in ipairs(redis.call('KEYS', '*')) do
  redis.call('PEXPIRE', key, redis.call('PTTL', key) - ARGV[1])
end`;

async function opened(client: Connection, store: GatewayStore) {
  await client.flushAll();
  return {
    store,
    tick: async (milliseconds: number) => {
      await client.eval(elapse, { arguments: [String(milliseconds)] });
    },
  };
}

describeStore('a store on Redis, through node-redis', async (t) => {
  const client = await connect(t);
  return opened(client, createRedisStore(client));
});

describeStore('a store on Redis, through ioredis', async (t) =>
  opened(await connect(t), createRedisStore(connectIoredis(t))),
);

test('its keys say whose they are', async (t) => {
  const client = await connect(t);
  await client.flushAll();
  await createRedisStore(client).add('a', 'ours', minute);
  await createRedisStore(client, { prefix: 'theatre:' }).add('a', 'theirs', minute);
  assert.deepEqual((await client.keys('*')).sort(), ['peppered-cart:a', 'theatre:a']);
});

test('everything that is kept expires', async (t) => {
  const client = await connect(t);
  await client.flushAll();
  const store = createRedisStore(client);
  await store.set('set', '1', minute);
  await store.add('added', '1', minute);
  await store.increment('counted', minute);
  await store.increment('counted', minute);
  for (const key of await client.keys('*')) {
    const left = await client.pTTL(key);
    assert(left > 0 && left <= minute, `${key}: ${String(left)}`);
  }
});

for (const [name, open] of Object.entries({
  'node-redis': async (t: TestContext, redis: RunningRedis) =>
    createRedisStore(await connect(t, redis)),
  ioredis: (t: TestContext, redis: RunningRedis) => createRedisStore(connectIoredis(t, redis)),
}))
  test(`${name}: a Redis that is full refuses, and goes on knowing what it knew`, async (t) => {
    const redis = await startRedis();
    t.after(() => redis.stop());
    const store = await open(t, redis);
    await store.add('order', 'kept', minute);
    await (await connect(t, redis)).configSet('maxmemory', '1');
    await assert.rejects(store.add('other', 'new', minute), /OOM/);
    await assert.rejects(store.set('other', 'new', minute), /OOM/);
    await assert.rejects(store.increment('count', minute), /OOM/);
    assert.equal(await store.get('order'), 'kept');
    assert.equal(await store.get('other'), undefined);
  });

test('a connection that is lost in mid-request rejects, or gives the key to who added it first', async (t) => {
  const client = await connect(t);
  const administrator = await connect(t);
  await client.flushAll();
  const store = createRedisStore(client);
  for (let attempt = 0; attempt < 20; attempt++) {
    const key = `key ${String(attempt)}`;
    const adding = store.add(key, 'first', minute).catch(() => undefined);
    await administrator.sendCommand(['CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'yes']);
    const answer = await adding;
    const known = await createRedisStore(administrator).add(key, 'second', minute);
    if (answer !== undefined) assert.deepEqual([answer, known], ['first', 'first']);
    if (!client.isReady) await new Promise((resolve) => client.once('ready', resolve));
  }
});

test('a Redis that is gone rejects, and one that has come back answers', async (t) => {
  const first = await startRedis();
  const client = await connect(t, first);
  const store = createRedisStore(client);
  await store.add('a', 'kept', minute);
  await first.stop();
  await assert.rejects(store.add('a', 'new', minute));
  await assert.rejects(store.get('a'));
  const second = await startRedis({}, first.port);
  t.after(() => second.stop());
  if (!client.isReady) await new Promise((resolve) => client.once('ready', resolve));
  assert.equal(await store.get('a'), undefined);
});

test('what must be on a replica is, before it is told; without one, nothing is told', async (t) => {
  const main = await startRedis({ 'repl-diskless-sync-delay': '0' });
  t.after(() => main.stop());
  const client = await connect(t, main);
  const careful = createRedisStore(client, { replicas: 1 });
  await assert.rejects(careful.add('a', 'alone', minute), /replica/);
  await assert.rejects(careful.set('a', 'alone', minute), /replica/);
  const replica = await startRedis({ replicaof: `127.0.0.1 ${String(main.port)}` });
  t.after(() => replica.stop());
  // What it waits for, it waits for on the server: until the replica has everything.
  while ((await client.wait(1, 1000)) !== 1);
  assert.equal(await careful.add('b', 'first', minute), 'first');
  await main.stop();
  const heir = await connect(t, replica);
  await heir.sendCommand(['REPLICAOF', 'NO', 'ONE']);
  assert.equal(await createRedisStore(heir).add('b', 'second', minute), 'first');
});
