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
  header .skeleton {
    display: contents;
  }
  .group {
    --_icon: 2.125rem;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.5rem;
    padding-block-start: var(--_gap);
    padding-inline-start: var(--_icon);
    border-block-start: 1px solid var(--_line);
  }
  .group-icon {
    grid-area: 1 / 1;
    display: flex;
    align-items: center;
    /* As high as the first line of the heading. */
    height: 1.4344rem;
    width: 0;
    margin-inline-start: calc(-1 * var(--_icon));
    color: var(--_muted);
  }
  .group-icon + div {
    grid-area: 1 / 1;
    font-size: 0.9375em;
  }
  h3 {
    font-size: 1.1333em;
    line-height: 1.35;
    text-wrap: balance;
  }
  .start {
    min-height: 1.5em;
  }
  .line {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto auto;
    align-items: center;
    gap: 0 0.25rem;
    line-height: 1.25;
    transition: opacity 0.15s;
  }
  .busy {
    opacity: 0.7;
  }
  .name {
    display: flex;
    align-items: center;
    gap: 0.5em;
  }
  .removing {
    display: block;
  }
  .name svg {
    color: var(--_muted);
  }
  .amount {
    grid-column: 3;
    min-width: 4.5em;
    text-align: end;
  }
  .sum {
    flex-wrap: wrap;
    justify-content: start;
    row-gap: 0;
    font-weight: 600;
  }
  .sum .amount {
    margin-inline-start: auto;
  }
  .sum button {
    white-space: normal;
  }
  .sum .muted {
    font-weight: 400;
  }
  .quiet {
    justify-self: start;
    padding: 0;
    border: 0;
    font-size: 0.9375rem;
    font-weight: 400;
    color: var(--_muted);
    text-decoration: underline 1px;
    text-underline-offset: 0.25em;
  }
  .empty {
    justify-self: center;
    align-self: center;
  }
  .confirm {
    display: grid;
    gap: var(--_gap);
    padding-block-start: var(--_gap);
    border-block-start: 1px solid var(--_line);
  }
  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }
  .choices > * {
    flex: 1 1 auto;
  }
  .quiet:hover {
    color: inherit;
    background: none;
  }
  .remove,
  .close {
    width: var(--_target);
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
`;
