import { css } from 'lit';

/** The final size is there before number, amount and time are: nothing that comes moves anything. */
export const badgeStyles = css`
  :host {
    display: inline-block;
    position: relative;
    line-height: 1.25;
  }
  .link {
    display: flex;
    padding: 0.25em 0.5em;
    border-color: transparent;
    white-space: nowrap;
  }
  .link:active {
    background: var(--_line);
  }
  .hidden {
    visibility: hidden;
  }
  ::slotted(a) {
    color: inherit;
    text-decoration: none;
  }
  .count,
  .time {
    /* Seen where the system's colours replace the background. */
    border: 1px solid transparent;
    border-radius: 1em;
    font-size: 0.8em;
    line-height: 1.75;
  }
  .count {
    width: 2.5em;
    flex: none;
  }
  .none {
    background: var(--_soft);
  }
  .amount {
    /* Ten characters of the number that the badge may show, in whatever font. */
    min-width: 8.75ch;
    text-align: start;
  }
  /* It hangs below, as a label does. */
  .time {
    position: absolute;
    inset-block-start: calc(100% - 0.5em);
    inset-inline-end: 0.5em;
    padding-inline: 0.625em;
    line-height: 1.5;
  }
  @media print {
    :host {
      display: none;
    }
  }
`;
