/**
 * Loads what defines an element once the page has one: in its markup, added later, or in an open shadow root.
 * `loads` has a function for each tag name. A load that failed is tried again when the browser is back online,
 * and for the next such element. Returns its undo.
 */
export function defineOnDemand(loads: Record<string, () => Promise<unknown>>): () => void {
  const waiting = new Map(Object.entries(loads));

  const watch = (root: Document | ShadowRoot) => {
    observer.observe(root, { childList: true, subtree: true });
    visitAll(root);
  };
  const observer = new MutationObserver((records) => {
    for (const node of records.flatMap(({ addedNodes }) => [...addedNodes])) {
      if (!(node instanceof Element)) continue;
      visit(node);
      visitAll(node);
    }
  });
  const visitAll = (root: ParentNode) => {
    for (const element of root.querySelectorAll('*')) visit(element);
  };
  const visit = (element: Element) => {
    const { localName, shadowRoot } = element;
    if (shadowRoot) watch(shadowRoot);
    else if (waiting.has(localName)) load(localName);
    else if (localName.includes('-') && !element.matches(':defined'))
      // Its shadow root comes with its definition.
      void customElements.whenDefined(localName).then(() => {
        visit(element);
      });
  };
  const load = (localName: string) => {
    const define = waiting.get(localName);
    waiting.delete(localName);
    define?.().catch((error: unknown) => {
      console.warn(`<${localName}>: its code could not be loaded`, error);
      waiting.set(localName, define);
    });
  };

  const look = () => {
    watch(document);
  };
  look();
  addEventListener('online', look);
  return () => {
    observer.disconnect();
    removeEventListener('online', look);
  };
}
