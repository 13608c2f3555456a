import { PepperedError } from '../api/errors.js';
import type { AddItem } from '../api/requests.js';
import type { Call } from './call.js';
import { Refusal } from './refusal.js';
import { within } from './within.js';

/** Decides whether an item may be sold to the visitor behind `request`. */
export type AllowItem = (item: AddItem, request: Request) => boolean | Promise<boolean>;

export interface Donations {
  /** The prices that are donations, such as `donation`. */
  priceIds: readonly string[];
  /** The largest amount, in the shop's currency. */
  maximum: number;
}

/**
 * Lets items through that this site sells, at a price that the visitor may choose or not.
 * @throws {Refusal} `item-refused`
 * @throws {PepperedError} `timeout` when the rule takes longer than there is time left.
 */
export async function checkItems(
  { request, settings, api }: Call,
  items: readonly AddItem[],
): Promise<void> {
  const { donations, seats, allowItem } = settings;
  await forEach(oneOfEachEventFirst(items), async (item) => {
    const allowed = donations.priceIds.includes(item.priceId)
      ? isDonation(item, donations.maximum)
      : item.amount === undefined && (await within(api.timeout, allowItem(item, request), tooLate));
    if (!allowed || (item.seatId !== undefined && !seats)) throw new Refusal('item-refused');
  });
}

/** How many items are checked at a time. */
const concurrency = 12;

/** Takes the items in order, a dozen at a time, until one fails. */
async function forEach<T>(items: Iterable<T>, work: (item: T) => Promise<void>): Promise<void> {
  // All share one generator, which ends for all of them when one leaves its loop with an error.
  const queue = (function* () {
    yield* items;
  })();
  const takeTurns = async () => {
    for (const item of queue) await work(item);
  };
  await Promise.all(Array.from({ length: concurrency }, takeTurns));
}

/** So that the events are asked for together, and the other items find the answers there. */
function oneOfEachEventFirst(items: readonly AddItem[]): AddItem[] {
  const events = new Map(items.map((item) => [item.eventId, item]));
  const firsts = new Set(events.values());
  return [...firsts, ...items.filter((item) => !firsts.has(item))];
}

const tooLate = () => new PepperedError('timeout', 'no answer from allowItem');

/** Of nothing else than an amount: what the API makes of a seat at a chosen price is not documented. */
const isDonation = (item: AddItem, maximum: number) => {
  const { amount, numberOfTickets = 1, rankId, eventId, seatId } = item;
  const isSeat = rankId !== 0 || eventId !== undefined || seatId !== undefined;
  return amount !== undefined && amount <= maximum && numberOfTickets === 1 && !isSeat;
};
