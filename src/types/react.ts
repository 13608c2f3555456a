/**
 * The elements in React's JSX, from React 19 on: `import type {} from 'peppered-cart/react'`.
 *
 * @module
 */
import type { ClassAttributes, HTMLAttributes } from 'react';
import type { ElementOf, Elements, Listeners, Tag, Written } from './jsx.js';

/** React leaves out an attribute that is `false`, unless its name begins as that of a page's own data. */
type Attributes<T extends Tag> = Omit<Elements[T]['attributes'], 'data-layer'> &
  Written<Pick<Elements[T]['attributes'], 'data-layer'>>;

type ReactElements = {
  [T in Tag]: HTMLAttributes<ElementOf<T>> &
    ClassAttributes<ElementOf<T>> &
    Attributes<T> &
    Elements[T]['properties'] &
    Listeners<T, 'on'>;
};

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends ReactElements {}
  }
}
