import * as v from 'valibot';
import { AddItem } from '../../api/requests.js';
import { addedKey } from '../../store/added.js';
import { attempt } from '../../store/environment.js';
import type { CartStore } from '../../store/store.js';

const StoredItem = v.pipe(v.string(), v.parseJson(), AddItem);

/** What adds a line again; `undefined` where this tab does not know for certain how it was added. */
export function addedAs(store: CartStore, itemId: string): AddItem | undefined {
  const text = attempt(() => store.environment.session.getItem(addedKey(store, itemId)));
  const { success, output } = v.safeParse(StoredItem, text);
  return success ? output : undefined;
}

/** Forgets how lines were added that are neither in the cart nor among these ids. */
export function forgetGone(store: CartStore, kept: readonly string[]): void {
  const { cartItems } = store.state;
  const itemIds = [...kept, ...(cartItems ?? []).map(({ itemId }) => itemId)];
  const keys = new Set(itemIds.map((itemId) => addedKey(store, itemId)));
  attempt(() => {
    const { session } = store.environment;
    for (const key of Object.keys(session))
      if (key.startsWith(addedKey(store, '')) && !keys.has(key)) session.removeItem(key);
  });
}
