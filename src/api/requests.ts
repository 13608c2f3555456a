import * as v from 'valibot';
import { idPattern } from './ids.js';
import { object } from './prototypes.js';

const Id = v.pipe(
  v.string(),
  v.check((id) => idPattern.test(id), 'letters, digits, "-" and "_" only'),
);
const atLeast = (least: number) =>
  v.pipe(
    v.number(),
    v.check(
      (count) => Number.isSafeInteger(count) && count >= least,
      `a whole number from ${String(least)}`,
    ),
  );
export const WholeNumber = atLeast(0);

/** What to add to a cart: tickets of one price and rank, or a donation with its `amount`. */
export const AddItem = object({
  /** Ticket type or discount, from the theatre's set-up; `donation` for a gift. */
  priceId: Id,
  /** Rank of the seat in the hall; 0 for a donation. */
  rankId: WholeNumber,
  /** The performance, for tickets. */
  eventId: v.optional(WholeNumber),
  /** Default 1. */
  numberOfTickets: v.optional(atLeast(1)),
  /** A certain seat, in halls with reserved seating. */
  seatId: v.optional(Id),
  /** Decimal amount of a donation. */
  amount: v.optional(
    v.pipe(
      v.number(),
      v.check((amount) => amount > 0 && Number.isFinite(amount), 'an amount above 0'),
    ),
  ),
});
export type AddItem = v.InferInput<typeof AddItem>;
export const AddItems = v.pipe(
  v.array(AddItem),
  v.check((items) => items.length > 0, 'at least one item'),
);
