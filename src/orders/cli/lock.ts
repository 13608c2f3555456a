import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { realpath, rm } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { userInfo } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { TargetError } from '../targets/target.js';

/**
 * Keeps a second run from the same file until the process ends, however it ends: the lock is a local socket that the
 * process listens to. It spares work and confusion; the file would be whole without it too. So where no socket can be
 * made, there is none.
 * @returns what ends the lock earlier
 * @throws {TargetError} `in-use`
 */
export async function lock(file: string): Promise<() => void> {
  for (const address of addressesOf(await canonical(file))) {
    const server = await acquire(address);
    if (server === 'in-use')
      throw new TargetError(
        'in-use',
        `Another run is writing ${file} at this moment. Let it finish; this one did nothing.`,
      );
    if (server) return () => server.close();
  }
  return () => undefined;
}

async function canonical(file: string): Promise<string> {
  const inFolder = async () => join(await realpath(dirname(resolve(file))), basename(file));
  return realpath(file).catch(() => inFolder().catch(() => resolve(file)));
}

/** Bytes that a socket's path may have on every system. */
const longestPath = 103;

/**
 * Where every run on the file looks, whatever its environment: beside the file; where its path is too long for a socket or
 * the disk cannot hold one, among the temporary files. On Windows, a pipe's name.
 */
function addressesOf(file: string): string[] {
  // In a container a user may have no name.
  const user = process.getuid?.() ?? userInfo().username;
  // Nobody can lock out another user.
  const hash = createHash('sha256').update(`${user} ${file}`).digest('hex').slice(0, 16);
  const name = `peppered-orders-${hash}`;
  if (process.platform === 'win32') return [`\\\\.\\pipe\\${name}`];
  const beside = join(dirname(file), `.${basename(file)}.lock`);
  const elsewhere = `/tmp/${name}.socket`;
  return Buffer.byteLength(beside) <= longestPath ? [beside, elsewhere] : [elsewhere];
}

/** `undefined` where no socket can be made. */
async function acquire(address: string): Promise<Server | 'in-use' | undefined> {
  try {
    return (await listen(address)) ?? (await takeOver(address)) ?? 'in-use';
  } catch {
    return undefined;
  }
}

async function listen(address: string): Promise<Server | undefined> {
  const server = createServer((socket) => socket.destroy());
  // Another user's run may ask whether somebody listens; on Windows a user has a pipe of their own.
  server.listen({ path: address, writableAll: process.platform !== 'win32' });
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
