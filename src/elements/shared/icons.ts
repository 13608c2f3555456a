import { html } from 'lit';

// So that a bundle carries only the icons that it shows.
/* @__NO_SIDE_EFFECTS__ */
export const icon = (path: string) =>
  html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d=${path} /></svg>`;

export const ticketIcon = icon(
  'M3 9V6h18v3a3 3 0 0 0 0 6v3H3v-3a3 3 0 0 0 0-6ZM14.5 6v2.5m0 2.5v2m0 2.5V18',
);
