import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../browser/children.mjs';
import { findProgram } from '../browser/installed.mjs';
import { startListening } from '../listening.js';

export interface RunningRedis {
  port: number;
  /** Such as `redis://127.0.0.1:6379`. */
  url: string;
  stop: () => Promise<void>;
}

/** A Redis of its own, reached from this machine alone and kept nowhere. It ends with `stop()`, and with this process. */
export async function startRedis(
  settings: Record<string, string> = {},
  port?: number,
): Promise<RunningRedis> {
  const folder = mkdtempSync(join(tmpdir(), 'peppered-redis-'));
  port ??= await freePort();
  const all = { port: String(port), bind: '127.0.0.1', dir: folder, save: '', ...settings };
  const server = await startListening(
    findProgram('redis-server'),
    Object.entries(all).flatMap(([name, value]) => [`--${name}`, value]),
    port,
    { killSignal: 'SIGKILL' },
  );
  return {
    port,
    url: `redis://127.0.0.1:${String(port)}`,
    async stop() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
