import { parseInstant } from '../api/instant.js';

/** The latest of the instants that it was shown, in the words of whoever wrote it. */
export class Watermark {
  #text: string | null = null;
  #instant = -Infinity;

  /** ISO 8601; `null` before the first. */
  get text(): string | null {
    return this.#text;
  }

  /** Takes note of an instant, and answers whether the text names one. */
  see(text: string): boolean {
    const instant = parseInstant(text);
    if (instant === undefined) return false;
    const isLater =
      instant > this.#instant || (instant === this.#instant && fraction(text) > this.#fraction);
    if (isLater) {
      this.#text = text;
      this.#instant = instant;
    }
    return true;
  }

  get #fraction(): string {
    return fraction(this.#text ?? '');
  }
}

/** The digits below a second, of which `Date` knows three. */
const fraction = (text: string) => /\.(\d*[1-9])/.exec(text)?.[1] ?? '';
