import { css } from 'lit';

export const cartStyles = css`
  header {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 0.25rem var(--_gap);
    flex-wrap: wrap;
  }
  h2 {
    flex: 1;
  }
  .countdown {
    flex-basis: 100%;
  }
  .group {
    display: grid;
    gap: 0.25rem;
    padding-block-start: var(--_gap);
    border-block-start: 1px solid var(--_line);
  }
  h3 {
    margin: 0;
    font-size: 1.0625em;
    line-height: 1.35;
  }
  .line {
    display: grid;
    grid-template-columns: 1fr auto auto;
    align-items: center;
    gap: 0 0.25rem;
    transition: opacity 0.15s;
  }
  .busy {
    opacity: 0.6;
  }
  .line > :nth-child(2) {
    grid-column: 3;
    min-width: 4.5em;
    text-align: end;
  }
  .remove,
  .close {
    width: 2.75rem;
    padding: 0;
    border-color: transparent;
  }
  .remove {
    grid-area: 1 / 2;
    color: var(--_muted);
  }
  .remove:hover {
    color: inherit;
  }
  .close {
    margin-inline-end: -0.75rem;
  }
  @media print {
    button,
    .button {
      display: none;
    }
  }
`;
