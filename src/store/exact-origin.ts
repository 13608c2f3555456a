/** The origin that messages may come from. One that is not exact is nobody's, and warned of. */
export function exactOrigin(ticketOrigin: string): string {
  if (/^https?:\/\/[a-z\d.-]+(:\d+)?$/.test(ticketOrigin)) return ticketOrigin;
  console.warn(
    `peppered-cart: ticket-origin "${ticketOrigin}" is ignored: write an origin, such as "https://tickets.voordemensen.nl"`,
  );
  return '';
}
