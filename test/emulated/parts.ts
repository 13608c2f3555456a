/** What is on the screen, piece by piece, through shadow roots and slots. */

const shops = 'peppered-cart-badge, peppered-cart, peppered-checkout';

/** The elements under test, and everything in their shadow roots. What a page puts in their slots is the page's. */
export function parts(): Element[] {
  const hosts = [...document.querySelectorAll(shops)];
  return hosts
    .flatMap((host) => [...(host.shadowRoot?.querySelectorAll('*') ?? [])])
    .filter(isDrawn);
}

function isDrawn(element: Element): boolean {
  if (!element.checkVisibility({ visibilityProperty: true })) return false;
  const { width, height } = element.getBoundingClientRect();
  // What is there for screen readers alone is a pixel large; a skeleton is inert.
  return width > 1 && height > 1 && !element.closest('.visually-hidden, [inert]');
}

/** What a visitor can press, with all that answers to it: a radio button's label too. */
export function targets(): Element[] {
  return parts()
    .filter((part) => part.matches('a, button, input, select, textarea, [role=button], summary'))
    .map((part) => part.closest('label') ?? part);
}

/** Text that can be read, each with the element that it stands in. */
export function texts(): { text: Text; parent: Element }[] {
  return parts().flatMap((parent) =>
    [...parent.childNodes]
      .filter((node) => node instanceof Text)
      .filter(({ data }) => data.trim() !== '')
      .map((text) => ({ text, parent })),
  );
}

/** Where a text stands, one box for each of its lines. */
export function boxes(text: Text): DOMRect[] {
  const range = document.createRange();
  range.selectNodeContents(text);
  return [...range.getClientRects()].filter(({ width }) => width > 0);
}

/** The element and its ancestors as they are drawn: through slots and shadow roots. */
export function* ancestors(element: Element): Generator<Element> {
  for (let each: Element | null = element; each; each = drawnIn(each)) yield each;
}

function drawnIn(element: Element): Element | null {
  if (element.assignedSlot) return element.assignedSlot;
  const root = element.getRootNode();
  return element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
}

/** How a piece is called in a message. */
export function nameOfPart(element: Element): string {
  const { localName, part } = element;
  const text = element.textContent.replace(/\s+/g, ' ').trim().slice(0, 40);
  return `${localName}[${part.value || element.id}] "${text}"`;
}
