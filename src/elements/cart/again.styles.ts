import { css } from 'lit';

export const againStyles = css`
  .removed,
  .more {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 0.75em;
    font-size: 0.9375em;
  }
  .removed {
    justify-content: space-between;
    /* As high as the line whose place it takes. */
    min-height: 2.75rem;
    line-height: 1.35;
    animation: appear 0.2s;
  }
`;
