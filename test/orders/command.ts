import { Writable } from 'node:stream';
import { command } from '../../src/orders/cli/command.js';
import type { BackOffice } from './back-office.js';

export interface Finished {
  exitCode: number | undefined;
  output: string;
  errors: string;
}

interface Circumstances {
  environment?: Record<string, string>;
  signal?: AbortSignal;
  /** Sees what is written, as it is written. */
  onWrite?: (text: string) => void;
  isTerminal?: boolean;
}

/** Runs `peppered-orders`, within this process. */
export async function run(
  args: string[],
  { environment = {}, signal, onWrite, isTerminal = false }: Circumstances = {},
): Promise<Finished> {
  const output = new Collector(onWrite);
  const errors = Object.assign(new Collector(onWrite), { isTTY: isTerminal });
  const surroundings = { output, errors, signal: signal ?? new AbortController().signal };
  const exitCode = await command(args, environment, surroundings);
  return { exitCode, output: output.text, errors: errors.text };
}

class Collector extends Writable {
  text = '';

  constructor(onWrite?: (text: string) => void) {
    super({
      decodeStrings: false,
      write: (chunk: string, _encoding, callback) => {
        this.text += chunk;
        onWrite?.(chunk);
        callback();
      },
    });
  }
}

/** The arguments of `peppered-orders sync` for a theatre. */
export const syncArguments = (office: BackOffice, to: string, args: string[] = []): string[] => [
  'sync',
  ...['--to', to, '--client-name', office.clientName, '--api-base', office.apiBase],
  ...args,
];

/** Runs `peppered-orders sync` for a theatre, with its key. */
export const sync = (
  office: BackOffice,
  to: string,
  args: string[] = [],
  circumstances: Circumstances = {},
): Promise<Finished> =>
  run(syncArguments(office, to, args), {
    environment: { PEPPERED_API_KEY: office.apiKey },
    ...circumstances,
  });
