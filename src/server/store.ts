import { MemoryStore } from '../gateway/memory-store.js';
import { createPostgresStore } from '../gateway/postgres-store.js';
import { createRedisStore } from '../gateway/redis-store.js';
import { createSqliteStore } from '../gateway/sqlite-store.js';
import type { GatewayStore } from '../gateway/store.js';
import { UsageError } from './command.js';

export interface OpenStore {
  store: GatewayStore;
  /** What it is, in a word. */
  kind: 'memory' | 'sqlite' | 'redis' | 'postgres';
  close: () => Promise<void>;
}

export interface StoreSettings {
  redisUrl: string | undefined;
  postgresUrl: string | undefined;
  /** A file. */
  database: string | undefined;
  /** See `createRedisStore`. */
  replicas: number;
  /** Hears of a connection that is lost; it comes back by itself. */
  onError: (error: Error) => void;
}

/** Opens what remembers orders: the Redis, the PostgreSQL or the file that is named, or memory. */
export function openStore(settings: StoreSettings): Promise<OpenStore> {
  const { redisUrl, postgresUrl, database } = settings;
  if (redisUrl) return openRedis(redisUrl, settings);
  if (postgresUrl) return openPostgres(postgresUrl, settings);
  if (database) return openSqlite(database);
  return Promise.resolve({
    store: new MemoryStore(),
    kind: 'memory',
    close: () => Promise.resolve(),
  });
}

async function openRedis(url: string, { replicas, onError }: StoreSettings): Promise<OpenStore> {
  const { createClient } = await withPackage('redis', 'REDIS_URL', () => import('redis'));
  let wasThere = false;
  const client = createClient({
    url,
    // Without a connection a visitor is refused at once, and not kept waiting.
    disableOfflineQueue: true,
    // A mistake in the address is told at the start; what is lost later comes back.
    socket: {
      reconnectStrategy: (retries, cause) => (wasThere ? Math.min(100 * retries, 2000) : cause),
    },
  });
  client.on('error', onError);
  await client.connect();
  wasThere = true;
  return {
    store: createRedisStore(client, { replicas }),
    kind: 'redis',
    close: () => client.close(),
  };
}

async function openPostgres(url: string, { onError }: StoreSettings): Promise<OpenStore> {
  const { default: pg } = await withPackage('pg', 'DATABASE_URL', () => import('pg'));
  const pool = new pg.Pool({ connectionString: url });
  pool.on('error', onError);
  return { store: createPostgresStore(pool), kind: 'postgres', close: () => pool.end() };
}

async function openSqlite(file: string): Promise<OpenStore> {
  const { default: sqlite } = await import('node-sqlite3-wasm');
  const database = new sqlite.Database(file);
  // As safe as a journal that is made and deleted for each write, and less work for the disk.
  database.exec('PRAGMA journal_mode = TRUNCATE');
  return {
    store: createSqliteStore(database),
    kind: 'sqlite',
    close() {
      database.close();
      return Promise.resolve();
    },
  };
}

/** @throws {UsageError} when it is not installed: who needs none of it installs none of it. */
async function withPackage<T>(name: string, variable: string, load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND')
      throw new UsageError(`${variable} needs the package ${name}: npm install ${name}`);
    throw error;
  }
}
