import 'peppered-cart/define';
import { configureCart, listenToAddButtons } from 'peppered-cart';
import { pages } from './pages';

configureCart({ clientName: 'delinde', apiBase: '/tickets' });
listenToAddButtons();

const known = { tickets: 0, removed: 0, order: 'none' };

document.addEventListener('peppered-cart-change', ({ state }) => {
  tell({ tickets: state.numberOfItems });
});
document.addEventListener('peppered-order', ({ orderPhase }) => {
  tell({ order: orderPhase });
});
document.addEventListener('click', (event) => {
  const link = event.target instanceof Element && event.target.closest('nav a');
  if (!(link instanceof HTMLAnchorElement)) return;
  event.preventDefault();
  history.pushState(null, '', link.href);
  show();
});
window.addEventListener('popstate', show);
tell({});
show();

function tell(change: Partial<typeof known>) {
  const { tickets, removed, order } = Object.assign(known, change);
  find('output').textContent = `${tickets} kaarten, ${removed} verwijderd, bestelling ${order}`;
}

function show() {
  const page = pages.get(location.pathname);
  const main = find('main');
  main.replaceChildren(page?.() ?? 'Deze pagina bestaat niet.');
  main.querySelector('peppered-cart')?.addEventListener('peppered-cart-remove', () => {
    tell({ removed: known.removed + 1 });
  });
}

function find(selector: string): Element {
  const element = document.querySelector(selector);
  if (!element) throw new Error(`The page has no ${selector}.`);
  return element;
}
