import type { GatewayStore } from './store.js';

interface Entry {
  value: string;
  /** Epoch milliseconds. */
  expires: number;
}

/** Milliseconds between two searches for what has expired. */
const sweepInterval = 60_000;

/**
 * The store of a gateway that runs as one process: it forgets everything when the process ends. It needs no timer.
 * When it is full, what would expire first has to go, which is rate counts before answers to an `Idempotency-Key`.
 */
export class MemoryStore implements GatewayStore {
  readonly #entries = new Map<string, Entry>();
  readonly #maximum: number;
  #size = 0;
  #swept = Date.now();

  /**
   * @param maximum How much it may hold, in characters; each entry counts for 150 more than its key and value have. Default
   *   50 million, which is about as many bytes.
   */
  constructor({ maximum = 50_000_000 }: { maximum?: number } = {}) {
    this.#maximum = maximum;
  }

  get(key: string): Promise<string | undefined> {
    return Promise.resolve(this.#find(key)?.value);
  }

  add(key: string, value: string, lifetime: number): Promise<string> {
    const entry = this.#find(key) ?? this.#put(key, value, Date.now() + lifetime);
    return Promise.resolve(entry.value);
  }

  set(key: string, value: string, lifetime: number): Promise<void> {
    this.#put(key, value, Date.now() + lifetime);
    return Promise.resolve();
  }

  delete(key: string): Promise<void> {
    this.#remove(key);
    return Promise.resolve();
  }

  increment(key: string, lifetime: number): Promise<number> {
    const { value, expires } = this.#find(key) ?? { value: '0', expires: Date.now() + lifetime };
    const count = Number(value) + 1;
    this.#put(key, String(count), expires);
    return Promise.resolve(count);
  }

  #find(key: string): Entry | undefined {
    const entry = this.#entries.get(key);
    return entry && entry.expires > Date.now() ? entry : undefined;
  }

  #put(key: string, value: string, expires: number): Entry {
    this.#remove(key);
    const size = sizeOf(key, value);
    if (Date.now() - this.#swept >= sweepInterval || this.#size + size > this.#maximum)
      this.#sweep();
    if (this.#size + size > this.#maximum) this.#makeRoom(size);
    const entry = { value, expires };
    this.#entries.set(key, entry);
    this.#size += size;
    return entry;
  }

  #remove(key: string): void {
    const entry = this.#entries.get(key);
    if (!entry) return;
    this.#entries.delete(key);
    this.#size -= sizeOf(key, entry.value);
  }

  #sweep(): void {
    this.#swept = Date.now();
    for (const [key, { expires }] of this.#entries) if (expires <= this.#swept) this.#remove(key);
  }

  /** A tenth at a time, so that a full store does not sort at every write. */
  #makeRoom(size: number): void {
    const entries = [...this.#entries].sort(([, a], [, b]) => a.expires - b.expires);
    for (const [key] of entries) {
      if (this.#size + size <= this.#maximum * 0.9) return;
      this.#remove(key);
    }
  }
}

/** What an entry takes beside its characters: many small ones must not fill the memory either. */
const overhead = 150;

const sizeOf = (key: string, value: string) => key.length + value.length + overhead;
