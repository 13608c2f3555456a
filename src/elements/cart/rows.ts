import type { LitElement } from 'lit';

/** The rows of the cart as they stand on the page: its lines, or what stands where lines were removed. */
export const rowsOf = ({ renderRoot }: LitElement, kind: 'line' | 'removed'): HTMLElement[] => [
  ...renderRoot.querySelectorAll<HTMLElement>(`.${kind}`),
];
