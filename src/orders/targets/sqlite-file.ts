import { open, type FileHandle } from 'node:fs/promises';
import { TargetError } from './target.js';

/** `PpOr`, in the header of every database that is ours. */
export const applicationId = 0x50704f72;
export const schemaVersion = 1;

/**
 * Looks at a database without opening it, so that nothing of another program's is touched.
 * @see https://www.sqlite.org/fileformat.html#the_database_header
 * @throws {TargetError} `foreign` when it is not ours, `in-use` when a program is writing to it.
 */
export async function checkDatabase(file: string): Promise<void> {
  const header = await firstBytes(file, 100);
  if (header?.toString('latin1', 0, 16) !== 'SQLite format 3\0' || header.length < 100)
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
  // A journal that begins with a zero byte was finished with.
  if ((await firstBytes(`${file}-journal`, 1))?.[0]) throw inUse(file, `${file}-journal`);
  if (await firstBytes(`${file}-wal`, 0)) throw inUse(file, `${file}-wal`);
}

function inUse(file: string, trace: string): TargetError {
  return new TargetError(
    'in-use',
    `Another program is writing to ${file}, or died while it did (${trace} is there). Close it there, or open the file once with it; then run the command again.`,
  );
}

async function firstBytes(file: string, length: number): Promise<Buffer | undefined> {
  let handle: FileHandle;
  try {
    handle = await open(file, 'r');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(length), 0, length, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
