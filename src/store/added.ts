import { toJson } from '../api/prototypes.js';
import type { AddItem } from '../api/requests.js';
import type { CartItem } from '../api/schemas.js';
import { attempt, keyOf } from './environment.js';
import type { CartState } from './state.js';
import type { CartStore } from './store.js';

type Added = [itemId: string, item: AddItem];
type Sort = Pick<CartItem, 'priceId'> & { eventId?: number | null | undefined };

/** What both an item and its line tell. */
const sortOf = ({ priceId, eventId = null }: Sort) => toJson([priceId, eventId]);

/** Under what name this tab remembers how a line was added. */
export const addedKey = ({ api }: CartStore, itemId: string): string =>
  `${keyOf(api)} added ${itemId}`;

/**
 * Remembers, as long as this tab lives, how the lines came that were not there `before`: each as the one item that
 * would add it again. Nothing about the visitor.
 */
export function remember(store: CartStore, before: CartState, items: readonly AddItem[]): void {
  attempt(() => {
    const { session } = store.environment;
    const isNew = ({ itemId }: CartItem) =>
      !before.cartItems?.some((line) => line.itemId === itemId) &&
      !session.getItem(addedKey(store, itemId));
    const lines = store.state.cartItems?.filter(isNew) ?? [];
    for (const [itemId, item] of matchLines(lines, items))
      session.setItem(addedKey(store, itemId), toJson(item));
  });
}

/**
 * Which item each new line came from, by its id. A line shows neither rank nor seat, so what was asked for with the
 * same price and event in several ways, or came in another number than asked for, is left out. Pure.
 */
export const matchLines = (
  lines: readonly CartItem[],
  items: readonly AddItem[],
): readonly Added[] =>
  items.flatMap(({ numberOfTickets = 1, ...item }) => {
    const isAlike = (other: Sort) => sortOf(other) === sortOf(item);
    const came = lines.filter(isAlike);
    const isCertain = came.length === numberOfTickets && items.filter(isAlike).length === 1;
    return isCertain ? came.map(({ itemId }): Added => [itemId, item]) : [];
  });
