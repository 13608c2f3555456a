import { css } from 'lit';

/** The cart as a drawer over the page. */
export const drawerStyles = css`
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
`;
