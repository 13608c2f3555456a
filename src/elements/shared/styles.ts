import { css } from 'lit';

/** What the cart and the checkout share. */
export const sharedStyles = css`
  :host {
    text-wrap: pretty;
  }
  h2,
  h3,
  ul,
  fieldset,
  legend {
    margin: 0;
    padding: 0;
    border: 0;
  }
  ul {
    list-style: none;
  }
  h2,
  legend {
    font-size: 1.375em;
    font-weight: 700;
    line-height: 1.2;
    text-wrap: balance;
  }
  /* A name in the other direction stands where all others do. */
  bdi {
    justify-self: start;
  }
  .wide {
    width: 100%;
  }
  [aria-disabled='true'] {
    cursor: default;
  }
  [aria-disabled='true'] > svg {
    opacity: 0.6;
  }
  .step {
    display: inline-grid;
  }
  .step > * {
    grid-area: 1 / 1;
  }
  .step[aria-busy] {
    cursor: progress;
  }
  .step[aria-busy] > :first-child,
  .step:not([aria-busy]) > :last-child {
    visibility: hidden;
  }
  .row {
    display: flex;
    align-items: baseline;
    justify-content: space-between;
    gap: var(--_gap);
  }
  .row > * + * {
    white-space: nowrap;
  }
  .stack {
    display: grid;
    gap: var(--_gap);
  }
  .muted {
    color: var(--_muted);
  }
  .total {
    font-size: 1.125em;
    font-weight: 700;
    padding-block-start: var(--_gap);
    border-block-start: 2px solid;
  }
  .note,
  .view {
    display: grid;
    gap: 0.5rem;
    justify-items: start;
  }
  .note {
    padding: 0.75rem 1rem;
    border-inline-start: 3px solid;
    background: var(--_soft);
  }
  .countdown {
    display: flex;
    align-items: center;
    gap: 0.5em;
  }
  .soon {
    font-weight: 700;
  }
  strong {
    font-size: 1.125em;
  }
  .view {
    padding-block: 1.5rem;
  }
  .view > .button {
    margin-block-start: 0.5rem;
  }
  .sign:not(.accent) {
    background: var(--_soft);
  }
  .sign {
    display: grid;
    place-items: center;
    width: 3.5rem;
    aspect-ratio: 1;
    border: 1px solid transparent;
    border-radius: 50%;
  }
  .sign > * {
    display: grid;
  }
  .sign svg {
    width: 1.75rem;
    height: 1.75rem;
  }
  .sign + p {
    font-size: 1.25em;
    line-height: 1.2;
    text-wrap: balance;
  }
  #items {
    padding-block-start: 0.5rem;
  }
  .wait {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
  }
  .wait > * {
    grid-area: 1 / 1;
  }
  .words {
    place-self: start;
    position: sticky;
    inset-block-start: 1rem;
  }
  .words:not(:empty) {
    margin: 1rem;
    padding: 0.75rem 1.25rem;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    color: var(--peppered-text, CanvasText);
    background: var(--peppered-surface, Canvas);
  }
  /* What is filled later stands there at once, so that nothing jumps; a fast answer shows nothing of it. */
  .skeleton {
    -webkit-text-fill-color: transparent;
  }
  .skeleton slot {
    -webkit-text-fill-color: currentColor;
  }
  .skeleton > *,
  .skeleton ::slotted(*) {
    animation: appear 0.3s 0.15s both;
  }
  .skeleton :where(bdi, legend, p, .wide, .row span) {
    width: fit-content;
    border-radius: var(--_radius);
    background: var(--_soft);
  }
  .skeleton .wide {
    width: 100%;
  }
  .skeleton :is(svg, [type='radio']) {
    visibility: hidden;
  }
  @keyframes appear {
    from {
      opacity: 0;
    }
  }
  @media (prefers-reduced-motion: no-preference) {
    .skeleton > :not(slot) {
      animation:
        appear 0.3s 0.15s both,
        breathe 1s 1s infinite alternate ease-in-out;
    }
    @keyframes breathe {
      to {
        opacity: 0.6;
      }
    }
  }
  @media (forced-colors: active) {
    .skeleton > :not(slot) {
      visibility: hidden;
    }
  }
  @media (prefers-contrast: more) {
    :host {
      --_line: currentColor;
      --_muted: currentColor;
    }
  }
  /* On paper there is nothing to press, and what was light on dark is dark on white. */
  @media print {
    :host {
      --_muted: currentColor;
      color: #000;
      background: #fff;
    }
    dialog,
    button,
    .button,
    input {
      display: none !important;
    }
  }
`;
