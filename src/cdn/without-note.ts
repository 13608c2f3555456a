/**
 * Takes the place of `elements/cart-badge/note.ts` in the build of the badge alone, which adds nothing.
 *
 * @module
 */
import type { ReactiveController } from 'lit';

export class Note implements ReactiveController {}
