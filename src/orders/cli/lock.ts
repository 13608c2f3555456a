import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { realpath, rm } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { TargetError } from '../targets/target.js';

/**
 * Keeps a second run from the same file until the process ends, however it ends: the lock is a local socket that the
 * process listens to. It spares work and confusion; the file would be whole without it too.
 * @returns what ends the lock earlier
 * @throws {TargetError} `in-use`
 */
export async function lock(file: string): Promise<() => void> {
  const address = addressOf(await canonical(file));
  const server = (await listen(address)) ?? (await takeOver(address));
  if (!server)
    throw new TargetError(
      'in-use',
      `Another run is writing ${file} at this moment. Let it finish; this one did nothing.`,
    );
  return () => server.close();
}

async function canonical(file: string): Promise<string> {
  const inFolder = async () => join(await realpath(dirname(resolve(file))), basename(file));
  return realpath(file).catch(() => inFolder().catch(() => resolve(file)));
}

/** A pipe's name on Windows, else a path that is short enough for a socket. Nobody can be locked out by another user. */
function addressOf(file: string): string {
  // In a container a user may have no name.
  const user = process.getuid?.() ?? userInfo().username;
  const hash = createHash('sha256').update(`${user} ${file}`).digest('hex').slice(0, 16);
  const name = `peppered-orders-${hash}`;
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.socket`);
}

async function listen(address: string): Promise<Server | undefined> {
  const server = createServer((socket) => socket.destroy());
  server.listen(address);
  try {
    await once(server, 'listening');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') return undefined;
    throw error;
  }
  return server.unref();
}

/** A socket that nobody answers was left by a process that was killed. Windows leaves none. */
async function takeOver(address: string): Promise<Server | undefined> {
  const socket = connect(address);
  try {
    await once(socket, 'connect');
    return undefined;
  } catch {
    await rm(address, { force: true });
    return await listen(address);
  } finally {
    socket.destroy();
  }
}
