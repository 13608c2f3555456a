/** Milliseconds for which an answer is used without asking, and a request under way is joined. */
const fresh = 5000;

/** Milliseconds between a failure and the next request. */
const pause = 1000;

/** More performances than a theatre has on sale: ids that nobody sells must not fill the memory. */
const maximumSize = 1000;

interface Entry<Value> {
  /** The last one that came, and when it was asked for. */
  answer?: { value: Value; askedAt: number; turn: number };
  /** The last one that was sent, unless it has ended. */
  request?: { value: Promise<Value>; askedAt: number };
  failedAt?: number;
  /** How many requests were sent. */
  turns: number;
}

/**
 * Answers that are the same for everybody: however many ask, the API sees one request at a time. An answer is used for five
 * seconds, and then while one request renews it, until it is too old. A failure is told to those who wait for it and to nobody
 * later: who comes next waits for the next request, which is sent a second after the last has failed.
 */
export class SharedAnswers<Key, Value> {
  readonly #ask: (key: Key) => Promise<Value>;
  readonly #maxAge: number;
  /** Least recently used first. */
  readonly #entries = new Map<Key, Entry<Value>>();

  /** @param maxAge Milliseconds after which an answer is not used any more. 0: each request is sent, when none is under way. */
  constructor(ask: (key: Key) => Promise<Value>, maxAge: number) {
    this.#ask = ask;
    this.#maxAge = maxAge;
  }

  /** @throws what `ask` throws. */
  async get(key: Key): Promise<Value> {
    const entry = this.#use(key);
    const { answer } = entry;
    if (answer && isRecent(answer.askedAt, Math.min(fresh, this.#maxAge))) return answer.value;
    const renewed = this.#renew(key, entry);
    if (!answer || !isRecent(answer.askedAt, this.#maxAge)) return renewed;
    // Whoever has an answer is told of no failure.
    renewed.catch(() => undefined);
    return answer.value;
  }

  #use(key: Key): Entry<Value> {
    const entry = this.#entries.get(key) ?? { turns: 0 };
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    const [oldest] = this.#entries.keys();
    if (oldest !== undefined && this.#entries.size > maximumSize) this.#entries.delete(oldest);
    return entry;
  }

  /** Joins the request that is under way. A worker's platform may have ended one without a word, so not for ever. */
  #renew(key: Key, entry: Entry<Value>): Promise<Value> {
    const { request } = entry;
    if (request && isRecent(request.askedAt, fresh)) return request.value;
    const value = this.#send(key, entry);
    const own = { value, askedAt: Date.now() };
    entry.request = own;
    const end = () => {
      if (entry.request === own) delete entry.request;
    };
    value.then(end, end);
    return value;
  }

  async #send(key: Key, entry: Entry<Value>): Promise<Value> {
    const turn = ++entry.turns;
    const { failedAt } = entry;
    if (failedAt !== undefined && isRecent(failedAt, pause)) await passed(failedAt + pause);
    const askedAt = Date.now();
    try {
      const value = await this.#ask(key);
      // One that was long under way may end after the next.
      if (!entry.answer || entry.answer.turn < turn) entry.answer = { value, askedAt, turn };
      return value;
    } catch (error) {
      entry.failedAt = Date.now();
      throw error;
    }
  }
}

/** Not so in the future either: after the clock was set back, an answer would be used for too long. */
const isRecent = (time: number, milliseconds: number) => Math.abs(Date.now() - time) < milliseconds;

const passed = (time: number) =>
  new Promise((resolve) => setTimeout(resolve, Math.min(pause, time - Date.now())));
