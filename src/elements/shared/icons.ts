import { html } from 'lit';

// So that a bundle carries only the icons that it shows.
/* @__NO_SIDE_EFFECTS__ */
export const icon = (path: string) =>
  html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d=${path} /></svg>`;

export const ticketIcon = icon(
  'M3 9V6h18v3a3 3 0 0 0 0 6v3H3v-3a3 3 0 0 0 0-6ZM14.5 6v2.5m0 2.5v2m0 2.5V18',
);
export const closeIcon = icon('m6 6 12 12M18 6 6 18');
export const doneIcon = icon('m4 12.5 5.5 5.5L20 6.5');
export const waitIcon = icon('M12 7v5l3 3M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0Z');
export const stopIcon = icon('M12 8v5m0 3.5v.01M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0Z');
