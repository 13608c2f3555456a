import type { Embed } from './embed.js';
import { browserEnvironment } from './environment.js';
import { initialState } from './initial-state.js';
import { CartStore, type StoreOptions } from './store.js';

/** What is shown as long as there is no store. */
export const stateWithoutStore = initialState;

/**
 * Makes the store of a shop; `undefined` where its code comes later, and `changed` is called when it has come.
 * @throws {PepperedError} `invalid-request` when a setting is not valid.
 */
export const openStore = (
  options: StoreOptions,
  _embed: Embed,
  _changed: () => void,
): CartStore | undefined => new CartStore(options, browserEnvironment);
