import { PepperedError } from '../api/errors.js';
import type { AddItem } from '../api/requests.js';
import type { Cart, CartSummary } from '../api/schemas.js';
import type { CartState, Judge } from './state.js';

// The API says neither whether a lost request was applied nor whether an add brought all that was asked for. The
// cart that comes back does.

const notApplied = (cause: unknown) =>
  new PepperedError('not-applied', 'the cart shows that nothing was done', { cause });

/** Whether everything was added to a cart that was `before`. */
export function judgeAdd(before: CartState, items: readonly AddItem[]): Judge {
  const asked = items
    .filter(({ amount }) => amount === undefined)
    .reduce((sum, { numberOfTickets = 1 }) => sum + numberOfTickets, 0);
  return (cart, cause) => {
    const added = cart ? countNew(before, cart) : 0;
    // A donation may be put on top of another one.
    if (cart && added >= asked && (asked || cart.amount !== before.amount)) return null;
    return added > 0
      ? new PepperedError('incomplete', 'fewer tickets were added', {
          missing: asked - added,
          cause,
        })
      : notApplied(cause);
  };
}

/** Every ticket is a line of its own; where lines are not known, the server's count must do. */
function countNew({ cartItems, cartId, numberOfItems }: CartState, cart: Cart | CartSummary) {
  const known = cartId ? cartItems : [];
  return known && 'cartItems' in cart
    ? cart.cartItems.filter(
        ({ itemId, itemType }) =>
          itemType !== 'donation' && !known.some((line) => line.itemId === itemId),
      ).length
    : cart.numberOfItems - numberOfItems;
}

/** Whether a line is gone. */
export const judgeRemove =
  (itemId: string): Judge =>
  (cart, cause) =>
    cart && 'cartItems' in cart && cart.cartItems.some((line) => line.itemId === itemId)
      ? notApplied(cause)
      : null;

/** Whether nothing is held any more. */
export const judgeEmpty: Judge = (cart, cause) =>
  cart && (cart.numberOfItems || ('cartItems' in cart && cart.cartItems.length))
    ? notApplied(cause)
    : null;
