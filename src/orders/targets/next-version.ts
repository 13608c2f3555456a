import { constants, type Stats } from 'node:fs';
import {
  access,
  chmod,
  chown,
  copyFile,
  mkdtemp,
  open,
  readdir,
  realpath,
  rename,
  rm,
  stat,
} from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import timers from 'node:timers/promises';
import { toTargetError } from './file-errors.js';
import { TargetError } from './target.js';

/** Milliseconds to wait before each further attempt. On Windows a virus scanner holds a new file for a moment. */
const renameDelays = [50, 200, 1000];

/**
 * The next version of a file, made in a folder of its own beside it, which then takes the file's place in one step:
 * whoever opens the file finds the old version or the new one, and a process that is killed leaves no half of either.
 * A folder that a killed process left is removed by the next.
 */
export class NextVersion {
  /** The file itself, where a link to it was named. */
  readonly file: string;
  readonly #folder: string;
  readonly #before: Stats | undefined;

  private constructor(file: string, folder: string, before: Stats | undefined) {
    this.file = file;
    this.#folder = folder;
    this.#before = before;
  }

  /** @throws {TargetError} */
  static async begin(name: string): Promise<NextVersion> {
    try {
      const file = await realpath(name).catch(() => resolve(name));
      const before = await statOrNothing(file);
      if (before && !before.isFile())
        throw new TargetError('unwritable', `${name} is not a file. Name a file with --to.`);
      if (before) await access(file, constants.W_OK);
      const prefix = `.${basename(file)}.next-`;
      const beside = await readdir(dirname(file));
      for (const entry of beside.filter((entry) => entry.startsWith(prefix)))
        await rm(join(dirname(file), entry), { recursive: true, force: true });
      const folder = await mkdtemp(join(dirname(file), prefix));
      return new NextVersion(file, folder, before);
    } catch (error) {
      throw toTargetError(error, name);
    }
  }

  /** The file is there and holds something. */
  get hasContent(): boolean {
    return (this.#before?.size ?? 0) > 0;
  }

  /** Path of a file that only this run sees. */
  path(name: string): string {
    return join(this.#folder, name);
  }

  /** Copies what is in the file to `path(name)`, where this run may write. */
  async copy(name: string): Promise<void> {
    await copyFile(this.file, this.path(name), constants.COPYFILE_FICLONE);
    await chmod(this.path(name), 0o600);
  }

  /**
   * Puts `path(name)` in the file's place and ends this version.
   * @param check throws when the file must not be replaced; it is asked as late as can be.
   * @throws {TargetError} `in-use` when the file changed since this version began, or cannot be replaced.
   */
  async publish(name: string, check?: (file: string) => Promise<void>): Promise<void> {
    const next = this.path(name);
    await sync(next, 'r+');
    await giveRights(next, await statOrNothing(this.file));
    await replace(next, this.file, async () => {
      await this.#checkUnchanged();
      await check?.(this.file);
    });
    // The folder's entry is on the disk too. Windows neither needs nor allows that.
    if (process.platform !== 'win32') await sync(dirname(this.file), 'r');
    await this.discard();
  }

  /** Puts `path(name)` at another path in the same folder as the file. */
  async publishBeside(name: string, path: string): Promise<void> {
    const next = this.path(name);
    await sync(next, 'r+');
    await replace(next, path);
  }

  async discard(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true });
  }

  async #checkUnchanged(): Promise<void> {
    const now = await statOrNothing(this.file);
    if (now?.mtimeMs !== this.#before?.mtimeMs || now?.ino !== this.#before?.ino)
      throw new TargetError(
        'in-use',
        `${this.file} was changed by another program while the orders were read. It keeps that change; run the command again.`,
      );
  }
}

/** Gives a file the rights of another. A new file is its owner's only: whoever knows an order's key opens its tickets. */
async function giveRights(next: string, like: Stats | undefined): Promise<void> {
  if (!like) {
    await chmod(next, 0o600);
    return;
  }
  const { uid, gid, mode } = like;
  // Only the superuser gives files away; everybody else gives them to a group of their own, or keeps them.
  await chown(next, uid, gid)
    .catch(() => chown(next, -1, gid))
    .catch(() => undefined);
  // What one group may is not given to another.
  const isGroupKept = (await stat(next)).gid === gid;
  await chmod(next, isGroupKept ? mode : mode & ~0o070);
}

/** @param check throws when the file must not be replaced */
async function replace(next: string, file: string, check?: () => Promise<void>): Promise<void> {
  for (const delay of renameDelays) {
    await check?.();
    try {
      await rename(next, file);
      return;
    } catch {
      await timers.setTimeout(delay);
    }
  }
  await check?.();
  await rename(next, file);
}

async function statOrNothing(file: string): Promise<Stats | undefined> {
  try {
    return await stat(file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** `undefined` when there is no such file. */
export async function sizeOf(file: string): Promise<number | undefined> {
  return (await statOrNothing(file))?.size;
}

async function sync(path: string, flags: 'r' | 'r+'): Promise<void> {
  const handle = await open(path, flags);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
