/**
 * The elements in Vue's templates: `import type {} from 'peppered-cart/vue'`.
 *
 * @module
 */
import type { HTMLAttributes, PublicProps } from 'vue';
import type { ElementOf, Elements, Tag } from './jsx.js';

type PascalCase<Name extends string> = Name extends `${infer First}-${infer Rest}`
  ? `${Capitalize<First>}${PascalCase<Rest>}`
  : Capitalize<Name>;

/** `@peppered-cart-open` is checked as the property `onPepperedCartOpen`. */
type VueListeners<Events> = {
  [Name in keyof Events & string as `on${PascalCase<Name>}`]?: (event: Events[Name]) => void;
};

type VueElement<T extends Tag> = new () => ElementOf<T> & {
  /** @deprecated For templates only: on the element itself it does not exist. */
  $props: HTMLAttributes &
    PublicProps &
    Elements[T]['properties'] &
    VueListeners<Elements[T]['events']>;
};

type VueElements = { [T in Tag]: VueElement<T> };

declare module 'vue' {
  interface GlobalComponents extends VueElements {}
}
