const quote = 0x22;
const comma = 0x2c;
const openingBracket = 0x5b;
const backslash = 0x5c;
const closingBracket = 0x5d;
const openingBrace = 0x7b;
const closingBrace = 0x7d;

/**
 * Reads a JSON array whose bytes come bit by bit. It only looks for the commas between the elements; whole elements go
 * to `JSON.parse`, which judges them, several times as fast as a parser in JavaScript.
 */
export class ArrayReader {
  readonly #decoder = new TextDecoder('utf-8', { fatal: true });
  #place: 'before' | 'within' | 'after' = 'before';
  /** What has come and is not parsed yet. */
  #text = '';
  #hadComma = false;
  /** Of brackets and braces within the array. */
  #depth = 0;
  #isQuoted = false;
  #isEscaped = false;

  /**
   * The elements that are complete with these bytes, and separated from the next.
   * @throws {SyntaxError | TypeError} when this is no JSON array. The message may quote it.
   */
  read(bytes: Uint8Array): unknown[] {
    const scanned = this.#text.length;
    this.#text += this.#decoder.decode(bytes, { stream: true });
    if (this.#place === 'before') this.#enter();
    const elements = this.#place === 'within' ? this.#take(scanned) : [];
    if (this.#place === 'after' && this.#text.trim()) throw new SyntaxError('more than an array');
    return elements;
  }

  /** @throws {SyntaxError | TypeError} when the array is not complete. */
  end(): void {
    this.#decoder.decode();
    if (this.#place !== 'after') throw new SyntaxError('less than an array');
  }

  #enter(): void {
    this.#text = this.#text.trimStart();
    if (!this.#text) return;
    if (!this.#text.startsWith('[')) throw new SyntaxError('no array');
    this.#text = this.#text.slice(1);
    this.#place = 'within';
  }

  #take(scanned: number): unknown[] {
    const boundary = this.#scan(scanned);
    if (boundary === -1) return [];
    const elements: unknown = JSON.parse(`[${this.#text.slice(0, boundary)}]`);
    if (!Array.isArray(elements)) throw new SyntaxError('no array');
    const isLast = this.#place === 'after';
    // `[,1]` and `[1,]` look complete to `JSON.parse` without their commas.
    if (elements.length === 0 && (!isLast || this.#hadComma)) throw new SyntaxError('no element');
    this.#hadComma ||= !isLast;
    this.#text = this.#text.slice(boundary + 1);
    return elements;
  }

  /** Where the last comma between two elements is, or the array's closing bracket; -1 if there is neither. */
  #scan(from: number): number {
    const text = this.#text;
    let boundary = -1;
    for (let at = from; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (this.#isQuoted) this.#scanQuoted(code);
      else if (code === quote) this.#isQuoted = true;
      else if (code === openingBrace || code === openingBracket) this.#depth++;
      else if (code === comma && this.#depth === 0) boundary = at;
      else if ((code === closingBrace || code === closingBracket) && this.#depth-- === 0) {
        if (code === closingBrace) throw new SyntaxError('a brace too many');
        this.#place = 'after';
        return at;
      }
    }
    return boundary;
  }

  #scanQuoted(code: number): void {
    if (this.#isEscaped) this.#isEscaped = false;
    else if (code === backslash) this.#isEscaped = true;
    else if (code === quote) this.#isQuoted = false;
  }
}
