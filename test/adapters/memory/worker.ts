/** A Worker that does with its store what a test asks over HTTP, and lets its Durable Objects fail. */
import type { DurableObjectState } from 'cloudflare:workers';
import * as v from 'valibot';
import {
  createDurableObjectStore,
  GatewayMemory,
  type GatewayMemoryNamespace,
} from '../../../src/gateway/durable-object.js';
import type { GatewayStore } from '../../../src/gateway.js';
import { Asked } from './asked.js';

/** Time stands still but for what a test lets pass: the Worker and its objects are in one isolate. */
let now = 1_800_000_000_000;
Date.now = () => now;

interface State extends DurableObjectState {
  abort: (reason: string) => void;
}

export class FragileMemory extends GatewayMemory {
  readonly #state: State;
  #fault: string | undefined;

  constructor(state: State, env: unknown) {
    super(state, env);
    this.#state = state;
  }

  /** The next `add` throws, before or after it has done what was asked, or the object starts anew. */
  failNext(fault: string): void {
    this.#fault = fault;
  }

  override async add(key: string, value: string, lifetime: number): Promise<string> {
    const fault = this.#fault;
    this.#fault = undefined;
    if (fault === 'throws before') throw new Error('the object failed');
    const answer = await super.add(key, value, lifetime);
    if (fault === 'throws after') throw new Error('the object failed');
    if (fault === 'starts anew') this.#state.abort('the object starts anew');
    return answer;
  }
}

/** A `FragileMemory` from afar. */
interface Stub extends GatewayStore {
  failNext: (fault: string) => Promise<void>;
}

interface Namespace extends GatewayMemoryNamespace {
  get: (id: unknown) => Stub;
}

export default {
  async fetch(request: Request, env: { GATEWAY_MEMORY: Namespace }): Promise<Response> {
    const asked = v.parse(Asked, await request.json());
    try {
      return Response.json({ answer: await carryOut(asked, env.GATEWAY_MEMORY) });
    } catch (error) {
      return new Response(String(error), { status: 500 });
    }
  },
};

function carryOut({ call, key, value, number }: Asked, namespace: Namespace): Promise<unknown> {
  const store = createDurableObjectStore(namespace);
  const objects = Array.from({ length: 32 }, (_, index) =>
    namespace.get(namespace.idFromName(String(index))),
  );
  switch (call) {
    case 'get':
    case 'delete':
      return store[call](key);
    case 'add':
    case 'set':
      return store[call](key, value, number);
    case 'increment':
      return store.increment(key, number);
    case 'elapse':
      now += number;
      return Promise.resolve();
    case 'failNext':
      return Promise.all(objects.map((object) => object.failNext(value)));
  }
}
