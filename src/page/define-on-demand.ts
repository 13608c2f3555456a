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
    // One that a server has rendered has its shadow root already.
    if (waiting.has(localName)) load(localName);
    else if (localName.includes('-') && !element.matches(':defined'))
      // Its shadow root may come with its definition by an `attachShadow` that is not ours.
      void customElements.whenDefined(localName).then(() => {
        visit(element);
      });
    if (shadowRoot) watch(shadowRoot);
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
  const moments = ['online', 'load'];
  look();
  for (const moment of moments) addEventListener(moment, look);
  const forget = onAttachShadow(watch);
  return () => {
    waiting.clear();
    observer.disconnect();
    for (const moment of moments) removeEventListener(moment, look);
    forget();
  };
}

/**
 * Calls `attached` for each open shadow root that an element of the page gets. Nothing else tells of one: no mutation
 * record, and for a host that is never defined no definition. To look for them now and then would be late, and a walk
 * through the whole page each time. For the page it stays the same function, with the same answers and errors.
 * Returns its undo.
 */
function onAttachShadow(attached: (root: ShadowRoot) => void): () => void {
  const { prototype } = Element;
  const { attachShadow } = prototype;
  let tell = attached;
  const told = new Proxy(attachShadow, {
    apply(target, host: Element, init: [ShadowRootInit]) {
      const root = Reflect.apply(target, host, init);
      // A host that is not in the page yet is seen when it comes.
      if (host.isConnected && host.shadowRoot) tell(root);
      return root;
    },
  });
  // Answers `false`, and no more, where the page has frozen its prototypes.
  Reflect.set(prototype, 'attachShadow', told);
  return () => {
    tell = () => undefined;
    if (prototype.attachShadow === told) Reflect.set(prototype, 'attachShadow', attachShadow);
  };
}
