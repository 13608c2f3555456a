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
    /* A finger needs 44 pixels, also on pages whose rem is small. */
    --_target: max(2.75rem, 44px);
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
    min-width: var(--_target);
    min-height: var(--_target);
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
  .accent > * {
    color: var(--peppered-on-accent, Canvas);
  }
  /* White on what is darker than a luminance of 0.179, where black and white stand out alike; else black. */
  @supports (color: color(from red xyz-d65 x y z)) {
    .accent > * {
      --_white: clamp(0, (0.179 - y) * 999, 1);
      color: var(
        --peppered-on-accent,
        color(
          from var(--_accent) xyz-d65 calc(0.9505 * var(--_white)) var(--_white)
            calc(1.089 * var(--_white))
        )
      );
    }
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
    *,
    ::before,
    ::after,
    ::backdrop {
      animation-duration: 0s !important;
      transition: none !important;
    }
  }
`;
