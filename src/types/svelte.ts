/**
 * The elements in Svelte's templates: `import type {} from 'peppered-cart/svelte'`.
 *
 * @module
 */
import type { HTMLAttributes } from 'svelte/elements';
import type { ElementOf, JsxProps, Tag } from './jsx.js';

type SvelteElements = { [T in Tag]: HTMLAttributes<ElementOf<T>> & JsxProps<T> };

declare module 'svelte/elements' {
  interface SvelteHTMLElements extends SvelteElements {}
}
