import type { CartItem } from '../../api/schemas.js';

/** One entry of `items`, in Google Analytics' words. */
export interface Ga4Item {
  item_id: string;
  item_name: string;
  item_category: string;
  item_variant?: string;
  /** Of one, in the shop's currency. */
  price: number;
  quantity: number;
}

/** What is pushed: a recommended event of Google Analytics 4, as its reference has it. */
export interface Ga4Event {
  event:
    | 'view_cart'
    | 'add_to_cart'
    | 'remove_from_cart'
    | 'begin_checkout'
    | 'add_payment_info'
    | 'purchase';
  ecommerce: {
    currency: string;
    /** What the items cost together; no fee is in it. */
    value: number;
    items: Ga4Item[];
    payment_type?: string;
    transaction_id?: string;
  };
}

/** What an event is about. */
export interface About extends Pick<Ga4Event['ecommerce'], 'payment_type' | 'transaction_id'> {
  currency: string;
}

/** The event about these lines. Pure. */
export const toEvent = (
  event: Ga4Event['event'],
  lines: readonly CartItem[],
  { currency, ...about }: About,
): Ga4Event => ({
  event,
  ecommerce: {
    currency,
    // Decimal amounts do not add up, whole cents do.
    value: lines.reduce((sum, { amount }) => sum + Math.round(amount * 100), 0) / 100,
    items: toItems(lines),
    ...about,
  },
});

/** Lines that are alike are one item with their number. */
function toItems(lines: readonly CartItem[]): Ga4Item[] {
  const items = new Map<string, Ga4Item>();
  for (const line of lines) {
    const item = toItem(line);
    const key = JSON.stringify(item);
    const known = items.get(key);
    if (known) known.quantity++;
    else items.set(key, item);
  }
  return [...items.values()];
}

/** A performance is the item, and the sort of ticket its variant. What a voucher says may be money's worth. */
function toItem(line: CartItem): Ga4Item {
  const { itemType, eventId, priceId, priceName, description, amount } = line;
  const isVoucher = itemType === 'voucher';
  return {
    item_id: String((isVoucher ? null : (eventId ?? priceId)) ?? itemType),
    item_name: (isVoucher ? null : (description ?? priceName)) ?? itemType,
    item_category: itemType,
    ...(priceName && !isVoucher && { item_variant: priceName }),
    price: amount,
    quantity: 1,
  };
}

/** Lines that are new, and what was put on top of a gift. Pure. */
export const linesThatCame = (
  before: readonly CartItem[],
  after: readonly CartItem[],
): readonly CartItem[] =>
  after.flatMap((line) => {
    const known = before.find(({ itemId }) => itemId === line.itemId);
    if (!known) return line;
    const more = Math.round((line.amount - known.amount) * 100) / 100;
    return line.itemType === 'donation' && more > 0 ? { ...line, amount: more } : [];
  });

/** Lines that are gone. Pure. */
export const linesThatWent = (
  before: readonly CartItem[],
  after: readonly CartItem[],
): readonly CartItem[] =>
  before.filter((line) => !after.some(({ itemId }) => itemId === line.itemId));

/**
 * Stands for what must not be told, such as an order key, which opens tickets: always the same, and nothing leads back
 * (FNV-1a, 32 bits).
 */
export function standInFor(secret: string): string {
  let hash = 0x811c9dc5;
  for (const char of secret) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0).toString(36);
}
