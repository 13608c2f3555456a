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
