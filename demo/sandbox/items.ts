import * as v from 'valibot';
import type { Database } from './database.js';
import { ApiError, invalid } from './errors.js';
import { bestSeats, findSeat, freeSeats, ranksOfEvent, type Rank, type Seat } from './seats.js';
import type { Theatre } from './theatres.js';

const maximumDonation = 10_000;
const id = v.pipe(v.number(), v.integer(), v.minValue(0));

/** One item of the body of `POST /peppered/cart/{cartId}`. */
export const Item = v.object({
  priceId: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
  rankId: id,
  eventId: v.optional(id),
  numberOfTickets: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(50)), 1),
  seatId: v.optional(v.string()),
  amount: v.optional(v.number()),
});
export type Item = v.InferOutput<typeof Item>;

const Price = v.object({ production: v.string(), price_name: v.string(), cents: v.number() });

/** A line to put in a cart, with the seat it takes. */
export interface NewLine {
  itemType: string;
  eventId?: number | null;
  rankId?: number | null;
  priceId: string;
  priceName: string | null;
  description: string;
  cents: number;
  seat?: { rank: Rank; seat: Seat };
}

/**
 * The lines that an item becomes: one for each ticket, each with a free seat.
 *
 * @param index of the item in the body, to name it in errors
 * @throws ApiError 422 for what cannot be sold, the theatre's `takenSeatStatus` for what is gone
 */
export function linesOf(
  database: Database,
  theatre: Theatre,
  item: Item,
  index: number,
): NewLine[] {
  return item.priceId === 'donation'
    ? [donationLine(theatre, item, index)]
    : ticketLines(database, theatre, item, index);
}

function donationLine(theatre: Theatre, { amount = 0 }: Item, index: number): NewLine {
  const cents = Math.round(amount * 100);
  const isWholeCents = Math.abs(amount * 100 - cents) < 1e-6;
  if (cents <= 0 || amount > maximumDonation || !isWholeCents) {
    const range = `between 0.01 and ${maximumDonation}, in whole cents`;
    throw invalid(`${index}.amount`, `A donation needs an amount ${range}.`);
  }
  return {
    itemType: 'donation',
    priceId: 'donation',
    rankId: 0,
    priceName: 'Donatie',
    description: `Donatie aan ${theatre.name}`,
    cents,
  };
}

function ticketLines(database: Database, theatre: Theatre, item: Item, index: number): NewLine[] {
  const { eventId, rankId, priceId } = item;
  if (eventId === undefined) throw invalid(`${index}.eventId`, 'A ticket needs an eventId.');
  const ranks = ranksOfEvent(database, theatre.client_name, eventId);
  if (ranks.length === 0) throw invalid(`${index}.eventId`, 'There is no such event.');
  const rank = ranks.find(({ rank_id }) => rank_id === rankId);
  if (!rank) throw invalid(`${index}.rankId`, "The event's hall has no such rank.");
  const price = database.get(
    Price,
    `SELECT productions.name AS production, price_name, cents
     FROM events JOIN productions USING (client_name, production_id)
       JOIN prices USING (client_name, production_id)
     WHERE client_name = ? AND event_id = ? AND rank_id = ? AND price_id = ?`,
    [theatre.client_name, eventId, rankId, priceId],
  );
  if (!price) throw invalid(`${index}.priceId`, 'The event has no such price in this rank.');

  return chooseSeats(database, theatre, rank, item, index).map((seat) => ({
    itemType: 'ticket',
    eventId,
    rankId,
    priceId,
    priceName: price.price_name,
    description: `${price.production} — ${rank.hall_name}`,
    cents: price.cents,
    seat: { rank, seat },
  }));
}

function chooseSeats(
  database: Database,
  theatre: Theatre,
  rank: Rank,
  { numberOfTickets, seatId }: Item,
  index: number,
): Seat[] {
  let free = freeSeats(database, rank);
  if (seatId !== undefined) {
    const named = findSeat(rank, seatId);
    if (!named) throw invalid(`${index}.seatId`, 'The rank has no such seat.');
    if (numberOfTickets > 1) {
      throw invalid(`${index}.numberOfTickets`, 'A named seat is one ticket.');
    }
    free = free.map((row) =>
      row.filter(({ row, seat }) => row === named.row && seat === named.seat),
    );
  }
  const seats = bestSeats(free, numberOfTickets, (rank.seats_per_row + 1) / 2);
  if (seats.length < numberOfTickets && !theatre.partial_adds) {
    const field = seatId === undefined ? 'numberOfTickets' : 'seatId';
    throw new ApiError(theatre.taken_seat_status, 'The seats are no longer available.', {
      [`${index}.${field}`]: [`${seats.length} of ${numberOfTickets} seats are left.`],
    });
  }
  return seats;
}
