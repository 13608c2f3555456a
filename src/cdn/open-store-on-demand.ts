/**
 * Takes the place of `store/open-store.ts` in the build of the badge alone: what holds a cart and asks the
 * server is loaded once there is a cart, in this tab or another. Most visitors have none.
 *
 * @module
 */
import type { Embed } from '../store/embed.js';
import { browserEnvironment, keyOf } from '../store/environment.js';
import { initialState, loadingState } from '../store/initial-state.js';
import type * as eager from '../store/open-store.js';
import type { CartState } from '../store/state.js';
import type * as storeCode from '../store/store.js';

let code: typeof storeCode | undefined;
/** The shops that may get a cart, by their keys, with what is known of the vendor's embed. */
const watched = new Map<string, Embed>();

export let stateWithoutStore: CartState = initialState;

export const openStore: typeof eager.openStore = (
  options,
  { cartCookie, ticketOrigin },
  changed,
) => {
  if (code) return new code.CartStore(options, browserEnvironment);
  const key = keyOf(options);
  const embed = watched.get(key) ?? {};
  embed.cartCookie ??= cartCookie;
  embed.ticketOrigin ??= ticketOrigin;
  const look = () => {
    if (!code && (options.cartId || browserEnvironment.loadCart(key, embed))) void load(changed);
  };
  if (!watched.has(key)) {
    watched.set(key, embed);
    browserEnvironment.onResume(look, embed);
    browserEnvironment.joinTabs(key, look);
  }
  look();
  return undefined;
};

async function load(changed: () => void): Promise<void> {
  stateWithoutStore = loadingState;
  try {
    code = await import('../store/store.js');
    changed();
  } catch (error) {
    // Until the page is looked at again, or is back online.
    console.warn('<peppered-cart-badge>: its code could not be loaded', error);
  }
}
