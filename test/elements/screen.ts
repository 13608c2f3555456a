import 'axe-core/axe.min.js';
import type * as AxeCore from 'axe-core';
import { sendMouse } from '@web/test-runner-commands';

declare module 'axe-core' {
  interface Aria {
    getRole(element: Element): string | null;
  }
}
declare global {
  var axe: typeof AxeCore;
}

type Name = string | RegExp;

/** Elements as a screen reader meets them, through shadow roots and slots. Hidden ones are not there. */
function* exposed(element: Element): Generator<Element> {
  const isSlot = element instanceof HTMLSlotElement;
  if (element.ariaHidden === 'true' || element.hasAttribute('inert')) return;
  if (!isSlot && !element.checkVisibility({ visibilityProperty: true })) return;
  if (!isSlot) yield element;
  for (const child of flatChildren(element)) if (child instanceof Element) yield* exposed(child);
}

function flatChildren(node: Node): readonly Node[] {
  if (node instanceof HTMLSlotElement) {
    const assigned = node.assignedNodes();
    if (assigned.length) return assigned;
  }
  return [...((node instanceof Element ? node.shadowRoot : null) ?? node).childNodes];
}

/** Everything with this role and accessible name; without a name, with any. */
export function allByRole(role: string, name?: Name, root: Element = document.body): HTMLElement[] {
  axe.setup(document);
  try {
    return [...exposed(root)]
      .filter((element) => element instanceof HTMLElement)
      .filter((element) => axe.commons.aria.getRole(element) === role)
      .filter((element) => name === undefined || matches(nameIn(element), name));
  } finally {
    axe.teardown();
  }
}

/**
 * The one element with this role and accessible name.
 * @throws {Error} that lists what is there instead.
 */
export function byRole(role: string, name?: Name, root?: Element): HTMLElement {
  const [found, ...others] = allByRole(role, name, root);
  if (found && !others.length) return found;
  const names = allByRole(role, undefined, root).map(nameOf);
  const wanted = name === undefined ? role : `${role} ${String(name)}`;
  throw new Error(`expected one ${wanted}; every ${role} there: ${JSON.stringify(names)}`);
}

/** The accessible name. */
export function nameOf(element: Element): string {
  axe.setup(document);
  try {
    return nameIn(element);
  } finally {
    axe.teardown();
  }
}

const nameIn = (element: Element) => tidy(axe.commons.text.accessibleText(element));
const matches = (text: string, name: Name) =>
  typeof name === 'string' ? text === name : name.test(text);
/** Prices hold spaces that do not break, and signs of direction stand around names. */
const tidy = (text: string) =>
  text
    .replaceAll(/[\u200e\u200f\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

/** What can be seen of an element, as one line. */
export function seen(root: Node = document.body): string {
  return tidy(textOf(root, (element) => element.getBoundingClientRect().width > 1));
}

/** What a screen reader reads of an element, as one line. */
export function heard(root: Node = document.body): string {
  return tidy(textOf(root, (element) => element.ariaHidden !== 'true'));
}

function textOf(node: Node, included: (element: Element) => boolean): string {
  if (node instanceof Text) return node.data;
  const isSlot = node instanceof HTMLSlotElement;
  const isThere = (element: Element) =>
    element.checkVisibility({ visibilityProperty: true }) && !element.hasAttribute('inert');
  if (node instanceof Element && !isSlot && !(isThere(node) && included(node))) return '';
  return ` ${flatChildren(node)
    .map((child) => textOf(child, included))
    .join('')} `;
}

/** The element that has the focus, through shadow roots. */
export function focused(): Element | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}

/** Fails unless both are the same element. Chai would print their whole documents. */
export function expectSame(found: EventTarget | null | undefined, wanted: Element): void {
  if (found === wanted) return;
  const start = (element: unknown) =>
    element instanceof Element ? element.outerHTML.slice(0, 200) : 'no element';
  throw new Error(`expected ${start(wanted)}, found ${start(found)}`);
}

/** Presses the mouse button in the middle of an element, once that stands still. */
export async function click(element: HTMLElement): Promise<void> {
  element.scrollIntoView({ block: 'center', inline: 'center' });
  await standStill(element);
  const { x, y, width, height } = element.getBoundingClientRect();
  await sendMouse({
    type: 'click',
    position: [Math.round(x + width / 2), Math.round(y + height / 2)],
  });
}

/** Resolves when nothing around the element moves or fades any more. */
export async function standStill(element: Element): Promise<void> {
  const root = element.getRootNode();
  const animations =
    root instanceof Document || root instanceof ShadowRoot ? root.getAnimations() : [];
  await Promise.allSettled(animations.map(({ finished }) => finished));
}

/** Resolves when the assertion holds; after five seconds fails as the assertion does. */
export async function eventually<T>(assertion: () => T | Promise<T>): Promise<T> {
  const deadline = performance.now() + 10_000;
  for (;;) {
    try {
      return await assertion();
    } catch (error) {
      if (performance.now() > deadline) throw error;
    }
    await new Promise(requestAnimationFrame);
  }
}
