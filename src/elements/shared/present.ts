import type { ReactiveControllerHost } from 'lit';

interface Cart extends HTMLElement {
  readonly drawer: boolean;
  readonly open: boolean;
}

/** The carts and badges that are on the page, in whatever root, in the order in which they came. */
export const carts = new Set<Cart>();
export const badges = new Set<HTMLElement & ReactiveControllerHost>();

/** What a badge says depends on what else can be seen. */
export function updateBadges(): void {
  for (const badge of badges) badge.requestUpdate();
}

/** Safari has `checkVisibility` from 17.4 on. */
type Box = Pick<Element, 'getClientRects'> & Partial<Pick<Element, 'checkVisibility'>>;

/** Whether an element has a box: neither it nor what is around it is `display: none`, skipped, or left out of a slot. */
export const hasBox = (element: Box): boolean =>
  // eslint-disable-next-line no-restricted-syntax -- Guarded.
  element.checkVisibility?.() ?? element.getClientRects().length > 0;

/** What an element always renders first: the element itself may be `display: contents`. */
const boxOf = (element: Element) => element.shadowRoot?.firstElementChild ?? element;

/** Whether one of these elements can be seen and heard where it stands. */
export function isShown(element: Element): boolean {
  const box = boxOf(element);
  return hasBox(box) && getComputedStyle(box).visibility === 'visible';
}

/** Whether a drawer would be seen if it opened. Its dialog is visible also where what is around it is not. */
export const canOpen = (cart: Cart): boolean => cart.drawer && hasBox(boxOf(cart));
