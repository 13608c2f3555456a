/**
 * The elements in Solid's JSX: `import type {} from 'peppered-cart/solid'`.
 *
 * @module
 */
import type { JSX } from 'solid-js';
import type { ElementOf, Elements, Listeners, Tag, Written } from './jsx.js';

/** Names that tell Solid what to set: without one it is the property, also by the attribute's name. */
type Namespaced<Settable, Prefix extends string> = {
  [Name in keyof Settable as `${Prefix}${Name & string}`]: Settable[Name];
};

type SolidElements = {
  [T in Tag]: JSX.HTMLAttributes<ElementOf<T>> &
    Elements[T]['attributes'] &
    Elements[T]['properties'] &
    Namespaced<Written<Elements[T]['attributes']>, 'attr:'> &
    Namespaced<Elements[T]['properties'], 'prop:'> &
    Listeners<T, 'on:'>;
};

declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements extends SolidElements {}
  }
}
