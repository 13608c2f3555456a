import { css } from 'lit';

export const checkoutStyles = css`
  legend {
    margin-block-end: 0.75rem;
  }
  .methods,
  .sums {
    display: grid;
    gap: 0.5rem;
  }
  .method {
    display: grid;
    grid-template-columns: auto 1fr auto;
    align-items: center;
    gap: 0.75rem;
    min-height: max(3.25rem, 44px);
    padding: 0.5rem 1rem;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    cursor: pointer;
    transition: background-color 0.15s;
  }
  .method:hover {
    background: var(--_soft);
  }
  .method:has(:checked) {
    border-color: currentColor;
    box-shadow: inset 0 0 0 1px currentColor;
  }
  .method:has(:focus-visible) {
    outline: 2px solid currentColor;
    outline-offset: 2px;
  }
  [type='radio'] {
    width: 1.25rem;
    height: 1.25rem;
    margin: 0;
    accent-color: var(--_accent);
  }
  .guest,
  .field {
    display: grid;
    gap: 0.75rem;
  }
  .guest legend {
    margin-block-end: 0;
  }
  [name='sign-in'] {
    display: block;
    margin-block-start: var(--_gap);
  }
  .field {
    gap: 0.25rem;
  }
  .field label {
    font-weight: 700;
  }
  .field input {
    /* A smaller one makes phones zoom in. */
    font: inherit;
    font-size: max(1em, 1rem);
    color: inherit;
    min-height: var(--_target);
    padding: 0.5rem 0.75rem;
    box-sizing: border-box;
    width: 100%;
    background: transparent;
    border: 1px solid var(--_muted);
    border-radius: var(--_radius);
  }
  .field input:focus-visible {
    outline: 2px solid currentColor;
    outline-offset: 2px;
  }
  .field [aria-invalid] {
    border-width: 2px;
  }
  .error {
    font-weight: 700;
  }
  .error::before {
    content: '⚠ ' / '';
  }
  .method :focus-visible {
    outline: none;
  }
  .links {
    display: flex;
    flex-wrap: wrap;
    gap: 0.75rem;
    padding-block-start: 0.5rem;
  }
`;
