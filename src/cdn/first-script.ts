declare global {
  var pepperedCartScript: boolean | undefined;
}

/** Whether no script before this one brought the elements. Imported before the elements, so asked before them. */
export const isFirst = !globalThis.pepperedCartScript && !customElements.get('peppered-cart');
globalThis.pepperedCartScript = true;

if (!isFirst) console.warn('peppered-cart: this script is on the page twice; the first one stays');
