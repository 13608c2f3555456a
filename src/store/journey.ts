/**
 * The visitor's whole journey as two tables that stand side by side: the cart that is being filled, and the
 * order that came of one. A row is a phase, a column what can happen in it, a cell the phase that follows.
 * What a row does not name leaves the phase as it is.
 */
type Table<Phase extends string> = Readonly<Record<Phase, Readonly<Record<string, Phase>>>>;

export type CartPhase = 'none' | 'loading' | 'failed' | 'empty' | 'filled' | 'expired';

export type CartEvent =
  /** A cart id is known, nothing was read yet. */
  | 'found'
  /** The server's cart holds lines. */
  | 'filled'
  /** The server's cart holds nothing. */
  | 'empty'
  /** The server does not know the cart (any more). */
  | 'gone'
  /** The server confirms that the hold has ended. */
  | 'expired'
  /** A read failed. */
  | 'failed'
  /** The visitor gave the cart up. */
  | 'emptied'
  /** The cart became an order. */
  | 'ordered';

const ends = { gone: 'none', expired: 'expired', emptied: 'none', ordered: 'none' } as const;

export const cartJourney: Table<CartPhase> = {
  none: { found: 'loading', filled: 'filled', empty: 'empty' },
  loading: { filled: 'filled', empty: 'empty', failed: 'failed', ...ends },
  failed: { found: 'loading', filled: 'filled', empty: 'empty', ...ends },
  empty: { found: 'loading', filled: 'filled', ...ends },
  filled: { found: 'loading', empty: 'empty', ...ends, gone: 'expired' },
  expired: { found: 'loading', filled: 'filled', empty: 'empty', ordered: 'none' },
};

export type OrderPhase =
  | 'none'
  | 'sending'
  | 'unknown'
  | 'leaving'
  | 'blocked'
  | 'placed'
  | 'checking'
  | 'pending'
  | 'partial'
  | 'paid'
  | 'cancelled'
  | 'reserved'
  | 'offered'
  | 'withdrawn'
  | 'missing'
  | 'unreachable';

export type OrderEvent =
  /** The checkout request leaves. */
  | 'submit'
  /** The server says no: there is no order. */
  | 'refused'
  /** No usable answer came: there may be an order. */
  | 'lost'
  /** There is an order, to be paid on a page of its own. */
  | 'payable'
  /** There is an order, and nothing to pay online. */
  | 'final'
  /** The payment page's address may not be opened. */
  | 'blocked'
  /** The page did not go to the payment page: the site took over, or it came back from the cache. */
  | 'stayed'
  /** The visitor is back with an order key. */
  | 'returned'
  /** What the server says of the order. */
  | 'pending'
  | 'partial'
  | 'paid'
  | 'cancelled'
  | 'reserved'
  | 'offered'
  | 'withdrawn'
  /** The server does not know the order key. */
  | 'missing'
  /** The order could not be read. */
  | 'unreachable'
  /** The visitor starts a new cart. */
  | 'again';

const answers = {
  pending: 'pending',
  partial: 'partial',
  paid: 'paid',
  cancelled: 'cancelled',
  reserved: 'reserved',
  offered: 'offered',
  withdrawn: 'withdrawn',
  missing: 'missing',
  unreachable: 'unreachable',
} as const;

/** What can become of an order that was sent. */
const outcomes = { refused: 'none', payable: 'leaving', final: 'placed' } as const;

const returned = { returned: 'checking' } as const;

/** The visitor may begin a new cart. */
const over = { submit: 'sending', again: 'none' } as const;

export const orderJourney: Table<OrderPhase> = {
  none: { submit: 'sending', ...returned },
  sending: { ...outcomes, lost: 'unknown' },
  unknown: { ...outcomes, again: 'none', ...returned },
  leaving: { blocked: 'blocked', stayed: 'pending', ...returned },
  blocked: { ...over, ...returned },
  placed: { ...over, ...returned },
  checking: answers,
  pending: { ...answers, ...over, ...returned, unreachable: 'pending' },
  partial: { ...answers, ...over, ...returned, unreachable: 'partial' },
  paid: { ...over, ...returned },
  cancelled: { ...answers, ...over, ...returned, unreachable: 'cancelled' },
  reserved: { ...answers, ...over, ...returned, unreachable: 'reserved' },
  offered: { ...answers, ...over, ...returned, unreachable: 'offered' },
  withdrawn: { ...over, ...returned },
  missing: { ...answers, ...over, ...returned },
  unreachable: { ...answers, ...over, ...returned },
};

/** The phase that follows `phase` when `event` happens. */
export function next<Phase extends string>(
  journey: Table<Phase>,
  phase: Phase,
  event: CartEvent | OrderEvent,
): Phase {
  const row = journey[phase];
  // A page's scripts may have added to `Object.prototype`.
  return Object.hasOwn(row, event) ? (row[event] ?? phase) : phase;
}
