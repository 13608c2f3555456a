import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { open, readFile, writeFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';
import * as v from 'valibot';
import { Order } from '../../api/order-schemas.js';
import { Database, isEarlier } from './database.js';
import { toTargetError } from './file-errors.js';
import { NextVersion } from './next-version.js';
import { otherTheatre, TargetError, type Counts, type Target, type TargetRun } from './target.js';

/**
 * What stands beside the orders, for lines have no room for it. It is written before the orders are, and names the
 * watermark of the file as it was and as it will be, each by its SHA-256: whichever of the two is there, its own is found.
 */
const Sidecar = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ clientName: v.string(), watermarks: v.record(v.string(), v.nullable(v.string())) }),
);

const Line = v.pipe(v.string(), v.parseJson(), Order);
const StoredLine = v.object({ line: v.string() });
const schema = 'CREATE TABLE lines (orderId INTEGER PRIMARY KEY, line TEXT NOT NULL); BEGIN';
const insert = 'INSERT INTO lines VALUES (?, ?) ON CONFLICT DO NOTHING';
/** A list can hold an order twice; the newer stays. */
const update = `UPDATE lines SET line = ?1 WHERE orderId = ?2 AND line <> ?1
AND NOT ${isEarlier("?1 ->> 'lastChanged'", "line ->> 'lastChanged'")}`;

/**
 * A file with one line of JSON for each order, by ascending `orderId`. A run sorts the lines in a database on the disk, so
 * that memory does not grow with their number, writes a new file, and puts it in the old one's place. A run that
 * changed nothing leaves the file untouched.
 * @param clientName whose orders these are; those of two theatres are not mixed
 */
export const ndjsonTarget = (file: string, clientName: string): Target => ({
  async begin() {
    const next = await NextVersion.begin(file);
    const run = new NdjsonRun(next, clientName);
    try {
      await run.open();
      return run;
    } catch (error) {
      await run.close();
      throw toTargetError(error, file);
    }
  },
});

class NdjsonRun implements TargetRun {
  readonly counts: Counts = { new: 0, changed: 0, unchanged: 0 };
  readonly #next: NextVersion;
  readonly #clientName: string;
  readonly #database: Database;
  #digest = '';
  #watermark: string | null = null;

  constructor(next: NextVersion, clientName: string) {
    this.#next = next;
    this.#clientName = clientName;
    this.#database = new Database(next.path('lines.sqlite'));
  }

  async open(): Promise<void> {
    this.#database.exec(schema);
    if (!this.#next.hasContent) return;
    await this.#readLines();
    await this.#readSidecar();
  }

  load(): Promise<string | null> {
    return Promise.resolve(this.#watermark);
  }

  write(order: Order): void {
    const { orderId } = order;
    const line = JSON.stringify(order);
    try {
      if (this.#database.run(insert, [orderId, line])) this.counts.new++;
      else if (this.#database.run(update, [line, orderId])) this.counts.changed++;
      else this.counts.unchanged++;
    } catch (error) {
      throw toTargetError(error, this.#next.file);
    }
  }

  async save(watermark: string | null): Promise<void> {
    const { new: added, changed } = this.counts;
    if (added + changed === 0 && watermark === this.#watermark && this.#next.hasContent) return;
    try {
      const digest = await this.#writeLines();
      this.#database.close();
      const watermarks = { [this.#digest]: this.#watermark, [digest]: watermark };
      const sidecar = JSON.stringify({ clientName: this.#clientName, watermarks });
      await writeFile(this.#next.path('sidecar.json'), `${sidecar}\n`);
      await this.#next.publishBeside('sidecar.json', this.#sidecar);
      await this.#next.publish('orders.ndjson');
    } catch (error) {
      throw toTargetError(error, this.#next.file);
    }
  }

  async close(): Promise<void> {
    this.#database.drop();
    await this.#next.discard();
  }

  get #sidecar(): string {
    return `${this.#next.file}.watermark`;
  }

  async #readLines(): Promise<void> {
    const file = await open(this.#next.file);
    const bytes = file.createReadStream();
    const hash = createHash('sha256');
    bytes.on('data', (chunk) => hash.update(chunk));
    let number = 0;
    for await (const text of createInterface({ input: bytes, crlfDelay: Infinity })) {
      number++;
      const { success, output } = v.safeParse(Line, text);
      if (!success)
        throw new TargetError(
          'foreign',
          `Line ${number} of ${this.#next.file} is not an order. Name another file with --to; this one is left as it is.`,
        );
      this.#database.run(insert, [output.orderId, JSON.stringify(output)]);
    }
    this.#digest = hash.digest('hex');
  }

  async #readSidecar(): Promise<void> {
    const text = await readFile(this.#sidecar, 'utf8').catch(() => '');
    const { success, output } = v.safeParse(Sidecar, text);
    if (!success)
      throw new TargetError(
        'foreign',
        `Nothing tells whose orders are in ${this.#next.file}: ${this.#sidecar} is missing or cannot be read. Move ${this.#next.file} away and run the command again, which then reads every order anew.`,
      );
    if (output.clientName !== this.#clientName)
      throw otherTheatre(this.#next.file, output.clientName, this.#clientName);
    // When the lines were changed by hand, every order is read again.
    this.#watermark = output.watermarks[this.#digest] ?? null;
  }

  /** Answers the SHA-256 of what it wrote. */
  async #writeLines(): Promise<string> {
    const hash = createHash('sha256');
    const rows = this.#database.each('SELECT line FROM lines ORDER BY orderId');
    const lines = function* () {
      for (const row of rows) {
        const line = `${v.parse(StoredLine, row).line}\n`;
        hash.update(line);
        yield line;
      }
    };
    await pipeline(lines, createWriteStream(this.#next.path('orders.ndjson')));
    return hash.digest('hex');
  }
}
