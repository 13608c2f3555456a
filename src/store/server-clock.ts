import { readDate } from '../api/instant.js';

/** Milliseconds by which two readings differ only when a clock was set. */
const tolerance = 3000;

/** How the server's clock compares with this machine's. */
export class ServerClock {
  /** Milliseconds by which the server's clock is ahead, as far as it is known. */
  offset: number | undefined;

  /**
   * Reads it from an answer that did not come out of a cache. `Date` has whole seconds, cut off, and took time to travel:
   * of several readings the greatest is closest, unless a clock was set.
   */
  read = (response: Response): void => {
    const offset = readDate(response) - Date.now();
    if (Number.isNaN(offset)) return;
    const known = this.offset ?? offset;
    this.offset = Math.abs(offset - known) > tolerance ? offset : Math.max(offset, known);
  };
}
