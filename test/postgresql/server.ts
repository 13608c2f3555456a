import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { startChild } from '../browser/children.mjs';
import { findProgram } from '../browser/installed.mjs';

/** PostgreSQL refuses to run as root, so it runs as `nobody` then. */
const user = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};

/**
 * A PostgreSQL of its own in a temporary folder, reached by a socket in `folder` alone. It ends with `stop()`, and with
 * this process.
 */
export async function startPostgresql() {
  const postgres = findProgram('postgresql');
  const folder = mkdtempSync(join(tmpdir(), 'peppered-postgresql-'));
  const data = join(folder, 'data');
  mkdirSync(data);
  chmodSync(folder, 0o755);
  if (user.uid) for (const path of [folder, data]) chownSync(path, user.uid, user.gid);
  execFileSync(
    join(dirname(postgres), 'initdb'),
    [...['--pgdata', data, '--username', 'postgres', '--auth', 'trust'], '--no-sync'],
    { ...user, cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] },
  );
  const settings = ['listen_addresses=', `unix_socket_directories=${folder}`, 'fsync=off'];
  const server = await startChild(
    postgres,
    ['-D', data, ...settings.flatMap((setting) => ['-c', setting])],
    { ...user, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'], killSignal: 'SIGINT' },
  );
  const { child } = server;
  assert(child.stderr);
  const log: string[] = [];
  const lines = createInterface(child.stderr).on('line', (line) => log.push(line));
  while (!log.some((line) => line.includes('ready to accept connections')))
    await Promise.race([
      once(lines, 'line'),
      once(child, 'exit').then(() => assert.fail(`PostgreSQL did not start:\n${log.join('\n')}`)),
    ]);
  return {
    folder,
    async stop() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
