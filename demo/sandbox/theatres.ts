import { randomBytes } from 'node:crypto';
import type { HttpBindings } from '@hono/node-server';
import * as v from 'valibot';
import { insertCustomer } from './customers.js';
import type { Database } from './database.js';
import { demoTheatre, redateSeason, seedSeason } from './season.js';

const Flag = v.pipe(
  v.number(),
  v.transform((value) => value === 1),
);

const TheatreRow = v.object({
  client_name: v.string(),
  name: v.string(),
  api_key: v.string(),
  hold_seconds: v.number(),
  partial_adds: Flag,
  taken_seat_status: v.picklist([409, 422]),
  return_parameter: v.picklist(['return', 'response']),
  clock_offset: v.number(),
});

/** One client of the API, as it is in the database. */
export type Theatre = v.InferOutput<typeof TheatreRow>;

/** What every route under `/v1/:client_name` finds in its context. */
export interface TheatreEnv {
  Bindings: HttpBindings;
  Variables: { theatre: Theatre };
}

/** How a theatre behaves where the API's documentation leaves a choice. */
export const TheatreSettings = v.strictObject({
  name: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(100))),
  /** How long a cart holds its seats, in seconds. Default: 900. */
  holdSeconds: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5_000_000))),
  /** Whether an add that asks for more seats than are left gets the ones that are. Default: no. */
  partialAdds: v.optional(v.boolean()),
  /** Status of an add whose seats are gone. The default 409 is assumed: it is not documented. */
  takenSeatStatus: v.optional(v.picklist([409, 422])),
  /** Name of the query parameter that brings the order key back; the vendor's page says both. Default: `return`. */
  returnParameter: v.optional(v.picklist(['return', 'response'])),
});
export type TheatreSettings = v.InferOutput<typeof TheatreSettings>;

/** What a caller needs to know of a new theatre: its name in the path, its key, its one customer. */
export interface NewTheatre {
  clientName: string;
  apiKey: string;
  customerId: number;
}

/** Letters and digits that nobody can guess. */
export function randomId(length: number): string {
  let id = '';
  while (id.length < length) {
    id += randomBytes(length)
      .toString('base64')
      .replaceAll(/[^A-Za-z0-9]/g, '');
  }
  return id.slice(0, length);
}

/** The theatre's own time, in milliseconds since the epoch. It ticks in whole seconds. */
export function theatreNow(theatre: Theatre): number {
  return Math.floor((Date.now() + theatre.clock_offset) / 1000) * 1000;
}

export function findTheatre(database: Database, clientName: string): Theatre | undefined {
  return database.get(TheatreRow, 'SELECT * FROM theatres WHERE client_name = ?', [clientName]);
}

/** Makes a theatre with a whole season, unsold, and one customer. */
export function createTheatre(
  database: Database,
  settings: TheatreSettings = {},
  { clientName = `theater-${randomId(10).toLowerCase()}`, apiKey = randomId(32) } = {},
): NewTheatre {
  return database.transaction(() => {
    database.run("INSERT INTO theatres VALUES (?, ?, ?, 900, 0, 409, 'return', 0)", [
      clientName,
      demoTheatre.name,
      apiKey,
    ]);
    changeTheatre(database, clientName, settings);
    seedSeason(database, clientName, Date.now());
    const customerId = insertCustomer(database, clientName, {
      email: 'femke@example.org',
      customerFirstName: 'Femke',
      customerPreposition: 'van der',
      customerLastName: 'Meer',
      customerCity: 'Lindehaven',
      customerCountry: 'NL',
    });
    return { clientName, apiKey, customerId };
  });
}

/** Sees to it that Theater De Linde is there, with its performances still to come. */
export function ensureDemoTheatre(database: Database): void {
  const { clientName, apiKey } = demoTheatre;
  if (findTheatre(database, clientName)) {
    database.transaction(() => redateSeason(database, clientName, Date.now()));
  } else {
    createTheatre(database, {}, { clientName, apiKey });
  }
}

export function changeTheatre(
  database: Database,
  clientName: string,
  { name, holdSeconds, partialAdds, takenSeatStatus, returnParameter }: TheatreSettings,
): void {
  database.run(
    `UPDATE theatres SET name = coalesce(?, name), hold_seconds = coalesce(?, hold_seconds),
       partial_adds = coalesce(?, partial_adds),
       taken_seat_status = coalesce(?, taken_seat_status),
       return_parameter = coalesce(?, return_parameter)
     WHERE client_name = ?`,
    [
      name ?? null,
      holdSeconds ?? null,
      partialAdds === undefined ? null : Number(partialAdds),
      takenSeatStatus ?? null,
      returnParameter ?? null,
      clientName,
    ],
  );
}

/** Moves a theatre's clock. */
export function advanceClock(database: Database, clientName: string, seconds: number): void {
  database.run('UPDATE theatres SET clock_offset = clock_offset + ? WHERE client_name = ?', [
    seconds * 1000,
    clientName,
  ]);
}
