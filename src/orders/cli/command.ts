import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { exitCodes, type ExitCode } from './exit-codes.js';
import { describeFailure } from './failures.js';
import { help } from './help.js';
import { readSettings } from './options.js';
import { failureLine } from './report.js';
import { syncCommand, type Surroundings } from './sync-command.js';

/**
 * The command `peppered-orders`. Never rejects.
 * @returns the exit code; `undefined` when the signal ended the one run that was asked for
 */
export async function command(
  args: string[],
  environment: Readonly<Record<string, string | undefined>>,
  surroundings: Surroundings,
): Promise<ExitCode | undefined> {
  const { output, errors } = surroundings;
  // Whoever reads may go away at any time; where that matters, the writer hears of it too.
  for (const stream of [output, errors]) stream.on('error', () => undefined);
  try {
    const settings = readSettings(args, environment);
    if (settings === 'help' || settings === 'version') {
      output.write(settings === 'help' ? help : `${version()}\n`);
      return exitCodes.done;
    }
    const exitCode = await syncCommand(settings, surroundings);
    return exitCode ?? (settings.watch === undefined ? undefined : exitCodes.done);
  } catch (error) {
    const failure = describeFailure(error);
    errors.write(`peppered-orders: ${failure.message}\nSee peppered-orders --help.\n`);
    if (args.includes('--json')) output.write(failureLine(failure));
    return failure.exitCode;
  }
}

function version(): string {
  const file = new URL('../../../package.json', import.meta.url);
  return v.parse(v.object({ version: v.string() }), JSON.parse(readFileSync(file, 'utf8'))).version;
}
