import { css } from 'lit';

export const badgeStyles = css`
  :host {
    display: inline-block;
    position: relative;
    line-height: 1.25;
  }
  .link {
    padding: 0.25em 0.5em;
    border-color: transparent;
    white-space: nowrap;
  }
  ::slotted(a) {
    color: inherit;
    text-decoration: none;
  }
  .count {
    min-width: 1.75em;
    padding: 0.25em 0.5em;
    border-radius: 1em;
    font-size: 0.8125em;
    line-height: 1.25;
    text-align: center;
  }
  /* The room for the number is there before the number is. */
  .none {
    background: var(--_soft);
  }
  .time {
    font-weight: 400;
  }
  .problem {
    position: absolute;
    inset-block-start: 100%;
    inset-inline-end: 0;
    z-index: 1;
    width: max-content;
    max-width: min(20rem, 80vw);
    padding: 0.75rem 1rem;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    color: var(--peppered-text, CanvasText);
    background: var(--peppered-surface, Canvas);
    box-shadow: 0 0.5rem 2rem rgb(0 0 0 / 0.2);
    white-space: normal;
  }
`;
