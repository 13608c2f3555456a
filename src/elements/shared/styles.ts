import { css } from 'lit';

/** What the cart and the checkout share. */
export const sharedStyles = css`
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
  .wide {
    width: 100%;
  }
  [aria-disabled='true'] {
    cursor: default;
    opacity: 0.6;
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
  .skeleton {
    min-height: 3rem;
    border-radius: var(--_radius);
    background: var(--_soft);
    /* A fast answer shows no skeleton at all. */
    animation: appear 0.3s 0.15s both;
  }
  .tall {
    min-height: 7rem;
  }
  @keyframes appear {
    from {
      opacity: 0;
    }
  }
`;
