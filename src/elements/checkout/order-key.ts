import { idPattern } from '../../api/ids.js';

/**
 * The key of the order that the visitor came back for, from `?return=` or `?response=`. It opens the order to whoever
 * knows it, so it leaves the address bar, and stays with this entry of the tab's history: a reload finds it again.
 */
export function takeOrderKey(): string | undefined {
  const url = new URL(location.href);
  const { searchParams } = url;
  for (const name of ['return', 'response']) {
    const key = searchParams.get(name);
    // The site may use these names too, for an address.
    if (key === null || !idPattern.test(key)) continue;
    searchParams.delete(name);
    keepKey(key, url);
    return key;
  }
  return keptKey();
}

/** The visitor begins a new order on this page. */
export function dropOrderKey(): void {
  if (keptKey()) keepKey(undefined);
}

function keptKey(): string | undefined {
  const state: unknown = history.state;
  const kept = typeof state === 'object' && state && 'pepperedOrderKey' in state;
  return kept && typeof state.pepperedOrderKey === 'string' ? state.pepperedOrderKey : undefined;
}

function keepKey(pepperedOrderKey: string | undefined, url?: URL): void {
  const state: unknown = history.state;
  // A router keeps its own things there.
  history.replaceState({ ...(typeof state === 'object' && state), pepperedOrderKey }, '', url);
}
