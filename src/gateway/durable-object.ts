/**
 * What a gateway remembers, on Cloudflare's Durable Objects. Runs in a Worker only.
 *
 * @module
 */
import { DurableObject, type DurableObjectState } from 'cloudflare:workers';
import { createTableStore } from './sqlite-store.js';
import type { GatewayStore } from './store.js';

/**
 * The Durable Object that keeps a part of a store. A Worker exports it, and its configuration names it among
 * `new_sqlite_classes`. What it answers is on several disks by then.
 */
export class GatewayMemory extends DurableObject implements GatewayStore {
  readonly #store: GatewayStore;

  constructor(state: DurableObjectState, env: unknown) {
    super(state, env);
    const { sql } = state.storage;
    this.#store = createTableStore({
      exec: (statement) => sql.exec(statement),
      prepare:
        (statement) =>
        (...values) =>
          sql.exec(statement, ...values).toArray()[0],
      // What an object throws must reject. It keeps together what is written at the same time by itself.
      run: (work) =>
        new Promise((resolve) => {
          resolve(work());
        }),
    });
  }

  get(key: string): Promise<string | undefined> {
    return this.#store.get(key);
  }

  add(key: string, value: string, lifetime: number): Promise<string> {
    return this.#store.add(key, value, lifetime);
  }

  set(key: string, value: string, lifetime: number): Promise<void> {
    return this.#store.set(key, value, lifetime);
  }

  delete(key: string): Promise<void> {
    return this.#store.delete(key);
  }

  increment(key: string, lifetime: number): Promise<number> {
    return this.#store.increment(key, lifetime);
  }
}

/** What the binding of a Worker to `GatewayMemory` has. */
export interface GatewayMemoryNamespace<Id = unknown> {
  idFromName(name: string): Id;
  get(id: Id): GatewayStore;
}

export interface DurableObjectStoreOptions {
  /**
   * Among how many objects keys are spread; one carries some hundreds of requests a second. Default 32. With another number, what
   * was kept is not found: change it while nothing is sold.
   */
  objects?: number;
}

/**
 * A store that a Worker's gateways share, wherever on earth they run. What an object throws, when it is overloaded or starts anew
 * say, is a 500 for the visitor.
 * @param namespace The Worker's binding to `GatewayMemory`, such as `env.GATEWAY_MEMORY`; `env.GATEWAY_MEMORY.jurisdiction('eu')`
 *   keeps everything in the European Union.
 */
export function createDurableObjectStore<Id>(
  namespace: GatewayMemoryNamespace<Id>,
  { objects = 32 }: DurableObjectStoreOptions = {},
): GatewayStore {
  // Anew each time: a stub of an object that failed goes on failing.
  const objectOf = (key: string) => namespace.get(namespace.idFromName(nameOf(key, objects)));
  return {
    get: async (key) => objectOf(key).get(key),
    add: async (key, value, lifetime) => objectOf(key).add(key, value, lifetime),
    set: async (key, value, lifetime) => objectOf(key).set(key, value, lifetime),
    delete: async (key) => objectOf(key).delete(key),
    increment: async (key, lifetime) => objectOf(key).increment(key, lifetime),
  };
}

/** Keys are hashes, so that each object gets about as many. */
function nameOf(key: string, objects: number): string {
  const hash = Array.from(key).reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) >>> 0, 0);
  return String(hash % objects);
}
