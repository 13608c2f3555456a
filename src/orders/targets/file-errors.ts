import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { TargetError } from './target.js';

const needsCopy = 'A run needs room for a second copy of the file.';
const kept = 'What was there before is unchanged; the next run begins where the last finished.';

/**
 * What an error of the file system or of SQLite means for the target, with what to do about it. node-sqlite3-wasm says
 * `disk I/O error` for every write that fails.
 */
export function toTargetError(error: unknown, file: string): unknown {
  if (error instanceof TargetError || !(error instanceof Error)) return error;
  switch ('code' in error ? error.code : error.message.replace(/ ".*"$/, '')) {
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
    case 'disk I/O error':
    case 'database or disk is full':
      return new TargetError(
        'full',
        `There is no room to write ${file}: the disk is full, over its quota, or failing. ${needsCopy} ${kept}`,
        error,
      );
    case 'EBUSY':
    case 'ETXTBSY':
      return inUse(file, error);
    case 'EPERM':
    case 'EACCES':
      // Windows lets nobody replace a file that a program has open.
      if (process.platform === 'win32' && 'syscall' in error && error.syscall === 'rename')
        return inUse(file, error);
      return new TargetError(
        'unwritable',
        `${file} cannot be written: this user has no right to. The folder must be writable too.`,
        error,
      );
    case 'EROFS':
      return new TargetError('unwritable', `${file} is on a disk that is read-only.`, error);
    case 'ENOENT':
    case 'ENOTDIR':
    case 'Could not open the database':
      if (existsSync(`${dirname(resolve(file))}/`))
        return new TargetError(
          'in-use',
          `The folder beside ${file} in which this run worked was removed, perhaps by a run on another computer. Run the command again. ${kept}`,
          error,
        );
      return new TargetError(
        'unwritable',
        `The folder of ${file} is not there. Make it first.`,
        error,
      );
    default:
      return error;
  }
}

/** What an error of the standard output means. */
export function toOutputError(error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error;
  switch (error.code) {
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return new TargetError(
        'full',
        'There is no room to write the output: the disk is full or over its quota. Make room and run the command again.',
        error,
      );
    case 'EPIPE':
      return new TargetError(
        'closed',
        'Whoever read the output closed it before the last order. Run the command again for the rest.',
        error,
      );
    default:
      return error;
  }
}

function inUse(file: string, cause: Error): TargetError {
  return new TargetError(
    'in-use',
    `Another program has ${file} open. Close it there and run the command again. ${kept}`,
    cause,
  );
}
