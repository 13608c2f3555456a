import type { Order } from '../../api/order-schemas.js';

/** What one run did to its target, in orders. */
export interface Counts {
  new: number;
  changed: number;
  /** Came again and were left as they are. */
  unchanged: number;
}

/** One run into a target. Nothing of it shows before `save`, all of it does afterwards. */
export interface TargetRun {
  /** Right once the run is saved. */
  readonly counts: Counts;
  /** The watermark of the last run that was saved; `null` before the first. */
  load(): Promise<string | null>;
  /** Takes one order, and resolves when the next one may come. */
  write(order: Order): Promise<void> | void;
  /** Makes the orders and the watermark visible, together. `null` when there never was an order. */
  save(watermark: string | null): Promise<void>;
  /** Drops what was not saved. */
  close(): Promise<void>;
}

/** Where orders go. */
export interface Target {
  /** @throws {TargetError} when the target is not ours to write. */
  begin(): Promise<TargetRun>;
}

/**
 * | kind | meaning |
 * |---|---|
 * | `in-use` | another run or another program has the file now |
 * | `foreign` | the file holds something else: another program's data, another theatre's orders, a newer version's schema |
 * | `unwritable` | a folder is missing, or rights are |
 * | `full` | the disk has no room, or refuses to write |
 * | `closed` | whoever read the output went away |
 */
export type TargetErrorKind = 'in-use' | 'foreign' | 'unwritable' | 'full' | 'closed';

/** Why a target cannot take orders, in a sentence that says what to do. What was saved before is still there. */
export class TargetError extends Error {
  override readonly name = 'TargetError';
  readonly kind: TargetErrorKind;

  constructor(kind: TargetErrorKind, message: string, cause?: unknown) {
    super(message, { cause });
    this.kind = kind;
  }
}

/** Orders of two theatres are not mixed. */
export const otherTheatre = (file: string, theirs: string, ours: string): TargetError =>
  new TargetError(
    'foreign',
    `${file} holds the orders of ${theirs}, not of ${ours}. Name a file of its own for each theatre with --to.`,
  );
