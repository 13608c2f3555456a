/**
 * What can be written on the elements, for whatever JSX or template has no entry point of its own.
 *
 * @module
 */
import type { Elements } from './elements.js';
export type { Elements };

/** An element's tag. */
export type Tag = keyof Elements;

/** The class behind a tag, which a `ref` gives. */
export type ElementOf<T extends Tag> = Elements[T]['element'];

/**
 * Attributes of which some framework writes `false` as text, and an attribute that is there is true: `false` is for the
 * property.
 */
export type Written<Attributes> = { [Name in keyof Attributes]: Exclude<Attributes[Name], false> };

/** A listener for each event of an element, by the name that the framework gives it. */
export type Listeners<T extends Tag, Prefix extends string> = {
  [Name in keyof Elements[T]['events'] & string as `${Prefix}${Name}`]?:
    ((event: Elements[T]['events'][Name]) => void) | undefined;
};

/** Properties, and attributes under names of their own as in HTML; listeners as `onpeppered-cart-open`. */
export type JsxProps<T extends Tag> = Elements[T]['properties'] &
  Written<Omit<Elements[T]['attributes'], keyof Elements[T]['properties']>> &
  Listeners<T, 'on'>;
