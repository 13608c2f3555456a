import type { CartItem } from '../../api/schemas.js';
import type { Kind } from '../../i18n/messages.js';
import { toCents } from '../shared/money.js';

/** Lines that belong together: those of one performance, or all of one kind. */
export interface LineGroup {
  readonly key: string;
  readonly kind: Kind;
  readonly eventId: number | null;
  readonly items: readonly CartItem[];
  /** Integer cents. */
  readonly subtotal: number;
}

const kinds: readonly Kind[] = ['ticket', 'donation', 'voucher'];

/** The API has no type of its own for a discount: it is a line with a negative amount. */
export function kindOf({ itemType, amount }: CartItem): Kind {
  if (amount < 0 && itemType !== 'voucher') return 'discount';
  return kinds.find((kind) => kind === itemType) ?? 'other';
}

/** Groups lines in the order in which they came. */
export function groupLines(cartItems: readonly CartItem[]): LineGroup[] {
  const groups = new Map<number | Kind, CartItem[]>();
  for (const item of cartItems) {
    const key = item.eventId ?? kindOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return [...groups].map(([key, items]) => ({
    key: String(key),
    kind: typeof key === 'number' ? 'ticket' : key,
    eventId: typeof key === 'number' ? key : null,
    items,
    subtotal: items.reduce((sum, { amount }) => sum + toCents(amount), 0),
  }));
}

/** How many lines of each kind. */
export function countKinds(items: readonly CartItem[]): [kind: Kind, count: number][] {
  const counts = new Map<Kind, number>();
  for (const item of items) counts.set(kindOf(item), (counts.get(kindOf(item)) ?? 0) + 1);
  return [...counts];
}
