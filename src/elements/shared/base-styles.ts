import { css } from 'lit';

/**
 * What every element needs. Fonts and colours come from the page; what a site may set are the
 * `--peppered-*` properties, each with its default here.
 */
export const baseStyles = css`
  :host {
    --_accent: var(--peppered-accent, currentColor);
    --_line: var(--peppered-line, color-mix(in srgb, currentColor 18%, transparent));
    --_soft: var(--peppered-soft, color-mix(in srgb, currentColor 6%, transparent));
    --_muted: var(--peppered-muted, color-mix(in srgb, currentColor 72%, transparent));
    --_radius: var(--peppered-radius, 0.5rem);
    --_gap: var(--peppered-gap, 1rem);
    display: block;
    line-height: 1.5;
    font-variant-numeric: tabular-nums;
    overflow-wrap: anywhere;
  }
  :host([hidden]) {
    display: none;
  }
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
  p {
    margin: 0;
  }
  svg {
    width: 1.25em;
    height: 1.25em;
    flex: none;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.75;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  button,
  .button {
    font: inherit;
    font-weight: 600;
    color: inherit;
    text-decoration: none;
    text-align: center;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.5em;
    min-height: 2.75rem;
    padding: 0.5em 1.25em;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: none;
    cursor: pointer;
    touch-action: manipulation;
    transition: background-color 0.15s;
  }
  button:hover,
  .button:hover {
    background: var(--_soft);
  }
  .accent,
  .accent:hover {
    border-color: transparent;
    background: var(--_accent);
  }
  /* Black or white, whichever can be read on the accent: the page's own colour may be the accent. */
  .accent > * {
    color: Canvas;
    color: var(--peppered-on-accent, oklch(from var(--_accent) clamp(0, (0.62 - l) * 1000, 1) 0 0));
  }
  .accent:hover > * {
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  :focus-visible {
    outline: 2px solid currentColor;
    outline-offset: 2px;
  }
  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media (prefers-reduced-motion: reduce) {
    * {
      animation-duration: 0s !important;
      transition: none !important;
    }
  }
`;
