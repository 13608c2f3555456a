import { idPattern } from '../../api/ids.js';
import { attempt } from '../../store/environment.js';
import { watchNavigations } from '../shared/navigations.js';

/** Where the payment page puts the order's key: into the query, or into that of a router's hash. */
const parameters = /(?<=[?&])(?:return|response)=([^?&#]*)&?/g;

/** Keys that were found to be those of orders. Each opens its order to whoever reads it. */
const taken = new Set<string>();

/** Whose address the visitor sees: a frame with `srcdoc` has none of its own, and is a part of the page around it. */
export function page(): Window {
  let found: Window = window;
  while (found.location.origin === 'null' && found !== found.parent) {
    const { parent } = found;
    // That of a sandboxed frame is out of reach.
    if (!attempt(() => parent.location.href)) break;
    found = parent;
  }
  return found;
}

/** An address without the parameters that lead back to an order: those that `isMeant`, by default all. */
export function withoutOrderKeys(
  address: string,
  isMeant: (orderKey: string) => boolean = () => true,
): string {
  const rest = address.replace(parameters, (parameter, orderKey: string) =>
    isMeant(orderKey) ? '' : parameter,
  );
  return rest === address ? address : rest.replace(/[?&](?=#|$)/g, '');
}

/**
 * What may be the key of the order that the visitor came back for. The site may use these parameters too, so none is
 * taken before it is known to be one.
 */
export function findOrderKeys(): string[] {
  const keys = Array.from(
    page().location.href.matchAll(parameters),
    ([, orderKey = '']) => orderKey,
  );
  return [...keys, keptKey() ?? ''].filter((orderKey) => idPattern.test(orderKey));
}

/** There is an order with this key: from the next `cleanAddress` on it does not stand in the address bar any more. */
export const takeOrderKey = (orderKey: string): unknown => taken.add(orderKey);

/** The visitor begins a new order on this page. */
export function dropOrderKey(): void {
  if (keptKey()) replaceState(page().location.href, undefined);
}

/**
 * Takes the keys of orders out of the address bar. That of the order that is shown stays with this entry of the tab's
 * history, where a reload finds it.
 */
export function cleanAddress(shown: string | undefined): void {
  const { href } = page().location;
  const address = withoutOrderKeys(href, (orderKey) => taken.has(orderKey));
  const isKept = !shown || !taken.has(shown) || keptKey() === shown;
  if (address !== href || !isKept) replaceState(address, isKept ? keptKey() : shown);
}

/**
 * Calls `look` after each navigation within the page: a router may restore the address, or the state, that it knows.
 * Returns its undo.
 */
export function watchAddress(look: () => void): () => void {
  let timeout: ReturnType<typeof setTimeout> | undefined;
  const stop = watchNavigations(() => {
    clearTimeout(timeout);
    // Later, lest the router finds another address than it has just set.
    timeout = setTimeout(look, 100);
  }, page());
  return () => {
    clearTimeout(timeout);
    stop();
  };
}

function keptKey(): string | undefined {
  const state: unknown = page().history.state;
  const kept = typeof state === 'object' && state && 'pepperedOrderKey' in state;
  return kept && typeof state.pepperedOrderKey === 'string' ? state.pepperedOrderKey : undefined;
}

const isPlain = (value: object) => Object.prototype.toString.call(value) === '[object Object]';

function replaceState(address: string, pepperedOrderKey: string | undefined): void {
  const { history } = page();
  const state: unknown = history.state;
  // A router keeps its own things there. What nothing can be added to stays as it is.
  const isOpen = typeof state === 'object' && (!state || isPlain(state));
  // Browsers limit how often a page may do this.
  attempt(() => {
    history.replaceState(isOpen ? { ...state, pepperedOrderKey } : state, '', address);
  });
}
