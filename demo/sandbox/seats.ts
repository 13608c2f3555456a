import * as v from 'valibot';
import type { Database } from './database.js';

/** A numbered seat of a hall. */
export interface Seat {
  row: number;
  seat: number;
}

const Rank = v.object({
  client_name: v.string(),
  event_id: v.number(),
  hall_id: v.number(),
  hall_name: v.string(),
  rank_id: v.number(),
  rank_name: v.string(),
  first_row: v.number(),
  last_row: v.number(),
  seats_per_row: v.number(),
});

/** The seats of one rank at one event. */
export type Rank = v.InferOutput<typeof Rank>;

const TakenSeat = v.object({ row_number: v.number(), seat_number: v.number() });

/** The ranks of the hall in which an event is, best first. */
export function ranksOfEvent(database: Database, clientName: string, eventId: number): Rank[] {
  return database.all(
    Rank,
    `SELECT ranks.*, event_id FROM events JOIN ranks USING (client_name, hall_id)
     WHERE client_name = ? AND event_id = ? ORDER BY first_row`,
    [clientName, eventId],
  );
}

/** The id by which the API names a seat, in the sandbox `hall-row-number`. */
export function seatId({ hall_id }: Rank, { row, seat }: Seat): string {
  return `${hall_id}-${row}-${seat}`;
}

/** The seat that an id names, or `undefined` when the rank has no such seat. */
export function findSeat(rank: Rank, id: string): Seat | undefined {
  const [, row, seat] = /^\d+-(\d+)-(\d+)$/.exec(id)?.map(Number) ?? [];
  if (row === undefined || seat === undefined) return undefined;
  const exists =
    row >= rank.first_row && row <= rank.last_row && seat >= 1 && seat <= rank.seats_per_row;
  return exists && seatId(rank, { row, seat }) === id ? { row, seat } : undefined;
}

/** The free seats of a rank, row by row, front row first. */
export function freeSeats(database: Database, rank: Rank): Seat[][] {
  const taken = new Set(
    database
      .all(
        TakenSeat,
        `SELECT row_number, seat_number FROM seats
         WHERE client_name = ? AND event_id = ? AND rank_id = ?`,
        [rank.client_name, rank.event_id, rank.rank_id],
      )
      .map(({ row_number, seat_number }) => `${row_number}-${seat_number}`),
  );
  const rows = Array.from({ length: rank.last_row - rank.first_row + 1 }, (_, index) =>
    Array.from({ length: rank.seats_per_row }, (_, seat) => ({
      row: rank.first_row + index,
      seat: seat + 1,
    })),
  );
  return rows.map((row) => row.filter(({ row, seat }) => !taken.has(`${row}-${seat}`)));
}

/**
 * The best seats for a party: side by side in the first row that has room, as near its middle as
 * can be. When no row has, the first free ones. Fewer than `count` only when there are no more.
 */
export function bestSeats(rows: readonly Seat[][], count: number, middle: number): Seat[] {
  for (const row of rows) {
    const runs = row.flatMap((_, start) => {
      const run = row.slice(start, start + count);
      const [first, last] = [run.at(0), run.at(-1)];
      if (!first || !last || run.length < count) return [];
      const distance = Math.abs((first.seat + last.seat) / 2 - middle);
      return last.seat - first.seat === count - 1 ? [{ run, distance }] : [];
    });
    const [best] = runs.sort((a, b) => a.distance - b.distance);
    if (best) return best.run;
  }
  return rows.flat().slice(0, count);
}

/** Gives a seat to a line, or with `null` keeps it from being sold. Throws when it is taken. */
export function takeSeat(
  database: Database,
  rank: Rank,
  { row, seat }: Seat,
  itemId: string | null,
): void {
  database.run('INSERT INTO seats VALUES (?, ?, ?, ?, ?, ?)', [
    rank.client_name,
    rank.event_id,
    rank.rank_id,
    row,
    seat,
    itemId,
  ]);
}

/**
 * Leaves exactly `left` seats of a rank for sale, the first ones in the hall, or all that carts and
 * orders do not have when those are fewer.
 */
export function leaveSeats(database: Database, rank: Rank, left: number): void {
  database.run(
    'DELETE FROM seats WHERE client_name = ? AND event_id = ? AND rank_id = ? AND item_id IS NULL',
    [rank.client_name, rank.event_id, rank.rank_id],
  );
  database.runEach(
    'INSERT INTO seats VALUES (?, ?, ?, ?, ?, NULL)',
    freeSeats(database, rank)
      .flat()
      .slice(left)
      .map(({ row, seat }) => [rank.client_name, rank.event_id, rank.rank_id, row, seat]),
  );
}
