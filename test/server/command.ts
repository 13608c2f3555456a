import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { manifest } from '../package/package-files.js';

export interface Ended {
  exitCode: number | null;
  output: string;
  errors: string;
}

export interface Running {
  /** What it has said once it runs: everything up to a line that matches `ready`. */
  said: string;
  /** Sends a signal; resolves when it has ended. */
  end: (signal?: NodeJS.Signals) => Promise<Ended>;
}

function start(name: string, args: string[], environment: Record<string, string> = {}) {
  const child = spawn(process.execPath, [manifest.bin[name] ?? name, ...args], {
    // Nothing of the machine that runs the tests.
    env: { PATH: process.env.PATH, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]).then(
    ([output, errors]): Ended => ({ exitCode: child.exitCode, output, errors }),
  );
  return { child, ended };
}

/** Runs one of the package's commands, as it is built, until it ends. */
export const runToEnd = (
  name: string,
  args: string[],
  environment?: Record<string, string>,
): Promise<Ended> => start(name, args, environment).ended;

/** Starts one of the package's commands that goes on until it is ended, as it is with its test or its file of tests. */
export async function startCommand(
  context: { after: (end: () => void) => void },
  {
    name,
    args = [],
    environment = {},
    ready,
  }: {
    name: string;
    args?: string[];
    environment?: Record<string, string>;
    /** What stands in the last thing that it says when it has started. */
    ready: RegExp;
  },
): Promise<Running> {
  const { child, ended } = start(name, args, environment);
  context.after(() => {
    child.kill('SIGKILL');
  });
  let said = '';
  const isReady = new Promise<void>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (ready.test(said)) resolve();
    });
  });
  await Promise.race([
    isReady,
    ended.then(({ errors }) => {
      throw new Error(`${name} ended: ${errors}`);
    }),
  ]);
  return {
    said,
    end(signal = 'SIGTERM') {
      child.kill(signal);
      return ended;
    },
  };
}
