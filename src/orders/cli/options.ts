import { parseArgs } from 'node:util';
import { parseInstant } from '../../api/instant.js';

/** What the command line and the environment ask for. */
export interface SyncSettings {
  /** A file, or `-` for the standard output. */
  to: string;
  clientName: string;
  apiBase: string;
  authorization: string;
  since: string | undefined;
  details: boolean;
  /** Milliseconds between two runs; without it there is one run. */
  watch: number | undefined;
  json: boolean;
}

/** A command line that asks for nothing that could be done. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** A setting of the environment that is missing. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';
}

const optionConfig = {
  to: { type: 'string' },
  'client-name': { type: 'string' },
  'api-base': { type: 'string', default: 'https://api.voordemensen.nl/v1' },
  since: { type: 'string' },
  details: { type: 'boolean', default: false },
  watch: { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
  version: { type: 'boolean', default: false },
} as const;

/**
 * @returns `'help'` or `'version'` when that was asked for
 * @throws {UsageError} with a sentence that quotes no values: somebody may have put the key there
 * @throws {EnvironmentError} when there is no key
 */
export function readSettings(
  args: string[],
  environment: Readonly<Record<string, string | undefined>>,
): SyncSettings | 'help' | 'version' {
  const { values, positionals } = parse(args);
  if (values.help) return 'help';
  if (values.version) return 'version';
  const [command] = positionals;
  if (!command) throw new UsageError('Say what to do: peppered-orders sync --to orders.sqlite');
  if (command !== 'sync' || positionals.length > 1)
    throw new UsageError('The only command is sync; every other word belongs to an option.');

  const { to, since, watch } = values;
  const clientName = values['client-name'];
  if (!to)
    throw new UsageError('--to is missing: orders.sqlite, orders.ndjson or - for the output.');
  if (!formatOf(to))
    throw new UsageError('--to must end in .sqlite, .db or .ndjson, or be - for the output.');
  if (!clientName)
    throw new UsageError("--client-name is missing: the theatre's short name in the API's path.");
  if (!isAddress(values['api-base']))
    throw new UsageError(
      '--api-base must be an address with http:// or https://, such as https://api.voordemensen.nl/v1.',
    );
  if (since !== undefined && parseInstant(since) === undefined)
    throw new UsageError(
      '--since must be a date and time with an offset, such as 2026-04-22T13:10:12+02:00.',
    );
  const authorization = environment.PEPPERED_API_KEY?.trim();
  if (!authorization)
    throw new EnvironmentError(
      'There is no API key. Set the environment variable PEPPERED_API_KEY; the command line would show it to everybody on this machine.',
    );
  return {
    to,
    clientName,
    apiBase: values['api-base'],
    authorization,
    since,
    details: values.details,
    watch: watch === undefined ? undefined : parseDuration(watch),
    json: values.json,
  };
}

/** Without its scheme, `localhost:8201/v1` would be the scheme "localhost". */
const isAddress = (text: string) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);

export type TargetFormat = 'sqlite' | 'ndjson' | 'stdout';

export const formatOf = (to: string): TargetFormat | undefined => {
  if (to === '-') return 'stdout';
  if (/\.(sqlite3?|db)$/i.test(to)) return 'sqlite';
  return /\.(ndjson|jsonl)$/i.test(to) ? 'ndjson' : undefined;
};

function parse(args: string[]) {
  try {
    return parseArgs({ args, options: optionConfig, allowPositionals: true });
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    // Of the platform's message only the option's name is kept.
    const [option] = /--?[a-z][a-z-]*/.exec(error.message) ?? [];
    if (option && /key|auth|token|secret/.test(option))
      throw new UsageError(
        'The API key is taken from the environment variable PEPPERED_API_KEY only. If you typed it here, it is in the history of your shell.',
      );
    throw new UsageError(
      option && Object.hasOwn(optionConfig, option.replace(/^-+/, ''))
        ? `${option} was given a value that it does not take, or none that it needs.`
        : `There is no option ${option ?? 'like that'}.`,
    );
  }
}

const units = { s: 1000, m: 60_000, h: 3_600_000 };

/** Milliseconds of `30s`, `5m` or `2h`. A timer cannot wait longer than 24 days. */
function parseDuration(text: string): number {
  const [, amount, unit] = /^(\d{1,5})([smh])$/.exec(text) ?? [];
  const duration =
    Number(amount) * (unit === 's' || unit === 'm' || unit === 'h' ? units[unit] : 0);
  if (!(duration >= 1000 && duration <= 86_400_000))
    throw new UsageError('--watch must be a time from 1s to 24h, such as 30s, 5m or 2h.');
  return duration;
}
