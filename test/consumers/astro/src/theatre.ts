import 'peppered-cart/define';
import { configureCart, getCart, listenToAddButtons } from 'peppered-cart';

configureCart({ clientName: 'delinde', apiBase: '/tickets' });
listenToAddButtons();

const known = { tickets: 0, removed: 0, order: 'none' };

document.addEventListener('peppered-cart-change', ({ state }) => {
  tell({ tickets: state.numberOfItems });
});
document.addEventListener('peppered-order', ({ orderPhase }) => {
  tell({ order: orderPhase });
});
document.addEventListener('peppered-cart-remove', () => {
  tell({ removed: known.removed + 1 });
});
document.addEventListener('click', ({ target }) => {
  if (!(target instanceof Element && target.matches('.one'))) return;
  getCart()
    .add([{ priceId: '2ePdA8q3BN', rankId: 42, eventId: 95, numberOfTickets: 1 }])
    .catch(console.error);
});
tell({});

function tell(change: Partial<typeof known>) {
  const { tickets, removed, order } = Object.assign(known, change);
  const output = document.querySelector('output');
  if (output) output.textContent = `${tickets} kaarten, ${removed} verwijderd, bestelling ${order}`;
}
