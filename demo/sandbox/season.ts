import type { Database } from './database.js';
import { day, instantOf, wallClock } from './clock.js';

/** The theatre that is there from the start, and whose pages the demo serves. */
export const demoTheatre = {
  clientName: 'delinde',
  name: 'Theater De Linde',
  apiKey: 'sandbox-key-of-theater-de-linde',
  customerId: 867,
} as const;

/** Ids that stay the same from run to run and in every theatre, so that plain pages can name them. */
export const seasonIds = {
  hamlet: 95,
  standard: '2ePdA8q3BN',
  student: 'k7RtXw0yLc',
  child: 'Qm4ZsV9dHf',
  firstRank: 42,
  secondRank: 43,
  balcony: 44,
  smallHall: 51,
  iDeal: 1,
  creditCard: 2,
  invoice: 3,
  cash: 4,
} as const;

const { standard, student, child } = seasonIds;

const halls = [
  {
    hallId: 7,
    name: 'Grote Zaal',
    ranks: [
      { rankId: 42, name: 'Eerste rang', firstRow: 1, lastRow: 9, seatsPerRow: 22 },
      { rankId: 43, name: 'Tweede rang', firstRow: 10, lastRow: 16, seatsPerRow: 24 },
      { rankId: 44, name: 'Balkon', firstRow: 17, lastRow: 20, seatsPerRow: 18 },
    ],
  },
  {
    hallId: 8,
    name: 'Kleine Zaal',
    ranks: [{ rankId: 51, name: 'Zaal', firstRow: 1, lastRow: 8, seatsPerRow: 14 }],
  },
];

const priceNames = { [standard]: 'Standaard', [student]: 'CJP / student', [child]: 'Kind' };

/** A performance: so many weeks ahead, on a day (0 is Monday). */
type Performance = [eventId: number, week: number, weekday: number, time?: string];

interface Production {
  productionId: number;
  name: string;
  type: string;
  tags: string[];
  hallId: number;
  minutes: number;
  performances: Performance[];
  /** Cents per rank and price id. */
  prices: Record<number, Record<string, number>>;
}

const productions: Production[] = [
  {
    productionId: 11,
    name: 'Hamlet',
    type: 'Toneel',
    tags: ['klassieker', 'repertoire'],
    hallId: 7,
    minutes: 165,
    performances: [
      [95, 2, 4],
      [96, 2, 5],
      [97, 2, 6, '14:30'],
    ],
    prices: {
      42: { [standard]: 2450, [student]: 1450 },
      43: { [standard]: 1950, [student]: 1150 },
      44: { [standard]: 1450, [student]: 950 },
    },
  },
  {
    productionId: 12,
    name: 'De zee in een koffer (6+)',
    type: 'Jeugd',
    tags: ['familie', 'beeldend theater'],
    hallId: 8,
    minutes: 55,
    performances: [
      [101, 1, 6, '14:30'],
      [102, 4, 2, '14:30'],
    ],
    prices: { 51: { [standard]: 1350, [child]: 975 } },
  },
  {
    productionId: 13,
    name: 'Nachtlicht: een avond met Satie',
    type: 'Muziek',
    tags: ['klassiek', 'piano'],
    hallId: 8,
    minutes: 80,
    performances: [[108, 3, 3]],
    prices: { 51: { [standard]: 1850, [student]: 1100 } },
  },
  {
    productionId: 14,
    name: 'Zonder handen',
    type: 'Cabaret',
    tags: ['cabaret', 'première'],
    hallId: 7,
    minutes: 100,
    performances: [
      [114, 5, 3],
      [115, 5, 4],
    ],
    prices: {
      42: { [standard]: 2275, [student]: 1500 },
      43: { [standard]: 1875, [student]: 1250 },
      44: { [standard]: 1375, [student]: 900 },
    },
  },
  {
    productionId: 15,
    name: 'Zwanen',
    type: 'Dans',
    tags: ['dans', 'live muziek'],
    hallId: 7,
    minutes: 120,
    performances: [
      [121, 7, 5],
      [122, 7, 6, '14:30'],
    ],
    prices: {
      42: { [standard]: 2950, [student]: 1750, [child]: 1475 },
      43: { [standard]: 2350, [student]: 1400, [child]: 1175 },
      44: { [standard]: 1750, [student]: 1050, [child]: 875 },
    },
  },
  {
    productionId: 16,
    name: 'De kersentuin',
    type: 'Toneel',
    tags: ['klassieker', 'locatie-ensemble'],
    hallId: 8,
    minutes: 140,
    performances: [
      [130, 6, 3],
      [131, 6, 4],
      [132, 6, 5],
    ],
    prices: { 51: { [standard]: 2100, [student]: 1250 } },
  },
];

/** What a new order of each method starts as; `pending` waits for the payment page. */
const paymentMethods = [
  { paymentMethodId: 1, name: 'iDEAL', fee: 0, paymentPage: 1, paymentStatus: 'pending' },
  { paymentMethodId: 2, name: 'Creditcard', fee: 150, paymentPage: 1, paymentStatus: 'pending' },
  { paymentMethodId: 3, name: 'Factuur', fee: 0, paymentPage: 0, paymentStatus: 'none' },
  { paymentMethodId: 4, name: 'Contant', fee: 0, paymentPage: 0, paymentStatus: 'paid' },
];

/** The events with their instants, dated from the week in which `now` falls. */
function datedEvents(now: number) {
  const weekday = (new Date(`${wallClock(now).date}T12:00Z`).getUTCDay() + 6) % 7;
  const noonOnMonday = instantOf(wallClock(now).date, '12:00') - weekday * day;
  return productions.flatMap(({ productionId, hallId, minutes, performances }) =>
    performances.map(([eventId, week, performanceDay, time = '20:15']) => {
      const { date } = wallClock(noonOnMonday + (week * 7 + performanceDay) * day);
      const startsAt = instantOf(date, time);
      return { eventId, productionId, hallId, startsAt, endsAt: startsAt + minutes * 60_000 };
    }),
  );
}

/** Fills a new theatre with the season. */
export function seedSeason(database: Database, clientName: string, now: number): void {
  const insertRank = 'INSERT INTO ranks VALUES (?, ?, ?, ?, ?, ?, ?, ?)';
  const insertProduction = 'INSERT INTO productions VALUES (?, ?, ?, ?, ?)';
  const insertPrice = 'INSERT INTO prices VALUES (?, ?, ?, ?, ?, ?, ?)';
  const insertMethod = 'INSERT INTO payment_methods VALUES (?, ?, ?, ?, ?, ?)';
  const insertEvent = 'INSERT INTO events VALUES (?, ?, ?, ?, ?, ?)';

  database.runEach(
    insertRank,
    halls.flatMap(({ hallId, name, ranks }) =>
      ranks.map((rank) => [clientName, hallId, name, ...Object.values(rank)]),
    ),
  );
  database.runEach(
    insertProduction,
    productions.map(({ productionId, name, type, tags }) => [
      clientName,
      productionId,
      name,
      type,
      JSON.stringify(tags),
    ]),
  );
  database.runEach(insertPrice, priceRows(clientName));
  database.runEach(
    insertMethod,
    paymentMethods.map((method) => [clientName, ...Object.values(method)]),
  );
  database.runEach(
    insertEvent,
    datedEvents(now).map((event) => [clientName, ...Object.values(event)]),
  );
}

function priceRows(clientName: string) {
  return productions.flatMap(({ productionId, prices }) =>
    Object.entries(prices).flatMap(([rankId, cents]) =>
      Object.entries(priceNames).flatMap(([priceId, name], position) =>
        cents[priceId] === undefined
          ? []
          : [[clientName, productionId, Number(rankId), priceId, name, cents[priceId], position]],
      ),
    ),
  );
}

/** Moves the season of a theatre into the weeks after `now`, for a database from an earlier day. */
export function redateSeason(database: Database, clientName: string, now: number): void {
  database.runEach(
    'UPDATE events SET starts_at = ?, ends_at = ? WHERE client_name = ? AND event_id = ?',
    datedEvents(now).map(({ eventId, startsAt, endsAt }) => [
      startsAt,
      endsAt,
      clientName,
      eventId,
    ]),
  );
}
