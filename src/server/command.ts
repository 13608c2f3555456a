import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import * as v from 'valibot';

/** A command line, or a configuration, that asks for nothing that could be done. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** What a command that goes on until it is ended has started. */
export interface Running {
  /** What its user reads once it runs. */
  said: string;
  /** Ends it: what is being answered is answered. Without it, all is done. */
  close?: () => Promise<void>;
}

/**
 * Runs a command until Ctrl-C or SIGTERM, which is exit code 0. Exit code 2: the command line or the configuration is not right.
 * 3: something on this machine is in the way, such as a port in use. 1: anything else.
 * @param start Gets the arguments, without `--help` and `--version`, which are answered here.
 */
export async function runCommand(
  name: string,
  help: string,
  start: (args: string[]) => Promise<Running>,
): Promise<void> {
  const args = process.argv.slice(2);
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(help);
    return;
  }
  if (args.includes('--version')) {
    process.stdout.write(`${version()}\n`);
    return;
  }
  // From the start: a signal that comes before all of it runs ends it too.
  const ended = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  try {
    const { said, close } = await start(args);
    process.stdout.write(said);
    if (!close) return;
    await ended;
    await close();
  } catch (error) {
    const { message, exitCode } = explain(error);
    process.stderr.write(`${name}: ${message}\n`);
    // What had started already must not keep it alive.
    process.exit(exitCode);
  }
}

/** @throws {UsageError} unless it is a port. */
export function portOption(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new UsageError('--port must be a number from 0 to 65535.');
}

const Failure = v.object({ code: v.string(), port: v.optional(v.number()) });

function explain(error: unknown): { message: string; exitCode: number } {
  if (!(error instanceof Error)) return { message: String(error), exitCode: 1 };
  if (error instanceof UsageError) return { message: error.message, exitCode: 2 };
  const { code, port } = v.is(Failure, error) ? error : { code: '' };
  if (code.startsWith('ERR_PARSE_ARGS'))
    return { message: `${error.message.split('. ')[0] ?? ''}. See --help.`, exitCode: 2 };
  if (code === 'EADDRINUSE')
    return {
      message: `Port ${String(port)} is in use. Stop what runs there, or choose another with --port.`,
      exitCode: 3,
    };
  return { message: error.message, exitCode: 1 };
}

/** The package's. */
export function version(): string {
  const file = new URL('../../package.json', import.meta.url);
  return v.parse(v.object({ version: v.string() }), JSON.parse(readFileSync(file, 'utf8'))).version;
}
