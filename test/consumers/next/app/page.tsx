import { OneTicket } from './one-ticket';

export default function Programme() {
  return (
    <>
      <h1>Programma</h1>
      <button
        data-peppered-add=""
        data-price-id="2ePdA8q3BN"
        data-rank-id="42"
        data-event-id="95"
        data-number-of-tickets="2"
      >
        Twee kaarten
      </button>
      <OneTicket />
    </>
  );
}
