import { getCart } from '../api/cart.js';
import type { CartConfig } from './config.js';
import type { CartState } from './state.js';
import type { CartStore } from './store.js';

/** A shop of which a page wants statistics. */
export interface Followed extends Pick<CartConfig, 'dataLayer' | 'currency'> {
  store: CartStore;
  /** All that were since it was looked at last, oldest first. */
  states: CartState[];
  /** Whether the page began without statistics: what came of an order until then is told no more. */
  isLate: boolean;
  /** The elements that show it. */
  hosts: Set<HTMLElement>;
  /** Called when something has happened, once the code is there. */
  look?: () => void;
}

const followed = new Map<CartStore, Followed>();
/** The shops of which no element wanted statistics when the page began. */
const unfollowed = new WeakSet<CartStore>();

/** Remembers what happens in a shop for which `dataLayer` is set, until the code that tells it has come. */
export function follow(
  store: CartStore,
  { dataLayer, currency }: CartConfig,
  host: CartConfig | undefined,
): void {
  const known = followed.get(store);
  if (!known && (dataLayer === undefined || dataLayer === false)) {
    void store.environment.ready.then(() => unfollowed.add(store));
    return;
  }
  const shop = known ?? begin(store, dataLayer);
  shop.currency ??= currency;
  if (host instanceof HTMLElement) shop.hosts.add(host);
  shop.look?.();
}

function begin(store: CartStore, dataLayer: CartConfig['dataLayer']): Followed {
  const shop: Followed = {
    store,
    dataLayer,
    states: [store.state],
    isLate: unfollowed.has(store),
    hosts: new Set(),
  };
  followed.set(store, shop);
  const stop = store.subscribe(() => {
    shop.states.push(store.state);
    shop.look?.();
  }, getCart);
  import('./data-layer/statistics.js')
    .then(({ tellStatistics }) => {
      tellStatistics(shop);
    })
    .catch((error: unknown) => {
      stop();
      console.warn('peppered-cart: the code for data-layer could not be loaded', error);
    });
  return shop;
}
