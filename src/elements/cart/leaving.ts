import { watchNavigations } from '../shared/navigations.js';

const linkOf = (event: Event) =>
  event.composedPath().find((each) => each instanceof HTMLAnchorElement);
const pathOf = (address: string) => address.split(/[?#]/, 1)[0];

/**
 * Calls `leave` once the visitor goes on to another page, or to another place of this one: the page comes back out of the
 * browser's cache without a drawer. A page that only writes something into its address stays. Returns the undo.
 */
export function watchLeaving(leave: () => void): () => void {
  let before = location.href;
  let opener: string | undefined;
  const stop = watchNavigations((type) => {
    const { href } = location;
    const from = before;
    before = href;
    // The link `#` of those who mean a button, and the one that opened the drawer, which is followed afterwards.
    if (href.endsWith('#') || href === opener) return;
    const isElsewhere = type === 'push' ? href !== from : pathOf(href) !== pathOf(from);
    if (type === 'traverse' || isElsewhere) leave();
  });
  const clicked = (event: MouseEvent) => {
    opener = linkOf(event)?.href;
  };
  addEventListener('click', clicked, { once: true });
  addEventListener('pagehide', leave);
  return () => {
    stop();
    removeEventListener('click', clicked);
    removeEventListener('pagehide', leave);
  };
}

/** Whether a click follows a link in this window, by itself or through the page's router. */
export function followsLink(event: MouseEvent): boolean {
  const { button, ctrlKey, metaKey, shiftKey, altKey } = event;
  const link = linkOf(event);
  if (!link || button || ctrlKey || metaKey || shiftKey || altKey) return false;
  const target = link.target || document.querySelector<HTMLBaseElement>('base[target]')?.target;
  return (
    /^https?:$/.test(link.protocol) &&
    /^(_self|_parent|_top)?$/i.test(target ?? '') &&
    !link.hasAttribute('download') &&
    link.getAttribute('href') !== '#'
  );
}
