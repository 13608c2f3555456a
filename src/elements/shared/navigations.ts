/**
 * Calls `moved` after each navigation within the document, with its type. Where the browser tells of no navigation but
 * those through its history, it is called twice a second besides. Returns its undo.
 */
export function watchNavigations(moved: (type: NavigationType | null) => void): () => void {
  if ('navigation' in window) {
    const { navigation } = window;
    const changed = ({ navigationType }: NavigationCurrentEntryChangeEvent) => {
      moved(navigationType);
    };
    navigation.addEventListener('currententrychange', changed);
    return () => {
      navigation.removeEventListener('currententrychange', changed);
    };
  }
  let { length } = history;
  const look = () => {
    const type = history.length === length ? 'replace' : 'push';
    ({ length } = history);
    moved(type);
  };
  const popped = ({ isTrusted }: PopStateEvent) => {
    // Some routers fire it for what they push themselves.
    if (isTrusted) moved('traverse');
  };
  const interval = setInterval(look, 500);
  addEventListener('popstate', popped);
  return () => {
    clearInterval(interval);
    removeEventListener('popstate', popped);
  };
}
