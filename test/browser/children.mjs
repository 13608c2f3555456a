import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';

// Without a listener these end the process before it can end its children.
for (const signal of ['SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(1));

/**
 * Starts a program that ends with this process, however this one ends.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options] `killSignal` is the one that ends it; with `detached`, what it
 * has started ends too.
 */
export async function startChild(command, args, options) {
  const child = spawn(command, args, { stdio: 'ignore', ...options });
  const kill = () => {
    if (!options?.detached) child.kill(options?.killSignal);
    else if (child.exitCode === null && child.signalCode === null)
      process.kill(-child.pid, options.killSignal);
  };
  process.once('exit', kill);
  const ended = once(child, 'exit');
  await once(child, 'spawn');
  return {
    child,
    async stop() {
      process.off('exit', kill);
      kill();
      await ended;
    },
  };
}

/**
 * Starts a screen that nobody sees, on a display that is free: `{ display, stop }`.
 * @param {string} xvfb Path of the program.
 */
export async function startScreen(xvfb) {
  const args = ['-displayfd', '3', '-nolisten', 'tcp', '-screen', '0', '1280x1024x24'];
  const stdio = ['ignore', 'ignore', 'ignore', 'pipe'];
  const { child, stop } = await startChild(xvfb, args, { stdio });
  const [number] = await Promise.race([
    once(child.stdio[3], 'data'),
    once(child, 'exit').then(([code]) => {
      throw new Error(`Xvfb ended with code ${String(code)} before it had a display.`);
    }),
  ]);
  return { display: `:${String(number).trim()}`, stop };
}

/**
 * A port of this machine that nobody listens on.
 * @returns {Promise<number>}
 */
export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}
