import * as v from 'valibot';
import { PepperedError } from '../api/errors.js';
import type { GatewayOptions } from './options.js';

const rule = <T>(is: (input: unknown) => boolean, message: string) =>
  v.custom<T>(is, ({ received }) => (received === 'undefined' ? 'is missing' : message));
const text = (message: string, pattern = /./s) =>
  rule<string>((input) => typeof input === 'string' && pattern.test(input), message);
const hook = rule<() => void>((input) => typeof input === 'function', 'must be a function');
const flag = rule<boolean>((input) => typeof input === 'boolean', 'must be true or false');
const positive = rule<number>(
  (input) => typeof input === 'number' && input > 0,
  'must be a number above 0',
);
const notNegative = rule<number>(
  (input) => typeof input === 'number' && input >= 0,
  'must be a number, and not below 0',
);
const listOf = <T>(is: (item: T) => boolean, schema: v.GenericSchema<T>, message: string) =>
  rule<readonly T[]>(
    (input) => Array.isArray(input) && input.every((item) => v.is(schema, item) && is(item)),
    message,
  );
const ids = listOf(Number.isInteger, v.number(), 'must be a list of ids such as [1, 2]');

const isOrigin = (origin: string) => URL.canParse(origin) && new URL(origin).origin === origin;
const isHost = (host: string) =>
  URL.canParse(`https://${host}`) && new URL(`https://${host}`).host === host;

/** Every field that is given must be one of `entries`. */
const fields = <Entries extends v.ObjectEntries>(entries: Entries) =>
  v.strictObject(entries, ({ expected, path }) => {
    if (expected === 'Object') return 'must be an object';
    if (expected !== 'never') return 'is missing';
    const nearest = nearestName(String(path?.at(-1)?.key), Object.keys(entries));
    return `is no option${nearest ? `: did you mean ${nearest}?` : ''}`;
  });

const Rate = fields({ requests: positive, per: positive });
const Store = rule(
  (input) =>
    input instanceof Object &&
    ['get', 'add', 'set', 'delete', 'increment'].every((name) => name in input),
  'must be a GatewayStore',
);

const Options = fields({
  apiBase: text('must be an address such as "https://api.voordemensen.nl/v1"'),
  clientName: text("must be the theatre's short name"),
  apiKey: text('is missing'),
  basePath: text('must be a path such as "/gateway"', /^(\/[\w.~-]+)*\/?$/),
  secret: text('must have at least 32 characters', /^.{32,}$/s),
  store: v.optional(Store),
  resolveCustomer: v.optional(hook),
  guests: v.optional(
    v.union([flag, fields({ pace: notNegative })], 'must be true, false or a pace'),
  ),
  paymentMethods: v.optional(ids),
  guestPaymentMethods: v.optional(ids),
  donations: v.optional(
    fields({
      priceIds: listOf(() => true, v.string(), 'must be a list such as ["donation"]'),
      maximum: positive,
    }),
  ),
  seats: v.optional(flag),
  allowItem: v.optional(hook),
  origins: v.optional(
    listOf(isOrigin, v.string(), 'must be a list such as ["https://www.mytheatre.nl"]'),
  ),
  paymentHosts: v.optional(listOf(isHost, v.string(), 'must be a list such as ["pay.example.nl"]')),
  binding: v.optional(flag),
  embedCookie: v.optional(text('must be the name of a cookie')),
  clientAddress: v.optional(hook),
  rates: v.optional(fields({ session: v.optional(Rate), address: v.optional(Rate) })),
  log: v.optional(hook),
  maxAge: v.optional(notNegative),
  timeout: v.optional(positive),
  fetch: v.optional(hook),
} satisfies Record<keyof GatewayOptions, v.GenericSchema>);

/** @throws {PepperedError} `invalid-request`, naming every option that is missing, misspelt or of another form: never its value. */
export function checkOptions(options: unknown): void {
  const { issues = [] } = v.safeParse(Options, options ?? {});
  const faults = issues.map(
    ({ path = [], message }) => `${path.map(({ key }) => String(key)).join('.')} ${message}`,
  );
  if (faults.length > 0)
    throw new PepperedError('invalid-request', `createGateway: ${faults.join('; ')}`);
}

/** What can be meant, and is more often forgotten: a gateway with which somebody cannot order. */
export function warnOfOptions(options: GatewayOptions): void {
  const { clientName, guests, resolveCustomer, paymentMethods, guestPaymentMethods } = options;
  const warn = (message: string) => {
    console.warn(`peppered-cart gateway of ${clientName}: ${message}`);
  };
  if (!paymentMethods) {
    warn('nothing can be ordered without paymentMethods; [] says that this is meant');
    return;
  }
  if (!resolveCustomer && !guests && paymentMethods.length > 0)
    warn('nobody can order without resolveCustomer or guests');
  if (guests && !guestPaymentMethods)
    warn('guests cannot order without guestPaymentMethods; [] says that this is meant');
  const unknown = guestPaymentMethods?.filter((id) => !paymentMethods.includes(id)) ?? [];
  if (unknown.length > 0)
    warn(`guestPaymentMethods has ${unknown.join()}, which paymentMethods has not`);
  if (guestPaymentMethods?.length && !guests)
    warn('guestPaymentMethods does nothing without guests');
}

/** The name that is at most a third of its letters away from what was written. */
export function nearestName(written: string, names: readonly string[]): string | undefined {
  const [nearest] = names
    .map((name) => ({ name, distance: distance(written.toLowerCase(), name.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance);
  return nearest && nearest.distance <= nearest.name.length / 3 ? nearest.name : undefined;
}

/** How many letters must be added, taken away or changed (Levenshtein). */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [index, letter] of Array.from(from).entries()) {
    const next = [index + 1];
    for (const [at, other] of Array.from(to).entries())
      next.push(
        Math.min(
          (row[at + 1] ?? 0) + 1,
          (next[at] ?? 0) + 1,
          (row[at] ?? 0) + (letter === other ? 0 : 1),
        ),
      );
    row = next;
  }
  return row[to.length] ?? 0;
}
