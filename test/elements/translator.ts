const wrapper = 'FONT';
const untouched = `${wrapper}, script, style, [translate=no]`;
/** Nobody sees or hears it; `screen.ts` leaves it out. */
const mark = '\u200e';
const observed = new Set<MutationObserver>();

/**
 * Does to the page, from here to the end of the test, what Google Translate does, also in open shadow roots: a `<font>`
 * with another text takes the place of each text node, at once wherever a new one appears. What has `translate="no"` is
 * left alone. Its words are the same, each with a mark.
 */
export function startTranslating(root: Node = document.body): void {
  const observer = new MutationObserver(() => {
    translate(root);
  });
  observer.observe(root, { childList: true, characterData: true, subtree: true });
  observed.add(observer);
  translate(root);
}

afterEach(() => {
  for (const observer of observed) observer.disconnect();
  observed.clear();
  translatedRoots.clear();
});

const translatedRoots = new Set<ShadowRoot>();

function translate(node: Node): void {
  if (node instanceof Text) {
    if (node.data.trim()) replace(node);
    return;
  }
  if (node instanceof Element) {
    if (node.matches(untouched)) return;
    const { shadowRoot } = node;
    if (shadowRoot && !translatedRoots.has(shadowRoot)) {
      translatedRoots.add(shadowRoot);
      startTranslating(shadowRoot);
    }
  }
  for (const child of [...node.childNodes]) translate(child);
}

function replace(text: Text): void {
  const [outer, inner] = [document.createElement(wrapper), document.createElement(wrapper)];
  inner.append(text.data.replaceAll(/[\p{L}\p{N}]+/gu, `${mark}$&`));
  outer.append(inner);
  text.before(outer);
  text.remove();
}

/** The text of a translated page as its author wrote it. */
export const original = (text: string): string => text.replaceAll(mark, '');

/** Whether the translator had its way with a text that stands on the page. */
export const isTranslated = (text: string): boolean =>
  [document, ...translatedRoots].some((root) =>
    [...root.querySelectorAll(wrapper)].some((each) =>
      original(each.textContent).replaceAll('\u00a0', ' ').includes(text),
    ),
  );
