#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { exitCodes } from './exit-codes.js';
import { describeFailure } from './failures.js';
import { help } from './help.js';
import { readSettings } from './options.js';
import { syncCommand } from './sync-command.js';

const { stdout, stderr, argv, env } = process;
process.exitCode = await main();

async function main(): Promise<number> {
  // Whoever reads may go away at any time; where that matters, the writer hears of it too.
  for (const stream of [stdout, stderr]) stream.on('error', () => undefined);
  try {
    const settings = readSettings(argv.slice(2), env);
    if (settings === 'help' || settings === 'version') {
      stdout.write(settings === 'help' ? help : `${version()}\n`);
      return exitCodes.done;
    }
    const ending = new AbortController();
    let interruption: number = exitCodes.interrupted;
    // Once: a second Ctrl-C ends the process at once, which loses nothing either.
    process.once('SIGINT', () => ending.abort());
    process.once('SIGTERM', () => {
      interruption = exitCodes.terminated;
      ending.abort();
    });
    const surroundings = { output: stdout, errors: stderr, signal: ending.signal };
    const exitCode = await syncCommand(settings, surroundings);
    return exitCode ?? (settings.watch === undefined ? interruption : exitCodes.done);
  } catch (error) {
    const { message, exitCode } = describeFailure(error);
    stderr.write(`peppered-orders: ${message}\nSee peppered-orders --help.\n`);
    return exitCode;
  }
}

function version(): string {
  const file = new URL('../../../package.json', import.meta.url);
  return v.parse(v.object({ version: v.string() }), JSON.parse(readFileSync(file, 'utf8'))).version;
}
