import type { SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { startChild } from './browser/children.mjs';

/**
 * Starts a program that listens on a port of this machine, and waits until it does. One that ends before is an error, with what
 * it said.
 */
export async function startListening(
  program: string,
  args: string[],
  port: number,
  options: SpawnOptions = {},
): Promise<{ stop: () => Promise<void> }> {
  const started = await startChild(program, args, {
    ...options,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [started.child.stdout, started.child.stderr])
    stream?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const ended = once(started.child, 'close').then(() => {
    throw new Error(`${program} ended before it listened on port ${String(port)}:\n${said}`);
  });
  const listening = new AbortController();
  await Promise.race([listens(port, listening.signal), ended]).finally(() => {
    listening.abort();
  });
  // That it ends afterwards is what stops it.
  ended.catch(() => undefined);
  return started;
}

async function listens(port: number, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const socket = connect(port, '127.0.0.1');
    const isOpen = await once(socket, 'connect').then(
      () => true,
      () => false,
    );
    socket.destroy();
    if (isOpen) return;
    await setTimeout(20);
  }
}
