/** The language of an element as HTML defines it: the nearest `lang`, through shadow roots; else the browser's. */
export function languageOf(element: Element): string {
  for (let node: Element | null = element; node; node = hostOf(node)) {
    const lang = node.closest<HTMLElement>('[lang]:not([lang=""])')?.lang;
    if (lang) return lang;
  }
  return navigator.language;
}

function hostOf(element: Element): Element | null {
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
}
