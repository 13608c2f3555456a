import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { TestContext } from 'node:test';

const program = `
import sqlite from 'node-sqlite3-wasm';
const database = new sqlite.Database(process.argv[1]);
process.on('message', (sql) => {
  database.exec(sql);
  process.send('done');
});
process.on('disconnect', () => database.close());
`;

/** Another process that has a database open, until its `close`. It is killed with the test. */
export function openElsewhere(context: TestContext, file: string) {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program, file], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const exit = once(child, 'exit');
  context.after(() => child.kill('SIGKILL'));
  return {
    /** Resolves once it has executed the statements. */
    async execute(sql: string): Promise<void> {
      const answer = once(child, 'message');
      child.send(sql);
      await answer;
    },
    async close(): Promise<void> {
      child.disconnect();
      await exit;
    },
    /** It dies in the middle of whatever it does. */
    async kill(): Promise<void> {
      child.kill('SIGKILL');
      await exit;
    },
  };
}
