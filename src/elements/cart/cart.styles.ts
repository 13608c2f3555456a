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
  dialog {
    position: fixed;
    inset-block: 0;
    inset-inline: auto 0;
    width: min(28rem, 100vw);
    max-width: none;
    height: 100dvh;
    max-height: none;
    margin: 0;
    padding: 0;
    border: 0;
    overflow: auto;
    overscroll-behavior: contain;
    color: var(--peppered-text, CanvasText);
    background: var(--peppered-surface, Canvas);
    box-shadow: 0 0 4rem rgb(0 0 0 / 0.3);
  }
  /* The padding is not the dialog's: a click on the dialog itself is one beside it. */
  dialog > .stack {
    min-height: 100%;
    align-content: start;
    padding: 1rem clamp(1rem, 5vw, 2rem) max(1.5rem, env(safe-area-inset-bottom));
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 0.5);
  }
  dialog[open] {
    animation: slide 0.25s cubic-bezier(0.2, 0.7, 0.2, 1);
  }
  @keyframes slide {
    from {
      transform: translateX(2rem);
      opacity: 0;
    }
  }
  @media (max-width: 32rem) {
    dialog {
      inset: auto 0 0;
      width: 100%;
      height: auto;
      max-height: 92dvh;
      border-radius: 1rem 1rem 0 0;
    }
    @keyframes slide {
      from {
        transform: translateY(2rem);
        opacity: 0;
      }
    }
  }
  @media print {
    button,
    .button {
      display: none;
    }
  }
`;
