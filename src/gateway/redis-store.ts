import * as v from 'valibot';
import type { GatewayStore } from './store.js';

/** What a client of `redis` (node-redis) has, or one of `ioredis`. Their clusters: only that of `ioredis`. */
export type RedisClient =
  | { sendCommand(words: string[]): Promise<unknown> }
  | { call(command: string, ...words: string[]): Promise<unknown> };

export interface RedisStoreOptions {
  /** What its keys begin with, such as `theatre:`, where the Redis holds other things too. Default `peppered-cart:`. */
  prefix?: string;
  /**
   * How many replicas must have what is written before an order is sent. Where another Redis takes over when one fails,
   * 1 or more: else it may not know what was just ordered. Default 0, for a Redis without replicas.
   */
  replicas?: number;
}

/** Milliseconds within which the replicas must have it. */
const replication = 1000;

/** Scripts, because a script is atomic, and because `SET … NX GET` needs Redis 7. */
const add = `local value = redis.call('GET', KEYS[1])
if value then return value end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return ARGV[1]`;
const increment = `local count = redis.call('INCR', KEYS[1])
if count == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
return count`;

/**
 * A store that gateways on several machines share: Redis from version 6, or Valkey. Let it evict nothing
 * (`maxmemory-policy noeviction`, the default): a full one then refuses, and nothing is ordered; one that evicts may forget
 * that something was.
 * @param client One that is connected. What it rejects with, such as a lost connection, is a 500 for the visitor.
 */
export function createRedisStore(
  client: RedisClient,
  { prefix = 'peppered-cart:', replicas = 0 }: RedisStoreOptions = {},
): GatewayStore {
  const send = (...words: [string, ...string[]]): Promise<unknown> =>
    'call' in client ? client.call(...words) : client.sendCommand(words);

  /** Both are sent at once, on one connection: nothing comes between them. */
  const write = async (...words: [string, ...string[]]): Promise<unknown> => {
    if (replicas === 0) return send(...words);
    const [answer, reached] = await Promise.all([
      send(...words),
      send('WAIT', String(replicas), String(replication)),
    ]);
    if (v.parse(v.number(), reached) >= replicas) return answer;
    throw new Error(`Redis: fewer than ${String(replicas)} replicas have what was written`);
  };

  return {
    get: async (key) =>
      v.parse(v.nullable(v.string()), await send('GET', prefix + key)) ?? undefined,
    add: async (key, value, lifetime) =>
      v.parse(v.string(), await write('EVAL', add, '1', prefix + key, value, String(lifetime))),
    async set(key, value, lifetime) {
      await write('SET', prefix + key, value, 'PX', String(lifetime));
    },
    async delete(key) {
      await send('DEL', prefix + key);
    },
    increment: async (key, lifetime) =>
      v.parse(v.number(), await send('EVAL', increment, '1', prefix + key, String(lifetime))),
  };
}
