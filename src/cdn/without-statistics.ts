/**
 * Takes the place of `store/follow.ts` in the build of the badge alone, where nothing happens that statistics tell.
 *
 * @module
 */
export const follow = (): void => undefined;
