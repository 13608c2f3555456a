import { isolate } from '../../api/isolate.js';
import { keyOf } from '../environment.js';
import { readConsent, type Consent } from './consent.js';
import type { CartStore } from '../store.js';
import type { Ga4Event } from './ga4-events.js';

/** Milliseconds between the looks for a consent that is still to be given. */
const patience = 500;

/** So many events of which each may be told once are remembered. */
const most = 50;

const isList = (value: unknown): value is unknown[] => Array.isArray(value);

/**
 * The page's array of events. What may not be told yet waits for the visitor's consent, as long as the page lives; what
 * the page makes of an event, and whether it can take one at all, changes nothing here.
 */
export class DataLayer {
  readonly #name: string;
  readonly #store: CartStore;
  readonly #waiting: { event: Ga4Event; once: string | undefined }[] = [];
  readonly #told = new Set<string>();
  /** What may not be told again, in this browser. */
  readonly #claims = new Set<string>();
  #consent: Consent | undefined;
  #timeout: ReturnType<typeof setTimeout> | undefined;

  constructor(name: string, store: CartStore) {
    this.#name = name;
    this.#store = store;
    this.#recall();
    // Storage may be emptied, and the order that was told is stored again.
    store.environment.onResume(this.#recall, {}, this.#recall);
  }

  /** Tells an event; where it has a name under `once`, one time in this browser. */
  tell(event: Ga4Event, once?: string): void {
    if (once) {
      if (this.#told.has(once)) return;
      this.#told.add(once);
    }
    this.#waiting.push({ event, once });
    this.#flush();
  }

  #flush = (): void => {
    clearTimeout(this.#timeout);
    isolate(() => {
      const layer = this.#layer;
      this.#consent = readConsent(layer, this.#consent);
      if (this.#consent === 'waiting') {
        this.#timeout = setTimeout(this.#flush, patience);
        return;
      }
      for (const { event, once } of this.#waiting.splice(0)) {
        // What a visitor refuses is not told on a later page either.
        if ((once && !this.claim(once)) || this.#consent === 'refused') continue;
        // What an event does not have would stay there from the one before.
        isolate(() => {
          layer.push({ ecommerce: null });
          layer.push(event);
        });
      }
    });
  };

  /** Made where the page does not have it yet. What is no array there belongs to somebody else. */
  get #layer(): unknown[] {
    const known: unknown = Reflect.get(globalThis, this.#name);
    if (isList(known)) return known;
    const made: unknown[] = [];
    if (known === undefined || known === null) Reflect.set(globalThis, this.#name, made);
    return made;
  }

  /** Whether no tab has told it before, also not before a reload. From now on none will. */
  claim(once: string): boolean {
    this.#recall();
    if (this.#claims.has(once)) return false;
    this.#claims.add(once);
    this.#recall();
    return true;
  }

  /** Brings what this tab knows of and what is stored together. */
  #recall = (): void => {
    const { environment, api } = this.#store;
    const key = `${keyOf(api)} told`;
    const stored = environment.load(key);
    for (const once of stored?.split(' ') ?? []) this.#claims.add(once);
    const text = [...this.#claims].slice(-most).join(' ');
    if (text && text !== stored) environment.save(key, text);
  };
}
