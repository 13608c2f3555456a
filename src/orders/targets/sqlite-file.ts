import { open } from 'node:fs/promises';
import { sizeOf } from './next-version.js';
import { TargetError } from './target.js';

/** `PpOr`, in the header of every database that is ours. */
export const applicationId = 0x50704f72;
export const schemaVersion = 1;

/**
 * Looks at a database without opening it, so that nothing of another program's is touched.
 * @see https://www.sqlite.org/fileformat.html#the_database_header
 * @throws {TargetError} `foreign` when it is not ours.
 */
export async function checkDatabase(file: string): Promise<void> {
  const header = await firstBytes(file, 100);
  if (header.toString('latin1', 0, 16) !== 'SQLite format 3\0' || header.length < 100)
    throw new TargetError(
      'foreign',
      `${file} is not a SQLite database. Name another file with --to; this one is left as it is.`,
    );
  if (header.readUInt32BE(68) !== applicationId)
    throw new TargetError(
      'foreign',
      `${file} is a SQLite database of something else. Name a file of its own with --to; this one is left as it is.`,
    );
  const version = header.readUInt32BE(60);
  if (version > schemaVersion)
    throw new TargetError(
      'foreign',
      `${file} was made by a newer version of peppered-cart (schema ${version}, this one knows ${schemaVersion}). Update peppered-cart; the file is left as it is.`,
    );
}

/**
 * Looks for what a program has beside a database while it writes to it, and leaves when it dies. SQLite would take that
 * for a part of whichever version of the file is there. Nothing within it tells whether it was finished with: a journal
 * begins with zeros until it is synced.
 * @throws {TargetError} `in-use`
 */
export async function checkUnused(file: string): Promise<void> {
  const [journal, log] = [`${file}-journal`, `${file}-wal`];
  if (await sizeOf(journal)) throw await inUse(file, journal);
  // Even an empty log is there because a program has the database open, and writes into it whenever it will.
  if ((await sizeOf(log)) !== undefined) throw await inUse(file, log);
}

async function inUse(file: string, trace: string): Promise<TargetError> {
  return new TargetError(
    'in-use',
    (await sizeOf(file))
      ? `${trace} is there: a program is writing to ${file}, or died while it did. Close that program. If none has the file open, finish what was left with \`sqlite3 ${file} VACUUM\`. Then run the command again.`
      : `${trace} belongs to a database that is not at ${file}. Move it to where that database is, or away; then run the command again.`,
  );
}

async function firstBytes(file: string, length: number): Promise<Buffer> {
  const handle = await open(file, 'r');
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(length), 0, length, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
