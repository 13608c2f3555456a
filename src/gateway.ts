/**
 * Stands between a browser and the theatre's API key. Runs on a server only.
 *
 * @module
 */
export { PepperedError, type ErrorKind } from './api/errors.js';
export type { ResolveCustomer } from './gateway/buyers.js';
export { createGateway, type Gateway } from './gateway/gateway.js';
export type { AllowItem, Donations } from './gateway/items.js';
export type { LogEntry } from './gateway/log.js';
export { MemoryStore } from './gateway/memory-store.js';
export type { GatewayOptions } from './gateway/options.js';
export { createPostgresStore, type PostgresPool } from './gateway/postgres-store.js';
export type { Rate } from './gateway/rates.js';
export {
  createRedisStore,
  type RedisClient,
  type RedisStoreOptions,
} from './gateway/redis-store.js';
export { createSqliteStore } from './gateway/sqlite-store.js';
export type { GatewayStore } from './gateway/store.js';
export { publicTicketTypes } from './gateway/ticket-types.js';
