import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { nearestName } from '../gateway/check-options.js';
import { UsageError } from './command.js';

const isOrigin = (text: string) => URL.canParse(text) && new URL(text).origin === text;
const isHost = (text: string) =>
  URL.canParse(`https://${text}`) && new URL(`https://${text}`).host === text;

const text = (message: string) => v.pipe(v.string(message), v.nonEmpty(message));
const flag = v.boolean('must be true or false');
const positive = v.pipe(v.number('must be a number'), v.gtValue(0, 'must be above 0'));
const port = v.pipe(
  v.number('must be a number'),
  v.integer('must be a whole number'),
  v.minValue(0, 'must be from 0 to 65535'),
  v.maxValue(65_535, 'must be from 0 to 65535'),
);
const ids = v.array(
  v.pipe(v.number('must be an id, which is a number'), v.integer('must be an id')),
  'must be a list of ids such as [1, 2]',
);
const rate = v.strictObject({ requests: positive, per: positive });

const described = <Schema extends v.GenericSchema>(schema: Schema, description: string) =>
  v.pipe(schema, v.description(description));

/** What may stand in `gateway.json`. Key, secret and databases' addresses may not: they come from the environment. */
export const Configuration = v.strictObject({
  $schema: v.exactOptional(v.string()),
  clientName: described(
    text("must be the theatre's short name"),
    "The theatre's short name in the API path.",
  ),
  origins: described(
    v.pipe(
      v.array(
        v.pipe(
          v.string('must be an address'),
          v.check(isOrigin, 'must be such as "https://www.mytheatre.nl", without a path'),
        ),
        'must be a list such as ["https://www.mytheatre.nl"]',
      ),
      v.minLength(1, 'must name the address of your site'),
    ),
    "The site's own addresses, such as https://www.mytheatre.nl: those of its pages, to which visitors come back after paying.",
  ),
  basePath: described(
    v.optional(
      v.pipe(
        v.string('must be a path'),
        v.regex(/^(\/[\w.~-]+)+$/, 'must be a path such as "/tickets"'),
      ),
      '/tickets',
    ),
    'Path of the gateway on the site. The elements have it in api-base.',
  ),
  paymentMethods: described(
    v.optional(ids, []),
    'Ids of the payment methods that may be used. Without any, nothing can be ordered.',
  ),
  guestPaymentMethods: described(
    v.optional(ids, []),
    'Those of paymentMethods that a guest may use: only such as are paid online.',
  ),
  guests: described(
    v.optional(flag, true),
    'Whether visitors may order with an e-mail address and a name. This server knows no others.',
  ),
  paymentHosts: described(
    v.exactOptional(
      v.array(
        v.pipe(
          v.string('must be a host'),
          v.check(isHost, 'must be a host such as "pay.example.nl"'),
        ),
        'must be a list such as ["pay.example.nl"]',
      ),
    ),
    'Hosts of the pages on which visitors pay. They are sent nowhere else.',
  ),
  donations: described(
    v.exactOptional(
      v.strictObject({
        priceIds: v.array(v.string('must be a text'), 'must be a list such as ["donation"]'),
        maximum: positive,
      }),
    ),
    'Prices of which the visitor chooses the amount, up to a maximum in euros.',
  ),
  seats: described(v.optional(flag, false), 'Whether a visitor may choose a seat.'),
  embedCookie: described(
    v.exactOptional(text('must be the name of a cookie')),
    "Name of the cart cookie of the vendor's embed, voordemensen_session_id, to take its cart over.",
  ),
  rates: described(
    v.exactOptional(
      v.strictObject({ session: v.exactOptional(rate), address: v.exactOptional(rate) }),
    ),
    'How many requests in how many milliseconds, for a session and for an address.',
  ),
  maxAge: described(
    v.exactOptional(v.pipe(v.number('must be a number'), v.minValue(0, 'must not be below 0'))),
    'Milliseconds that an answer may be old which is the same for everybody, such as an event. Default 60000.',
  ),
  timeout: described(
    v.exactOptional(positive),
    'Milliseconds that a request may take. Default 10000.',
  ),
  apiBase: described(
    v.optional(
      v.pipe(
        v.string('must be an address'),
        v.check(
          (address) => /^https?:\/\//.test(address) && URL.canParse(address),
          'must be an address such as "https://api.voordemensen.nl/v1"',
        ),
      ),
      'https://api.voordemensen.nl/v1',
    ),
    'Where the API is.',
  ),
  host: described(
    v.optional(text('must be a host name or an address'), '127.0.0.1'),
    'Where the server listens: 127.0.0.1 for a proxy on this machine, 0.0.0.0 in a container.',
  ),
  port: described(v.optional(port, 8080), 'Port on which it listens.'),
  clientAddressHeader: described(
    v.exactOptional(
      v.pipe(
        v.string('must be the name of a header'),
        v.regex(/^[\w-]+$/, 'must be the name of a header such as "X-Real-IP"'),
      ),
    ),
    "Header in which your proxy puts the visitor's address, such as X-Real-IP. It must overwrite what a visitor sends.",
  ),
  replicas: described(
    v.optional(
      v.pipe(
        v.number('must be a number'),
        v.integer('must be a whole number'),
        v.minValue(0, 'must not be below 0'),
      ),
      0,
    ),
    'How many replicas of the Redis must know of an order before it is sent: 1 where a replica takes over.',
  ),
  database: described(
    v.exactOptional(text('must be the name of a file')),
    'SQLite file that remembers orders across restarts. REDIS_URL or DATABASE_URL in the environment stand in for it.',
  ),
});
export type Configuration = v.InferOutput<typeof Configuration>;

/** What only the environment may hold. */
export interface Secrets {
  apiKey: string;
  secret: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Fields that somebody may think to belong into the file, and what stands in for each. */
const elsewhere: Readonly<Record<string, string>> = {
  apiKey: 'PEPPERED_API_KEY',
  secret: 'PEPPERED_GATEWAY_SECRET',
  redis: 'REDIS_URL',
  redisUrl: 'REDIS_URL',
  postgres: 'DATABASE_URL',
  databaseUrl: 'DATABASE_URL',
};

/**
 * Reads and checks `gateway.json`.
 * @throws {UsageError} with a sentence for each mistake, none of which quotes a value.
 */
export function readConfiguration(file: string): Configuration {
  return checkConfiguration(file, parse(file));
}

/** @throws {UsageError} */
export function checkConfiguration(file: string, given: unknown): Configuration {
  const { success, output, issues } = v.safeParse(Configuration, given);
  if (success) return output;
  // The schema names the first field alone that it does not know.
  const unknown = Object.keys(v.is(v.looseObject({}), given) ? given : {}).filter(
    (key) => !Object.hasOwn(Configuration.entries, key),
  );
  const faults = issues.filter(({ expected, path }) => expected !== 'never' || path?.length !== 1);
  throw new UsageError(
    [`${file} is not right.`, ...faults.map(sentence), ...unknown.map(unknownField)].join('\n  '),
  );
}

function parse(file: string): unknown {
  let json: string;
  try {
    json = readFileSync(file, 'utf8');
  } catch {
    throw new UsageError(`${file} cannot be read. Name another with --config.`);
  }
  try {
    return JSON.parse(json);
  } catch {
    // The platform's message quotes the text, in which somebody may have put the key.
    throw new UsageError(
      `${file} is not JSON: look for a comma or a quotation mark too many or too few.`,
    );
  }
}

function sentence({ type, expected, path, message }: v.BaseIssue<unknown>): string {
  const name = (path ?? []).map(({ key }) => String(key)).join('.');
  if (type !== 'strict_object') return `${name} ${message}.`;
  if (expected === 'Object') return `${name || 'It'} must be an object.`;
  return expected === 'never' ? `There is no ${name}.` : `${name} is missing.`;
}

function unknownField(name: string): string {
  const variable = elsewhere[name];
  if (variable) return `${name} does not belong there: set the environment variable ${variable}.`;
  const nearest = nearestName(name, Object.keys(Configuration.entries));
  return `There is no ${name}${nearest ? `: did you mean ${nearest}?` : '.'}`;
}

/**
 * What the environment must hold.
 * @throws {UsageError} with a sentence for each that is missing.
 */
export function readSecrets(environment: Environment): Secrets {
  const apiKey = environment.PEPPERED_API_KEY?.trim() ?? '';
  const secret = environment.PEPPERED_GATEWAY_SECRET?.trim() ?? '';
  const faults = [
    !apiKey && 'PEPPERED_API_KEY is missing: the key that Peppered gave you.',
    secret.length < 32 &&
      'PEPPERED_GATEWAY_SECRET must be 32 characters or more that nobody can guess: openssl rand -hex 32 makes them. Keep it: with another, visitors lose their carts.',
  ].filter((fault) => fault !== false);
  if (faults.length > 0)
    throw new UsageError(['The environment is not right.', ...faults].join('\n  '));
  return { apiKey, secret };
}
