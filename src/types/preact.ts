/**
 * The elements in Preact's JSX: `import type {} from 'peppered-cart/preact'`.
 *
 * @module
 */
import type { HTMLAttributes } from 'preact';
import type { ElementOf, JsxProps, Tag } from './jsx.js';

type PreactElements = { [T in Tag]: HTMLAttributes<ElementOf<T>> & JsxProps<T> };

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements extends PreactElements {}
  }
}
