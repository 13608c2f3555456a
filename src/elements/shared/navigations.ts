/** What this needs of a window. Safari and Firefox have the Navigation API only of late. */
interface View extends Pick<Window, 'history' | 'addEventListener' | 'removeEventListener'> {
  navigation?: Navigation;
}

/**
 * Calls `moved` after each navigation within the document of `view`, with its type. Where the browser tells of no
 * navigation but those through its history, it is called twice a second besides. Returns its undo.
 */
export function watchNavigations(
  moved: (type: NavigationType | null) => void,
  view: View = window,
): () => void {
  const { history, navigation } = view;
  if (navigation) {
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
  view.addEventListener('popstate', popped);
  return () => {
    clearInterval(interval);
    view.removeEventListener('popstate', popped);
  };
}
