import { loaded } from '../elements/shared/cart-controller.js';

/** What another script brings to life. */
const more = ':is(peppered-cart, peppered-checkout):not(:defined), [data-peppered-add]';

/** Tells the page's author, once, of what this script leaves dead: in the markup, or added later. */
export async function warnOfMore(): Promise<void> {
  await loaded();
  const look = (roots: readonly Node[]) => {
    const element = roots
      .map((root) => root instanceof Element && root.querySelector(more))
      .find(Boolean);
    if (!element || globalThis.pepperedCartScript) return;
    observer.disconnect();
    console.warn('peppered-cart-badge.js is the badge alone: take peppered-cart.js for', element);
  };
  const observer = new MutationObserver((records) => {
    look(records.map(({ target }) => target));
  });
  observer.observe(document, { childList: true, subtree: true });
  look([document.documentElement]);
}
