import { getCart } from './peppered-cart/peppered-cart.js';

const known = { tickets: 0, removed: 0, order: 'none' };

function tell(change) {
  const { tickets, removed, order } = Object.assign(known, change);
  document.querySelector('output').textContent =
    `${tickets} kaarten, ${removed} verwijderd, bestelling ${order}`;
}

tell({});
document.addEventListener('peppered-cart-change', ({ state }) => {
  tell({ tickets: state.numberOfItems });
});
document.addEventListener('peppered-order', ({ orderPhase }) => tell({ order: orderPhase }));
document.addEventListener('peppered-cart-remove', () => tell({ removed: known.removed + 1 }));
document.addEventListener('click', ({ target }) => {
  if (!target.matches('.one')) return;
  getCart()
    .add([{ priceId: '2ePdA8q3BN', rankId: 42, eventId: 95, numberOfTickets: 1 }])
    .catch(console.error);
});
