/** The parts of a browser that a store needs. Anything else that has them will do. */
export interface Environment {
  /** Resolves once every element that the page was sent with exists, so that they can share one request. */
  readonly ready: Promise<unknown>;
  /** Remembers the cart id across pages and visits. */
  load(key: string): string | null;
  save(key: string, value: string | null): void;
  dispatchEvent(event: Event): void;
  /** Calls `refresh` whenever what is on screen may have grown old. Returns its undo. */
  onResume(refresh: () => void): () => void;
  /** Joins the other tabs of this site: calls `changed` when one of them announces a change. */
  joinTabs(key: string, changed: () => void): { announce(): void; leave(): void };
}

/** The page that this script runs in. */
export const browserEnvironment: Environment = {
  get ready() {
    if (document.readyState !== 'loading') return Promise.resolve();
    return new Promise((resolve) => {
      document.addEventListener('DOMContentLoaded', resolve, { once: true });
    });
  },

  load(key) {
    try {
      return memory.get(key) ?? localStorage.getItem(key);
    } catch {
      return null;
    }
  },

  save(key, value) {
    memory.delete(key);
    try {
      if (value === null) localStorage.removeItem(key);
      else localStorage.setItem(key, value);
    } catch {
      // Storage is blocked or full: the cart lives as long as this page.
      if (value !== null) memory.set(key, value);
    }
  },

  dispatchEvent(event) {
    document.dispatchEvent(event);
  },

  onResume(refresh) {
    const controller = new AbortController();
    const { signal } = controller;
    const visible = () => {
      if (document.visibilityState === 'visible') refresh();
    };
    document.addEventListener('visibilitychange', visible, { signal });
    addEventListener('online', refresh, { signal });
    const shown = (event: PageTransitionEvent) => {
      if (event.persisted) refresh();
    };
    addEventListener('pageshow', shown, { signal });
    return () => {
      controller.abort();
    };
  },

  joinTabs(key, changed) {
    const channel = new BroadcastChannel(key);
    channel.onmessage = changed;
    return {
      announce: () => {
        channel.postMessage('changed');
      },
      leave: () => {
        channel.close();
      },
    };
  },
};

/** Stands in for storage that is blocked. */
const memory = new Map<string, string>();
