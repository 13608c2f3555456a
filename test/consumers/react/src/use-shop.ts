import type { CartChangeEvent, PepperedOrderEvent } from 'peppered-cart';
import { useEffect, useState } from 'react';

/** What the app knows of the cart and the order, from the events on the document. */
export function useShop() {
  const [tickets, setTickets] = useState(0);
  const [order, setOrder] = useState('none');

  useEffect(() => {
    const changed = ({ state }: CartChangeEvent) => setTickets(state.numberOfItems);
    const ordered = ({ orderPhase }: PepperedOrderEvent) => setOrder(orderPhase);
    document.addEventListener('peppered-cart-change', changed);
    document.addEventListener('peppered-order', ordered);
    return () => {
      document.removeEventListener('peppered-cart-change', changed);
      document.removeEventListener('peppered-order', ordered);
    };
  }, []);

  return { tickets, order };
}
