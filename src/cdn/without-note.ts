/**
 * Takes the place of `elements/cart-badge/note.ts` in the build of the badge alone, which adds nothing.
 *
 * @module
 */
import type { ReactiveController } from 'lit';

// Lit asks for no more of a controller than that it is an object.
// eslint-disable-next-line @typescript-eslint/no-extraneous-class
export class Note implements ReactiveController {}
