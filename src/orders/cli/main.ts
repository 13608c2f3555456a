#!/usr/bin/env node
import { command } from './command.js';
import { exitCodes, type ExitCode } from './exit-codes.js';

const ending = new AbortController();
let interrupted: ExitCode = exitCodes.interrupted;
// Once: a second Ctrl-C ends the process on the spot, which loses nothing either.
process.once('SIGINT', () => ending.abort());
process.once('SIGTERM', () => {
  interrupted = exitCodes.terminated;
  ending.abort();
});

const { argv, env, stdout: output, stderr: errors } = process;
const surroundings = { output, errors, signal: ending.signal };
const exitCode = await command(argv.slice(2), env, surroundings);
// Output that nobody takes would keep an interrupted process alive.
if (exitCode === undefined) process.exit(interrupted);
process.exitCode = exitCode;
