import type { CartItem } from '../../api/schemas.js';
import { toCents } from './money.js';

/** Lines that belong together: the tickets of one performance, or all donations. */
export interface LineGroup {
  readonly key: string;
  readonly items: readonly CartItem[];
  /** Integer cents. */
  readonly subtotal: number;
}

/** Groups lines in the order in which they came. */
export function groupLines(cartItems: readonly CartItem[]): LineGroup[] {
  const groups = new Map<string, CartItem[]>();
  for (const item of cartItems) {
    const key = String(item.eventId ?? item.itemType);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return [...groups].map(([key, items]) => ({
    key,
    items,
    subtotal: items.reduce((sum, { amount }) => sum + toCents(amount), 0),
  }));
}
