'use client';

import { getCart } from 'peppered-cart';

export function OneTicket() {
  const add = () => {
    getCart()
      .add([{ priceId: '2ePdA8q3BN', rankId: 42, eventId: 95, numberOfTickets: 1 }])
      .catch(console.error);
  };
  return <button onClick={add}>Eén kaart</button>;
}
