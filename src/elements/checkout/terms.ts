import type { Gap } from './gap.js';

/** A field of the browser's, or a custom element that has some of its members. */
type Field = Element & Partial<Omit<HTMLInputElement, keyof Element>>;

const warned = new WeakSet<Element>();

/**
 * The first field in the page's terms that must be filled in and is not. Only what has `slot="terms"` counts. Where
 * that, or the field, cannot be seen, nobody can agree: the page's author is told what to do.
 */
export function findTermsGap(checkout: HTMLElement): Gap | undefined {
  for (const terms of checkout.querySelectorAll('[slot=terms]')) {
    // What is seen without being a child of the checkout is in another element's slot.
    if (terms.parentElement !== checkout && isSeen(terms)) continue;
    for (const field of within(terms)) if (isMissing(field)) return gapAt(field, checkout);
  }
  return undefined;
}

function gapAt(field: Field, checkout: HTMLElement): Gap {
  const { type, validity, validationMessage = '' } = field;
  const isBox = type === 'checkbox' || (type === undefined && 'checked' in field);
  const message = isBox && !validity?.customError ? '' : validationMessage;
  const canFill = isDefined(field) && [field, ...(field.labels ?? [])].some(isSeen);
  if (!canFill && !warned.has(checkout)) {
    warned.add(checkout);
    console.warn(
      '<peppered-checkout>: nobody can order, because a required field of the terms cannot be seen or is not defined. Put slot="terms" on a child of the checkout, and show it',
      field,
    );
  }
  return {
    element: field instanceof HTMLElement ? field : null,
    hint: ({ acceptTerms, termsUnseen }) =>
      [message || acceptTerms, canFill ? '' : termsUnseen].join(' ').trim(),
  };
}

/** The element and all that is in it, also where a component passes its own children on. */
function* within(element: Element): Generator<Element> {
  yield element;
  const inside =
    element instanceof HTMLSlotElement
      ? element.assignedElements({ flatten: true })
      : element.children;
  for (const each of inside) yield* within(each);
}

function isMissing(field: Field): boolean {
  if (!isDefined(field)) return field.hasAttribute('required');
  // Of these each field counts by itself.
  if (field.matches('form, fieldset')) return false;
  if (field.matches(':invalid')) return true;
  // Not every custom element that acts like a field is one to the browser.
  const { validity, localName } = field;
  if (!localName.includes('-') || field.hasAttribute('disabled')) return false;
  return (validity?.valid ?? field.checkValidity?.()) === false;
}

const isDefined = (element: Element) => element.matches(':defined');

const isSeen = (element: Element) =>
  element.getClientRects().length > 0 && getComputedStyle(element).visibility === 'visible';
