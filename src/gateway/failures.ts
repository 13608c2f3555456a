import * as v from 'valibot';
import { PepperedError } from '../api/errors.js';
import type { Settings } from './options.js';
import { within } from './within.js';

const CustomerId = v.nullish(v.pipe(v.number(), v.safeInteger(), v.minValue(1)), null);
const Address = v.nullish(v.string(), '');

/**
 * The same settings, of which the store and the site's own functions also tell `onFailure` what they throw. A
 * `PepperedError` is no failure of theirs: it is told as if the gateway had asked the API.
 */
export function watch(settings: Settings, onFailure: (failure: string) => void): Settings {
  const watched =
    <Given extends unknown[], Answer>(
      part: string,
      work: (...given: Given) => Answer | Promise<Answer>,
    ) =>
    async (...given: Given): Promise<Answer> => {
      try {
        return await work(...given);
      } catch (error) {
        if (!(error instanceof PepperedError)) onFailure(describeFailure(part, error));
        throw error;
      }
    };
  const { store, resolveCustomer, allowItem, clientAddress, timeout } = settings;
  // A connection that hangs is a failure, and not a page that waits. The call may still be carried out later: an `add` then holds
  // its key for a request that has given up, and nobody else gets it.
  const stored = <T>(call: Promise<T>) => within(timeout / 4, call, storeTooLate);
  return {
    ...settings,
    store: {
      get: watched('store', (key) => stored(store.get(key))),
      add: watched('store', (key, value, lifetime) => stored(store.add(key, value, lifetime))),
      set: watched('store', (key, value, lifetime) => stored(store.set(key, value, lifetime))),
      delete: watched('store', (key) => stored(store.delete(key))),
      increment: watched('store', (key, lifetime) => stored(store.increment(key, lifetime))),
    },
    resolveCustomer: watched('resolveCustomer', async (request) =>
      v.parse(CustomerId, await resolveCustomer?.(request)),
    ),
    allowItem: watched('allowItem', allowItem),
    clientAddress: watched('clientAddress', async (request) =>
      v.parse(Address, await clientAddress?.(request)),
    ),
  };
}

const storeTooLate = () => new DOMException('The store did not answer in time.', 'TimeoutError');

/** Which part failed, how and where. Without the error's message, which may quote what the site knows of a visitor. */
export function describeFailure(part: string, error: unknown): string {
  if (!(error instanceof Error)) return `${part}: no Error was thrown`;
  const { name, message, stack = '' } = error;
  const kind = name === 'Error' ? error.constructor.name : name;
  const code = 'code' in error ? String(error.code) : '';
  const words = [kind, code].filter((word) => /^\w+$/.test(word)).join(' ');
  const frames = stack.replace(message, '').match(/^ +at .*$/gm) ?? [];
  return [`${part}: ${words}`, ...frames.slice(0, 5)].join('\n');
}
