/**
 * Takes the place of `elements/cart-badge/note.ts` in the build of the badge alone, which adds nothing.
 *
 * @module
 */
export const noteStyles: readonly never[] = [];

export class Note {
  declare readonly wait: undefined;

  render(): undefined {
    return undefined;
  }
}
