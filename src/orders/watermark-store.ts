import { open, readFile, rename } from 'node:fs/promises';

/** Where a synchronisation left off. */
export interface WatermarkStore {
  /** The watermark last saved, an ISO 8601 instant as the API wrote it; `null` before the first. */
  load(): Promise<string | null>;
  /**
   * Called once, when the list was read to its end and every order of it was consumed. A consumer that keeps the last
   * orders for a batch commits them here, with the watermark, in one transaction.
   */
  save(watermark: string): Promise<void>;
}

/** A watermark that lasts as long as the process. */
export function memoryWatermarks(watermark: string | null = null): WatermarkStore {
  return {
    load: () => Promise.resolve(watermark),
    save(next) {
      watermark = next;
      return Promise.resolve();
    },
  };
}

/**
 * A watermark in a text file of its own, made when missing. A crash leaves the old one or the new one, never half.
 * Have the orders safe on disk before the iteration ends: the watermark is written right after it.
 * @param file path of the file; its folder must exist. `….next` beside it is written first.
 */
export function fileWatermarks(file: string): WatermarkStore {
  return {
    async load() {
      try {
        return (await readFile(file, 'utf8')).trim() || null;
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
        throw error;
      }
    },
    async save(watermark) {
      const next = await open(`${file}.next`, 'w');
      try {
        await next.writeFile(`${watermark}\n`);
        await next.sync();
      } finally {
        await next.close();
      }
      await rename(`${file}.next`, file);
    },
  };
}
