import type { ApiOptions } from '../api/http.js';
import { idPattern } from '../api/ids.js';
import { isNews, readCartCookie, writeCartCookie, type Embed } from './embed.js';

/** The parts of a browser that a store needs. Anything else that has them will do. */
export interface Environment {
  /** Resolves once every element that the page was sent with exists, so that they can share one request. */
  readonly ready: Promise<unknown>;
  /** Remembers across pages and visits. */
  load(key: string): string | null;
  save(key: string, value: string | null): void;
  /** Remembers as long as this tab lives. Throws where the browser forbids it. */
  readonly session: Storage;
  /** The cart of this visitor: the embed's, or else the one that was saved. */
  loadCart(key: string, embed: Embed): string | null;
  /** Saves the cart id, and tells the embed; `before` is the one until now. */
  saveCart(key: string, cartId: string | null, embed: Embed, before: string | null): void;
  dispatchEvent(event: Event): void;
  /**
   * Calls `refresh` whenever what is on screen may have grown old, or the embed says so, and `keep` when the page is
   * left. Returns its undo.
   */
  onResume(refresh: () => void, embed: Embed, keep?: () => void): () => void;
  /** Joins the other tabs of this site: calls `changed` when one of them announces a change. */
  joinTabs(key: string, changed: () => void): { announce(): void; leave(): void };
  /**
   * Works while no other tab of this site does, or, `shared`, only beside those who share too. One that hangs is waited for
   * a few seconds; where tabs cannot wait for each other at all, this is at once.
   */
  lock<T>(mode: LockMode, work: () => Promise<T>): Promise<T>;
}

/** Under what name the cart id of a shop is remembered, and tabs meet. */
export const keyOf = ({
  apiBase,
  clientName,
}: Pick<ApiOptions, 'apiBase' | 'clientName'>): string =>
  `peppered-cart ${apiBase.replace(/\/+$/, '')} ${clientName}`;

/** The page that this script runs in. */
export const browserEnvironment: Environment = {
  get ready() {
    const parsed = new Promise<unknown>((resolve) => {
      if (document.readyState !== 'loading') resolve(undefined);
      else document.addEventListener('DOMContentLoaded', resolve, { once: true });
    });
    return parsed.then(() => Promise.allSettled(awaited));
  },

  load,
  save,

  get session() {
    return sessionStorage;
  },

  loadCart(key, embed) {
    const cartIds = [readCookie(key, embed), load(key)];
    return cartIds.find((cartId) => cartId && idPattern.test(cartId)) ?? null;
  },

  saveCart(key, cartId, embed, before) {
    save(key, cartId);
    if (!embed.cartCookie) return;
    const known = readCookie(key, embed);
    // The embed may have begun another cart: that one stays.
    if (cartId ? known !== cartId : known === before)
      attempt(() => {
        writeCartCookie(embed, cartId);
      });
    // Of another path or domain, a cookie cannot be deleted from here.
    if (before && readCookie(key, embed) === before) save(endedKey(key), before);
  },

  dispatchEvent(event) {
    document.dispatchEvent(event);
  },

  onResume(refresh, embed, keep) {
    const controller = new AbortController();
    const { signal } = controller;
    const visible = () => {
      if (document.visibilityState === 'visible') refresh();
    };
    document.addEventListener('visibilitychange', visible, { signal });
    addEventListener('online', refresh, { signal });
    addEventListener('offline', refresh, { signal });
    const shown = (event: PageTransitionEvent) => {
      if (event.persisted) refresh();
    };
    addEventListener('pageshow', shown, { signal });
    if (keep) addEventListener('pagehide', keep, { signal });
    let gathering: ReturnType<typeof setTimeout> | undefined;
    const heard = (event: MessageEvent<unknown>) => {
      if (!attempt(() => isNews(embed, event))) return;
      // The iframe may say several things at once.
      clearTimeout(gathering);
      gathering = setTimeout(refresh, 50);
    };
    addEventListener('message', heard, { signal });
    return () => {
      clearTimeout(gathering);
      controller.abort();
    };
  },

  joinTabs(key, changed) {
    const channel = attempt(() => new BroadcastChannel(key));
    // Without channels: every tab hears what another one writes to storage.
    const bell = `${key} changed`;
    const heard = (event: StorageEvent) => {
      if (event.key === bell) changed();
    };
    if (channel) channel.onmessage = changed;
    else addEventListener('storage', heard);
    return {
      announce: () => {
        if (channel) channel.postMessage('changed');
        else save(bell, String(Math.random()));
      },
      leave: () => {
        channel?.close();
        removeEventListener('storage', heard);
      },
    };
  },

  async lock(mode, work) {
    let result: ReturnType<typeof work> | undefined;
    const options = { mode, signal: AbortSignal.timeout(5000) };
    // Pages over plain http have no locks.
    await attempt(() =>
      navigator.locks.request('peppered-cart', options, () => (result = work())),
    )?.catch(() => undefined);
    return result ?? work();
  },
};

/** Whether the browser has prepared this page for a visitor who may never come to it. */
// eslint-disable-next-line compat/compat -- Where it is not known, no page is prerendered.
export const isPrerendered = (): boolean | undefined => document.prerendering;

const awaited: Promise<unknown>[] = [];

/** Makes the first request of the page wait for an element whose code is still on its way. */
export function waitFor(code: Promise<unknown>): Promise<unknown> {
  awaited.push(code);
  return code;
}

/** Stands in for storage that is blocked. */
const memory = new Map<string, string>();

/** Where the id of a cart is kept that has ended, while its cookie stays. */
const endedKey = (key: string) => `${key} ended`;

const readCookie = (key: string, embed: Embed) =>
  attempt(() => readCartCookie(embed, load(endedKey(key))));

function load(key: string): string | null {
  return memory.get(key) ?? attempt(() => localStorage.getItem(key)) ?? null;
}

function save(key: string, value: string | null): void {
  memory.delete(key);
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // Storage is blocked or full: the cart lives as long as this page.
    if (value !== null) memory.set(key, value);
  }
}

/** What the browser, or the page around, forbids or does not have throws when it is touched. */
export function attempt<T>(touch: () => T): T | undefined {
  try {
    return touch();
  } catch {
    return undefined;
  }
}
